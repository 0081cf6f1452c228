package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.telemetry.ExifTags.EXIF;
import static org.sightline.telemetry.ExifTags.MAIN;
import static org.sightline.telemetry.Stills.attributes;
import static org.sightline.telemetry.Stills.hasNote;
import static org.sightline.telemetry.Stills.read;
import static org.sightline.telemetry.Stills.tiff;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.media.Quarter;

class LensesTest {
  private static void fov(double horizontal, double vertical, @Nullable Lens lens) {
    assertNotNull(lens);
    assertEquals(horizontal, lens.horizontalFovDeg(), 0.01);
    assertEquals(vertical, lens.verticalFovDeg(), 0.01);
  }

  @Test
  void equivalentFocalLengthIsSharedOutOverTheDiagonal() {
    // 3:2 at 36 mm: a frame 36 wide at 36 is 2 atan(1/2) = 53.13 degrees
    fov(
        53.13,
        36.87,
        TelemetryReaders.read(
                Stills.photo(3000, 2000, Quarter.UPRIGHT, tiff().shorts(EXIF, 0xA405, 36).block()))
            .lens());
    // 4:3 keeps the diagonal: 43.27 × 0.8 = 34.61 wide
    fov(
        2 * Math.toDegrees(Math.atan(34.613 / 72)),
        39.65,
        read(tiff().shorts(EXIF, 0xA405, 36).block()).lens());
  }

  @Test
  void aPictureStitchedFromManyHasNotTheLensOfOne() {
    Telemetry swept =
        TelemetryReaders.read(
            Stills.photo(9000, 2000, Quarter.UPRIGHT, tiff().shorts(EXIF, 0xA405, 28).block()));
    assertNull(swept.lens());
    assertEquals("lens-of-panorama", swept.notes().get(0).code());
  }

  @Test
  void portraitPicturesSwapTheAngles() {
    Lens lens =
        TelemetryReaders.read(
                Stills.photo(
                    2000,
                    3000,
                    Quarter.CLOCKWISE,
                    tiff()
                        .rationals(EXIF, 0x920A, 36, 1)
                        .rationals(EXIF, 0xA20E, 8333333, 10000)
                        .rationals(EXIF, 0xA20F, 8333333, 10000)
                        .shorts(EXIF, 0xA210, 3)
                        .shorts(EXIF, 0xA002, 3000)
                        .shorts(EXIF, 0xA003, 2000)
                        .block()))
            .lens();
    // 833.3 pixels a centimetre: 3000 are 36 mm
    fov(36.87, 53.13, lens);
    assertEquals("exif:FocalPlaneXResolution", lens.source());
  }

  @Test
  void tableServesModelsThatStateLess() {
    Lens lens =
        read(tiff()
                .ascii(MAIN, 0x10F, "DJI")
                .ascii(MAIN, 0x110, "XT2")
                .rationals(EXIF, 0x920A, 13, 1)
                .block())
            .lens();
    // dji.com gives the XT2 with 13 mm as 45 by 37 degrees
    fov(45.42, 37.02, lens);
    assertEquals("table:DJI XT2", lens.source());
  }

  @Test
  void nonsenseGivesNoLens() {
    assertNull(read(tiff().shorts(EXIF, 0xA405, 0).block()).lens());
    assertNull(read(tiff().shorts(EXIF, 0xA405, 1).block()).lens());
    assertNull(read(tiff().rationals(EXIF, 0x920A, 4, 0).block()).lens());
    assertNull(
        read(tiff()
                .rationals(EXIF, 0x920A, 4, 1)
                .rationals(EXIF, 0xA20E, 72, 1)
                .rationals(EXIF, 0xA20F, 72, 1)
                .block())
            .lens());
  }

  @Test
  void sensorSizeInPlaceOfAResolutionIsNoResolution() {
    // FLIR writes 10.88 and 8.7 mm there; the table knows the camera
    Lens lens =
        TelemetryReaders.read(
                Stills.photo(
                    640,
                    512,
                    Quarter.UPRIGHT,
                    tiff()
                        .ascii(MAIN, 0x10F, "FLIR")
                        .ascii(MAIN, 0x110, "Duo Pro R")
                        .rationals(EXIF, 0x920A, 13, 1)
                        .rationals(EXIF, 0xA20E, 1088, 100)
                        .rationals(EXIF, 0xA20F, 870, 100)
                        .shorts(EXIF, 0xA210, 4)
                        .block()))
            .lens();
    assertNotNull(lens);
    assertEquals("table:FLIR Duo Pro R", lens.source());
  }

  @Test
  void digitalZoomIsNotedAndNotBelieved() {
    Telemetry telemetry =
        read(tiff().shorts(EXIF, 0xA405, 36).rationals(EXIF, 0xA404, 2, 1).block());
    assertNotNull(telemetry.lens());
    assertTrue(hasNote(telemetry, "digital-zoom"));
  }

  @Test
  void photoSphereSeesAllRound() {
    Telemetry telemetry =
        read(
            attributes(
                "GPano:FullPanoWidthPixels=\"8000\" GPano:FullPanoHeightPixels=\"4000\""
                    + " GPano:CroppedAreaImageWidthPixels=\"4000\""
                    + " GPano:CroppedAreaImageHeightPixels=\"4000\""
                    + " GPano:PoseHeadingDegrees=\"274.5\""));
    fov(180, 180, telemetry.lens());
    assertEquals(274.5, telemetry.pose().yaw().deg(), 0);
  }

  @Test
  void pix4dPrincipalPointGivesTheSensor() {
    Lens lens =
        read(attributes(
                "Camera:PrincipalPoint=\"2.4,1.8\" Camera:PerspectiveFocalLength=\"5.4\""
                    + " Camera:PerspectiveFocalLengthUnits=\"mm\" Camera:Yaw=\"1\""))
            .lens();
    fov(47.92, 36.87, lens);
  }
}
