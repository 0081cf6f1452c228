package org.sightline.telemetry;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;

/**
 * Parrot's XMP fields. Anafi (developer.parrot.com, "Embedded Photo Metadata"): {@code
 * drone-parrot:Camera…Degree} is the camera north-east-down. The earlier Disco and Bebop write the
 * address {@code Camera/}: there the angles are the aircraft's, while the picture is steadied to
 * another elevation, so only the direction says something of the camera.
 */
final class ParrotReader implements TelemetryReader {
  private static final String SOURCE = "xmp:drone-parrot";

  @Override
  public void read(Carried carried, Draft draft) {
    XmpPacket oriented = carried.with("drone-parrot:CameraYawDegree");
    oriented = oriented != null ? oriented : carried.with("drone-parrot:CameraPitchDegree");
    if (oriented != null) {
      draft.drone();
      draft.attitude(
          oriented.number("drone-parrot:CameraYawDegree"),
          oriented.number("drone-parrot:CameraPitchDegree"),
          oriented.number("drone-parrot:CameraRollDegree"),
          Attitudes.Sigma.GIMBAL,
          SOURCE);
    }
    readAircraft(carried.with("Camera-aircraft:Yaw"), draft);
  }

  private static void readAircraft(@Nullable XmpPacket packet, Draft draft) {
    if (packet == null) {
      return;
    }
    draft.drone();
    draft.yaw(packet.number("Camera-aircraft:Yaw"), Draft.North.TRUE, 10, "xmp:Camera:Yaw");
    draft.note(
        "aircraft-attitude",
        "The angles in Camera: are the aircraft's; the camera's own elevation is not stated.");
    draft.relativeHeight(
        packet.number("Camera-aircraft:AboveGroundAltitude"),
        Height.Datum.GROUND,
        "xmp:Camera:AboveGroundAltitude");
  }
}
