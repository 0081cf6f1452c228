package org.sightline.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.sightline.view.Pixel;
import org.sightline.vision.Box;

/**
 * An annotated picture in the report folder, and what is drawn on it, so that the page can draw the
 * same over the plain picture and leave out what a reader does not want to see.
 *
 * @param file the annotated picture, relative to the report folder
 * @param plain the picture without marks, relative to the report folder
 * @param widthPx of the full-size upright picture, in whose pixels marks are measured
 * @param heightPx of the same
 * @param marks objects and text, the more serious first
 * @param outlines zones in the picture, the more important first
 */
public record Picture(
    String file,
    String plain,
    int widthPx,
    int heightPx,
    List<Annotation.Mark> marks,
    List<Annotation.Outline> outlines) {
  /** Copies the lists. */
  public Picture {
    marks = List.copyOf(marks);
    outlines = List.copyOf(outlines);
  }

  /** One entry of the record's {@code layers}. */
  void write(JsonWriter json) throws IOException {
    json.open();
    json.text("file", file);
    json.text("plain", plain);
    json.whole("widthPx", widthPx);
    json.whole("heightPx", heightPx);
    json.openList("marks");
    for (Annotation.Mark mark : marks) {
      json.open();
      json.text("kind", mark.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.text("label", mark.label());
      json.number("score", mark.score(), 3);
      box(json, mark.box());
      json.close('}');
    }
    json.close(']');
    json.openList("zones");
    for (Annotation.Outline outline : outlines) {
      zone(json, outline);
    }
    json.close(']');
    json.close('}');
  }

  private static void box(JsonWriter json, Box box) throws IOException {
    json.openList("box");
    json.number(box.x(), 1);
    json.number(box.y(), 1);
    json.number(box.width(), 1);
    json.number(box.height(), 1);
    json.close(']');
  }

  private static void zone(JsonWriter json, Annotation.Outline outline) throws IOException {
    json.open();
    json.text("label", outline.label());
    json.truth("columns", outline.columns());
    json.number("bandPx", outline.bandPx(), 1);
    json.openList("rings");
    for (Annotation.Corners ring : outline.rings()) {
      json.openList();
      for (Pixel corner : ring.corners()) {
        json.openList();
        json.number(corner.x(), 1);
        json.number(corner.y(), 1);
        json.close(']');
      }
      json.close(']');
    }
    json.close(']');
    json.close('}');
  }
}
