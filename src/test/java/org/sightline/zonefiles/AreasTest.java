package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.sightline.zones.Wkt;
import org.sightline.zones.ZoneProblem;

class AreasTest {
  private final ZoneDraft draft = new ZoneDraft("test", 1);

  private Geometry area(double[]... rings) {
    draft.areas().polygon(List.of(rings));
    Geometry area = draft.areas().finish();
    assertNotNull(area, draft.problems().toString());
    assertTrue(area.isValid());
    return area;
  }

  private static double[] ring(double... lonLat) {
    return lonLat;
  }

  private static boolean covers(Geometry area, double lon, double lat) {
    return Wkt.covers(area, lon, lat);
  }

  private List<String> said() {
    List<String> said = new ArrayList<>();
    for (ZoneProblem problem : draft.problems()) {
      said.add(problem.message());
    }
    return said;
  }

  @Test
  void goodRingsAreKeptAsTheyAre() {
    Geometry area = area(ring(8, 47, 9, 47, 9, 48, 8, 48, 8, 47));
    assertEquals("POLYGON ((8 47, 9 47, 9 48, 8 48, 8 47))", area.toText());
    assertEquals(List.of(), said());
  }

  @Test
  void bothLobesOfABowTieStay() {
    Geometry area = area(ring(10, 47, 11, 48, 11, 47, 10, 48, 10, 47));
    assertTrue(covers(area, 10.1, 47.5) && covers(area, 10.9, 47.5));
    assertTrue(said().get(0).contains("repaired"));
  }

  @Test
  void seamVerticesOfAnUnsplitRingAreNoWorldWideEdge() {
    Geometry area =
        area(ring(179, -17, 180, -17, -180, -17, -179, -17, -179, -16, 179, -16, 179, -17));
    assertTrue(covers(area, 179.5, -16.5) && covers(area, -179.5, -16.5));
    assertTrue(!covers(area, 0, -16.5));
    assertEquals(2, area.getArea(), 1e-9);
  }

  @Test
  void worldWideRectanglesStayWorldWide() {
    Geometry area = area(ring(-180, -85, 180, -85, 180, 85, -180, 85, -180, -85));
    assertTrue(covers(area, 0, 0) && covers(area, 180, 84));
    assertEquals(360 * 170, area.getArea(), 1e-6);
    assertEquals(List.of(), said());
  }

  @Test
  void longitudesFromZeroTo360AreBroughtBack() {
    Geometry area = area(ring(190, 10, 200, 10, 200, 20, 190, 20, 190, 10));
    assertTrue(covers(area, -165, 15));
    assertEquals(100, area.getArea(), 1e-9);
  }

  @Test
  void ringsAroundThePolesHoldThem() {
    Geometry north = area(ring(0, 80, 90, 80, 180, 80, -90, 80));
    assertTrue(covers(north, 45, 89) && covers(north, -135, 90) && covers(north, 180, 85));
    assertTrue(!covers(north, 45, 79));
    ZoneDraft other = new ZoneDraft("test", 2);
    other.areas().polygon(List.of(ring(0, -70, -120, -70, 120, -75)));
    Geometry south = other.areas().finish();
    assertNotNull(south);
    assertTrue(covers(south, 10, -90) && covers(south, 10, -80) && !covers(south, 10, -60));
  }

  @Test
  void holeAroundThePoleIsCutOutOfACap() {
    Geometry band =
        area(ring(0, 70, 120, 70, -120, 70, 0, 70), ring(0, 85, 120, 85, -120, 85, 0, 85));
    assertTrue(covers(band, 30, 75));
    assertTrue(!covers(band, 30, 88));
  }

  @Test
  void holesOverTheAntimeridianAreCutOut() {
    Geometry area =
        area(
            ring(170, 0, -170, 0, -170, 10, 170, 10, 170, 0),
            ring(-178, 4, -178, 6, 178, 6, 178, 4, -178, 4));
    assertTrue(covers(area, 175, 5) && covers(area, -175, 5));
    assertTrue(!covers(area, 179, 5) && !covers(area, -179, 5));
  }

  @Test
  void overlappingPolygonsAreJoined() {
    draft.areas().polygon(List.of(ring(0, 0, 2, 0, 2, 2, 0, 2, 0, 0)));
    draft.areas().polygon(List.of(ring(1, 1, 3, 1, 3, 3, 1, 3, 1, 1)));
    Geometry area = draft.areas().finish();
    assertNotNull(area);
    assertEquals(7, area.getArea(), 1e-9);
    assertTrue(covers(area, 1.5, 1.5));
  }

  @Test
  void ringsWithoutAreaAreUnusable() {
    for (double[] ring :
        List.of(
            ring(1, 1),
            ring(1, 1, 2, 2),
            ring(1, 1, 1, 1, 1, 1, 1, 1),
            ring(1, 1, 2, 2, 3, 3, 1, 1))) {
      ZoneDraft flat = new ZoneDraft("test", 1);
      flat.areas().polygon(List.of(ring));
      assertNull(flat.areas().finish());
      assertTrue(flat.isFatal());
    }
  }

  @Test
  void scribblesAreRefusedBeforeTheyCostMinutes() {
    Random random = new Random(1);
    double[] scribble = new double[2 * 50_000];
    for (int i = 0; i < scribble.length; i++) {
      scribble[i] = random.nextDouble();
    }
    assertTimeout(Duration.ofSeconds(20), () -> draft.areas().polygon(List.of(scribble)));
    assertNull(draft.areas().finish());
    assertTrue(said().toString().contains("too often"));
  }

  @Test
  void messagesNeverHoldCoordinates() {
    area(ring(10.123, 47.123, 11.123, 48.123, 11.123, 47.123, 10.123, 48.123));
    for (String message : said()) {
      assertTrue(!message.contains("123"), message);
    }
  }
}
