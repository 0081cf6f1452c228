package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.LatLon;

class LikelihoodTest {
  private static double inside(String wkt, double lat, double lon, double sigmaM) {
    Outlines outlines = Wkt.outlines(Wkt.geometry(wkt));
    LatLon point = new LatLon(lat, lon);
    Border border = new Border(outlines, point);
    return Likelihood.inside(
        outlines,
        0,
        point,
        border,
        outlines.covers(0, lon, lat),
        border.nearest(0, Double.POSITIVE_INFINITY),
        sigmaM);
  }

  @Test
  void normalTailsAreRight() {
    // Abramowitz and Stegun, table 26.1
    assertEquals(0.5, Likelihood.upperTail(0), 1e-14);
    assertEquals(0.158655253931457, Likelihood.upperTail(1), 1e-14);
    assertEquals(0.022750131948179, Likelihood.upperTail(2), 1e-14);
    assertEquals(2.866515718791939e-7, Likelihood.upperTail(5), 1e-16);
    assertEquals(6.220960574271785e-16, Likelihood.upperTail(8), 1e-22);
  }

  @Test
  void owensFunctionHasItsKnownValues() {
    assertEquals(Math.atan(0.5) / (2 * Math.PI), Likelihood.owenT(0, 0.5), 1e-14);
    assertEquals(Math.atan(50) / (2 * Math.PI), Likelihood.owenT(0, 50), 1e-12);
    for (double h = 0; h < 7; h += 0.37) {
      double q = Likelihood.upperTail(h);
      assertEquals(q * (1 - q) / 2, Likelihood.owenT(h, 1), 1e-12, "T(h, 1) = Φ(h)(1-Φ(h))/2");
      assertEquals(q / 2, Likelihood.owenT(h, 1e9), 1e-9, "T(h, ∞) = (1-Φ(h))/2");
    }
    // Patefield and Tandy, Fast and accurate calculation of Owen's T function, 2000, table 2
    assertEquals(0.038911930234701367, Likelihood.owenT(0.0625, 0.25), 1e-13);
    assertEquals(2.0005773048508315e-11, Likelihood.owenT(6.5, 0.4375), 1e-16);
    assertEquals(6.399062719389869e-13, Likelihood.owenT(7, 0.96875), 1e-17);
  }

  @Test
  void straightBorderGivesTheNormalTail() {
    String half = "POLYGON ((8 46, 9 46, 9 47, 8 47, 8 46))";
    for (double d : new double[] {-30, -12, -1, 1, 5, 20}) {
      GeodesicData at = Geodesic.WGS84.Direct(46.5, 8, d > 0 ? 90 : 270, Math.abs(d));
      double tail = Likelihood.upperTail(Math.abs(d) / 10);
      assertEquals(d > 0 ? 1 - tail : tail, inside(half, at.lat2, at.lon2, 10), 1e-6, "d " + d);
    }
  }

  @Test
  void borderAndCornerGiveTheirShares() {
    String square = "POLYGON ((8 46, 9 46, 9 47, 8 47, 8 46))";
    assertEquals(0.5, inside(square, 46.5, 8, 10), 1e-4);
    assertEquals(0.25, inside(square, 46, 8, 10), 1e-3);
    assertEquals(1, inside(square, 46.5, 8.5, 10), 0);
    assertEquals(0, inside(square, 45.5, 8.5, 10), 0);
  }

  @Test
  void bordersAlongAParallelGiveHalfAtAnyError() {
    // a parallel bends in the local frame: the chord taken for it passes the point on its other
    // side
    String square = "POLYGON ((8 46, 9 46, 9 47, 8 47, 8 46))";
    for (double sigma : new double[] {1, 8, 100, 1000, 5000}) {
      assertEquals(0.5, inside(square, 46, 8.5, sigma), 1e-3, "south border, σ " + sigma);
      assertEquals(0.5, inside(square, 47, 8.5, sigma), 1e-3, "north border, σ " + sigma);
      assertEquals(0.5, inside(square, 47.000000001, 8.5, sigma), 1e-3, "beside, σ " + sigma);
    }
  }

  @Test
  void answersAgreeWithMonteCarlo() {
    Random random = new Random(7);
    String[] shapes = {
      "POLYGON ((8.499973 47.499982, 8.500027 47.499982, 8.500027 47.500018, 8.499973 47.500018,"
          + " 8.499973 47.499982))",
      "POLYGON ((8.499 47.499, 8.501 47.499, 8.5003 47.5, 8.501 47.501, 8.499 47.501, 8.499"
          + " 47.499), (8.4995 47.4996, 8.4995 47.5004, 8.4998 47.5004, 8.4998 47.4996, 8.4995"
          + " 47.4996))",
      "POLYGON ((8.4 47.4, 8.6 47.45, 8.5001 47.5001, 8.55 47.6, 8.4 47.4))"
    };
    for (String wkt : shapes) {
      for (double sigma : new double[] {3, 40, 900}) {
        double lat = 47.5 + random.nextGaussian() * 1e-4;
        double lon = 8.5 + random.nextGaussian() * 1e-4;
        double sampled = monteCarlo(wkt, lat, lon, sigma, random);
        assertEquals(sampled, inside(wkt, lat, lon, sigma), 0.006, wkt + " sigma " + sigma);
      }
    }
  }

  @Test
  void polesAndTheAntimeridianAgreeWithMonteCarlo() {
    Random random = new Random(8);
    String cap = "POLYGON ((-180 89.99, 180 89.99, 180 90, -180 90, -180 89.99))";
    assertEquals(monteCarlo(cap, 89.992, 20, 500, random), inside(cap, 89.992, 20, 500), 0.006);
    String split =
        "MULTIPOLYGON (((179.99 -17, 180 -17, 180 -16, 179.99 -16, 179.99 -17)),"
            + " ((-180 -17, -179.995 -17, -179.995 -16, -180 -16, -180 -17)))";
    assertEquals(monteCarlo(split, -16.5, 180, 600, random), inside(split, -16.5, 180, 600), 0.006);
  }

  private static double monteCarlo(
      String wkt, double lat, double lon, double sigma, Random random) {
    Geometry area = Wkt.geometry(wkt);
    Outlines outlines = Wkt.outlines(area);
    int hits = 0;
    int n = 60_000;
    for (int i = 0; i < n; i++) {
      double e = random.nextGaussian() * sigma;
      double w = random.nextGaussian() * sigma;
      GeodesicData at =
          Geodesic.WGS84.Direct(
              lat, lon, Math.toDegrees(Math.atan2(e, w)), Math.sqrt(e * e + w * w));
      hits += outlines.covers(0, at.lon2, at.lat2) ? 1 : 0;
    }
    return (double) hits / n;
  }

  @Test
  void answersBecomeGeometricAsTheErrorVanishes() {
    Random random = new Random(9);
    String wkt = "POLYGON ((8 47, 8.001 47, 8.0004 47.0005, 8.001 47.001, 8 47.001, 8 47))";
    Outlines outlines = Wkt.outlines(Wkt.geometry(wkt));
    for (int i = 0; i < 2000; i++) {
      double lon = 8 + random.nextDouble() * 0.001;
      double lat = 47 + random.nextDouble() * 0.001;
      double sure = outlines.covers(0, lon, lat) ? 1 : 0;
      assertEquals(sure, inside(wkt, lat, lon, 1e-4), 1e-9);
    }
  }

  @Test
  void goingOutwardsNeverRaisesTheAnswer() {
    String wkt = "POLYGON ((8 47, 8.001 47, 8.001 47.001, 8 47.001, 8 47))";
    for (double sigma : new double[] {1, 10, 100}) {
      double last = 1;
      for (double lon = 8.0005; lon < 8.004; lon += 1e-6) {
        double p = inside(wkt, 47.0005, lon, sigma);
        assertTrue(p <= last + 2e-5, "at " + lon + " sigma " + sigma + ": " + last + " to " + p);
        last = p;
      }
    }
  }
}
