package org.sightline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sightline.risk.Assessment;
import org.sightline.risk.Checks;
import org.sightline.risk.Policy;
import org.sightline.risk.Scene;
import org.sightline.telemetry.Position;
import org.sightline.zones.Zone;

/** A small run with one item for each answer. For tests. */
final class Runs {
  private Runs() {}

  static RunHead head(List<Zone> zones) {
    return new RunHead(
        "0.1.0",
        Map.of("onnxruntime", "1.29.0"),
        List.of(new RunHead.ZoneFile("zones.geojson", "ab".repeat(32), 3, false)),
        "cd".repeat(32),
        List.of("zones.geojson: feature 4: a ring with two points"),
        "The zone files cover 21 × 16 km around 41.2° S, 24.5° W.",
        null,
        zones,
        null,
        new RunHead.PolicyUsed("standard", "1", "built-in", Policy.standard().sha256()),
        List.of(new RunHead.ModelUsed("yolox-nano", "ef".repeat(32), "Apache-2.0", "onnxruntime")),
        new RunHead.DeviceUsed("cuda", "cpu", "no card is there"),
        new EnumMap<>(Checks.unasked(true, true, false)),
        Map.of("zones", "geofences"),
        Instant.parse("2026-05-10T12:00:00Z"),
        false,
        "0123456789abcdef");
  }

  static List<Assessment> items() {
    return List.of(
        place("walk/inside.jpg").inside(Scene.MEADOW, 140, 0.98).sees("boat", 0.8).assessed(),
        place("walk/near.jpg").near(Scene.QUAY, 399, 0).yaw(41, 8).assessed(),
        place("walk/clear.jpg").assessed(),
        new Scene().source("walk/nowhere.jpg").assessed(),
        new Scene()
            .source("walk/zero.jpg")
            .missing(Position.State.ZEROED, "0, 0")
            .note("exif-gps-zero", "GPSLatitude and GPSLongitude read 0, 0.")
            .assessed(),
        place("home/garden.jpg")
            .inside(Scene.HOME, 31.25, 1)
            .near(Scene.QUAY, 400, 0)
            .note("xmp-gps-no-hemisphere", "The position in xmp:exif (41.2, 24.5) is not clear.")
            .assessed(),
        new Scene()
            .source("walk/two.jpg")
            .fix(-41.2, -24.5, 8, "exif:GPS")
            .fix(-41.22, -24.5, 8, "xmp:exif")
            .conflicting()
            .contact(Scene.inside(Scene.MEADOW, 140, 1, "xmp:exif"))
            .assessed(),
        new Assessment.Failed(
            Scene.header("=cmd|' /C calc'!A0.jpg"),
            "media",
            "jpeg-truncated",
            "The picture data ends at row 12 of 3024.",
            List.of()));
  }

  static Scene place(String source) {
    return new Scene().source(source).fix(-41.2001234, -24.5006789, 8, "exif:GPS");
  }

  static Path write(Path folder, List<Assessment> items) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(Reports.RECORD))) {
      for (Assessment item : items) {
        out.write(RecordLine.of(item, Attached.NOTHING));
        out.write('\n');
      }
    }
    return folder;
  }
}
