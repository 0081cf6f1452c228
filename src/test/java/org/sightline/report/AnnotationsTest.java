package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.risk.Checks;
import org.sightline.risk.Level;
import org.sightline.risk.Policy;
import org.sightline.risk.Scene;
import org.sightline.view.PictureOutline;
import org.sightline.view.Pixel;
import org.sightline.vision.Looking;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

class AnnotationsTest {
  private static Annotation of(Scene scene, Zone... zones) {
    return Annotations.of(scene.assessed(), Policy.standard(), List.of(zones), "0.1.0");
  }

  private static Scene inMeadow() {
    return new Scene().fix(-41.2, -24.5, 8, "exif:GPS").inside(Scene.MEADOW, 140, 0.99);
  }

  private static Zone square(Zone like, double west, double east) {
    var area =
        new GeometryFactory()
            .createPolygon(
                new Coordinate[] {
                  new Coordinate(west, -41.21),
                  new Coordinate(west, -41.19),
                  new Coordinate(east, -41.19),
                  new Coordinate(east, -41.21),
                  new Coordinate(west, -41.21)
                });
    return new Zone(
        like.id() + west,
        like.name(),
        like.kind(),
        like.restricts(),
        List.of(new Volume(new Shape.Outline(area), null, null)),
        null,
        0,
        0,
        like.isPrivate(),
        Map.of(),
        like.source());
  }

  @Test
  void zoneAndCameraKeepTheirDistanceAndLoseTheirCoordinates() {
    Annotation annotation = of(inMeadow(), Scene.MEADOW);
    Annotation.Inset inset = annotation.inset();
    assertNotNull(inset);
    assertEquals(8, inset.errorM());
    Annotation.Place corner = inset.areas().get(0).rings().get(0).points().get(0);
    // 0.01° at 41.2° south on WGS 84: 838.9 m of longitude, 1110.7 m of latitude
    assertEquals(-838.9, corner.eastM(), 0.5);
    assertEquals(-1110.7, corner.northM(), 0.5);
    assertTrue(inset.areas().get(0).contact());
    assertFalse(annotation.toString().contains("-41."), annotation.toString());
    assertFalse(annotation.toString().contains("-24."), annotation.toString());
  }

  @Test
  void itemsThatTouchAPrivateZoneHaveNoMap() {
    assertNull(of(inMeadow().near(Scene.HOME, 20, 0.3), Scene.MEADOW, Scene.HOME).inset());
  }

  @Test
  void privateZonesAreNotOnAnyMap() {
    Annotation.Inset inset = of(inMeadow(), Scene.HOME, Scene.MEADOW).inset();
    assertNotNull(inset);
    assertEquals(1, inset.areas().size());
  }

  @Test
  void farZonesAreLeftOutAndTheAntimeridianIsNoEdge() {
    Zone here = square(Scene.MEADOW, 179.99, 180);
    Zone across = square(Scene.MEADOW, -180, -179.99);
    Zone far = square(Scene.MEADOW, 179.0, 179.1);
    Scene scene = new Scene().fix(-41.2, 179.999, 8, "exif:GPS").inside(here, 80, 0.99);
    Annotation.Inset inset = of(scene, here, across, far).inset();
    assertNotNull(inset);
    assertEquals(2, inset.areas().size());
    Annotation.Place start = inset.areas().get(0).rings().get(0).points().get(0);
    assertEquals(83.9, start.eastM(), 0.1, "0.001° east, across the line");
  }

  @Test
  void withoutAPositionThereIsNoMapAndTheOpenCheckIsSaid() {
    Annotation annotation = of(new Scene(), Scene.MEADOW);
    assertNull(annotation.inset());
    assertEquals(Level.UNDETERMINED, annotation.level());
    assertTrue(annotation.reasons().get(0).sentence().startsWith("The file carries no position."));
  }

  @Test
  void openChecksStandBetweenSeriousFindingsAndSlightOnes() {
    var down = new Checks.Looked(true, true, false, Looking.Viewpoint.NADIR, false);
    Scene scene = new Scene().fix(-41.2, -24.5, 8, "exif:GPS").sees("boat", 0.9);
    List<Level> levels = new ArrayList<>();
    for (Annotation.Reason reason :
        of(scene.inside(Scene.MEADOW, 140, 0.99).conflicting().looked(down)).reasons()) {
      levels.add(reason.level());
    }
    List<Level> sorted = new ArrayList<>(levels);
    sorted.sort((a, b) -> b.compareTo(a));
    assertEquals(sorted, levels);
    assertTrue(levels.contains(Level.UNDETERMINED) && levels.contains(Level.HIGH));
  }

  @Test
  void onlyWhatThePolicyFlagsIsFramed() {
    Scene scene = inMeadow().sees("airplane", 0.6).sees("person", 0.99).sees("airplane", 0.3);
    Annotation annotation = of(scene.sees("truck", 0.8));
    assertEquals(2, annotation.marks().size());
    assertEquals("truck", annotation.marks().get(0).label());
    assertEquals("airplane", annotation.marks().get(1).label());
    assertEquals(Annotation.Kind.IN_ZONE, annotation.marks().get(0).kind());
    Scene outside = new Scene().fix(-41.2, -24.5, 8, "exif:GPS").sees("airplane", 0.6);
    assertEquals(Annotation.Kind.OBJECT, of(outside).marks().get(0).kind());
  }

  @Test
  void lastLineSaysWhatTheAnswerRestsOn() {
    Annotation annotation = of(inMeadow().source("walk/deep/IMG_2041.jpg"));
    assertEquals("IMG_2041.jpg", annotation.name());
    assertEquals(
        List.of("position good to 8 m", "Sightline 0.1.0, policy standard 1"), annotation.facts());
  }

  private static Scene showsOutlined(PictureOutline.Kind kind, List<Pixel> ring) {
    Scene scene = new Scene().fix(-41.2, -24.5, 8, "exif:GPS").yaw(45, 8);
    ZoneContact seen = scene.shows(Scene.MEADOW, 1900, 0.97, 14.2).observation().contacts().get(0);
    var outline = new PictureOutline(kind, ring.isEmpty() ? List.of() : List.of(ring), 60);
    Scene outlined = new Scene().fix(-41.2, -24.5, 8, "exif:GPS").yaw(45, 8);
    return outlined.contact(seen.outlined(outline)).contact(seen.outlined(outline));
  }

  private static List<Pixel> rectangle(double left, double top, double right, double bottom) {
    return List.of(
        new Pixel(left, top),
        new Pixel(right, top),
        new Pixel(right, bottom),
        new Pixel(left, bottom));
  }

  @Test
  void zoneInThePictureIsOutlinedOnceAndNamed() {
    List<Pixel> ring = rectangle(1000, 1500, 3000, 1600);
    Annotation annotation = of(showsOutlined(PictureOutline.Kind.GROUND, ring), Scene.MEADOW);
    assertEquals(1, annotation.outlines().size());
    assertEquals("Meadow Field, 1.9 km away (±8°)", annotation.outlines().get(0).label());
    assertEquals(ring, annotation.outlines().get(0).rings().get(0).corners());
    assertEquals(60, annotation.outlines().get(0).bandPx());
  }

  @Test
  void whatIsNotKnownOfItsPlaceIsSaid() {
    assertEquals(
        "Meadow Field, 1.9 km away, about between these sides (±8°)",
        label(PictureOutline.Kind.COLUMNS, rectangle(1000, 0, 3000, 3024)));
    assertEquals(
        "Meadow Field, 1.9 km away: anywhere in the picture",
        label(PictureOutline.Kind.COLUMNS, rectangle(0, 0, 4032, 3024)));
    assertEquals(
        "Meadow Field, 1.9 km away, fills the picture",
        label(PictureOutline.Kind.GROUND, rectangle(0, 0, 4032, 3024)));
    assertEquals(
        "Meadow Field, 1.9 km away: where in the picture is not known",
        label(PictureOutline.Kind.UNCERTAIN, List.of()));
    // from side to side, but not all of the picture
    assertEquals(
        "Meadow Field, 1.9 km away (±8°)",
        label(PictureOutline.Kind.GROUND, rectangle(0, 1500, 4032, 1600)));
  }

  private static String label(PictureOutline.Kind kind, List<Pixel> ring) {
    return of(showsOutlined(kind, ring), Scene.MEADOW).outlines().get(0).label();
  }

  @Test
  void itemsThatTouchAPrivateZoneHaveNoOutline() {
    Scene scene = showsOutlined(PictureOutline.Kind.GROUND, rectangle(1000, 1500, 3000, 1600));
    assertEquals(List.of(), of(scene.near(Scene.HOME, 20, 0.3), Scene.MEADOW).outlines());
  }

  @Test
  void nothingFoundIsAStatementAndNoPromise() {
    Annotation annotation = of(new Scene().fix(-41.2, -24.5, 8, "exif:GPS"));
    assertEquals(Level.NONE, annotation.level());
    assertEquals(1, annotation.reasons().size());
    assertTrue(annotation.reasons().get(0).sentence().endsWith("not a promise."));
  }
}
