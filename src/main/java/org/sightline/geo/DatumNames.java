package org.sightline.geo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What datums are called in files, {@code datums.txt}: there the sources are named. */
final class DatumNames {
  private DatumNames() {}

  /**
   * The EPSG code of the geographic system with a datum, from Greenwich and in degrees; null if the
   * name is unknown or stands for more than one.
   */
  static @Nullable String epsg(String datum) {
    String start = SystemText.plain(datum).concat(" ");
    try (InputStream in = DatumNames.class.getResourceAsStream("/geo/datums.txt")) {
      if (in == null) {
        throw new IOException("/geo/datums.txt is missing");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(start)) {
          return "EPSG:".concat(line.substring(start.length()));
        }
      }
      return null;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
