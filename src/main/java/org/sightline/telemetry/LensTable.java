package org.sightline.telemetry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.media.MediaItem;

/**
 * Sensor sizes of models whose files state a focal length and no more: {@code telemetry/lenses.csv}
 * with the source of each row. Read when first needed; safe to share.
 */
final class LensTable {
  private record Row(String make, String model, double widthMm, double heightMm) {}

  private static final class Held {
    static final List<Row> ROWS = load();
  }

  private LensTable() {}

  /** The field of view by the table, or null if the model is not in it. */
  static @Nullable Lens find(
      MediaItem.Photo photo, @Nullable String make, @Nullable String model, double focalMm) {
    if (make == null || model == null) {
      return null;
    }
    String maker = make.toLowerCase(Locale.ROOT);
    String name = model.toLowerCase(Locale.ROOT);
    for (Row row : Held.ROWS) {
      if (maker.startsWith(row.make()) && name.equals(row.model())) {
        return Lenses.ofSensor(
            photo, row.widthMm(), row.heightMm(), focalMm, "table:" + make + ' ' + model);
      }
    }
    return null;
  }

  private static List<Row> load() {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = LensTable.class.getResourceAsStream("/telemetry/lenses.csv")) {
      if (in == null) {
        throw new IllegalStateException("telemetry/lenses.csv is missing from the jar");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty() || line.charAt(0) == '#') {
          continue;
        }
        String[] cells = line.split(",", 5);
        rows.add(
            new Row(
                cells[0].toLowerCase(Locale.ROOT),
                cells[1].toLowerCase(Locale.ROOT),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3])));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(rows);
  }
}
