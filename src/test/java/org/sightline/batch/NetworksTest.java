package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NetworksTest {
  @Test
  void theReasonIsWhatTheLibrarySaysAndNotWhereInItsSources() {
    assertEquals(
        "Failed to load library x.so with error: libcublasLt.so.12: cannot open shared object file",
        Networks.reason(
            "m.onnx could not be loaded by ONNX Runtime: Error code - ORT_FAIL - message: a.cc:1988"
                + " onnxruntime::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library x.so"
                + " with error: libcublasLt.so.12: cannot open shared object file"));
    assertEquals("no card", Networks.reason("no card"));
  }
}
