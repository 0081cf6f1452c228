package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.geo.LatLon;

class LookTest {
  private static final double NONE = Double.NaN;

  private static View random(Random random) {
    return Views.of(
        Views.BERN,
        0,
        random.nextDouble() * 180 - 90,
        random.nextDouble() * 360 - 180,
        5 + random.nextDouble() * 115,
        5 + random.nextDouble() * 115,
        2 + random.nextDouble() * 500);
  }

  @Test
  void aFrameShowsTheDirectionsWhoseRaysFallIntoThePicture() {
    Random random = new Random(1);
    Spans spans = new Spans();
    int seen = 0;
    for (int i = 0; i < 3000; i++) {
      View view = random(random);
      Camera camera = Camera.of(view);
      assertNotNull(camera);
      double pitch = view.pose().pitch().deg();
      double roll = view.pose().roll().deg();
      double tanX = Math.tan(Math.toRadians(view.lens().horizontalFovDeg() / 2));
      double tanY = Math.tan(Math.toRadians(view.lens().verticalFovDeg() / 2));
      FrameBearings frame = new FrameBearings(pitch, roll, tanX, tanY);
      for (int n = 0; n < 30; n++) {
        double bearing = random.nextDouble() * 360 - 180;
        double elevation = random.nextDouble() * 170 - 85;
        double level = Math.cos(Math.toRadians(elevation));
        Ray ray =
            new Ray(
                level * Math.sin(Math.toRadians(bearing)),
                level * Math.cos(Math.toRadians(bearing)),
                Math.sin(Math.toRadians(elevation)));
        double tangent = Math.tan(Math.toRadians(elevation));
        frame.at(tangent, spans);
        assertEquals(camera.sees(ray), spans.contain(bearing), view + " " + bearing);
        if (camera.sees(ray)) {
          seen++;
          assertTrue(tangent >= frame.lowest() && tangent <= frame.highest());
          frame.between(tangent - 0.1, tangent + 0.1, spans);
          assertEquals(1, spans.size());
          assertTrue(spans.contain(bearing));
        }
      }
    }
    assertTrue(seen > 5000, "only " + seen);
  }

  @Test
  void extremesAreThoseOfRaysAlongTheFrame() {
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      View view = random(random);
      Camera camera = Camera.of(view);
      assertNotNull(camera);
      double low = 90;
      double high = -90;
      for (int k = 0; k <= 4000; k++) {
        double share = k % 1000 / 1000.0;
        double x = k < 1000 ? share * 4000 : k < 2000 ? 4000 : k < 3000 ? share * 4000 : 0;
        double y = k < 1000 ? 0 : k < 2000 ? share * 3000 : k < 3000 ? 3000 : share * 3000;
        double elevation = camera.ray(x, y).elevationDeg();
        low = Math.min(low, elevation);
        high = Math.max(high, elevation);
      }
      low = camera.sees(new Ray(0, 0, -1)) ? -90 : low;
      high = camera.sees(new Ray(0, 0, 1)) ? 90 : high;
      FrameBearings frame =
          new FrameBearings(
              view.pose().pitch().deg(),
              view.pose().roll().deg(),
              Math.tan(Math.toRadians(view.lens().horizontalFovDeg() / 2)),
              Math.tan(Math.toRadians(view.lens().verticalFovDeg() / 2)));
      // a thousandth of a side is up to 0.06° at its ends, and flat at an extreme
      assertEquals(low, Math.toDegrees(Math.atan(frame.lowest())), 0.1, view.toString());
      assertEquals(high, Math.toDegrees(Math.atan(frame.highest())), 0.1, view.toString());
    }
  }

  @Test
  void groundUnderAPixelIsInTheLookAtItsDistanceAndOutsideTheFrameItIsNot() {
    Random random = new Random(3);
    Spans spans = new Spans();
    int seen = 0;
    for (int i = 0; i < 3000; i++) {
      View view = random(random);
      Look look = Look.of(view, 20_000);
      for (int n = 0; n < 5; n++) {
        // beside the frame, too; no nearer to it than a thousandth of the picture
        double x = random.nextDouble() * 8000 - 2000;
        double y = random.nextDouble() * 6000 - 1500;
        boolean inside = x > 4 && x < 3996 && y > 3 && y < 2997;
        boolean outside = x < -4 || x > 4004 || y < -3 || y > 3003;
        PixelOnGround pixel = Pictures.ground(view, x, y);
        boolean ground = Footprints.project(view, 20_000).kind() == ViewFootprint.Kind.FOOTPRINT;
        if (ground && pixel != null && (inside || outside) && pixel.point().distanceM() < 19_000) {
          look.at(pixel.point().distanceM(), spans);
          assertEquals(inside, spans.contain(pixel.point().bearingDeg()), view + " " + x + " " + y);
          seen += inside ? 1 : 0;
        }
      }
    }
    assertTrue(seen > 1000, "only " + seen);
  }

  @Test
  void nearestGroundIsThatUnderTheLowestRay() {
    View down = Views.of(Views.BERN, 0, -45, 0, 60, 45, 100);
    // the lower edge looks down at 67.5°
    assertEquals(100 / Math.tan(Math.toRadians(67.5)), Look.of(down, 5000).nearestM(), 1e-3);
    assertEquals(0, Look.of(Views.of(Views.BERN, 0, -80, 0, 60, 45, 100), 5000).nearestM());
    assertEquals(0, Look.of(Views.of(Views.BERN, 0, 60, 0, 60, 45, 100), 5000).nearestM());
    assertEquals(0, Look.of(Views.of(Views.BERN, 0, NONE, 0, 60, 45, 100), 5000).nearestM());
  }

  @Test
  void whoLooksDownFromHighUpLooksFurtherThanAskedFor() {
    View high = Views.of(Views.BERN, 0, -20, 0, 10, 8, 10_000);
    double nearest = Look.of(high, 5000).nearestM();
    assertTrue(nearest > 20_000, nearest + " m");
    assertEquals(2 * nearest, Look.rangeM(high, 5000));
    assertEquals(5000, Look.rangeM(Views.of(Views.BERN, 0, 0, 0, 60, 45, 100), 5000));
  }

  @Test
  void theWidestLookHoldsWhatAnyLookWithinTheErrorsShows() {
    Random random = new Random(4);
    Spans spans = new Spans();
    int held = 0;
    for (int i = 0; i < 4000; i++) {
      View view =
          i % 3 == 0
              ? Views.of(Views.BERN, 0, random.nextDouble() * 180 - 90, 0, 60, 45, NONE)
              : random(random);
      WidestLook widest = new WidestLook(view, 2, 5000);
      Look off =
          Look.off(
              view,
              Look.Over.of(view.fix()),
              5000,
              random.nextDouble() * 4 - 2,
              random.nextDouble() * 4 - 2,
              random.nextDouble() * 4 - 2,
              random.nextDouble() * 4 - 2);
      double distance = Math.exp(random.nextDouble() * 8.6);
      off.at(distance, spans);
      for (int n = 0; n < spans.size(); n++) {
        double from = spans.fromDeg(n);
        double deg = Math.toRadians(from + random.nextDouble() * (spans.toDeg(n) - from));
        held++;
        assertTrue(
            widest.holds(distance * Math.sin(deg), distance * Math.cos(deg), 0),
            view + " at " + distance + " m, " + Math.toDegrees(deg));
      }
    }
    assertTrue(held > 500, "only " + held);
  }

  @Test
  void greaterErrorsNeverMakeTheWidestLookSmaller() {
    Random random = new Random(5);
    int held = 0;
    for (int i = 0; i < 20_000; i++) {
      View view = random(random);
      double sigmas = random.nextDouble() * 20;
      double away = Math.exp(random.nextDouble() * 8.6);
      double deg = random.nextDouble() * 2 * Math.PI;
      double slack = random.nextDouble() * random.nextDouble() * 100;
      double aside = away * Math.sin(deg);
      double ahead = away * Math.cos(deg);
      if (new WidestLook(view, sigmas, 5000).holds(aside, ahead, slack)) {
        held++;
        double more = sigmas * (1 + random.nextDouble());
        assertTrue(new WidestLook(view, more, 5000).holds(aside, ahead, slack), view.toString());
        assertTrue(new WidestLook(view, sigmas, 9000).holds(aside, ahead, slack), view.toString());
        assertTrue(new WidestLook(view, sigmas, 5000).holds(aside, ahead, 2 * slack));
      }
    }
    assertTrue(held > 3000, "only " + held);
  }

  @Test
  void whatIsNearerThanTheNearestGroundIsNotInTheWidestLookEither() {
    // at 45° down from 100 ± 2 m the nearest ground is 41 m away. 2.45σ lower it is 95.1 m; tilted
    // by 2.45°, 7 % wider and raised by 2.45° the lower half is 27.8°: 95.1 / tan 72.8° = 29.4 m
    View down = Views.of(Views.BERN, 0, -45, 0, 60, 45, 100);
    WidestLook widest = new WidestLook(down, 2.45, 5000);
    assertFalse(widest.holds(0, 28, 0));
    assertTrue(widest.holds(0, 31, 0));
    assertTrue(widest.holds(0, 24, 8));
    assertFalse(widest.holds(0, -60, 0));
  }

  @Test
  void unknownPartsMakeTheWidestLookNoSmaller() {
    LatLon at = Views.BERN;
    WidestLook known = new WidestLook(Views.of(at, 0, -20, 0, 60, 45, 100), 2, 5000);
    WidestLook anyHeight = new WidestLook(Views.of(at, 0, -20, 0, 60, 45, NONE), 2, 5000);
    WidestLook anyLens = new WidestLook(Views.of(at, 0, -20, 0, NONE, NONE, 100), 2, 5000);
    WidestLook anyYaw = new WidestLook(Views.of(at, NONE, -20, 0, 60, 45, 100), 2, 5000);
    for (double deg = -179; deg < 180; deg += 2) {
      for (double away = 20; away < 5000; away *= 1.3) {
        double x = away * Math.sin(Math.toRadians(deg));
        double y = away * Math.cos(Math.toRadians(deg));
        if (known.holds(x, y, 0)) {
          assertTrue(anyHeight.holds(x, y, 0) && anyLens.holds(x, y, 0) && anyYaw.holds(x, y, 0));
        }
      }
    }
  }
}
