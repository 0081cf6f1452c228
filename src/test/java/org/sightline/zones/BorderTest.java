package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.LatLon;

class BorderTest {
  private static double nearestM(String wkt, double lat, double lon) {
    Border.Nearest nearest =
        new Border(Wkt.outlines(Wkt.geometry(wkt)), new LatLon(lat, lon))
            .nearest(0, Double.POSITIVE_INFINITY);
    assertNotNull(nearest);
    return nearest.distanceM();
  }

  /** Geodesics to many points of every edge, then to many around the best. */
  private static double denseM(Geometry area, double lat, double lon) {
    double best = Double.POSITIVE_INFINITY;
    Coordinate[] points = area.getCoordinates();
    for (int i = 0; i + 1 < points.length; i++) {
      double from = 0;
      double to = 1;
      for (int round = 0; round < 8; round++) {
        double bestT = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= 60; k++) {
          double t = from + (to - from) * k / 60;
          double d = geodesicM(lat, lon, points[i], points[i + 1], t);
          if (d < least) {
            least = d;
            bestT = t;
          }
        }
        double width = (to - from) / 20;
        from = Math.max(0, bestT - width);
        to = Math.min(1, bestT + width);
        best = Math.min(best, least);
      }
    }
    return best;
  }

  private static double geodesicM(double lat, double lon, Coordinate a, Coordinate b, double t) {
    return Geodesic.WGS84.Inverse(lat, lon, a.y + t * (b.y - a.y), a.x + t * (b.x - a.x)).s12;
  }

  @Test
  void distancesAreThoseOfADenseSearchWithGeodesics() {
    Random random = new Random(4);
    double[] sizes = {0.001, 0.05, 0.5, 5, 30};
    for (int k = 0; k < 120; k++) {
      double size = sizes[k % sizes.length];
      double lat = random.nextDouble() * 150 - 75;
      double lon = random.nextDouble() * 200 - 100;
      String wkt = triangle(random, lat, lon, size);
      Geometry area = Wkt.geometry(wkt);
      double pLat = Math.max(-89, Math.min(89, lat + size * (random.nextDouble() * 2 - 1)));
      double pLon = lon + size * (random.nextDouble() * 2 - 1);
      double expected = denseM(area, pLat, pLon);
      double allowed = expected < 10_000 ? 0.01 : 0.1;
      // far towards a pole the fast formulas are a little worse
      assertEquals(expected, nearestM(wkt, pLat, pLon), allowed * 2, wkt + " " + pLat + " " + pLon);
    }
  }

  private static String triangle(Random random, double lat, double lon, double size) {
    StringBuilder wkt = new StringBuilder("POLYGON ((");
    String first = "";
    for (int i = 0; i < 3; i++) {
      double y = Math.max(-89.5, Math.min(89.5, lat + size * (random.nextDouble() - 0.5)));
      String point = (lon + size * (random.nextDouble() - 0.5)) + " " + y;
      first = i == 0 ? point : first;
      wkt.append(point).append(", ");
    }
    return wkt.append(first).append("))").toString();
  }

  @Test
  void longEdgesAreFoundOnTheirOtherTurn() {
    // a polar cap: its edge runs round the whole globe in one stroke
    String cap = "POLYGON ((-180 75, 180 75, 180 90, -180 90, -180 75))";
    double expected = Geodesic.WGS84.Inverse(74.9, 170, 75, 170).s12;
    assertEquals(expected, nearestM(cap, 74.9, 170), 0.01);
    assertEquals(expected, nearestM(cap, 74.9, -170), 0.01);
    assertEquals(Geodesic.WGS84.Inverse(89.9, 170, 75, 170).s12, nearestM(cap, 89.9, 170), 0.1);
  }

  @Test
  void cutsAtTheAntimeridianAreNoBorder() {
    String split =
        "MULTIPOLYGON (((179 -17, 180 -17, 180 -16, 179 -16, 179 -17)),"
            + " ((-180 -17, -179 -17, -179 -16, -180 -16, -180 -17)))";
    double expected = Geodesic.WGS84.Inverse(-16.1, 180, -16, 180).s12;
    assertEquals(expected, nearestM(split, -16.1, 179.999), 0.01);
    assertEquals(expected, nearestM(split, -16.1, -180), 0.01);
  }

  @Test
  void borderOnTheAntimeridianStaysWhereOnlyOneSideIsIn() {
    // the west part reaches further north than the east part
    String wkt =
        "MULTIPOLYGON (((179 -17, 180 -17, 180 -15, 179 -15, 179 -17)),"
            + " ((-180 -17, -179 -17, -179 -16, -180 -16, -180 -17)))";
    assertEquals(
        Geodesic.WGS84.Inverse(-15.5, 179.99, -15.5, 180).s12, nearestM(wkt, -15.5, 179.99), 0.01);
    String half = "POLYGON ((179 -17, 180 -17, 180 -16, 179 -16, 179 -17))";
    assertEquals(
        Geodesic.WGS84.Inverse(-16.5, -179.99, -16.5, 180).s12,
        nearestM(half, -16.5, -179.99),
        0.01);
  }

  @Test
  void nothingIsFoundBeyondTheReachAskedFor() {
    Border border =
        new Border(
            Wkt.outlines(Wkt.geometry("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))")),
            new LatLon(0.5, 1.01));
    assertNull(border.nearest(0, 1000));
    assertNotNull(border.nearest(0, 1200));
  }
}
