package org.sightline.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.risk.Footage;
import org.sightline.risk.Observation;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Captured;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Track;
import org.sightline.view.ViewFootprint;

/** The record's {@code captured} to {@code track}: what a file says of itself. */
final class TelemetryJson {
  private TelemetryJson() {}

  /** Of an assessed item: one that touches a private zone tells nothing of its way. */
  static void write(JsonWriter json, Observation seen, @Nullable Double lengthS)
      throws IOException {
    Footage footage = seen.footage();
    Track track = footage == null ? null : footage.tracks().best();
    boolean hidden = track != null && MomentsJson.isHidden(seen);
    write(json, seen.telemetry(), seen.footprint(), hidden ? null : track, lengthS);
  }

  static void write(
      JsonWriter json,
      Telemetry telemetry,
      @Nullable ViewFootprint footprint,
      @Nullable Track track,
      @Nullable Double lengthS)
      throws IOException {
    captured(json, telemetry.captured());
    if (telemetry.make() == null && telemetry.model() == null) {
      json.none("camera");
    } else {
      json.open("camera");
      json.text("make", telemetry.make());
      json.text("model", telemetry.model());
      json.close('}');
    }
    json.open("position");
    position(json, telemetry.position(), telemetry.conflicting());
    json.close('}');
    positions(json, telemetry.positions());
    pose(json, telemetry.pose());
    lens(json, telemetry.lens());
    if (footprint == null) {
      json.none("view");
    } else {
      ViewJson.write(json, footprint);
    }
    if (track == null) {
      json.none("track");
    } else {
      TrackJson.write(json, track, lengthS);
    }
  }

  /** For an input that could not be read. */
  static void writeNone(JsonWriter json) throws IOException {
    json.none("captured");
    json.none("camera");
    json.none("position");
    json.emptyList("positions");
    json.none("pose");
    json.none("lens");
    json.none("view");
    json.none("track");
  }

  private static void captured(JsonWriter json, Captured captured) throws IOException {
    json.open("captured");
    json.instant("at", captured.at());
    json.local("local", captured.local());
    json.text("clock", RecordLine.name(captured.clock()));
    json.close('}');
  }

  private static void positions(JsonWriter json, List<Position> positions) throws IOException {
    json.openList("positions");
    int shown = json.bounded("positions", positions.size());
    for (Position position : positions.subList(0, shown)) {
      json.open();
      position(json, position, false);
      json.close('}');
    }
    json.close(']');
  }

  private static void position(JsonWriter json, Position position, boolean conflicting)
      throws IOException {
    if (position instanceof Position.Fixed fixed) {
      fix(json, fixed.fix(), conflicting ? "conflicting" : "fixed");
    } else if (position instanceof Position.Missing missing) {
      json.text("state", RecordLine.name(missing.state()));
      json.none("latDeg");
      json.none("lonDeg");
      json.none("accuracyM");
      json.none("accuracySource");
      json.none("height");
      json.emptyList("heights");
      json.none("at");
      json.text("source", missing.source());
    }
  }

  static void fix(JsonWriter json, Fix fix, String state) throws IOException {
    json.text("state", state);
    // 7 decimals are 11 mm: finer than any source, coarse enough to hide no digits of a double
    json.number("latDeg", fix.position().latDeg(), 7);
    json.number("lonDeg", fix.position().lonDeg(), 7);
    json.number("accuracyM", fix.accuracyM(), 3);
    json.text("accuracySource", fix.accuracySource());
    Height height = fix.height();
    if (height == null) {
      json.none("height");
    } else {
      json.open("height");
      height(json, height);
    }
    json.openList("heights");
    int shown = json.bounded("heights", fix.heights().size());
    for (Height stated : fix.heights().subList(0, shown)) {
      json.open();
      height(json, stated);
    }
    json.close(']');
    json.instant("at", fix.at());
    json.text("source", fix.source());
  }

  static void height(JsonWriter json, Height height) throws IOException {
    json.number("metres", height.metres(), 2);
    json.text("datum", height.datum().name());
    json.close('}');
  }

  private static void pose(JsonWriter json, CameraPose pose) throws IOException {
    if (pose.yaw() == null && pose.pitch() == null && pose.roll() == null) {
      json.none("pose");
      return;
    }
    json.open("pose");
    angle(json, "yaw", pose.yaw());
    angle(json, "pitch", pose.pitch());
    angle(json, "roll", pose.roll());
    json.close('}');
  }

  static void angle(JsonWriter json, String name, @Nullable Angle angle) throws IOException {
    if (angle == null) {
      json.none(name);
      return;
    }
    json.open(name);
    json.number("deg", angle.deg(), 3);
    json.number("sigmaDeg", angle.sigmaDeg(), 3);
    json.text("source", angle.source());
    json.close('}');
  }

  private static void lens(JsonWriter json, @Nullable Lens lens) throws IOException {
    if (lens == null) {
      json.none("lens");
      return;
    }
    json.open("lens");
    json.number("horizontalFovDeg", lens.horizontalFovDeg(), 2);
    json.number("verticalFovDeg", lens.verticalFovDeg(), 2);
    json.text("source", lens.source());
    json.close('}');
  }
}
