package org.sightline.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats that tracks can be written in. */
public final class TrackWriters {
  /** Every format there is; a new one is one file and one line here. */
  public static final List<TrackWriter> ALL =
      List.of(new GpxTrackWriter(), new KmlTrackWriter(), new CsvTrackWriter());

  private TrackWriters() {}

  /** The format that files of such a name are in, or null. */
  public static @Nullable TrackWriter forFile(String fileName) {
    for (TrackWriter writer : ALL) {
      if (fileName.toLowerCase(Locale.ROOT).endsWith(writer.ending())) {
        return writer;
      }
    }
    return null;
  }
}
