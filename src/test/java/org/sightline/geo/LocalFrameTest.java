package org.sightline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;

class LocalFrameTest {
  private static double worst(double latDeg, double lonDeg, double distanceM) {
    LocalFrame frame = new LocalFrame(new LatLon(latDeg, lonDeg));
    double worst = 0;
    for (int azimuth = 0; azimuth < 360; azimuth += 15) {
      GeodesicData end = Geodesic.WGS84.Direct(latDeg, lonDeg, azimuth, distanceM);
      LocalFrame.Offset place = frame.toLocal(end.lat2, end.lon2);
      double east = distanceM * Math.sin(Math.toRadians(azimuth));
      double north = distanceM * Math.cos(Math.toRadians(azimuth));
      worst = Math.max(worst, Math.hypot(place.eastM() - east, place.northM() - north));
    }
    return worst;
  }

  @Test
  void placesAreTrueInDistanceAndDirection() {
    for (double lat = -75; lat <= 75; lat += 12.5) {
      assertTrue(worst(lat, 8, 500) < 5e-5, "500 m at " + lat + ": " + worst(lat, 8, 500));
      assertTrue(worst(lat, 8, 5_000) < 0.05, "5 km at " + lat + ": " + worst(lat, 8, 5_000));
      assertTrue(worst(lat, 8, 90_000) < 1e-3, "90 km at " + lat + ": " + worst(lat, 8, 90_000));
    }
  }

  @Test
  void distancesAgreeWithTheGeodesicToMillimetres() {
    for (double lat = -65; lat <= 65; lat += 13) {
      for (int azimuth = 0; azimuth < 360; azimuth += 15) {
        GeodesicData end = Geodesic.WGS84.Direct(lat, 8, azimuth, 10_000);
        double d = new LocalFrame(new LatLon(lat, 8)).toLocal(end.lat2, end.lon2).distanceM();
        assertEquals(10_000, d, 0.006);
      }
    }
  }

  @Test
  void antimeridianIsNoEdge() {
    LocalFrame frame = new LocalFrame(new LatLon(-16.5, 179.999));
    LocalFrame.Offset place = frame.toLocal(new LatLon(-16.5, -179.999));
    LocalFrame.Offset same = new LocalFrame(new LatLon(-16.5, 10)).toLocal(-16.5, 10.002);
    assertEquals(same.eastM(), place.eastM(), 1e-6);
    assertEquals(90, place.bearingDeg(), 0.01);
  }

  @Test
  void polesHaveMetresToo() {
    assertTrue(worst(89.9999, 30, 500) < 1e-6);
    assertTrue(worst(-90, 0, 5_000) < 1e-6);
  }

  @Test
  void placesTurnBackIntoPoints() {
    LocalFrame frame = new LocalFrame(new LatLon(46.9, 7.4));
    LatLon back = frame.toLatLon(frame.toLocal(new LatLon(46.95, 7.5)));
    assertEquals(46.95, back.latDeg(), 1e-7);
    assertEquals(7.5, back.lonDeg(), 1e-7);
  }

  @Test
  void degreesHaveTheLengthsOfTheEllipsoid() {
    // WGS 84: a quarter meridian is 10,001,965.729 m
    double sum = 0;
    for (int i = 0; i < 9000; i++) {
      sum += LocalFrame.metresPerDegreeOfLatitude((i + 0.5) / 100) / 100;
    }
    assertEquals(10_001_965.729, sum, 0.1);
    assertEquals(111_319.491, LocalFrame.metresPerDegreeOfLongitude(0), 0.001);
  }

  @Test
  void longitudesDifferTheShortWay() {
    assertEquals(2, LocalFrame.shortWayDeg(-358));
    assertEquals(-2, LocalFrame.shortWayDeg(718));
    assertEquals(180, LocalFrame.shortWayDeg(180));
  }

  @Test
  void wayBackIsTheGeodesicsNearAndFar() {
    for (LatLon origin :
        List.of(new LatLon(46.95, 179.99), new LatLon(0, 0), new LatLon(-79.9, 3), POLAR)) {
      LocalFrame frame = new LocalFrame(origin);
      for (double distance : new double[] {0, 1, 700, 10_000, 30_000, 80_000}) {
        LocalFrame.Offset place = new LocalFrame.Offset(distance * 0.6, distance * -0.8);
        LatLon found = frame.toLatLon(place);
        LatLon geodesic = Geodesics.direct(origin, place.bearingDeg(), distance);
        // what the frame itself errs by at each distance
        double tolerance = distance > 10_000 ? 1e-5 * distance : 0.01;
        assertEquals(0, Geodesics.distanceM(found, geodesic), tolerance, origin + " " + distance);
        assertEquals(distance, frame.toLocal(found).distanceM(), 1e-6);
      }
    }
  }

  private static final LatLon POLAR = new LatLon(89.99, 50);

  @Test
  void radiusOfCurvatureIsThatOfTheMeridianAndOfThePrimeVertical() {
    // Rapp 1991: at the equator a(1 - e²) along the meridian and a across it; at the pole a/(1 - f)
    assertEquals(6335439.327, LocalFrame.radiusOfCurvatureM(0, 0), 0.001);
    assertEquals(6378137, LocalFrame.radiusOfCurvatureM(0, 90), 0.001);
    assertEquals(6399593.626, LocalFrame.radiusOfCurvatureM(90, 33), 0.001);
  }
}
