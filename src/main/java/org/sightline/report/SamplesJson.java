package org.sightline.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.MediaItem;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.track.Sample;
import org.sightline.track.Stated;
import org.sightline.track.Track;
import org.sightline.view.AboveGround;
import org.sightline.view.Contradiction;
import org.sightline.view.Detail;
import org.sightline.view.Footprints;
import org.sightline.view.Ground;
import org.sightline.view.GroundPoint;
import org.sightline.view.SampleViews;
import org.sightline.view.View;
import org.sightline.view.ViewFootprint;

/**
 * Every sample of a track as {@code inspect --track} prints it. {@code frameCentre}, {@code
 * slantRangeM} and {@code corners} are computed from the camera's place, angles and lens; what the
 * source says of them itself stands in {@code stated}.
 */
final class SamplesJson {
  private SamplesJson() {}

  /** The member {@code samples}; null for what has no track. */
  static void write(JsonWriter json, MediaItem item, @Nullable Track track, @Nullable Ground ground)
      throws IOException {
    if (track == null) {
      json.none("samples");
      return;
    }
    int widthPx = item instanceof MediaItem.Video video ? video.widthPx() : 0;
    int heightPx = item instanceof MediaItem.Video video ? video.heightPx() : 0;
    json.openList("samples");
    for (int i = 0; i < track.size(); i++) {
      Sample sample = track.sample(i);
      json.open();
      json.number("offsetS", sample.offset().toNanos() / 1e9, 6);
      json.instant("at", sample.at());
      if (sample.at() == null) {
        json.local("local", track.local(i));
      }
      camera(json, sample);
      seen(json, SampleViews.of(sample, ground, widthPx, heightPx));
      stated(json, sample);
      json.close('}');
    }
    json.close(']');
  }

  private static void camera(JsonWriter json, Sample sample) throws IOException {
    LatLon written = sample.written();
    json.number("latDeg", written == null ? null : written.latDeg(), 7);
    json.number("lonDeg", written == null ? null : written.lonDeg(), 7);
    Fix fix = sample.fix();
    height(json, "height", fix == null ? null : fix.height());
    json.number("accuracyM", fix == null ? null : fix.accuracyM(), 3);
    json.text("quality", RecordLine.name(sample.quality()));
    CameraPose pose = SampleViews.pose(sample);
    TelemetryJson.angle(json, "yaw", pose.yaw());
    TelemetryJson.angle(json, "pitch", pose.pitch());
    TelemetryJson.angle(json, "roll", pose.roll());
    Lens lens = sample.lens();
    json.number("horizontalFovDeg", lens == null ? null : lens.horizontalFovDeg(), 4);
    json.number("verticalFovDeg", lens == null ? null : lens.verticalFovDeg(), 4);
  }

  private static void height(JsonWriter json, String name, @Nullable Height height)
      throws IOException {
    if (height == null) {
      json.none(name);
    } else {
      json.open(name);
      TelemetryJson.height(json, height);
    }
  }

  private static void seen(JsonWriter json, @Nullable View view) throws IOException {
    AboveGround above = view == null ? null : view.height();
    if (above == null) {
      json.none("aboveGround");
    } else {
      json.open("aboveGround");
      json.number("metres", above.metres(), 2);
      json.number("sigmaM", above.sigmaM(), 2);
      json.text("source", above.source());
      json.close('}');
    }
    ViewFootprint footprint =
        view == null || above == null ? null : Footprints.project(view, Detail.rangeM(view));
    GroundPoint centre = footprint == null ? null : footprint.centre();
    place(json, "frameCentre", centre == null ? null : centre.place());
    json.number("slantRangeM", centre == null ? null : centre.slantRangeM(), 2);
    corners(json, footprint == null ? ViewFootprint.Corners.NONE : footprint.corners());
  }

  private static void corners(JsonWriter json, ViewFootprint.Corners corners) throws IOException {
    if (corners.equals(ViewFootprint.Corners.NONE)) {
      json.none("corners");
      return;
    }
    json.openList("corners");
    corner(json, corners.upperLeft());
    corner(json, corners.upperRight());
    corner(json, corners.lowerRight());
    corner(json, corners.lowerLeft());
    json.close(']');
  }

  private static void corner(JsonWriter json, @Nullable GroundPoint corner) throws IOException {
    if (corner == null) {
      json.none();
    } else {
      place(json, corner.place());
    }
  }

  private static void place(JsonWriter json, String name, @Nullable LatLon place)
      throws IOException {
    if (place == null) {
      json.none(name);
    } else {
      json.name(name);
      place(json, place);
    }
  }

  private static void place(JsonWriter json, LatLon place) throws IOException {
    json.open();
    json.number("latDeg", place.latDeg(), 7);
    json.number("lonDeg", place.lonDeg(), 7);
    json.close('}');
  }

  private static void stated(JsonWriter json, Sample sample) throws IOException {
    Stated stated = sample.stated();
    if (stated == null) {
      json.none("stated");
      json.none("contradiction");
      return;
    }
    json.open("stated");
    place(json, "frameCentre", stated.frameCentre());
    List<Height> heights = stated.frameCentreHeights();
    height(json, "frameCentreHeight", heights.isEmpty() ? null : heights.get(0));
    json.number("slantRangeM", stated.slantRangeM(), 2);
    if (stated.corners().isEmpty()) {
      json.none("corners");
    } else {
      json.openList("corners");
      for (LatLon corner : stated.corners()) {
        place(json, corner);
      }
      json.close(']');
    }
    json.close('}');
    Contradiction against = Contradiction.of(sample);
    if (against == null) {
      json.none("contradiction");
    } else {
      json.open("contradiction");
      json.number("yawDeg", against.yawDeg(), 2);
      json.number("pitchDeg", against.pitchDeg(), 2);
      json.close('}');
    }
  }
}
