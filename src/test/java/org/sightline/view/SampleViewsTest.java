package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Geoid;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.track.Quality;
import org.sightline.track.Sample;
import org.sightline.track.Stated;

class SampleViewsTest {
  private static final LatLon BERN = new LatLon(46.95, 7.45);

  private static Height sea(double metres) {
    return new Height(metres, Height.Datum.MEAN_SEA_LEVEL);
  }

  private static Height ellipsoid(double metres) {
    return new Height(metres, Height.Datum.ELLIPSOID);
  }

  private static Sample sample(
      List<Height> heights, double yaw, double pitch, @Nullable Stated stated) {
    Fix fix = new Fix(null, BERN, heights, 5, "test", "test");
    CameraPose pose =
        new CameraPose(new Angle(yaw, 1, "test"), new Angle(pitch, 0.5, "test"), null);
    Lens lens = new Lens(40, 30, "test");
    return new Sample(Duration.ZERO, null, Quality.GOOD, fix, BERN, pose, lens, stated);
  }

  /** Ground in the middle of the picture, so far to the east and so high. */
  private static Stated stated(double eastM, Height... heights) {
    LatLon centre = new LocalFrame(BERN).toLatLon(new LocalFrame.Offset(eastM, 0));
    return new Stated(centre, Arrays.asList(heights), null, List.of());
  }

  private static @Nullable AboveGround height(Sample sample, @Nullable Ground terrain) {
    View view = SampleViews.of(sample, terrain, 0, 0);
    assertNotNull(view);
    return view.height();
  }

  @Test
  void heightsOfOneDatumAreSubtractedAndOthersBroughtTogetherByTheGeoid() {
    Stated both = stated(1000, sea(500), ellipsoid(550));
    assertEquals(1000, height(sample(List.of(sea(1500)), 90, -45, both), null).metres(), 1e-9);
    assertEquals(950, height(sample(List.of(ellipsoid(1500)), 90, -45, both), null).metres(), 1e-9);
    Stated seaOnly = stated(1000, sea(500));
    AboveGround mixed = height(sample(List.of(ellipsoid(1500)), 90, -45, seaOnly), null);
    assertEquals(1000 - Geoid.heightM(BERN), mixed.metres(), 1e-9);
    assertTrue(mixed.sigmaM() >= Geoid.ERROR_M);
  }

  @Test
  void withoutAHeightOfTheGroundTheViewHasNone() {
    assertNull(height(sample(List.of(sea(1500)), 90, -45, null), null));
    Height ground = new Height(120, Height.Datum.GROUND);
    assertEquals(120, height(sample(List.of(sea(600), ground), 90, -45, null), null).metres());
  }

  /** A plain at 500 m that steps up to 900 m from so far to the east on. */
  private static Ground step(double atM) {
    LocalFrame frame = new LocalFrame(BERN);
    Ground.Walk walk = (lat, lon) -> frame.toLocal(new LatLon(lat, lon)).eastM() < atM ? 500 : 900;
    return new Ground() {
      @Override
      public OptionalDouble heightM(LatLon place) {
        return OptionalDouble.of(walk.heightM(place.latDeg(), place.lonDeg()));
      }

      @Override
      public double postSpacingM(LatLon place) {
        return 30;
      }

      @Override
      public Walk walk() {
        return walk;
      }
    };
  }

  @Test
  void overTerrainTheGroundIsThatWhichTheAxisMeets() {
    Sample east = sample(List.of(sea(1500)), 90, -45, null);
    // 45° down from 1,500 m: the plain at 1,000 m, or the step that stands before it
    assertEquals(1000, height(east, step(2000)).metres(), 1e-9);
    assertEquals(600, height(east, step(400)).metres(), 1e-9);
    assertEquals(1000, height(sample(List.of(sea(1500)), 270, -45, null), step(400)).metres());
    // towards the sky nothing is met: what is below the camera
    assertEquals(1000, height(sample(List.of(sea(1500)), 270, 20, null), step(400)).metres());
    assertEquals(1000, height(sample(List.of(sea(1500)), 90, -90, null), step(400)).metres());
  }

  @Test
  void whatTheSourceSaysOfTheGroundGoesBeforeTheTerrain() {
    Sample east = sample(List.of(sea(1500)), 90, -45, stated(1000, sea(480)));
    assertEquals(1020, height(east, step(2000)).metres(), 1e-9);
  }

  @Test
  void anglesThatPointToTheStatedMiddleStayAsTheyAre() {
    Sample agrees = sample(List.of(sea(1500)), 90, -45, stated(1000, sea(500)));
    assertNull(Contradiction.of(agrees));
    assertEquals(1, SampleViews.pose(agrees).yaw().sigmaDeg());
    // two degrees aside at 45° down are 1.4 between the two directions, and the errors make 1.3
    assertNull(Contradiction.of(sample(List.of(sea(1500)), 91, -45, stated(1000, sea(500)))));
  }

  @Test
  void anglesThatPointElsewhereAreBelievedLess() {
    Sample aside = sample(List.of(sea(1500)), 70, -40, stated(1000, sea(500)));
    Contradiction against = Contradiction.of(aside);
    assertNotNull(against);
    assertEquals(-20, against.yawDeg(), 0.01);
    // 45.0° down, and 0.004° more for the curve of the Earth
    assertEquals(5, against.pitchDeg(), 0.01);
    CameraPose pose = SampleViews.pose(aside);
    assertEquals(Math.hypot(1, 20), pose.yaw().sigmaDeg(), 0.01);
    assertEquals(Math.hypot(0.5, 5), pose.pitch().sigmaDeg(), 0.01);
    assertEquals(70, pose.yaw().deg());
  }

  @Test
  void straightDownAnyDirectionAgrees() {
    assertNull(Contradiction.of(sample(List.of(sea(1500)), 200, -89.9, stated(2, sea(500)))));
  }

  @Test
  void withoutAHeightOnlyTheDirectionsAreCompared() {
    Sample aside = sample(List.of(), 70, -10, stated(1000));
    Contradiction against = Contradiction.of(aside);
    assertEquals(-20, against.yawDeg(), 0.01);
    assertEquals(0, against.pitchDeg());
    assertNull(Contradiction.of(sample(List.of(), 90, -10, stated(1000))));
  }

  @Test
  void aPictureOfUnknownSizeIsAsHighAsItsFieldsOfView() {
    View view = SampleViews.of(sample(List.of(), 90, -10, null), null, 0, 0);
    double ratio = Math.tan(Math.toRadians(15)) / Math.tan(Math.toRadians(20));
    assertEquals(1000, view.widthPx());
    assertEquals(1000 * ratio, view.heightPx(), 1);
  }
}
