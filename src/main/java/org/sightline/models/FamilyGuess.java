package org.sightline.models;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.vision.OnnxDescription;
import org.sightline.vision.OnnxDescription.Tensor;

/**
 * Which family of networks a file's outputs look like.
 *
 * @param heads the families that they can be of; none or several where the shapes do not tell
 * @param classes how many classes there are; −1 where the shapes do not tell
 * @param names for the card's {@code output.names}; empty where shapes suffice
 * @param why in words for the card
 */
record FamilyGuess(List<String> heads, int classes, List<String> names, String why) {
  /** A network gives at least so many boxes; fewer are numbers of a box. */
  private static final int LEAST_BOXES = 10;

  /** Copies the lists. */
  FamilyGuess {
    heads = List.copyOf(heads);
    names = List.copyOf(names);
  }

  /**
   * @param side the input's width and height; −1 where the file leaves it open
   * @param labels how many labels the file's metadata names; 0 if none
   */
  static FamilyGuess of(OnnxDescription file, int side, int labels) {
    List<Tensor> outputs = file.outputs();
    FamilyGuess several = outputs.size() > 1 ? ofSeveral(outputs, side, labels) : null;
    if (several != null) {
      return several;
    }
    if (outputs.size() == 1) {
      List<Integer> shape = outputs.get(0).shape();
      if (shape.size() == 4 && side > 0 && shape.get(2) * 16 == side) {
        return one("fastestdet", shape.get(1) - 5, "channels over a grid of a sixteenth");
      }
      if (shape.size() >= 3 && shape.get(shape.size() - 1) == 7) {
        return one("ssd", labels, "rows of seven numbers");
      }
      if (shape.size() == 3) {
        return ofRows(shape.get(1), shape.get(2), side, labels, file.metadata().get("task"));
      }
    }
    return unknown(labels);
  }

  private static FamilyGuess one(String head, int classes, String why) {
    return new FamilyGuess(List.of(head), classes > 0 ? classes : -1, List.of(), why);
  }

  private static FamilyGuess unknown(int labels) {
    return new FamilyGuess(
        List.of(), labels == 0 ? -1 : labels, List.of(), "the outputs look like no family");
  }

  private static FamilyGuess ofRows(
      int first, int second, int side, int labels, @Nullable String task) {
    boolean turned = first > 0 && (second < 0 || first < second);
    int numbers = turned ? first : second;
    int boxes = turned ? second : first;
    if (!turned && numbers == 6 && labels != 1 && labels != 2) {
      return one("ssd", labels, "rows of four edges, score and label");
    }
    if (numbers < 5) {
      return unknown(labels);
    }
    boolean turnedBoxes = "obb".equals(task);
    if (turnedBoxes || (labels > 0 && turned && numbers == 5 + labels)) {
      return one("oriented", numbers - 5, "four numbers, a score a class and an angle a box");
    }
    if (labels > 0 && numbers == 4 + labels) {
      return one("yolov8", labels, "four numbers and a score a class a box");
    }
    int cells = side < 0 ? -1 : cells(side);
    if (boxes > 0 && boxes == cells && !turned) {
      return new FamilyGuess(
          List.of("yolox", "yolov5", "yolov8"),
          -1,
          List.of(),
          "yolox if exported without the decoding of boxes; yolov5 if with it and with objectness;"
              + " yolov8 if without objectness");
    }
    if (boxes > 0 && boxes == 3 * cells && !turned) {
      return one("yolov5", numbers - 5, "three boxes a cell, with objectness");
    }
    return new FamilyGuess(
        turned ? List.of("yolov8", "oriented") : List.of("yolov5", "yolov8"),
        -1,
        List.of(),
        turned
            ? "yolov8 if there are " + (numbers - 4) + " classes; oriented if " + (numbers - 5)
            : "yolov5 if there are " + (numbers - 5) + " classes; yolov8 if " + (numbers - 4));
  }

  private static int cells(int side) {
    return (side / 8) * (side / 8) + (side / 16) * (side / 16) + (side / 32) * (side / 32);
  }

  private static @Nullable FamilyGuess ofSeveral(List<Tensor> outputs, int side, int labels) {
    Tensor boxes = null;
    List<Tensor> flat = new ArrayList<>();
    List<Tensor> wide = new ArrayList<>();
    for (Tensor output : outputs) {
      List<Integer> shape = output.shape();
      int last = shape.isEmpty() ? 0 : shape.get(shape.size() - 1);
      if (shape.size() >= 2 && last == 4 && boxes == null) {
        boxes = output;
      } else if (shape.size() == 3) {
        wide.add(output);
      } else if (shape.size() <= 2 && (last < 0 || last >= LEAST_BOXES)) {
        flat.add(output);
      }
    }
    if (boxes != null && flat.size() >= 2) {
      return ofList(boxes, flat, labels);
    }
    if (boxes != null && wide.size() == 1) {
      int scores = wide.get(0).shape().get(2);
      return new FamilyGuess(
          List.of("detr"),
          labels > 0 ? labels : -1,
          List.of(boxes.name(), wide.get(0).name()),
          "boxes beside " + scores + " scores each");
    }
    if (outputs.size() == 6 && side > 0) {
      int classes = nanoDetClasses(outputs, side);
      return classes < 0 ? null : one("nanodet", classes, "a pair of outputs for each of 3 grids");
    }
    return null;
  }

  /** Scores and labels are told apart by type or name, or asked for. */
  private static FamilyGuess ofList(Tensor boxes, List<Tensor> flat, int labels) {
    Tensor scores = null;
    Tensor classes = null;
    for (Tensor one : flat) {
      if (one.name().contains("score") || one.name().contains("conf")) {
        scores = one;
      } else if (one.type().startsWith("int")
          || one.name().contains("label")
          || one.name().contains("class")) {
        classes = one;
      }
    }
    for (Tensor one : flat) {
      scores = scores == null && !one.equals(classes) ? one : scores;
    }
    return new FamilyGuess(
        List.of("ssd"),
        labels > 0 ? labels : -1,
        scores == null || classes == null
            ? List.of()
            : List.of(boxes.name(), scores.name(), classes.name()),
        "boxes, scores and labels as outputs of their own");
  }

  private static int nanoDetClasses(List<Tensor> outputs, int side) {
    int grid = (side / 8) * (side / 8);
    int classes = -1;
    int found = 0;
    for (Tensor output : outputs) {
      List<Integer> shape = output.shape();
      if (shape.size() == 3 && shape.get(1) == grid) {
        found++;
        int columns = shape.get(2);
        classes = columns == 32 || columns == 44 ? classes : columns;
      }
    }
    return found == 2 ? classes : -1;
  }
}
