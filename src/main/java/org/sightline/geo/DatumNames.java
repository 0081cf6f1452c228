package org.sightline.geo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known beyond GeoTools' EPSG data: names of datums in files, {@code datums.txt}, and
 * operations that are no longer to be used, {@code withdrawn.txt}. There the sources are named.
 */
final class DatumNames {
  private DatumNames() {}

  /**
   * The EPSG code of the geographic system with a datum, from Greenwich and in degrees; null if the
   * name is unknown or stands for more than one.
   */
  static @Nullable String epsg(String datum) {
    String start = SystemText.plain(datum).concat(" ");
    for (String line : lines("/geo/datums.txt")) {
      if (line.startsWith(start)) {
        return "EPSG:".concat(line.substring(start.length()));
      }
    }
    return null;
  }

  /** Codes of operations that EPSG has withdrawn. */
  static Set<String> withdrawn() {
    Set<String> codes = new HashSet<>();
    for (String line : lines("/geo/withdrawn.txt")) {
      codes.addAll(List.of(line.split(" ", -1)));
    }
    return codes;
  }

  private static List<String> lines(String resource) {
    try (InputStream in = DatumNames.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is missing");
      }
      List<String> lines = new ArrayList<>();
      BufferedReader text =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (!line.startsWith("#")) {
          lines.add(line);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
