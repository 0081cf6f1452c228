package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.sightline.geo.LatLon;
import org.sightline.zonefiles.Drawn;

class UnionLikelihoodTest {
  private static final int SAMPLES = 60_000;

  private static Shape outline(String wkt) {
    return new Shape.Outline(Wkt.geometry(wkt));
  }

  private static Shape circle(double lat, double lon, double radiusM) {
    return Drawn.circle(lat, lon, radiusM);
  }

  private static double inside(Outlines shapes, double lat, double lon, double sigmaM) {
    Border border = new Border(shapes, new LatLon(lat, lon));
    return UnionLikelihood.inside(shapes, 0, shapes.size(), border, sigmaM);
  }

  private static double monteCarlo(
      Outlines shapes, double lat, double lon, double sigma, Random random) {
    int hits = 0;
    Outlines.Ints found = new Outlines.Ints(4);
    for (int i = 0; i < SAMPLES; i++) {
      double e = random.nextGaussian() * sigma;
      double n = random.nextGaussian() * sigma;
      GeodesicData at =
          Geodesic.WGS84.Direct(
              lat, lon, Math.toDegrees(Math.atan2(e, n)), Math.sqrt(e * e + n * n));
      found.clear();
      shapes.covering(at.lon2, at.lat2, found);
      hits += found.size() > 0 ? 1 : 0;
    }
    return (double) hits / SAMPLES;
  }

  /** 5e-3 of the rule and three standard deviations of the sampling, at most 0.5 / sqrt(60,000). */
  private static final double ALLOWED = 5e-3 + 3 * 0.0021;

  @Test
  void unionsAgreeWithMonteCarlo() {
    Random random = new Random(21);
    List<Outlines> unions = new ArrayList<>();
    // a circle over the corner of a square, with a hole
    unions.add(
        Outlines.of(
            List.of(
                outline(
                    "POLYGON ((8.499 47.499, 8.5 47.499, 8.5 47.5, 8.499 47.5, 8.499 47.499),"
                        + " (8.4994 47.4994, 8.4994 47.4996, 8.4996 47.4996, 8.4994 47.4994))"),
                circle(47.5, 8.5, 40))));
    // two parts with a common border, one beside
    unions.add(
        Outlines.of(
            List.of(
                outline(
                    "POLYGON ((8.499 47.499, 8.5 47.499, 8.5 47.501, 8.499 47.501, 8.499 47.499))"),
                outline("POLYGON ((8.5 47.499, 8.501 47.4995, 8.5 47.501, 8.5 47.499))"),
                circle(47.5015, 8.5, 30))));
    // circles apart and one within another
    unions.add(
        Outlines.of(
            List.of(
                circle(47.5, 8.5, 100),
                circle(47.5, 8.5, 60),
                circle(47.5, 8.502, 30),
                circle(47.5005, 8.5, 90))));
    // slivers that cross
    unions.add(
        Outlines.of(
            List.of(
                outline("POLYGON ((8.49 47.5, 8.51 47.5, 8.51 47.50002, 8.49 47.5))"),
                outline("POLYGON ((8.5 47.49, 8.50003 47.49, 8.50003 47.51, 8.5 47.49))"))));
    for (Outlines union : unions) {
      for (double sigma : new double[] {3, 25, 120}) {
        for (int k = 0; k < 4; k++) {
          double lat = 47.5 + random.nextGaussian() * 3e-4;
          double lon = 8.5 + random.nextGaussian() * 3e-4;
          assertEquals(
              monteCarlo(union, lat, lon, sigma, random),
              inside(union, lat, lon, sigma),
              ALLOWED,
              "union " + unions.indexOf(union) + " at " + lat + " " + lon + " sigma " + sigma);
        }
      }
    }
  }

  @Test
  void oneShapeByRaysIsThatShapeByItsFormula() {
    Random random = new Random(22);
    Shape square =
        outline("POLYGON ((8.499 47.499, 8.5 47.499, 8.5 47.5, 8.499 47.5, 8.499 47.499))");
    // the second lies in the first: they add nothing, but rays are taken
    Shape within =
        outline("POLYGON ((8.4991 47.4991, 8.4999 47.4991, 8.4999 47.4999, 8.4991 47.4991))");
    Outlines both = Outlines.of(List.of(square, within));
    Outlines alone = Outlines.of(List.of(square));
    for (int k = 0; k < 200; k++) {
      double lat = 47.5 + random.nextGaussian() * 1e-3;
      double lon = 8.5 + random.nextGaussian() * 1e-3;
      assertEquals(inside(alone, lat, lon, 40), inside(both, lat, lon, 40), 1e-3);
    }
  }

  @Test
  void sameGroundTwiceIsTakenOnce() {
    Shape square =
        outline("POLYGON ((8.499 47.499, 8.5 47.499, 8.5 47.5, 8.499 47.5, 8.499 47.499))");
    Outlines twice = Outlines.of(List.of(square, square, square));
    assertEquals(
        inside(Outlines.of(List.of(square)), 47.4995, 8.4990001, 8),
        inside(twice, 47.4995, 8.4990001, 8),
        0);
    Shape circle = circle(47, 8, 100);
    assertEquals(
        CircleLikelihood.inside(0, 100, 60),
        inside(Outlines.of(List.of(circle, circle)), 47, 8, 60),
        0);
  }

  @Test
  void commonBordersAreNoBorder() {
    Outlines halves =
        Outlines.of(
            List.of(
                outline("POLYGON ((8 47, 8.5 47, 8.5 48, 8 48, 8 47))"),
                outline("POLYGON ((8.5 47, 9 47, 9 48, 8.5 48, 8.5 47))")));
    for (double sigma : new double[] {0.1, 5, 500}) {
      assertEquals(1, inside(halves, 47.5, 8.5, sigma), 2e-3, "sigma " + sigma);
      assertEquals(1, inside(halves, 47.5, 8.50001, sigma), 1e-9, "sigma " + sigma);
    }
  }

  @Test
  void answersBecomeGeometricAsTheErrorVanishes() {
    Random random = new Random(23);
    Outlines union =
        Outlines.of(
            List.of(
                outline("POLYGON ((8.499 47.499, 8.5 47.499, 8.5 47.5, 8.499 47.5, 8.499 47.499))"),
                circle(47.5, 8.5, 40)));
    Outlines.Ints found = new Outlines.Ints(4);
    for (int k = 0; k < 2000; k++) {
      double lat = 47.5 + random.nextGaussian() * 5e-4;
      double lon = 8.5 + random.nextGaussian() * 5e-4;
      found.clear();
      union.covering(lon, lat, found);
      assertEquals(found.size() > 0 ? 1 : 0, inside(union, lat, lon, 1e-4), 1e-9);
    }
  }
}
