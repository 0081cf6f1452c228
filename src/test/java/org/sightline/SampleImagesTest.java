package org.sightline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.batch.Sights;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.risk.Assessment;
import org.sightline.risk.Assessor;
import org.sightline.risk.Check;
import org.sightline.risk.Checks;
import org.sightline.risk.Finding;
import org.sightline.risk.Level;
import org.sightline.risk.Observation;
import org.sightline.risk.Policy;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.telemetry.TelemetryReaders;
import org.sightline.view.PictureOutline;
import org.sightline.view.Pixel;
import org.sightline.view.ViewFootprint;
import org.sightline.vision.Looking;
import org.sightline.zonefiles.ZoneLoader;
import org.sightline.zones.Times;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneSet;

/** The pictures of {@code sample-images} give the answers that their README promises. */
class SampleImagesTest {
  private static final Path SAMPLES = Path.of("sample-images");

  private static Assessment.Assessed assessed(String name) throws Exception {
    ZoneSet zones = ZoneLoader.load(List.of(Path.of("geofences")), false);
    Input input = Input.of(SAMPLES.resolve(name));
    MediaItem.Photo photo = (MediaItem.Photo) new Probe().open(input);
    Telemetry telemetry = TelemetryReaders.read(photo);
    List<ZoneContact> contacts = new ArrayList<>();
    Times times = Times.of(telemetry.captured(), null);
    for (Position position : telemetry.positions()) {
      if (position instanceof Position.Fixed fixed) {
        contacts.addAll(zones.contactsAt(fixed.fix(), times));
      }
    }
    Policy policy = Policy.standard();
    ViewFootprint shown = Sights.add(photo, telemetry, zones, policy.sees(), times, null, contacts);
    Check place = Checks.position(policy, telemetry, zones.zones().size(), 0, zones::coverage);
    boolean down = telemetry.pose().pitch() != null && telemetry.pose().pitch().deg() < -60;
    var viewpoint = down ? Looking.Viewpoint.NADIR : Looking.Viewpoint.GROUND;
    var looked = new Checks.Looked(true, true, name.equals("damaged.jpg"), viewpoint, !down);
    return Assessor.assess(
        policy,
        new Observation(
            photo,
            telemetry,
            shown,
            contacts,
            List.of(),
            Map.of(),
            Checks.ofPhoto(place, looked),
            telemetry.notes()));
  }

  @ParameterizedTest
  @CsvSource({
    "border-harbour.jpg, MEDIUM, camera-near-zone camera-sees-zone",
    "dam.webp, MEDIUM, drone-in-flight-zone",
    "damaged.jpg, UNDETERMINED,",
    "drone-quay.jpg, LOW, camera-sees-zone",
    "drone-refuge.jpg, HIGH, drone-in-flight-zone",
    "inside-airfield.jpg, HIGH, camera-inside-zone drone-in-flight-zone",
    "margin-depot.jpg, LOW, camera-near-zone",
    "no-position.jpg, UNDETERMINED,",
    "nothing-found.jpg, NONE,",
    "outside-coverage.jpg, UNDETERMINED,",
    "range.png, HIGH, camera-inside-zone",
    "sidecar-works.jpg, HIGH, camera-inside-zone",
    "straight-down.jpg, UNDETERMINED,",
    "two-positions.jpg, HIGH, camera-inside-zone position-conflict",
    "zero-position.jpg, UNDETERMINED,",
  })
  void placeGivesTheAnswerOfTheReadme(String name, Level level, String rules) throws Exception {
    Assessment.Assessed answer = assessed(name);
    var found = new TreeSet<String>();
    for (Finding finding : answer.findings()) {
      found.add(finding.rule());
    }
    assertEquals(rules == null ? "" : rules, String.join(" ", found), answer.toString());
    assertEquals(level, answer.level(), answer.toString());
  }

  /** The buoys stand where the painter's own camera puts the border: 26 mm of 36, due west. */
  @Test
  void outlineOfTheHarbourRunsAlongItsBuoys() throws Exception {
    PictureOutline outline = null;
    for (ZoneContact contact : assessed("drone-quay.jpg").observation().contacts()) {
      if (contact.view() != null) {
        outline = contact.view().outline();
      }
    }
    assertNotNull(outline);
    assertEquals(PictureOutline.Kind.GROUND, outline.kind());
    double down = Math.toRadians(16);
    int seen = 0;
    for (double t = 0; t <= 1; t += 0.05) {
      double lon = -24.577491 + t * (-24.578684 + 24.577491);
      double lat = -41.163082 + t * (-41.156779 + 41.163082);
      double west = (-24.5763 - lon) * 111_320 * Math.cos(Math.toRadians(-41.16));
      double north = (lat + 41.16) * 111_057;
      double depth = west * Math.cos(down) + 60 * Math.sin(down);
      double below = 60 * Math.cos(down) - west * Math.sin(down);
      double focal = 960 * 26 / 36.0;
      var buoy = new Pixel(480 + focal * north / depth, 320 + focal * below / depth);
      if (buoy.x() > 0 && buoy.x() < 960) {
        assertEquals(0, awayPx(outline.rings().get(0), buoy), 1.5, buoy.toString());
        seen++;
      }
    }
    assertTrue(seen > 3, seen + " places of the border in the picture");
  }

  private static double awayPx(List<Pixel> ring, Pixel from) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ring.size(); i++) {
      Pixel a = ring.get(i);
      Pixel b = ring.get((i + 1) % ring.size());
      least = Math.min(least, Line2D.ptSegDist(a.x(), a.y(), b.x(), b.y(), from.x(), from.y()));
    }
    return least;
  }

  @Test
  void everyPictureIsInTheReadmeAndSmall() throws IOException {
    String readme = Files.readString(SAMPLES.resolve("README.md"));
    long bytes = 0;
    for (String name : names(SAMPLES)) {
      bytes += Files.size(SAMPLES.resolve(name));
      assertTrue(readme.contains("`" + name + "`"), name + " is not in README.md");
    }
    assertTrue(bytes < 2_000_000, bytes + " bytes");
  }

  /**
   * Metadata byte for byte; pixels by their files' lengths, because another Java may draw an edge
   * otherwise.
   */
  @Test
  @Tag("slow")
  void generatorMakesTheSameFilesAgain(@TempDir Path once, @TempDir Path twice) throws Exception {
    Path classes = Files.createDirectory(once.resolve("classes"));
    Path first = Files.createDirectory(once.resolve("out"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertNotNull(compiler, "a JDK is needed");
    String source = SAMPLES.resolve("MakeSamples.java").toString();
    assertEquals(0, compiler.run(null, null, null, "-d", classes.toString(), source));
    URL[] from = {classes.toUri().toURL()};
    try (var loader = new URLClassLoader(from, SampleImagesTest.class.getClassLoader())) {
      var write = loader.loadClass("MakeSamples").getMethod("write", Path.class);
      write.invoke(null, first);
      write.invoke(null, twice);
    }
    assertEquals(names(SAMPLES), names(first));
    for (String name : names(first)) {
      byte[] made = Files.readAllBytes(first.resolve(name));
      byte[] committed = Files.readAllBytes(SAMPLES.resolve(name));
      assertArrayEquals(made, Files.readAllBytes(twice.resolve(name)), name + " twice");
      assertEquals(committed.length, made.length, committed.length * 0.01, name + " length");
      int differs = Arrays.mismatch(made, committed);
      int metadata = name.endsWith(".jpg") ? 500 : 30; // the part written by hand, at the front
      assertTrue(differs < 0 || differs > metadata, name + " differs at byte " + differs);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".md") && !name.endsWith(".java")) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
