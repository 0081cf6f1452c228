package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Device;

/**
 * Flight logs as tables: what {@link LogColumns} finds in the header, row by row. Heights above the
 * take-off come before others. Where times are whole seconds and a finer count runs beside them,
 * the count tells the fractions.
 */
final class CsvReader implements TrackFileReader {
  @Override
  public boolean accepts(String format) {
    return format.equals("csv");
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    try (Lines lines = Lines.of(file)) {
      String header = lines.next();
      while (header != null && (header.isBlank() || header.startsWith("sep="))) {
        header = lines.next();
      }
      if (header == null) {
        return List.of();
      }
      char delimiter = CsvFields.delimiter(header);
      Table table = Table.of(new LogColumns(CsvFields.of(header, delimiter)));
      if (table == null) {
        return List.of();
      }
      String line = lines.next();
      while (line != null
          && table.take(CsvFields.of(line, delimiter), lines.hasEnd() && !lines.isCut())) {
        line = lines.next();
      }
      return List.of(table.finish());
    }
  }

  /** Rows on their way to a track. */
  private static final class Table {
    /** The clock of a log and its count of milliseconds stray by no more over a flight. */
    private static final long CLOCK_STRAY_MICROS = 2_000_000;

    private final LogColumns.Column lat;
    private final LogColumns.Column lon;
    private final LogColumns.@Nullable Column relativeHeight;
    private final LogColumns.@Nullable Column seaHeight;
    private final LogColumns.@Nullable Column someHeight;
    private final LogColumns.@Nullable Column yaw;
    private final LogColumns.@Nullable Column pitch;
    private final LogColumns.@Nullable Column roll;
    private final LogColumns.@Nullable Column elapsed;
    private final LogColumns.@Nullable Column date;
    private final LogColumns.@Nullable Column time;
    private final boolean utc;
    private final TrackDraft draft =
        new TrackDraft(
            new Origin(
                "csv",
                Device.DRONE.sigmaM(),
                Device.DRONE.source(),
                "csv:gimbal",
                5,
                1,
                null,
                true));
    private final Fineness fineness = new Fineness();
    private final Clock clock = new Clock();
    private List<String> fields = List.of();
    private int fewestDecimals = Integer.MAX_VALUE;
    private boolean zoned = true;
    private boolean timed;
    private boolean whole = true;

    private Table(LogColumns columns, LogColumns.Column lat, LogColumns.Column lon) {
      this.lat = lat;
      this.lon = lon;
      relativeHeight = columns.relativeHeight();
      seaHeight = columns.seaHeight();
      someHeight = columns.someHeight();
      yaw = columns.gimbal("heading");
      pitch = columns.gimbal("pitch");
      roll = columns.gimbal("roll");
      elapsed = columns.elapsed();
      LogColumns.Column ofUtc = columns.dateTime(true);
      utc = ofUtc != null;
      date = ofUtc != null ? ofUtc : columns.dateTime(false);
      time = date == null ? null : columns.timeOfDay(date);
    }

    static @Nullable Table of(LogColumns columns) {
      LogColumns.Column lat = columns.coordinate("latitude", "lat");
      LogColumns.Column lon = columns.coordinate("longitude", "lon");
      lon = lon != null ? lon : columns.coordinate("longitude", "long");
      return lat == null || lon == null ? null : new Table(columns, lat, lon);
    }

    /** Takes a row; false once the track is full. */
    boolean take(List<String> row, boolean ended) {
      fields = row;
      double latDeg = number(lat);
      double lonDeg = number(lon);
      if (Double.isNaN(latDeg) || Double.isNaN(lonDeg)) {
        return true;
      }
      int last = Math.max(lat.index(), lon.index());
      int decimals = Decimal.decimalsOf(row.get(last));
      if (!ended && last == row.size() - 1 && decimals < fewestDecimals) {
        return true; // the file may be cut off inside this number
      }
      fewestDecimals = Math.min(fewestDecimals, decimals);
      fineness.take(decimals);
      Row sample = draft.row();
      sample.latDeg = latDeg;
      sample.lonDeg = lonDeg;
      heights(sample);
      sample.look(number(yaw), number(pitch), number(roll));
      double seconds = number(elapsed);
      sample.offsetNs = Math.abs(seconds) < 1e9 ? Math.round(seconds * 1e9) : 0;
      sample.atMicros = micros();
      timed |= sample.atMicros != Row.NO_TIME;
      whole &= sample.atMicros == Row.NO_TIME || sample.atMicros % 1_000_000 == 0;
      return draft.add();
    }

    private void heights(Row row) {
      double relative = number(relativeHeight);
      double sea = number(seaHeight);
      double absolute = Double.isNaN(sea) ? number(someHeight) : sea;
      Height.Datum datum = Double.isNaN(sea) ? Height.Datum.UNKNOWN : Height.Datum.MEAN_SEA_LEVEL;
      boolean both = !Double.isNaN(relative);
      row.heightM = both ? relative : absolute;
      row.datum = both ? Height.Datum.TAKE_OFF : datum;
      row.height2M = both ? absolute : Double.NaN;
      row.datum2 = datum;
    }

    private long micros() {
      LogColumns.Column from = date;
      if (from == null || from.index() >= fields.size()) {
        return Row.NO_TIME;
      }
      String text = fields.get(from.index());
      LogColumns.Column of = time;
      if (of != null && of.index() < fields.size()) {
        text = text + ' ' + fields.get(of.index());
      }
      if (clock.read(text, 0)) {
        zoned &= utc || clock.hasZone();
        return clock.utcMicros();
      }
      double count = Decimal.of(text);
      // seconds or milliseconds since 1970, from 2001 on
      if (count > 1e12 && count < 1e13) {
        return Math.round(count * 1e3);
      }
      return count > 1e9 && count < 1e10 ? Math.round(count * 1e6) : Row.NO_TIME;
    }

    private double number(LogColumns.@Nullable Column column) {
      return column == null || column.index() >= fields.size()
          ? Double.NaN
          : Decimal.of(fields.get(column.index())) * column.scale();
    }

    Track finish() {
      if (timed && elapsed != null && whole) {
        refine();
      }
      if (timed) {
        draft.offsetsFromTimes();
        if (!zoned) {
          draft.localClock();
        }
      }
      if (draft.size() == 0) {
        draft.note("no-position-in-track", "The table holds no position.");
      }
      draft.origin(fineness.with(draft.origin()));
      return draft.finish();
    }

    /**
     * The clock shows whole seconds, each a little late: the largest lead over the count is the
     * true one. Left alone where the two drift apart.
     */
    private void refine() {
      long least = Long.MAX_VALUE;
      long most = Long.MIN_VALUE;
      for (int i = 0; i < draft.size(); i++) {
        long at = draft.atMicros(i);
        if (at == Row.NO_TIME) {
          return;
        }
        long lead = at - draft.offsetNs(i) / 1000;
        least = Math.min(least, lead);
        most = Math.max(most, lead);
      }
      if (most - least <= CLOCK_STRAY_MICROS) {
        for (int i = 0; i < draft.size(); i++) {
          draft.setAtMicros(i, draft.offsetNs(i) / 1000 + most);
        }
      }
    }
  }
}
