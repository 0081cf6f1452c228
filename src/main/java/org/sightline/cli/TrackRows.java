package org.sightline.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.MediaItem;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.view.Detail;
import org.sightline.view.Footprints;
import org.sightline.view.Ground;
import org.sightline.view.GroundPoint;
import org.sightline.view.SampleViews;
import org.sightline.view.View;

/** Every sample of a track as a row for people. */
final class TrackRows {
  private TrackRows() {}

  static void print(PrintStream out, MediaItem item, Track track, @Nullable Ground ground) {
    int widthPx = item instanceof MediaItem.Video video ? video.widthPx() : 0;
    int heightPx = item instanceof MediaItem.Video video ? video.heightPx() : 0;
    row(
        out,
        "seconds",
        "time",
        "position",
        "latitude",
        "longitude",
        "height m",
        "yaw °",
        "pitch °",
        "middle of the picture",
        "distance m");
    for (int i = 0; i < track.size(); i++) {
      Sample sample = track.sample(i);
      LatLon place = sample.written();
      Fix fix = sample.fix();
      Height height = fix == null ? null : fix.height();
      CameraPose pose = SampleViews.pose(sample);
      GroundPoint centre = centre(SampleViews.of(sample, ground, widthPx, heightPx));
      Object time = sample.at() == null ? track.local(i) : sample.at();
      row(
          out,
          number(sample.offset().toNanos() / 1e9, 3),
          time == null ? "" : time.toString(),
          sample.quality().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          place == null ? "" : number(place.latDeg(), 7),
          place == null ? "" : number(place.lonDeg(), 7),
          height == null ? "" : number(height.metres(), 1),
          angle(pose.yaw()),
          angle(pose.pitch()),
          centre == null
              ? ""
              : number(centre.place().latDeg(), 6) + ", " + number(centre.place().lonDeg(), 6),
          centre == null ? "" : number(centre.slantRangeM(), 0));
    }
  }

  private static @Nullable GroundPoint centre(@Nullable View view) {
    return view == null || view.height() == null
        ? null
        : Footprints.project(view, Detail.rangeM(view)).centre();
  }

  private static String angle(@Nullable Angle angle) {
    return angle == null ? "" : number(angle.deg(), 1);
  }

  private static void row(PrintStream out, String... cells) {
    String row =
        String.format(
            Locale.ROOT, "  %10s  %-27s  %-8s%13s%14s%10s%8s%8s%28s%11s", (Object[]) cells);
    out.print(row.stripTrailing() + "\n");
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
