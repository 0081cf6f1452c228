package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sightline.geo.Height;
import org.sightline.telemetry.Device;

/** The places of a {@link GeoText} as a track of its own: where, and not when. */
final class GeoTextReader implements TrackFileReader {
  @Override
  public boolean accepts(String format) {
    return format.equals("geo");
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    GeoText places = GeoText.read(file);
    TrackDraft draft =
        new TrackDraft(
            Origin.ofPositions("geo", Device.BY_SOFTWARE.sigmaM(), Device.BY_SOFTWARE.source()));
    boolean more = true;
    for (GeoText.Entry entry : places.entries()) {
      if (more) {
        Row row = draft.row();
        row.latDeg = entry.latDeg();
        row.lonDeg = entry.lonDeg();
        row.heightM = entry.heightM();
        row.datum = Height.Datum.UNKNOWN;
        row.accuracyM = entry.accuracyM();
        more = draft.add();
      }
    }
    String problem = places.problem();
    if (problem != null) {
      draft.note("track-unreadable", "The places cannot be used: " + problem + ".");
    } else if (draft.size() == 0) {
      draft.note("no-position-in-track", "The file holds no place.");
    }
    return List.of(draft.finish());
  }
}
