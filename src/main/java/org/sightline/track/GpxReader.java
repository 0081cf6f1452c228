package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sightline.geo.Height;
import org.sightline.telemetry.Device;

/**
 * GPX 1.0 and 1.1 (topografix.com/GPX/1/1): the points of tracks. Routes and waypoints are plans
 * and marks, not places where anything was, and are left out. Times are UTC by the schema, which
 * says so even of those without a zone. Elevations have no stated datum.
 */
final class GpxReader implements TrackFileReader {
  /**
   * What a receiver's horizontal dilution of precision stands for on each axis, metres: GPS SPS
   * Performance Standard, 5th edition (2020), as in {@link Device#DRONE}, at a dilution of one.
   */
  static final double METRES_A_DILUTION = 3.3;

  private static final int LONGEST_TEXT = 256;

  @Override
  public boolean accepts(String format) {
    return format.equals("gpx");
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    try (XmlTags tags = XmlTags.of(file, LONGEST_TEXT)) {
      return new Points(tags).read();
    }
  }

  /** A point is read at its end tag: what it holds stands one level below it. */
  private static final class Points {
    private final XmlTags tags;
    private final Parts parts =
        new Parts(Origin.ofPositions("gpx", Device.PHONE.sigmaM(), Device.PHONE.source()));
    private final Clock clock = new Clock();
    private final Decimal number = new Decimal();
    private final Row row = new Row();
    private int pointDepth = -1;
    private long others;
    private boolean zoneless;
    private boolean diluted;

    Points(XmlTags tags) {
      this.tags = tags;
    }

    List<Track> read() throws IOException {
      boolean more = true;
      while (more && tags.next()) {
        more = tags.isStart() ? start() : end();
      }
      if (tags.isBroken()) {
        parts.note("track-cut-off", "The file breaks off: what came before is used.");
      }
      if (zoneless) {
        parts.note("time-zone-assumed", "Times without a zone are taken as UTC, as GPX has it.");
      }
      if (others > 0) {
        parts.note(
            "points-of-no-track",
            others + " points of routes and waypoints were left out: nobody need have been there.");
      }
      return parts.finish(
          Origin.ofPositions(
              "gpx",
              Device.PHONE.sigmaM(),
              diluted ? "gpx:hdop, at least " + Device.PHONE.source() : Device.PHONE.source()));
    }

    private boolean start() {
      switch (tags.name()) {
        case "trk":
          parts.begin();
          break;
        case "trkpt":
          pointDepth = tags.depth();
          row.clear();
          row.latDeg = degrees("lat");
          row.lonDeg = degrees("lon");
          break;
        case "rtept":
        case "wpt":
          others++;
          break;
        default:
          break;
      }
      return true;
    }

    private double degrees(String name) {
      String value = tags.attribute(name);
      if (value == null || !number.read(value, 0)) {
        return Double.NaN;
      }
      parts.fineness().take(number.decimals());
      return Decimal.of(value);
    }

    private boolean end() {
      if (pointDepth < 0) {
        return true;
      }
      if (tags.depth() <= pointDepth) {
        pointDepth = -1;
        return finishPoint();
      }
      if (tags.depth() == pointDepth + 1) {
        value(tags.name(), tags.text());
      }
      return true;
    }

    private void value(String name, String text) {
      switch (name) {
        case "time":
          if (clock.read(text, 0)) {
            row.atMicros = clock.utcMicros();
            zoneless |= !clock.hasZone();
          }
          break;
        case "ele":
          row.heightM = Decimal.of(text);
          row.datum = Height.Datum.UNKNOWN;
          break;
        case "hdop":
          dilution(Decimal.of(text));
          break;
        case "fix":
          // "none" means that the place is remembered or made up
          row.quality = text.equals("none") ? Quality.STALE : Quality.GOOD;
          break;
        default:
          break;
      }
    }

    private void dilution(double hdop) {
      if (hdop > 0 && hdop < 1000) {
        row.accuracyM = Math.max(Device.PHONE.sigmaM(), METRES_A_DILUTION * hdop);
        diluted = true;
      }
    }

    private boolean finishPoint() {
      if (Double.isNaN(row.latDeg) || Double.isNaN(row.lonDeg)) {
        return true;
      }
      return parts.add(row);
    }
  }
}
