package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;

class OverTerrainTest {
  private static final double LON_M = 6378137 * Math.PI / 180;
  private static final double RANGE_M = 5000;

  /** Heights by metres east of 0, 0, where the geoid lies 17 m above the ellipsoid. */
  private record Formula(DoubleUnaryOperator heightM) implements Ground {
    @Override
    public OptionalDouble heightM(LatLon place) {
      double height = walk().heightM(place.latDeg(), place.lonDeg());
      return Double.isNaN(height) ? OptionalDouble.empty() : OptionalDouble.of(height);
    }

    @Override
    public double postSpacingM(LatLon place) {
      return 30;
    }

    @Override
    public Walk walk() {
      return (lat, lon) -> heightM.applyAsDouble(lon * LON_M);
    }
  }

  private static final Ground PLAIN = new Formula(x -> 500);

  private static View view(@Nullable Double pitchDeg, Height... heights) {
    Fix fix = new Fix(null, new LatLon(0, 0), List.of(heights), 2, "test", "exif:GPS");
    return new View(
        fix,
        new CameraPose(
            new Angle(90, 1, "test"),
            pitchDeg == null ? null : new Angle(pitchDeg, 0.1, "test"),
            new Angle(0, 0.1, "test")),
        new Lens(60, 45, "test"),
        AboveGround.of(fix),
        4000,
        3000);
  }

  private static AboveGround above(View view, Ground ground) {
    AboveGround height = OverTerrain.of(view, ground, RANGE_M).height();
    assertNotNull(height);
    return height;
  }

  private static Height of(double metres, Height.Datum datum) {
    return new Height(metres, datum);
  }

  @Test
  void aHeightAboveTheSeaBecomesOneAboveTheGround() {
    AboveGround height = above(view(null, of(900, Height.Datum.MEAN_SEA_LEVEL)), PLAIN);
    assertEquals(400, height.metres(), 1e-9);
    assertEquals(500, height.groundM(), 1e-9);
    // 1.5 * 2 m of the fix, 5.5 of the ground, 17 / 1.96 for a height that may be ellipsoidal
    assertEquals(Math.sqrt(9 + 5.5 * 5.5 + 8.67 * 8.67), height.sigmaM(), 0.3);
    AboveGround exact = above(view(null, of(917, Height.Datum.ELLIPSOID)), PLAIN);
    assertEquals(400, exact.metres(), 1);
    assertEquals(Math.sqrt(9 + 5.5 * 5.5 + 9), exact.sigmaM(), 0.01);
  }

  @Test
  void theHeightWithTheSmallestErrorCounts() {
    Height sea = of(560, Height.Datum.MEAN_SEA_LEVEL);
    assertEquals(40, above(view(null, of(40, Height.Datum.TAKE_OFF), sea), PLAIN).metres(), 1e-9);
    // 10 % of 300 m above take-off are worse than what elevation data say
    assertEquals(60, above(view(null, of(300, Height.Datum.TAKE_OFF), sea), PLAIN).metres(), 1e-9);
  }

  @Test
  void aHandHeldCameraIsNotBelowTheGround() {
    AboveGround height = above(view(null, of(490, Height.Datum.MEAN_SEA_LEVEL)), PLAIN);
    assertEquals(1.5, height.metres(), 1e-9);
    assertNull(
        OverTerrain.of(view(null, of(300, Height.Datum.MEAN_SEA_LEVEL)), PLAIN, RANGE_M).height());
  }

  @Test
  void whereNothingIsKnownTheViewStaysAsItIs() {
    View view = view(-30.0, of(40, Height.Datum.TAKE_OFF));
    assertSame(view, OverTerrain.of(view, new Formula(x -> Double.NaN), RANGE_M));
    View none = view(-30.0);
    assertSame(none, OverTerrain.of(none, PLAIN, RANGE_M));
  }

  @Test
  void groundThatFallsAwayIsWithinTheWidestView() {
    View view = view(-45.0, of(600, Height.Datum.ELLIPSOID));
    // a cliff of 300 m, 50 m in front of the camera
    Ground cliff = new Formula(x -> x < 50 ? 500 : 200);
    View over = OverTerrain.of(view, cliff, RANGE_M);
    AboveGround height = over.height();
    assertNotNull(height);
    assertEquals(83, height.metres(), 1);
    assertTrue(height.sigmaM() * 2.45 > 300, "± " + height.sigmaM());
    // the upper edge of the picture looks 22.5° down: from 383 m above the lower ground, 925 m away
    double reachM = 383 / Math.tan(Math.toRadians(22.5));
    assertTrue(new WidestLook(over, 2.45, RANGE_M).holds(0, reachM, 0));
    View plain = OverTerrain.of(view, PLAIN, RANGE_M);
    assertFalse(new WidestLook(plain, 2.45, RANGE_M).holds(0, 400, 0));
  }

  @Test
  void groundThatFallsAwayBehindTheCameraChangesNothing() {
    View view = view(-45.0, of(600, Height.Datum.ELLIPSOID));
    Ground behind = new Formula(x -> x < -50 ? 200 : 500);
    assertEquals(above(view, PLAIN).sigmaM(), above(view, behind).sigmaM(), 1e-9);
  }
}
