package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;

class PictureOutlinesTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static View at(double yaw, double pitch, double roll, double above) {
    return Views.of(Views.BERN, yaw, pitch, roll, 60, 45, above);
  }

  /** A ring of places given by bearing and distance from the camera. */
  private static Geometry area(double... polar) {
    Coordinate[] ring = new Coordinate[polar.length / 2 + 1];
    for (int i = 0; i < polar.length; i += 2) {
      LatLon place = Geodesics.direct(Views.BERN, polar[i], polar[i + 1]);
      ring[i / 2] = new Coordinate(place.lonDeg(), place.latDeg());
    }
    ring[ring.length - 1] = ring[0].copy();
    return FACTORY.createPolygon(ring);
  }

  private static double areaPx(List<List<Pixel>> rings) {
    double twice = 0;
    for (List<Pixel> ring : rings) {
      for (int i = 0; i < ring.size(); i++) {
        Pixel a = ring.get(i);
        Pixel b = ring.get((i + 1) % ring.size());
        twice += a.x() * b.y() - b.x() * a.y();
      }
    }
    return Math.abs(twice / 2);
  }

  @Test
  void footprintsOutlineIsTheFrameItself() {
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      View view =
          at(random.nextDouble() * 360, -90 + random.nextDouble() * 45, i % 40 - 20, 20 + 10 * i);
      ViewFootprint seen = Footprints.project(view, 40_000);
      double share = areaPx(PictureOutlines.of(view, seen.ground())) / (4000 * 3000.0);
      assertTrue(!seen.isCut() && share > 0.9999 && share < 1.0001, view + ": " + share);
    }
  }

  @Test
  void areaAcrossTheCornersIsCutAtTheFrame() {
    View view = at(10, -40, 5, 100);
    GroundPoint corner = Footprints.project(view, 5000).corners().lowerRight();
    assertNotNull(corner);
    double b = corner.bearingDeg();
    double d = corner.distanceM();
    List<List<Pixel>> rings =
        PictureOutlines.of(view, area(b - 8, d - 15, b + 8, d - 15, b + 8, d + 15, b - 8, d + 15));
    assertEquals(1, rings.size());
    boolean holdsCorner = false;
    for (Pixel pixel : rings.get(0)) {
      assertTrue(pixel.x() <= 4000 + 1e-6 && pixel.y() <= 3000 + 1e-6, pixel.toString());
      holdsCorner |= Math.abs(pixel.x() - 4000) < 1e-6 && Math.abs(pixel.y() - 3000) < 1e-6;
    }
    assertTrue(holdsCorner, "the frame's corner lies in the area");
  }

  @Test
  void areaAllRoundTheCameraFillsThePictureBelowTheHorizon() {
    View view = at(0, 0, 0, 100);
    List<List<Pixel>> rings =
        PictureOutlines.of(view, area(0, 50_000, 90, 50_000, 180, 50_000, 270, 50_000));
    assertEquals(1, rings.size());
    // a border 35 to 50 km away lies 0.3 to 0.4° below the horizontal, of 22.5° to the lower edge
    assertEquals(0.5 - 0.008, areaPx(rings) / (4000 * 3000.0), 0.002);
  }

  @Test
  void areaBehindTheCameraIsNotInThePicture() {
    View view = at(0, -10, 0, 100);
    assertEquals(List.of(), PictureOutlines.of(view, area(170, 500, 190, 500, 180, 900)));
  }

  @Test
  void holeIsARingOfItsOwn() {
    View view = at(0, -90, 0, 500);
    Geometry outer = area(45, 150, 135, 150, 225, 150, 315, 150);
    Geometry inner = area(45, 50, 135, 50, 225, 50, 315, 50);
    List<List<Pixel>> rings = PictureOutlines.of(view, outer.difference(inner));
    assertEquals(2, rings.size());
    double across = 2000 / Math.tan(Math.toRadians(30)) / 500;
    double along = 1500 / Math.tan(Math.toRadians(22.5)) / 500;
    // a square of 100 m from corner to corner
    assertEquals(5000 * across * along, areaPx(rings.subList(1, 2)), 50);
  }

  @Test
  void pictureThatLiesWhollyInAHoleShowsNothingOfTheAreaAroundIt() {
    View view = at(0, -90, 0, 100);
    Geometry outer = area(45, 5000, 135, 5000, 225, 5000, 315, 5000);
    Geometry hole = area(45, 2000, 135, 2000, 225, 2000, 315, 2000);
    assertEquals(1, PictureOutlines.of(view, outer).size());
    assertEquals(List.of(), PictureOutlines.of(view, outer.difference(hole)));
    Geometry elsewhere = area(40, 2000, 50, 2000, 45, 2500);
    assertEquals(1, PictureOutlines.of(view, outer.difference(elsewhere)).size());
    Geometry within = area(45, 20, 135, 20, 225, 20, 315, 20);
    Geometry island = outer.difference(hole).union(within);
    assertEquals(1, PictureOutlines.of(view, island).size());
  }

  @Test
  void unknownElevationGivesTheColumnsBetweenTheBearings() {
    View phone = Views.of(Views.BERN, 90, Double.NaN, Double.NaN, 60, 45, Double.NaN);
    List<List<Pixel>> rings =
        PictureOutlines.of(phone, area(80, 3000, 100, 3000, 100, 4000, 80, 4000));
    double half = Math.tan(Math.toRadians(10)) / Math.tan(Math.toRadians(30)) * 2000;
    assertEquals(1, rings.size());
    assertEquals(2000 - half, rings.get(0).get(0).x(), 0.5);
    assertEquals(2000 + half, rings.get(0).get(1).x(), 0.5);
    assertEquals(0, rings.get(0).get(0).y());
    assertEquals(3000, rings.get(0).get(2).y());
    List<List<Pixel>> inside = PictureOutlines.of(phone, area(0, 900, 90, 900, 180, 900, 270, 900));
    assertEquals(4000 * 3000.0, areaPx(inside), 1, "who stands in it may see nothing else");
  }

  @Test
  void unknownDirectionOrLensGivesNoOutline() {
    Geometry zone = area(80, 3000, 100, 3000, 100, 4000, 80, 4000);
    View compassless = Views.of(Views.BERN, Double.NaN, 0, 0, 60, 45, 2);
    assertEquals(List.of(), PictureOutlines.of(compassless, zone));
    View lensless = Views.of(Views.BERN, 90, 0, 0, Double.NaN, 45, 2);
    assertEquals(List.of(), PictureOutlines.of(lensless, zone));
  }
}
