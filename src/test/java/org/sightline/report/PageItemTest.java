package org.sightline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.risk.Assessment;
import org.sightline.risk.Assessor;
import org.sightline.risk.Observation;
import org.sightline.risk.Policy;
import org.sightline.risk.Scene;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.view.Footprints;
import org.sightline.view.PictureOutline;
import org.sightline.view.Pixel;
import org.sightline.view.View;
import org.sightline.zones.ZoneContact;

/** What leaves the record of a picture that shows a zone. */
class PageItemTest {
  @TempDir private Path folder;

  private static Assessment outlined(boolean touchesPrivate) {
    Scene one = Runs.place("shown.jpg").yaw(45, 8).shows(Scene.MEADOW, 1900, 0.97, 14.2);
    List<Pixel> ring = List.of(new Pixel(1001, 1502), new Pixel(3003, 1504), new Pixel(3005, 1606));
    ZoneContact seen =
        one.observation()
            .contacts()
            .get(0)
            .outlined(new PictureOutline(PictureOutline.Kind.GROUND, List.of(ring), 60));
    Scene scene = Runs.place("shown.jpg").yaw(45, 8).contact(seen);
    Observation bare = (touchesPrivate ? scene.near(Scene.HOME, 20, 0.3) : scene).observation();
    Fix fix = ((Position.Fixed) bare.telemetry().position()).fix();
    View view = new View(fix, bare.telemetry().pose(), bare.telemetry().lens(), null, 4032, 3024);
    return Assessor.assess(
        Policy.standard(),
        new Observation(
            bare.item(),
            bare.telemetry(),
            Footprints.project(view, 5000),
            bare.contacts(),
            bare.detections(),
            Map.of(),
            bare.checks(),
            bare.notes()));
  }

  private String written(String file, Assessment item) throws IOException {
    Runs.write(folder, List.of(item));
    Reports.write(
        List.of(new HtmlReport(), new GeoJsonReport()),
        folder,
        Runs.head(List.of(Scene.MEADOW)),
        null);
    return Files.readString(folder.resolve(file), UTF_8);
  }

  @Test
  void previewGetsTheOutlineAndAPrivateZoneTakesIt() throws IOException {
    assertTrue(written("index.html", outlined(false)).contains("\"outlinePx\":[[1001.0,1502.0]"));
    String hidden = written("index.html", outlined(true));
    assertFalse(hidden.contains("outlinePx\":") || hidden.contains("1502"), "no outline");
  }

  @Test
  void viewIsAFeatureUnlessAPrivateZoneIsTouched() throws IOException {
    Map<String, ?> all = Json.object(written("findings.geojson", outlined(false)).getBytes(UTF_8));
    int views = 0;
    for (Map<String, ?> feature : Json.objects(new TreeMap<>(all), "features")) {
      Map<String, ?> properties = Json.object(new TreeMap<>(feature), "properties");
      if ("view".equals(properties.get("what"))) {
        views++;
        assertEquals(5000.0, properties.get("rangeM"));
        assertEquals(45.0, properties.get("directionDeg"));
        assertEquals(8.0, properties.get("directionSigmaDeg"));
        assertEquals(List.of("elevation", "height"), properties.get("unknown"));
      }
    }
    assertEquals(1, views);
    assertFalse(written("findings.geojson", outlined(true)).contains("\"view\""));
  }
}
