package org.sightline.vision;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sightline.models.OnnxWriter;

/** ONNX files made for tests: whatever the picture, the outputs are the numbers given. */
public final class MadeNetwork {
  // TensorProto.DataType
  private static final byte FLOAT16 = 10;
  private static final int FLOAT = 1;

  private final OnnxWriter graph = new OnnxWriter();
  private final List<Integer> input;

  /** A network that takes pictures of a shape; negative lengths are left open. */
  public MadeNetwork(Integer... input) {
    this.input = List.of(input);
    graph.input("picture", this.input);
    // nothing, but made of the picture: 0 · its mean
    graph.node("Cast", List.of("picture"), List.of("picture.real")).whole("to", FLOAT).add();
    graph.node("ReduceMean", List.of("picture.real"), List.of("mean")).whole("keepdims", 0).add();
    graph.floats("zero", List.of(), FloatBuffer.wrap(new float[] {0}));
    graph.node("Mul", List.of("mean", "zero"), List.of("nothing")).add();
  }

  /** Adds an output. */
  public MadeNetwork output(String name, List<Integer> shape, float... values) {
    graph.floats(name + ".values", shape, FloatBuffer.wrap(values));
    graph.node("Add", List.of(name + ".values", "nothing"), List.of(name)).add();
    graph.output(name, shape);
    return this;
  }

  /** Adds an output whose first axis counts the pictures, each with the picture's mean added. */
  public MadeNetwork meanOfEach(String name, List<Integer> shape, float... values) {
    List<Integer> open = new ArrayList<>(shape);
    open.set(0, -1);
    graph.floats(name + ".values", shape, FloatBuffer.wrap(values));
    graph
        .node("ReduceMean", List.of("picture"), List.of(name + ".each"))
        .wholes("axes", List.of(1, 2, 3))
        .whole("keepdims", 1)
        .add();
    graph.wholes(name + ".shape", List.of(-1, 1, 1));
    graph.node("Reshape", List.of(name + ".each", name + ".shape"), List.of(name + ".flat")).add();
    graph.node("Add", List.of(name + ".values", name + ".flat"), List.of(name)).add();
    graph.output(name, open);
    return this;
  }

  /**
   * Adds an output that needs as many numbers as the brightest value of the picture to the fifth
   * power: one for a black picture.
   */
  public MadeNetwork asLargeAsThePictureIsBright(String name) {
    graph.node("ReduceMax", List.of("picture"), List.of("max")).whole("keepdims", 0).add();
    graph.floats("one", List.of(1), FloatBuffer.wrap(new float[] {1}));
    graph.node("Add", List.of("max", "one"), List.of("side.real")).add();
    graph.node("Cast", List.of("side.real"), List.of("side")).whole("to", 7).add();
    List<String> sides = List.of("side", "side", "side", "side", "side");
    graph.node("Concat", sides, List.of("sides")).whole("axis", 0).add();
    graph.node("Expand", List.of("one", "sides"), List.of(name + ".huge")).add();
    graph.node("ReduceSum", List.of(name + ".huge"), List.of(name)).whole("keepdims", 1).add();
    graph.output(name, List.of(1, 1, 1, 1, 1));
    return this;
  }

  /** Adds a second input, which Sightline cannot fill. */
  public MadeNetwork secondInput() {
    graph.input("size", List.of(1, 2));
    return this;
  }

  /** Writes the file. */
  public Path write(Path file) throws IOException {
    return Files.write(file, graph.toBytes("made"));
  }

  /** Writes a file that takes the picture in floats of 16 bits; {@link #output} only. */
  public Path writeHalf(Path file) throws IOException {
    byte[] bytes = graph.toBytes("made");
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    // the input's description stands last: name, type, tensor type, then the element's type
    int at = text.lastIndexOf("\n\u0007picture\u0012");
    bytes[at + 14] = FLOAT16;
    return Files.write(file, bytes);
  }

  /** A card for it with the words of the family, and other terms if given. */
  static ModelCard card(
      Path file, String head, int width, int height, String terms, String... labels)
      throws IOException, ModelException {
    Path home = file.toAbsolutePath().getParent();
    if (home == null) {
      throw new IllegalArgumentException(file.toString());
    }
    Path folder = Files.createDirectories(home.resolveSibling("labels"));
    Files.write(folder.resolve("made.txt"), List.of(labels));
    Files.writeString(
        home.resolve(ModelCard.FILE),
        """
        {"name": "NAME", "file": "FILE", "sha256": "SHA", "bytes": BYTES, "head": "HEAD",
         "inputWidthPx": WIDTH, "inputHeightPx": HEIGHT, "labels": "made.txt", "minScore": 0.3,
         "nms": 0.5, "licence": "CC0-1.0", "trainedOn": "nothing", "viewpoints": ["ground"],
         "quality": "made", "rank": 1, "source": "made by a test"TERMS}
        """
            .replace("NAME", String.valueOf(home.getFileName()))
            .replace("FILE", String.valueOf(file.getFileName()))
            .replace("SHA", FileHash.of(file))
            .replace("BYTES", Long.toString(Files.size(file)))
            .replace("HEAD", head)
            .replace("WIDTH", Integer.toString(width))
            .replace("HEIGHT", Integer.toString(height))
            .replace("TERMS", terms.isEmpty() ? "" : ", " + terms));
    return ModelCard.read(home);
  }
}
