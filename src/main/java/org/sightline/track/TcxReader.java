package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sightline.geo.Height;
import org.sightline.telemetry.Device;

/**
 * Training Center XML (Garmin, TrainingCenterDatabase v2): the track points of activities. Those
 * without a position (indoors, or before the first fix) are left out and counted.
 */
final class TcxReader implements TrackFileReader {
  private static final int LONGEST_TEXT = 256;

  @Override
  public boolean accepts(String format) {
    return format.equals("tcx");
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    Origin origin = Origin.ofPositions("tcx", Device.PHONE.sigmaM(), Device.PHONE.source());
    Parts parts = new Parts(origin);
    Clock clock = new Clock();
    Row row = new Row();
    boolean inside = false;
    long placeless = 0;
    try (XmlTags tags = XmlTags.of(file, LONGEST_TEXT)) {
      boolean more = true;
      while (more && tags.next()) {
        String name = tags.name();
        if (tags.isStart()) {
          if (name.equals("Activity")) {
            parts.begin();
          } else if (name.equals("Trackpoint")) {
            inside = true;
            row.clear();
          }
        } else if (inside && name.equals("Trackpoint")) {
          inside = false;
          if (Double.isNaN(row.latDeg) || Double.isNaN(row.lonDeg)) {
            placeless++;
          } else {
            more = parts.add(row);
          }
        } else if (inside) {
          value(name, tags.text(), row, clock, parts.fineness());
        }
      }
      if (tags.isBroken()) {
        parts.note("track-cut-off", "The file breaks off: what came before is used.");
      }
    }
    if (placeless > 0) {
      parts.note("points-without-position", placeless + " points have no position.");
    }
    return parts.finish(origin);
  }

  private static void value(String name, String text, Row row, Clock clock, Fineness fineness) {
    switch (name) {
      case "Time":
        // xsd:dateTime; Garmin writes Z. Without a zone it is no time to join by
        row.atMicros = clock.read(text, 0) && clock.hasZone() ? clock.utcMicros() : Row.NO_TIME;
        break;
      case "LatitudeDegrees":
        row.latDeg = Decimal.of(text);
        fineness.take(Decimal.decimalsOf(text));
        break;
      case "LongitudeDegrees":
        row.lonDeg = Decimal.of(text);
        break;
      case "AltitudeMeters":
        row.heightM = Decimal.of(text);
        row.datum = Height.Datum.UNKNOWN;
        break;
      default:
        break;
    }
  }
}
