package org.sightline.zonefiles;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats that zones can be written in. */
public final class ZoneWriters {
  /** Every format there is; a new one is one file and one line here. */
  public static final List<ZoneWriter> ALL =
      List.of(new GeoJsonWriter(), new KmlWriter(), new CsvWriter());

  private ZoneWriters() {}

  /** The format of a name, or null. */
  public static @Nullable ZoneWriter named(String name) {
    for (ZoneWriter writer : ALL) {
      if (writer.name().equalsIgnoreCase(name)) {
        return writer;
      }
    }
    return null;
  }

  /** The format that files of such a name are in, or null. */
  public static @Nullable ZoneWriter forFile(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    for (ZoneWriter writer : ALL) {
      for (String ending : writer.endings()) {
        if (name.endsWith(ending)) {
          return writer;
        }
      }
    }
    return null;
  }
}
