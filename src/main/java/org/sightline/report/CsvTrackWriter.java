package org.sightline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.track.Sample;
import org.sightline.track.Track;

/**
 * A table (RFC 4180) of every sample with what it is worth; units stand in brackets behind the
 * names, which are those that flight logs use. Positions that are not to be used are left empty:
 * the quality says why.
 */
final class CsvTrackWriter implements TrackWriter {
  private static final long DEGREE = 1_000;

  @Override
  public String ending() {
    return ".csv";
  }

  @Override
  public void write(ExportedTrack way, OutputStream to, Consumer<String> losses)
      throws IOException {
    Track track = way.track();
    boolean local = track.size() > 0 && track.local(0) != null;
    String header =
        "elapsed(s),datetime("
            + (local ? "local" : "utc")
            + "),latitude(deg),longitude(deg),accuracy(m),quality,altitude_above_sealevel(m),"
            + "height_above_ellipsoid(m),height_above_takeoff(m),height_above_ground(m),"
            + "altitude(m),gimbal_heading(deg),gimbal_pitch(deg),gimbal_roll(deg),"
            + "horizontal_fov(deg),vertical_fov(deg),source\r\n";
    to.write(header.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < track.size(); i++) {
      Sample sample = track.sample(i);
      CsvCells line = new CsvCells();
      double seconds = sample.offset().toNanos() / 1e9;
      line.digits(ExportedTrack.number(seconds, 1_000_000)).digits(time(sample, track.local(i)));
      place(line, sample.fix());
      line.add(RecordLine.name(sample.quality()));
      heights(line, sample.fix());
      pose(line, sample);
      line.add(track.origin().source());
      to.write(line.end().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String time(Sample sample, @Nullable LocalDateTime local) {
    Instant at = sample.at();
    if (at != null) {
      return ExportedTrack.time(at);
    }
    return local == null ? "" : Digits.iso(local).toString();
  }

  private static void place(CsvCells line, @Nullable Fix fix) {
    line.digits(fix == null ? "" : ExportedTrack.degrees(fix.position().latDeg()));
    line.digits(fix == null ? "" : ExportedTrack.degrees(fix.position().lonDeg()));
    line.digits(fix == null ? "" : ExportedTrack.number(fix.accuracyM(), 1_000));
  }

  /** In the order of the header; those of an unstated surface last. */
  private static void heights(CsvCells line, @Nullable Fix fix) {
    for (Height.Datum datum :
        List.of(
            Height.Datum.MEAN_SEA_LEVEL,
            Height.Datum.ELLIPSOID,
            Height.Datum.TAKE_OFF,
            Height.Datum.GROUND,
            Height.Datum.UNKNOWN)) {
      String digits = "";
      for (Height height : fix == null ? List.<Height>of() : fix.heights()) {
        if (height.datum() == datum) {
          digits = ExportedTrack.number(height.metres(), 1_000);
        }
      }
      line.digits(digits);
    }
  }

  private static void pose(CsvCells line, Sample sample) {
    CameraPose pose = sample.pose();
    line.digits(angle(pose == null ? null : pose.yaw()));
    line.digits(angle(pose == null ? null : pose.pitch()));
    line.digits(angle(pose == null ? null : pose.roll()));
    Lens lens = sample.lens();
    line.digits(lens == null ? "" : ExportedTrack.number(lens.horizontalFovDeg(), DEGREE));
    line.digits(lens == null ? "" : ExportedTrack.number(lens.verticalFovDeg(), DEGREE));
  }

  private static String angle(@Nullable Angle angle) {
    return angle == null ? "" : ExportedTrack.number(angle.deg(), DEGREE);
  }
}
