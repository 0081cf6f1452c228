package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.view.PictureOutline.Kind;

class PictureOutlineTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final LocalFrame FRAME = new LocalFrame(Views.BERN);

  /** A ring of metres east and north of the camera. */
  private static Geometry area(double... eastNorth) {
    Coordinate[] ring = new Coordinate[eastNorth.length / 2 + 1];
    for (int i = 0; i < eastNorth.length; i += 2) {
      LatLon place = FRAME.toLatLon(new LocalFrame.Offset(eastNorth[i], eastNorth[i + 1]));
      ring[i / 2] = new Coordinate(place.lonDeg(), place.latDeg());
    }
    ring[ring.length - 1] = ring[0].copy();
    return FACTORY.createPolygon(ring);
  }

  private static View with(View view, double yawDeg, double yawSigmaDeg) {
    return new View(
        view.fix(),
        new CameraPose(
            new Angle(yawDeg, yawSigmaDeg, "test"), view.pose().pitch(), view.pose().roll()),
        view.lens(),
        view.height(),
        view.widthPx(),
        view.heightPx());
  }

  @Test
  void squareSeenFromStraightAboveLiesAtKnownPixels() {
    // 100 m up, 2000 px are tan 30° · 100 m = 57.735 m across and 1500 px tan 22.5° · 100 m down
    View down = Views.of(Views.BERN, 0, -90, 0, 60, 45, 100);
    Geometry square = area(10, 5, 30, 5, 30, 25, 10, 25);
    PictureOutline outline = PictureOutline.of(down, square, Views.BERN);
    assertNotNull(outline);
    assertEquals(Kind.GROUND, outline.kind());
    assertEquals(1, outline.rings().size());
    double across = 2000 / (100 * Math.tan(Math.toRadians(30)));
    double along = 1500 / (100 * Math.tan(Math.toRadians(22.5)));
    double[][] corners = {{10, 5}, {30, 5}, {30, 25}, {10, 25}};
    assertEquals(4, outline.rings().get(0).size());
    for (int i = 0; i < 4; i++) {
      Pixel pixel = outline.rings().get(0).get(i);
      assertEquals(2000 + across * corners[i][0], pixel.x(), 0.05);
      assertEquals(1500 - along * corners[i][1], pixel.y(), 0.05);
    }
    // the median corner: 3 m of position (36.2 px a metre at most), 1° each of the three angles
    // (60 px at the middle), 2 % of height and 3 % of lens of a way of 400 to 1250 px
    assertTrue(outline.bandPx() > 108 && outline.bandPx() < 160, outline.toString());
  }

  @Test
  void withoutAHeightItIsTheColumnsBetweenTheBearings() {
    View phone = Views.of(Views.BERN, 90, Double.NaN, Double.NaN, 60, 45, Double.NaN);
    LatLon nearest = Geodesics.direct(Views.BERN, 90, 1000);
    PictureOutline outline =
        PictureOutline.of(phone, area(1000, -100, 1000, 100, 1500, 150, 1500, -150), nearest);
    assertNotNull(outline);
    assertEquals(Kind.COLUMNS, outline.kind());
    double half = 2000 / Math.tan(Math.toRadians(30)) * 0.1;
    List<Pixel> ring = outline.rings().get(0);
    assertEquals(List.of(new Pixel(ring.get(0).x(), 0), new Pixel(ring.get(1).x(), 0)), top(ring));
    assertEquals(2000 - half, ring.get(0).x(), 0.5);
    assertEquals(2000 + half, ring.get(1).x(), 0.5);
    assertEquals(3000, ring.get(2).y());
    // 1° of direction and 3 m at 1000 m, in the larger of the picture's two scales
    double focal = 1500 / Math.tan(Math.toRadians(22.5));
    assertEquals(focal * Math.hypot(Math.toRadians(1), 0.003), outline.bandPx(), 0.01);
  }

  private static List<Pixel> top(List<Pixel> ring) {
    return ring.subList(0, 2);
  }

  @Test
  void directionWithoutWorthGivesNoPlaceInThePicture() {
    View phone = Views.of(Views.BERN, 90, Double.NaN, Double.NaN, 60, 45, Double.NaN);
    Geometry zone = area(1000, -100, 1000, 100, 1500, 150, 1500, -150);
    LatLon nearest = Geodesics.direct(Views.BERN, 90, 1000);
    // a third of the width is 1333 px: 22° at 3464 px a radian
    PictureOutline vague = PictureOutline.of(with(phone, 90, 25), zone, nearest);
    assertNotNull(vague);
    assertEquals(Kind.UNCERTAIN, vague.kind());
    assertEquals(List.of(), vague.rings());
    PictureOutline told = PictureOutline.of(with(phone, 90, 20), zone, nearest);
    assertNotNull(told);
    assertEquals(Kind.COLUMNS, told.kind());
    assertNull(PictureOutline.of(with(phone, 270, 25), zone, nearest), "behind the camera");
  }

  @Test
  void longBorderKeepsItsShapeWithFewCorners() {
    View drone = Views.of(Views.BERN, 0, -30, 0, 60, 45, 120);
    double[] round = new double[2 * 4000];
    for (int i = 0; i < 4000; i++) {
      double turn = 2 * Math.PI * i / 4000;
      round[2 * i] = 60 * Math.sin(turn);
      round[2 * i + 1] = 250 + 60 * Math.cos(turn);
    }
    Geometry zone = area(round);
    PictureOutline outline = PictureOutline.of(drone, zone, Geodesics.direct(Views.BERN, 0, 190));
    assertNotNull(outline);
    List<Pixel> few = outline.rings().get(0);
    assertTrue(few.size() <= 100 && few.size() > 12, few.size() + " corners");
    double all = areaPx(PictureOutlines.of(drone, zone).get(0));
    assertEquals(1, areaPx(few) / all, 0.01);
  }

  private static double areaPx(List<Pixel> ring) {
    double twice = 0;
    for (int i = 0; i < ring.size(); i++) {
      Pixel a = ring.get(i);
      Pixel b = ring.get((i + 1) % ring.size());
      twice += a.x() * b.y() - b.x() * a.y();
    }
    return Math.abs(twice / 2);
  }

  @Test
  void zoneOnTheHorizonIsAStroke() {
    View low = Views.of(Views.BERN, 0, 0, 0, 60, 45, 2);
    PictureOutline outline =
        PictureOutline.of(
            low,
            area(-300, 4000, 300, 4000, 300, 4400, -300, 4400),
            Geodesics.direct(Views.BERN, 0, 4000));
    assertNotNull(outline);
    assertEquals(Kind.GROUND, outline.kind());
    List<Pixel> stroke = outline.rings().get(0);
    assertTrue(stroke.size() >= 2, stroke.toString());
    for (Pixel pixel : stroke) {
      assertEquals(1500, pixel.y(), 8);
    }
  }
}
