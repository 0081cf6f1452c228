package org.sightline.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.report.PointLine;
import org.sightline.telemetry.Fix;
import org.sightline.zones.Times;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneSet;

/** Asks a zone set about each row of a table of points, one line out for each row in. */
final class PointRun {
  private static final long PROGRESS_NANOS = 10_000_000_000L;

  private final ZoneSet zones;
  private final @Nullable Instant published;
  private final Consumer<String> remarks;
  private long points;
  private long bad;

  /**
   * Prepares one.
   *
   * @param published the moment of publication; null if nobody asks
   * @param remarks takes lines for the person who watches: progress, columns passed over
   */
  PointRun(ZoneSet zones, @Nullable Instant published, Consumer<String> remarks) {
    this.zones = zones;
    this.published = published;
    this.remarks = remarks;
  }

  /** Rows that could not be tested. */
  long bad() {
    return bad;
  }

  /** Answers every row; flushes whenever the next one must be waited for. */
  void answer(InputStream from, OutputStream to) throws IOException, UsageException {
    PointTable table = new PointTable(from);
    if (!table.unused().isEmpty()) {
      remarks.accept("these columns of the points are not used: " + list(table.unused()));
    }
    OutputStream out = new BufferedOutputStream(to, 1 << 16);
    long start = System.nanoTime();
    long next = start + PROGRESS_NANOS;
    for (PointRow row = table.next(); row != null; row = table.next()) {
      out.write(line(row));
      out.write('\n');
      if (table.mustWait()) {
        out.flush();
      }
      if ((points & 0xfff) == 0 && System.nanoTime() > next) {
        next += PROGRESS_NANOS;
        long perSecond = points * 1_000_000_000L / (System.nanoTime() - start);
        remarks.accept(String.format(Locale.ROOT, "zones at %,d points, %,d/s", points, perSecond));
      }
    }
    out.flush();
  }

  private byte[] line(PointRow row) {
    points++;
    Double lat = row.latDeg();
    Double lon = row.lonDeg();
    if (row.problem() != null || lat == null || lon == null) {
      bad++;
      return PointLine.ofBad(lat, lon, String.valueOf(row.problem()));
    }
    LatLon place = new LatLon(lat, Math.abs(lon) <= 180 ? lon : Math.IEEEremainder(lon, 360));
    return PointLine.of(lat, lon, contacts(row, place, row.at()));
  }

  private List<ZoneContact> contacts(PointRow row, LatLon place, @Nullable Instant at) {
    return zones.contactsAt(
        new Fix(
            at,
            place,
            row.height() == null ? List.of() : List.of(row.height()),
            row.accuracyM(),
            "csv:accuracyM",
            "csv"),
        new Times(at, at, published));
  }

  private static String list(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(10, names.size()); i++) {
      text.append(i == 0 ? "" : ", ").append(names.get(i));
    }
    return text.append(names.size() > 10 ? ", ..." : "").toString();
  }
}
