package org.sightline.telemetry;

import java.util.List;
import org.sightline.geo.Height;

/**
 * Skydio's XMP fields (support.skydio.com, "Skydio X2 camera and metadata overview"): the camera's
 * orientation north-east-down, so yaw clockwise from north and pitch −90 straight down, as elements
 * or attributes of a structure.
 */
final class SkydioReader implements TelemetryReader {
  private static final String SOURCE = "xmp:drone-skydio";
  private static final String PREFIX = "drone-skydio:";

  @Override
  public void read(Carried carried, Draft draft) {
    XmpPacket oriented = carried.with(PREFIX + "CameraOrientationNED/Yaw");
    if (oriented != null) {
      draft.drone();
      draft.attitude(
          oriented.number(PREFIX + "CameraOrientationNED/Yaw"),
          oriented.number(PREFIX + "CameraOrientationNED/Pitch"),
          oriented.number(PREFIX + "CameraOrientationNED/Roll"),
          Attitudes.Sigma.GIMBAL,
          SOURCE + ":CameraOrientationNED");
    }
    XmpPacket placed = carried.with(PREFIX + "Latitude");
    if (placed == null) {
      return;
    }
    draft.drone();
    // its pages call EXIF's altitude "WGS84 ellipsoidal" for the RTK attachment and nothing else
    List<Height> heights =
        Heights.listOf(
            placed.number(PREFIX + "AbsoluteAltitude"),
            Height.Datum.UNKNOWN,
            SOURCE + ":AbsoluteAltitude",
            draft);
    draft.position(
        Draft.Rank.MAKER,
        Coordinates.ofTexts(
            placed.text(PREFIX + "Latitude"), null, placed.text(PREFIX + "Longitude"), null, true),
        heights,
        0,
        null,
        SOURCE);
    draft.lens(
        Lenses.ofCalibration(
            draft.photo(),
            placed.number(PREFIX + "CalibratedFocalLengthX"),
            placed.number(PREFIX + "CalibratedFocalLengthY"),
            placed.number(PREFIX + "CalibratedOpticalCenterX"),
            placed.number(PREFIX + "CalibratedOpticalCenterY"),
            SOURCE + ":CalibratedFocalLength"));
  }
}
