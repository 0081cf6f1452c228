package org.sightline.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.vision.Detectors;
import org.sightline.vision.Engine;
import org.sightline.vision.FileHash;
import org.sightline.vision.ModelCard;
import org.sightline.vision.ModelException;
import org.sightline.vision.OnnxDescription;
import org.sightline.vision.OnnxDescription.Tensor;

/**
 * Brings in a model that a user has: inspects its file, drafts its card and, once a person has
 * filled in what the file does not say, tries the two together. Until then no run sees it.
 */
public final class CardDraft {
  /** Name of a card that waits to be reviewed. */
  public static final String FILE = "review.json";

  private static final long MOST_BYTES = 2L << 30;
  private static final int MOST_LABELS = 2000;

  // the metadata of Ultralytics' exports: {0: 'person', 1: "bicycle"}
  private static final Pattern LABEL =
      Pattern.compile("\"?(\\d{1,4})\"?\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\")");

  private final Path modelsDir;
  private final String name;

  /**
   * @param name of the model's folder
   * @throws ModelException if it is no plain name
   */
  public CardDraft(Path modelsDir, String name) throws ModelException {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,60}") || name.equals("labels")) {
      throw new ModelException(
          "\"" + name + "\" cannot name a model: letters, digits, dots and hyphens only", null);
    }
    this.modelsDir = modelsDir;
    this.name = name;
  }

  /**
   * Copies a file into the models folder and drafts its card.
   *
   * @return what was found and what to do, for a person
   */
  public List<String> add(Path file) throws ModelException {
    Path home = modelsDir.resolve(name);
    if (Files.exists(home.resolve(ModelCard.FILE)) || Files.exists(home.resolve(FILE))) {
      throw new ModelException(
          home + " holds a model already; give this one another name with --name", null);
    }
    OnnxDescription found = OnnxDescription.of(file);
    if (found.inputs().size() != 1) {
      throw new ModelException(
          file
              + " takes "
              + found.inputs()
              + " where Sightline can give one picture; export it with the picture as its only"
              + " input",
          null);
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ModelException(file + " is larger than a detector can be", null);
      }
      List<String> labels = labels(found.metadata());
      Files.createDirectories(home);
      Files.createDirectories(modelsDir.resolve("labels"));
      Path weights = home.resolve("weights.onnx");
      Files.copy(file, weights, StandardCopyOption.REPLACE_EXISTING);
      if (!labels.isEmpty()) {
        Files.write(modelsDir.resolve("labels").resolve(name + ".txt"), labels);
      }
      List<String> lines = new ArrayList<>();
      for (Tensor input : found.inputs()) {
        lines.add("input   " + input);
      }
      for (Tensor output : found.outputs()) {
        lines.add("output  " + output);
      }
      lines.add("labels  " + (labels.isEmpty() ? "the file names none" : labels.toString()));
      Path card = home.resolve(FILE);
      Files.writeString(card, card(found, labels, weights, file), StandardCharsets.UTF_8);
      lines.add("Wrote " + card + ". Review it: what the file does not say begins with \"?\".");
      lines.add("\"input\" is as the family mostly has it; ask whoever exported the model.");
      lines.add("Then: sightline models add --reviewed " + name);
      return lines;
    } catch (IOException e) {
      throw new ModelException(name + " could not be added: " + e.getMessage(), e);
    }
  }

  /**
   * Tries the reviewed card on its file, and puts it into use.
   *
   * @return what was done
   * @throws ModelException if something is still open, or card and file do not fit
   */
  public List<String> accept(Engine engine) throws ModelException {
    Path home = modelsDir.resolve(name);
    if (!Files.exists(home.resolve(FILE))) {
      throw new ModelException(
          "there is no card to review in " + home + "; sightline models add FILE.onnx writes one",
          null);
    }
    ModelCard card = ModelCard.read(home, FILE);
    Detectors.open(home, card, card.minScore(), engine).close();
    try {
      Files.move(home.resolve(FILE), home.resolve(ModelCard.FILE));
    } catch (IOException e) {
      throw new ModelException(home.resolve(FILE) + " could not be renamed: " + e.getMessage(), e);
    }
    return List.of(
        "Card and weights of " + name + " fit; it is in use from now on where its rank is lowest.",
        "Measure it: sightline models evaluate "
            + name
            + " --coco FILE, and write what comes out"
            + " into \"quality\".");
  }

  /** The labels in the file's metadata, in the network's order; none if one is missing. */
  static List<String> labels(Map<String, String> metadata) {
    Map<Integer, String> byIndex = new TreeMap<>();
    Matcher matcher = LABEL.matcher(metadata.getOrDefault("names", ""));
    while (matcher.find() && byIndex.size() < MOST_LABELS) {
      String label = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      byIndex.put(Integer.valueOf(matcher.group(1)), label.strip().replaceAll("\\p{Cntrl}", " "));
    }
    List<String> labels = new ArrayList<>(byIndex.values());
    for (int i = 0; i < labels.size(); i++) {
      if (!byIndex.containsKey(i) || labels.get(i).isBlank()) {
        return List.of();
      }
    }
    return labels;
  }

  private String card(OnnxDescription found, List<String> labels, Path weights, Path from)
      throws IOException, ModelException {
    List<Integer> shape = found.inputs().isEmpty() ? List.of() : found.inputs().get(0).shape();
    boolean last = shape.size() == 4 && shape.get(3) == 3;
    int height = shape.size() == 4 ? shape.get(last ? 1 : 2) : -1;
    int width = shape.size() == 4 ? shape.get(last ? 2 : 3) : -1;
    FamilyGuess guess = FamilyGuess.of(found, height == width ? width : -1, labels.size());
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("name", name);
      json.writeStringField("file", "weights.onnx");
      json.writeStringField("sha256", FileHash.of(weights));
      json.writeNumberField("bytes", Files.size(weights));
      String head =
          guess.heads().size() == 1
              ? guess.heads().get(0)
              : ModelCard.OPEN + "the family of networks: " + guess.why() + ModelFiles.heads();
      json.writeStringField("head", head);
      side(json, "inputWidthPx", width);
      side(json, "inputHeightPx", height);
      json.writeStringField("labels", labels(labels, guess));
      ask(json, "minScore", "the score, 0 to 1, from which boxes count; 0.3 is a usual start");
      json.writeNumberField("nms", 0.45);
      String licence = found.metadata().get("license");
      ask(
          json,
          "licence",
          "the SPDX identifier of the weights' licence, such as Apache-2.0"
              + (licence == null ? "" : "; the file says: " + licence));
      ask(json, "trainedOn", "the pictures that it learned from, in words");
      ask(
          json,
          "viewpoints",
          "the camera tilts that it learned from, a list of some of ground, oblique, nadir");
      json.writeStringField("quality", "not measured yet");
      json.writeNumberField("rank", 0);
      json.writeStringField("source", "added from " + from.getFileName());
      if (guess.heads().size() == 1) {
        ModelFiles.terms(json, guess.heads().get(0), guess.names());
      }
      json.writeEndObject();
    }
    return text + "\n";
  }

  private String labels(List<String> labels, FamilyGuess guess) {
    return labels.isEmpty()
        ? ModelCard.OPEN
            + "a file in models/labels with one class a line, in the network's order"
            + (guess.classes() > 0 ? "; there are " + guess.classes() : "")
        : name + ".txt";
  }

  private static void side(JsonGenerator json, String member, int side) throws IOException {
    if (side > 0) {
      json.writeNumberField(member, side);
    } else {
      ask(json, member, "pixels; the file leaves it open, so take what it was trained with");
    }
  }

  private static void ask(JsonGenerator json, String member, String what) throws IOException {
    json.writeStringField(member, ModelCard.OPEN + what);
  }
}
