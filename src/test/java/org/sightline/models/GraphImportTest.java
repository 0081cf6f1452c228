package org.sightline.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.vision.FileHash;
import org.sightline.vision.ModelCard;
import org.sightline.vision.ModelException;
import org.sightline.vision.TestModels;

class GraphImportTest {
  private static final String CHANNELS_LAST = "TkhXQw=="; // NHWC in base 64
  private static final String VALID = "VkFMSUQ=";

  /**
   * A picture of 1 × 4 × 4, padded by one, convolved with a 3 × 3 sum times two (and one, to a
   * second channel that copies the middle), a bias, and back to channels first.
   */
  static void write(Path folder, String lastOperation) throws IOException {
    String graph =
        """
        {"signature": {"outputs": {"out:0": {}}},
         "modelTopology": {"node": [
          {"name": "x", "op": "Placeholder", "attr": {"shape": {"shape": {"dim":
            [{"size": "1"}, {"size": "1"}, {"size": "4"}, {"size": "4"}]}}}},
          {"name": "sides", "op": "Const", "attr": {}},
          {"name": "last", "op": "Const", "attr": {}},
          {"name": "first", "op": "Const", "attr": {}},
          {"name": "kernel", "op": "Const", "attr": {}},
          {"name": "bias", "op": "Const", "attr": {}},
          {"name": "pad", "op": "Pad", "input": ["x", "sides"], "attr": {}},
          {"name": "turned", "op": "Transpose", "input": ["pad", "last"], "attr": {}},
          {"name": "conv", "op": "Conv2D", "input": ["turned", "kernel"], "attr": {
            "padding": {"s": "VALID64"}, "data_format": {"s": "NHWC64"},
            "strides": {"list": {"i": ["1", "1", "1", "1"]}},
            "dilations": {"list": {"i": ["1", "1", "1", "1"]}}}},
          {"name": "sum", "op": "AddV2", "input": ["conv", "bias"], "attr": {}},
          {"name": "back", "op": "Transpose", "input": ["sum", "first"], "attr": {}},
          {"name": "out", "op": "LAST", "input": ["back"], "attr": {"alpha": {"f": 0.5}}}]},
         "weightsManifest": [{"paths": ["w"], "weights": [
          {"name": "sides", "shape": [4, 2], "dtype": "int32"},
          {"name": "last", "shape": [4], "dtype": "int32"},
          {"name": "first", "shape": [4], "dtype": "int32"},
          {"name": "kernel", "shape": [3, 3, 1, 2], "dtype": "float32",
           "quantization": {"dtype": "float16"}},
          {"name": "bias", "shape": [2], "dtype": "float32"}]}]}
        """
            .replace("VALID64", VALID)
            .replace("NHWC64", CHANNELS_LAST)
            .replace("LAST", lastOperation);
    Files.writeString(folder.resolve("graph.json"), graph);
    ByteBuffer weights = ByteBuffer.allocate(500).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : new int[] {0, 0, 0, 0, 1, 1, 1, 1, 0, 2, 3, 1, 0, 3, 1, 2}) {
      weights.putInt(number);
    }
    for (int cell = 0; cell < 9; cell++) {
      weights.putShort((short) 0x4000); // 2 as a half
      weights.putShort((short) (cell == 4 ? 0x3c00 : 0)); // 1 in the middle, else 0
    }
    weights.putFloat(-100).putFloat(0.5f);
    byte[] bytes = new byte[weights.position()];
    weights.flip().get(bytes);
    Files.write(folder.resolve("weights.bin"), bytes);
  }

  static byte[] imported(Path folder) throws ModelException {
    GraphModel graph = GraphModel.read(folder.resolve("graph.json"), folder.resolve("weights.bin"));
    return GraphImport.toOnnx(graph, "test");
  }

  @Test
  void aConvolutionGivesTheNumbersOfTheOriginal(@TempDir Path folder) throws Exception {
    write(folder, "LeakyRelu");
    float[] picture = new float[16];
    for (int i = 0; i < 16; i++) {
      picture[i] = i;
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {1, 1, 4, 4};
    try (OrtSession session = environment.createSession(imported(folder));
        OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(picture), shape);
        OrtSession.Result result = session.run(Map.of("x", x))) {
      float[][][] out = ((float[][][][]) result.get(0).getValue())[0];
      // corner: 2 · (0 + 1 + 4 + 5) − 100 = −80, halved; middle: 2 · 9 · 10 − 100 = 80
      assertEquals(-40f, out[0][0][0]);
      assertEquals(80f, out[0][2][2]);
      assertEquals(10.5f, out[1][2][2]);
      assertEquals(0.5f, out[1][0][0]);
    }
  }

  @Test
  void theInstalledNanoDetHasThePinnedBytes() throws Exception {
    Path made = TestModels.weights("nanodet");
    ModelCard card = ModelCard.read(Path.of("models/nanodet"));
    assertEquals(card.sha256(), FileHash.of(made));
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(made.toString())) {
      assertEquals(6, session.getNumOutputs());
    }
  }

  @Test
  void anUnknownOperationIsRefusedByName(@TempDir Path folder) throws Exception {
    write(folder, "FlushQuantumFoam");
    ModelException refusal = assertThrows(ModelException.class, () -> imported(folder));
    assertTrue(refusal.toString().contains("FlushQuantumFoam"), refusal.toString());
  }

  @Test
  void weightsOfAnotherLengthAreRefused(@TempDir Path folder) throws Exception {
    write(folder, "LeakyRelu");
    Path file = folder.resolve("weights.bin");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThrows(ModelException.class, () -> imported(folder));
    }
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 1));
    assertThrows(ModelException.class, () -> imported(folder));
  }

  @Test
  void halvesKeepTheirValue() {
    // examples of IEEE 754 binary16
    assertEquals(1f, GraphModel.halfToFloat((short) 0x3c00));
    assertEquals(-2f, GraphModel.halfToFloat((short) 0xc000));
    assertEquals(65504f, GraphModel.halfToFloat((short) 0x7bff));
    assertEquals(0x1p-24f, GraphModel.halfToFloat((short) 0x0001));
    assertEquals(0.33325195f, GraphModel.halfToFloat((short) 0x3555));
    assertEquals(Float.NEGATIVE_INFINITY, GraphModel.halfToFloat((short) 0xfc00));
  }
}
