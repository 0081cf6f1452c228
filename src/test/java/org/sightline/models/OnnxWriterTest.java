package org.sightline.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxWriterTest {
  /** y = leaky(x · w + b), one of each kind of field. */
  private static byte[] graph() {
    OnnxWriter onnx = new OnnxWriter();
    onnx.input("x", List.of(1, 2));
    onnx.floats("w", List.of(2, 2), FloatBuffer.wrap(new float[] {1, 2, 3, -4}));
    onnx.floats("b", List.of(2), FloatBuffer.wrap(new float[] {0.5f, -300}));
    onnx.node("Gemm", List.of("x", "w", "b"), List.of("g")).whole("transB", 0).add();
    onnx.node("LeakyRelu", List.of("g"), List.of("r")).real("alpha", 0.25f).add();
    onnx.wholes("shape", List.of(-1, 1, 1));
    onnx.node("Reshape", List.of("r", "shape"), List.of("s")).add();
    onnx.node("Transpose", List.of("s"), List.of("t")).wholes("perm", List.of(1, 2, 0)).add();
    onnx.wholes("sizes", List.of(1, 1, 4));
    onnx.node("Resize", List.of("t", "", "", "sizes"), List.of("y")).text("mode", "nearest").add();
    onnx.output("y", List.of(1, 1, 4));
    return onnx.toBytes("test");
  }

  @Test
  void onnxRuntimeReadsWhatIsWritten() throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(graph());
        OnnxTensor x =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(new float[] {10, 20}), new long[] {1, 2});
        OrtSession.Result result = session.run(Map.of("x", x))) {
      // 10 · 1 + 20 · 3 + ½ = 70.5; 10 · 2 − 20 · 4 − 300 = −360, a quarter of it −90
      float[][][] y = (float[][][]) result.get(0).getValue();
      assertArrayEquals(new float[] {70.5f, 70.5f, -90, -90}, y[0][0]);
      assertArrayEquals(new long[] {1, 1, 4}, shape(result));
    }
  }

  private static long[] shape(OrtSession.Result result) {
    return ((OnnxTensor) result.get(0)).getInfo().getShape();
  }

  @Test
  void theSameCallsGiveTheSameBytes() {
    assertArrayEquals(graph(), graph());
  }
}
