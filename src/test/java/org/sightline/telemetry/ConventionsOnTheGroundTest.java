package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sightline.media.Block;
import org.sightline.view.AboveGround;
import org.sightline.view.Detail;
import org.sightline.view.Footprints;
import org.sightline.view.GroundPoint;
import org.sightline.view.Pictures;
import org.sightline.view.PixelOnGround;
import org.sightline.view.View;
import org.sightline.view.ViewFootprint;

/**
 * Where pictures point once their makers' angles are read: the sense of each angle, proven on the
 * ground. DJI gives its gimbal's angles north-east-down (drone-dji: "GimbalPitchDegree, 0 level,
 * -90 straight down"; DJI, "Metadata white paper", table 3), and a camera that rolls clockwise
 * sinks to the right.
 */
class ConventionsOnTheGroundTest {
  private static View dji(double yaw, double pitch, double roll) {
    Block gimbal =
        Stills.attributes(
            "drone-dji:GpsLatitude=\"+47.0\" drone-dji:GpsLongitude=\"+8.0\""
                + " drone-dji:RelativeAltitude=\"+100.0\" drone-dji:GimbalRollDegree=\""
                + roll
                + "\" drone-dji:GimbalYawDegree=\""
                + yaw
                + "\" drone-dji:GimbalPitchDegree=\""
                + pitch
                + "\"");
    Block lens = Stills.tiff().shorts(ExifTags.EXIF, 0xA405, 24).block();
    Telemetry read = Stills.read(gimbal, lens);
    Fix fix = ((Position.Fixed) read.position()).fix();
    return new View(fix, read.pose(), read.lens(), AboveGround.of(fix), 4000, 3000);
  }

  private static double distanceM(View view, double x, double y) {
    PixelOnGround ground = Pictures.ground(view, x, y);
    assertNotNull(ground);
    return ground.point().distanceM();
  }

  @Test
  void minusNinetyIsStraightDown() {
    View view = dji(30, -90, 0);
    GroundPoint centre = Footprints.project(view, Detail.rangeM(view)).centre();
    assertNotNull(centre);
    assertEquals(0, centre.distanceM(), 0.001);
    assertEquals(100, centre.slantRangeM(), 0.001);
  }

  @Test
  void plusOneLooksAboveTheHorizonAndThePictureReachesIt() {
    View view = dji(30, 1, 0);
    ViewFootprint seen = Footprints.project(view, Detail.rangeM(view));
    assertNull(seen.centre());
    assertTrue(seen.reachesHorizon());
  }

  @Test
  void minusFortyFiveAndYawThirtyIsTheGroundAHundredMetresOffNorthNorthEast() {
    View view = dji(30, -45, 0);
    ViewFootprint seen = Footprints.project(view, Detail.rangeM(view));
    GroundPoint centre = seen.centre();
    assertNotNull(centre);
    // the ground bends down by 0.8 mm at 100 m, less refraction
    assertEquals(100, centre.distanceM(), 0.002);
    assertEquals(30, centre.bearingDeg(), 0.01);
    assertFalse(seen.reachesHorizon());
  }

  @Test
  void aNegativeYawIsWestOfNorth() {
    View view = dji(-127.1, -45, 0);
    GroundPoint centre = Footprints.project(view, Detail.rangeM(view)).centre();
    assertNotNull(centre);
    assertEquals(232.9, centre.bearingDeg(), 0.01);
  }

  @Test
  void aCameraRolledClockwiseSeesNearerGroundOnItsRight() {
    View view = dji(0, -45, 10);
    assertTrue(distanceM(view, 3900, 1500) < distanceM(view, 100, 1500));
    View other = dji(0, -45, -10);
    assertTrue(distanceM(other, 3900, 1500) > distanceM(other, 100, 1500));
  }
}
