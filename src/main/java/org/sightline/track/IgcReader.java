package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sightline.geo.Height;
import org.sightline.telemetry.Device;

/**
 * Flight recorders of gliders (FAI, Technical Specification for GNSS Flight Recorders, appendix A):
 * the B records. Their validity {@code V} stands for a two-dimensional fix as well as for none, in
 * which recorders repeat the last place: such positions are not used.
 */
final class IgcReader implements TrackFileReader {
  private static final int B_LENGTH = 35;
  private static final long HALF_DAY = Clock.DAY / 2;

  /** National datums are some 100 to 250 m from WGS 84. */
  private static final double OTHER_DATUM_M = 250;

  @Override
  public boolean accepts(String format) {
    return format.equals("igc");
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    try (Lines lines = Lines.of(file)) {
      Records records = new Records();
      String line = lines.next();
      while (line != null && records.take(line)) {
        line = lines.next();
      }
      return List.of(records.finish());
    }
  }

  private static final class Records {
    private final TrackDraft draft =
        new TrackDraft(Origin.ofPositions("igc", Device.PHONE.sigmaM(), Device.PHONE.source()));
    private final Fineness fineness = new Fineness();
    private Height.Datum datum = Height.Datum.UNKNOWN;
    private long dayMicros = Row.NO_TIME;
    private long lastTime = -1;
    private boolean otherDatum;

    boolean take(String line) {
      if (line.startsWith("HFDTE")) {
        date(line);
      } else if (line.startsWith("HFALG")) {
        // ALTGPS:ELL above the ellipsoid, ALTGPS:GEO above the geoid
        datum =
            line.contains("ELL")
                ? Height.Datum.ELLIPSOID
                : line.contains("GEO") ? Height.Datum.MEAN_SEA_LEVEL : Height.Datum.UNKNOWN;
      } else if (line.length() > 5 && line.startsWith("DTM", 2)) {
        String upper = line.toUpperCase(Locale.ROOT);
        otherDatum = !upper.contains("WGS") && !upper.startsWith("DTM100", 2);
      } else if (line.startsWith("B") && line.length() >= B_LENGTH) {
        return fix(line);
      }
      return true;
    }

    /** {@code HFDTE050110} and, since 2015, {@code HFDTEDATE:050110,01}. */
    private void date(String line) {
      int at = 5;
      while (at < line.length() && !Clock.isDigit(line.charAt(at))) {
        at++;
      }
      long read = Clock.shortDay(line, at);
      if (read != Row.NO_TIME) {
        dayMicros = read;
        lastTime = -1;
      }
    }

    private boolean fix(String line) {
      long time = Clock.shortTime(line, 1);
      double lat = angle(line, 7, 2, 'N', 'S');
      double lon = angle(line, 15, 3, 'E', 'W');
      if (time < 0 || Double.isNaN(lat) || Double.isNaN(lon)) {
        return true;
      }
      if (lastTime - time > HALF_DAY && dayMicros != Row.NO_TIME) {
        dayMicros += Clock.DAY;
      }
      lastTime = time;
      Row row = draft.row();
      row.latDeg = lat;
      row.lonDeg = lon;
      fineness.takeMinutes(3);
      row.atMicros = dayMicros == Row.NO_TIME ? Row.NO_TIME : dayMicros + time;
      boolean sure = line.charAt(24) == 'A';
      row.quality = sure ? Quality.GOOD : Quality.STALE;
      double height = Decimal.of(line.substring(30, B_LENGTH));
      if (sure) {
        row.heightM = height;
        row.datum = datum;
      }
      return draft.add();
    }

    /** Degrees, minutes and thousandths without a point, and the hemisphere. */
    private static double angle(String line, int at, int degreeDigits, char plus, char minus) {
      int end = at + degreeDigits + 5;
      for (int i = at; i < end; i++) {
        if (!Clock.isDigit(line.charAt(i))) {
          return Double.NaN;
        }
      }
      char side = line.charAt(end);
      double minutes = Integer.parseInt(line.substring(at + degreeDigits, end)) / 1000.0;
      if ((side != plus && side != minus) || minutes >= 60) {
        return Double.NaN;
      }
      double degrees = Integer.parseInt(line.substring(at, at + degreeDigits)) + minutes / 60;
      return side == minus ? -degrees : degrees;
    }

    Track finish() {
      if (draft.size() == 0) {
        draft.note("no-position-in-track", "The file holds no point of a track.");
      }
      draft.offsetsFromTimes();
      Origin origin = draft.origin();
      if (otherDatum) {
        draft.note(
            "other-datum", "The positions are of another datum than WGS 84: good to 250 m only.");
        origin = Origin.ofPositions("igc", OTHER_DATUM_M, "assumed:other-datum");
      }
      draft.origin(fineness.with(origin));
      return draft.finish();
    }
  }
}
