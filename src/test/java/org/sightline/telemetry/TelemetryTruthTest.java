package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.geo.Height;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;

/** Real files against what ExifTool says of them. Every difference has its reason here. */
class TelemetryTruthTest {
  private static final String PARROT_DISCO =
      "Camera/ of the Disco is the aircraft's attitude: pitch 2 up, while the picture shows the"
          + " horizon at its upper edge, some 30 degrees above its middle";

  private static final String ALL_ZERO =
      "Camera:Yaw, Pitch, Roll and GPSXYAccuracy are all zero: a template, not a measurement";

  private static final String DOWN_LOOKING =
      "a body whose camera looks down (Pix4D, senseFly): pitch 2.36 and roll 6.70 put the axis"
          + " 7.1 degrees off straight down; RotationTest checks the turn against Parrot's example";

  /** Where we rightly differ from the truth file: file and field, then why. */
  private static final Map<String, String> EXPLAINED =
      Map.ofEntries(
          Map.entry(
              "stills/spatial_photo.heic position", "exactly 0, 0 is typed zeroed, not a place"),
          Map.entry("stills/Samsung GT-I9000 (Galaxy S).jpg position", "0, 0: zeroed"),
          Map.entry("stills/FLIR Vue Pro 640.jpg position", "0, 0: zeroed"),
          Map.entry(
              "stills/FLIR Vue Pro 640.jpg direction", "0 without a reference, beside 0, 0: unset"),
          Map.entry(
              "stills/exif-no-tz.jpg position",
              "ExifTool gives the file up at a bad JPEG marker; the EXIF segment behind it holds the"
                  + " position of stills/exif.png"),
          Map.entry(
              "drone-stills/FLIR~images.jpg height",
              "-1 m stands in the FLIR segment only, EXIF has no altitude"),
          Map.entry("drone-stills/issue-exif-js-124.tiff yaw", ALL_ZERO),
          Map.entry("drone-stills/issue-exif-js-124.tiff pitch", ALL_ZERO),
          Map.entry("drone-stills/issue-exif-js-124.tiff roll", ALL_ZERO),
          Map.entry("drone-stills/parrot-1.jpg pitch", PARROT_DISCO),
          Map.entry("drone-stills/parrot-1.jpg roll", PARROT_DISCO),
          Map.entry("drone-stills/tiny_drone_image.jpg yaw", DOWN_LOOKING),
          Map.entry("drone-stills/tiny_drone_image.jpg pitch", DOWN_LOOKING),
          Map.entry("drone-stills/tiny_drone_image.jpg roll", DOWN_LOOKING),
          Map.entry(
              "stills/FLIR iPhone device.jpg direction",
              "in the FLIR segment, 0 without a reference: unset"));

  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  private static List<JsonNode> truth(Path media) throws IOException {
    List<JsonNode> files = new ArrayList<>();
    new ObjectMapper()
        .readTree(media.resolve("truth.json").toFile())
        .get("files")
        .forEach(files::add);
    return files;
  }

  private static @Nullable Telemetry read(Path file) {
    try {
      MediaItem item = new Probe().open(Input.of(file));
      return item.match(TelemetryReaders::read, v -> null, t -> null, o -> null);
    } catch (InputException e) {
      return null;
    }
  }

  @Test
  void everyFieldOfTheTruthIsFoundOrTheDifferenceExplained() throws IOException {
    Path media = Shared.folder("media");
    for (JsonNode entry : truth(media)) {
      String file = entry.get("file").asText();
      String category = entry.get("category").asText();
      boolean hostile = category.equals("hostile");
      JsonNode truth = entry.get("truth");
      boolean still = category.equals("stills") || category.equals("drone-stills");
      if (truth == null || (!still && !(hostile && truth.path("latitude").isNumber()))) {
        continue;
      }
      Telemetry telemetry = read(media.resolve(file));
      if (telemetry == null) {
        problem(file, "read", "not read as a photo");
        continue;
      }
      position(file, truth, telemetry);
      height(file, truth, telemetry);
      direction(file, truth, telemetry);
      accuracy(file, truth, telemetry);
      gimbal(file, truth, telemetry);
      camera(file, truth, telemetry);
    }
    assertTrue(problems.isEmpty(), () -> String.join("\n", problems) + "\n" + counts);
    assertTrue(counts.getOrDefault("position", 0) >= 70, counts::toString);
  }

  private void problem(String file, String field, String message) {
    if (!EXPLAINED.containsKey(file + " " + field)) {
      problems.add(file + " " + field + ": " + message);
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void position(String file, JsonNode truth, Telemetry telemetry) {
    boolean has = truth.path("latitude").isNumber();
    Fix fix = telemetry.position() instanceof Position.Fixed fixed ? fixed.fix() : null;
    if (!has) {
      if (fix != null) {
        problem(file, "position", "found " + fix.position() + " where there is none");
      }
      count("absent");
      return;
    }
    if (fix == null) {
      problem(file, "position", "missing: " + telemetry.position());
      return;
    }
    double lat = truth.get("latitude").asDouble();
    double lon = truth.get("longitude").asDouble();
    if (Math.abs(fix.position().latDeg() - lat) > 1e-6
        || Math.abs(fix.position().lonDeg() - lon) > 1e-6) {
      problem(file, "position", fix.position() + " against " + lat + ", " + lon);
    }
    count("position");
  }

  private void height(String file, JsonNode truth, Telemetry telemetry) {
    if (!truth.path("altitude").isNumber()
        || !(telemetry.position() instanceof Position.Fixed fixed)) {
      return;
    }
    double metres = truth.get("altitude").asDouble();
    Height height = fixed.fix().height();
    if (height == null || Math.abs(height.metres() - metres) > 1) {
      problem(file, "height", height + " against " + metres);
    }
    count("height");
    JsonNode relative = truth.path("relativeAltitude");
    if (relative.isNumber()) {
      boolean found = false;
      for (Height other : fixed.fix().heights()) {
        found |=
            other.datum() == Height.Datum.TAKE_OFF
                && Math.abs(other.metres() - relative.asDouble()) < 0.01;
      }
      if (!found) {
        problem(file, "relative height", fixed.fix().heights() + " against " + relative);
      }
      count("relative height");
    }
  }

  /** The direction before the magnetic correction, which its note states. */
  private void direction(String file, JsonNode truth, Telemetry telemetry) {
    if (!truth.path("imgDirection").isNumber()) {
      return;
    }
    double stated = truth.get("imgDirection").asDouble();
    Angle yaw = telemetry.pose().yaw();
    if (yaw == null) {
      problem(file, "direction", "missing, truth " + stated);
      return;
    }
    double raw = yaw.deg();
    for (Note note : telemetry.notes()) {
      if (note.code().equals("direction-magnetic")) {
        raw = Double.parseDouble(note.message().split("[(°]")[1]);
        double declination = Double.parseDouble(note.message().split("declination of |°")[2]);
        if (apart(raw + declination, yaw.deg()) > 0.06) {
          problem(file, "declination", note.message() + " gave " + yaw.deg());
        }
        count("magnetic");
      }
    }
    if (apart(raw, stated) > 0.1) {
      problem(file, "direction", raw + " against " + stated);
    }
    count("direction");
  }

  private static double apart(double a, double b) {
    return Math.abs(Rotation.half(a - b));
  }

  private void accuracy(String file, JsonNode truth, Telemetry telemetry) {
    if (truth.path("hPositioningError").isNumber()
        && telemetry.position() instanceof Position.Fixed fixed) {
      double sigma = truth.get("hPositioningError").asDouble() / 1.52;
      if (Math.abs(fixed.fix().accuracyM() - sigma) > 0.01 * sigma) {
        problem(file, "accuracy", fixed.fix().accuracyM() + " against " + sigma);
      }
      count("accuracy");
    }
  }

  private void gimbal(String file, JsonNode truth, Telemetry telemetry) {
    JsonNode gimbal = truth.path("gimbal");
    if (!gimbal.isObject()) {
      return;
    }
    angle(file, "yaw", gimbal, telemetry.pose().yaw());
    angle(file, "pitch", gimbal, telemetry.pose().pitch());
    angle(file, "roll", gimbal, telemetry.pose().roll());
    count("gimbal");
  }

  private void angle(String file, String name, JsonNode gimbal, @Nullable Angle angle) {
    if (!gimbal.path(name).isNumber()) {
      return;
    }
    double stated = gimbal.get(name).asDouble();
    if (angle == null) {
      problem(file, name, "missing, truth " + stated);
    } else if (apart(angle.deg(), stated) > 0.01) {
      problem(file, name, angle.deg() + " against " + stated);
    }
  }

  private void camera(String file, JsonNode truth, Telemetry telemetry) {
    for (String field : new String[] {"make", "model"}) {
      String stated = truth.path(field).asText("").trim();
      String found = field.equals("make") ? telemetry.make() : telemetry.model();
      if (!stated.isEmpty() && !stated.equals("null") && !stated.equals(found)) {
        problem(file, field, found + " against " + stated);
      }
    }
  }

  @Test
  void explanationsAreNotStale() throws IOException {
    Path media = Shared.folder("media");
    int known = 0;
    for (String key : EXPLAINED.keySet()) {
      String file = key.substring(0, key.lastIndexOf(' '));
      for (JsonNode entry : truth(media)) {
        known += file.startsWith(entry.get("file").asText()) ? 1 : 0;
      }
    }
    assertEquals(EXPLAINED.size(), known);
  }
}
