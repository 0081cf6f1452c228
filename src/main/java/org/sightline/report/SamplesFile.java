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
import org.sightline.vision.Shot;

/**
 * Writes every sample of an item's tracks, then every picture of it that was looked at with its
 * boxes, one JSON object a line, compressed: {@code items/<id>.jsonl.gz}. The same samples and
 * pictures give the same bytes.
 */
public final class SamplesFile {
  private SamplesFile() {}

  /** Pictures one after another: all of them may be more than memory holds. */
  public interface Pictures {
    /** Hands each to a sink, by time. */
    void each(Sink sink) throws IOException;
  }

  /** Takes pictures. */
  public interface Sink {
    /** Takes the next. */
    void accept(Shot shot) throws IOException;
  }

  /** Writes all tracks, the preferred first, then the pictures, and closes the stream. */
  public static void write(OutputStream out, Tracks tracks, Pictures pictures) throws IOException {
    GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
    JsonWriter json = new JsonWriter(new BufferedOutputStream(packed, 1 << 16));
    List<Track> all = tracks.all();
    for (int number = 0; number < all.size(); number++) {
      Track track = all.get(number);
      for (int i = 0; i < track.size(); i++) {
        sample(json, track.sample(i), track.origin().source());
      }
    }
    pictures.each(shot -> picture(json, shot));
    json.close();
  }

  private static void picture(JsonWriter json, Shot shot) throws IOException {
    json.open();
    json.number("offsetS", shot.offsetS(), 6);
    ShotsJson.members(json, shot);
    json.close('}');
    json.endLine();
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
