package org.sightline.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.vision.Box;
import org.sightline.vision.ModelException;

/**
 * Annotated pictures in COCO's format (cocodataset.org/#format-data): {@code images}, {@code
 * annotations}, {@code categories}; segmentations are passed over.
 *
 * @param pictures by their ids
 * @param labels the categories' names, in the file's order
 */
public record CocoFile(List<Picture> pictures, List<String> labels) {
  private static final int MOST = 5_000_000;
  private static final String ONLY = "-only";

  /**
   * A picture and what is in it.
   *
   * @param file its name, below the folder of pictures
   * @param onlyLabel the one category that is annotated in it, from its {@code annotationScope},
   *     such as {@code person-only}; null if all are
   */
  public record Picture(
      String file, int widthPx, int heightPx, @Nullable String onlyLabel, List<Truth> truths) {
    /** Copies the list. */
    public Picture {
      truths = List.copyOf(truths);
    }
  }

  /**
   * An object in a picture.
   *
   * @param areaPx of its outline, square pixels: what COCO's sizes go by
   * @param crowd many in one box: finding some of them is neither right nor wrong
   */
  public record Truth(String label, Box box, double areaPx, boolean crowd) {}

  /** Copies the lists. */
  public CocoFile {
    pictures = List.copyOf(pictures);
    labels = List.copyOf(labels);
  }

  private record Row(Map<String, Object> values, List<Double> box) {
    double number(String name) throws IOException {
      if (values.get(name) instanceof Double number) {
        return number;
      }
      throw new IOException("an entry without the number \"" + name + "\"");
    }

    double number(String name, double otherwise) {
      return values.get(name) instanceof Double number ? number : otherwise;
    }

    String text(String name) throws IOException {
      if (values.get(name) instanceof String text) {
        return text;
      }
      throw new IOException("an entry without the text \"" + name + "\"");
    }
  }

  /** Reads a file. */
  public static CocoFile read(Path file) throws ModelException {
    Map<String, List<Row>> lists = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(Files.newInputStream(file))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is not one JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        boolean wanted =
            name.equals("images") || name.equals("annotations") || name.equals("categories");
        if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
          lists.put(name, rows(parser));
        } else {
          parser.skipChildren();
        }
      }
      for (String name : List.of("images", "annotations", "categories")) {
        if (!lists.containsKey(name)) {
          throw new IOException("it has no list \"" + name + "\"");
        }
      }
      return of(lists);
    } catch (IOException e) {
      throw new ModelException(
          file + " could not be read as COCO annotations: " + e.getMessage(), e);
    }
  }

  private static List<Row> rows(JsonParser parser) throws IOException {
    List<Row> rows = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT || rows.size() == MOST) {
        throw new IOException("its lists hold something else than objects, or too many");
      }
      rows.add(row(parser));
    }
    return rows;
  }

  private static Row row(JsonParser parser) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Double> box = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == null) {
        break;
      }
      if (token.isNumeric()) {
        values.put(name, parser.getDoubleValue());
      } else if (token == JsonToken.VALUE_STRING) {
        values.put(name, parser.getText());
      } else if (token.isBoolean()) {
        values.put(name, token == JsonToken.VALUE_TRUE ? 1.0 : 0.0);
      } else if (token == JsonToken.START_ARRAY && name.equals("bbox")) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (box.size() == 4) {
            throw new IOException("a box of more than four numbers");
          }
          box.add(parser.getDoubleValue());
        }
      } else {
        parser.skipChildren();
      }
    }
    return new Row(values, box);
  }

  private static CocoFile of(Map<String, List<Row>> lists) throws IOException {
    Map<Double, String> labels = new LinkedHashMap<>();
    for (Row row : lists.getOrDefault("categories", List.of())) {
      labels.put(row.number("id"), row.text("name"));
    }
    Map<Double, List<Truth>> truths = new LinkedHashMap<>();
    List<Row> images = new ArrayList<>(lists.getOrDefault("images", List.of()));
    // equal scores are ranked in this order, as pycocotools does
    images.sort(Comparator.comparingDouble(row -> row.number("id", 0)));
    for (Row row : images) {
      truths.put(row.number("id"), new ArrayList<>());
    }
    for (Row row : lists.getOrDefault("annotations", List.of())) {
      List<Truth> of = truths.get(row.number("image_id"));
      String label = labels.get(row.number("category_id"));
      if (of == null || label == null) {
        throw new IOException("an annotation of a picture or category that it does not list");
      }
      Truth truth = truth(row, label);
      if (truth != null) {
        of.add(truth);
      }
    }
    List<Picture> pictures = new ArrayList<>();
    for (Row row : images) {
      pictures.add(
          new Picture(
              row.text("file_name"),
              (int) row.number("width"),
              (int) row.number("height"),
              row.values().get("annotationScope") instanceof String scope && scope.endsWith(ONLY)
                  ? scope.substring(0, scope.length() - ONLY.length())
                  : null,
              truths.getOrDefault(row.number("id"), List.of())));
    }
    return new CocoFile(pictures, new ArrayList<>(labels.values()));
  }

  /**
   * Boxes without an area, of which COCO has a few, can be found by nobody: none of them counts.
   */
  private static @Nullable Truth truth(Row row, String label) throws IOException {
    List<Double> box = row.box();
    if (box.size() != 4) {
      throw new IOException("an annotation without a box of four numbers");
    }
    if (!(box.get(2) > 0 && box.get(3) > 0)) {
      return null;
    }
    boolean crowd = row.number("iscrowd", 0) != 0 || row.number("ignore", 0) != 0;
    Box edges = new Box(box.get(0), box.get(1), box.get(2), box.get(3));
    return new Truth(label, edges, row.number("area", edges.width() * edges.height()), crowd);
  }
}
