package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sightline.geo.Height;
import org.sightline.telemetry.Device;

/**
 * Tracks in KML: {@code gx:Track} (OGC KML 2.3 §12.4: as many {@code when} as {@code coord}, which
 * have the longitude first), points with a time of their own, and, where there is neither, lines,
 * which say where but not when. Heights count only where the document says from where: {@code
 * absolute} is above mean sea level, {@code relativeToGround} above ground.
 */
final class KmlReader implements TrackFileReader {
  /** A line of half a million points. */
  private static final int LONGEST_TEXT = 32 << 20;

  @Override
  public boolean accepts(String format) {
    return format.equals("kml");
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    try (XmlTags tags = XmlTags.of(file, LONGEST_TEXT)) {
      return new Document(tags).read();
    }
  }

  private static final class Document {
    private static final Origin ORIGIN =
        Origin.ofPositions("kml", Device.PHONE.sigmaM(), Device.PHONE.source());

    private final XmlTags tags;
    private final Parts parts = new Parts(ORIGIN);
    private final TrackDraft lines = new TrackDraft(ORIGIN);
    private final Clock clock = new Clock();
    private final Decimal number = new Decimal();
    private final Row row = new Row();

    /** Of the track being read. */
    private TrackDraft points = new TrackDraft(ORIGIN);

    private long[] whens = new long[64];
    private int whenCount;
    private boolean inTrack;
    private boolean inLine;
    private boolean inPoint;
    private long placemarkMicros = Row.NO_TIME;
    private String altitudeMode = "";

    Document(XmlTags tags) {
      this.tags = tags;
    }

    List<Track> read() throws IOException {
      boolean more = true;
      while (more && tags.next()) {
        more = tags.isStart() ? start(tags.name()) : end(tags.name());
      }
      if (tags.isBroken()) {
        endTrack();
        parts.note("track-cut-off", "The file breaks off: what came before is used.");
      }
      if (parts.isEmpty()) {
        parts.untimed().addAll(lines);
      }
      return parts.finish(ORIGIN);
    }

    private boolean start(String name) {
      switch (name) {
        case "Placemark":
          placemarkMicros = Row.NO_TIME;
          altitudeMode = "";
          break;
        case "Track":
          inTrack = true;
          altitudeMode = "";
          points = new TrackDraft(ORIGIN);
          whenCount = 0;
          break;
        case "LineString":
          inLine = true;
          altitudeMode = "";
          break;
        case "Point":
          inPoint = true;
          altitudeMode = "";
          break;
        default:
          break;
      }
      return true;
    }

    private boolean end(String name) {
      switch (name) {
        case "altitudeMode":
          altitudeMode = tags.text();
          return true;
        case "when":
          when();
          return true;
        case "coord":
          return !inTrack || coordinate(tags.text(), ' ', points);
        case "coordinates":
          return coordinates(tags.text());
        case "Track":
          endTrack();
          return true;
        case "LineString":
          inLine = false;
          return true;
        case "Point":
          inPoint = false;
          return true;
        default:
          return true;
      }
    }

    /** A time without a zone cannot be told from others. */
    private void when() {
      boolean known = clock.read(tags.text(), 0) && clock.hasZone();
      long micros = known ? clock.utcMicros() : Row.NO_TIME;
      if (!inTrack) {
        placemarkMicros = micros;
      } else if (whenCount < TrackDraft.MOST_SAMPLES) {
        if (whenCount == whens.length) {
          whens = Arrays.copyOf(whens, 2 * whens.length);
        }
        whens[whenCount++] = micros;
      }
    }

    private boolean coordinates(String text) {
      if (inPoint && placemarkMicros != Row.NO_TIME) {
        return coordinate(text, ',', parts.current());
      }
      if (!inLine) {
        return true;
      }
      int at = 0;
      boolean more = true;
      while (more && at < text.length()) {
        int from = at;
        while (at < text.length() && text.charAt(at) > ' ') {
          at++;
        }
        more = at == from || coordinate(text.substring(from, at), ',', lines);
        at++;
      }
      return more;
    }

    /** One tuple of longitude, latitude and perhaps a height; what is none is left out. */
    private boolean coordinate(String tuple, char separator, TrackDraft into) {
      row.clear();
      row.atMicros = into == parts.current() ? placemarkMicros : Row.NO_TIME;
      if (number.read(tuple, 0)) {
        row.lonDeg = number.value();
        parts.fineness().take(number.decimals());
        if (follows(tuple, separator)) {
          row.latDeg = number.value();
          height(tuple, separator);
        }
      }
      boolean whole = !Double.isNaN(row.latDeg) && !Double.isNaN(row.lonDeg);
      // in a track an empty one stands for a moment without a position
      return !(whole || inTrack) || into.add(row);
    }

    private void height(String tuple, char separator) {
      if (follows(tuple, separator) && !altitudeMode.isEmpty()) {
        boolean absolute = altitudeMode.equals("absolute");
        if (absolute || altitudeMode.equals("relativeToGround")) {
          row.heightM = number.value();
          row.datum = absolute ? Height.Datum.MEAN_SEA_LEVEL : Height.Datum.GROUND;
        }
      }
    }

    private boolean follows(String tuple, char separator) {
      int end = number.end();
      return end < tuple.length() && tuple.charAt(end) == separator && number.read(tuple, end + 1);
    }

    private void endTrack() {
      if (!inTrack) {
        return;
      }
      inTrack = false;
      boolean timed = whenCount == points.size() && whenCount > 0;
      for (int i = 0; i < points.size() && timed; i++) {
        timed = whens[i] != Row.NO_TIME;
      }
      if (!timed) {
        parts.untimed().addAll(points);
        return;
      }
      for (int i = 0; i < points.size(); i++) {
        points.setAtMicros(i, whens[i]);
      }
      parts.begin();
      parts.current().addAll(points);
    }
  }
}
