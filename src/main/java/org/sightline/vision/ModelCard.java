package org.sightline.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    @Nullable NpmSource npm) {
  /** Name of the card's file in its folder. */
  static final String FILE = "model.json";

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
    Path file = folder.resolve(FILE);
    JsonObject json = JsonObject.read(file, MAX_BYTES);
    ModelCard card =
        new ModelCard(
            json.text("name"),
            fileName(json, "file"),
            hash(json, "sha256"),
            (long) json.number("bytes"),
            json.text("head"),
            side(json, "inputWidthPx"),
            side(json, "inputHeightPx"),
            labels(folder.resolveSibling("labels").resolve(fileName(json, "labels"))),
            share(json, "minScore"),
            share(json, "nms"),
            json.text("licence"),
            json.text("trainedOn"),
            viewpoints(json),
            json.text("quality"),
            json.whole("rank"),
            json.text("source"),
            json.has("npm") ? npm(json.object("npm")) : null);
    Path folderName = folder.toAbsolutePath().normalize().getFileName();
    if (folderName == null || !card.name.equals(folderName.toString())) {
      throw json.wrong("name", "the name of its folder");
    }
    if (Heads.named(card.head) == null) {
      throw json.wrong("head", "a family of networks that this version knows");
    }
    return card;
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
  private static String fileName(JsonObject json, String member) throws ModelException {
    String name = json.text(member);
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw json.wrong(member, "a plain file name");
    }
    return name;
  }

  private static String hash(JsonObject json, String member) throws ModelException {
    String hash = json.text(member);
    if (!hash.matches("[0-9a-f]{64}")) {
      throw json.wrong(member, "64 lower-case hexadecimal digits");
    }
    return hash;
  }

  private static int side(JsonObject json, String member) throws ModelException {
    int side = json.whole(member);
    if (side < 32 || side > 2048 || side % 32 != 0) {
      throw json.wrong(member, "a multiple of 32 from 32 to 2048");
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

  private static List<Looking.Viewpoint> viewpoints(JsonObject json) throws ModelException {
    List<Looking.Viewpoint> viewpoints = new ArrayList<>();
    for (String word : json.texts("viewpoints")) {
      Looking.Viewpoint found = null;
      for (Looking.Viewpoint viewpoint : Looking.Viewpoint.values()) {
        if (viewpoint.name().toLowerCase(Locale.ROOT).equals(word)) {
          found = viewpoint;
        }
      }
      if (found == null) {
        throw json.wrong("viewpoints", "some of ground, oblique, nadir");
      }
      viewpoints.add(found);
    }
    return viewpoints;
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
