package org.sightline.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.track.Tracks;

/**
 * Writes every sample of an item's tracks, one JSON object a line, compressed: {@code
 * items/<id>.jsonl.gz}. The same samples give the same bytes.
 */
public final class SamplesFile {
  private SamplesFile() {}

  /** Writes all tracks, the preferred first, and leaves the stream open. */
  public static void write(OutputStream out, Tracks tracks) throws IOException {
    GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
    JsonWriter json = new JsonWriter(new BufferedOutputStream(packed, 1 << 16));
    List<Track> all = tracks.all();
    for (int number = 0; number < all.size(); number++) {
      Track track = all.get(number);
      for (int i = 0; i < track.size(); i++) {
        sample(json, track.sample(i), track.origin().source());
      }
    }
    json.close();
  }

  private static void sample(JsonWriter json, Sample sample, String source) throws IOException {
    json.open();
    json.number("offsetS", sample.offset().toNanos() / 1e9, 6);
    json.instant("at", sample.at());
    LatLon place = sample.written();
    json.number("latDeg", place == null ? null : place.latDeg(), 7);
    json.number("lonDeg", place == null ? null : place.lonDeg(), 7);
    Fix fix = sample.fix();
    Height height = fix == null ? null : fix.height();
    if (height == null) {
      json.none("height");
    } else {
      json.open("height");
      json.number("metres", height.metres(), 2);
      json.text("datum", height.datum().name());
      json.close('}');
    }
    json.number("accuracyM", fix == null ? null : fix.accuracyM(), 3);
    json.text("quality", RecordLine.name(sample.quality()));
    CameraPose pose = sample.pose();
    angle(json, "yaw", pose == null ? null : pose.yaw());
    angle(json, "pitch", pose == null ? null : pose.pitch());
    angle(json, "roll", pose == null ? null : pose.roll());
    Lens lens = sample.lens();
    json.number("horizontalFovDeg", lens == null ? null : lens.horizontalFovDeg(), 2);
    json.number("verticalFovDeg", lens == null ? null : lens.verticalFovDeg(), 2);
    json.text("source", source);
    json.close('}');
    json.endLine();
  }

  private static void angle(JsonWriter json, String name, @Nullable Angle angle) {
    json.number(name, angle == null ? null : angle.deg(), 3);
  }
}
