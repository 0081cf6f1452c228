package org.sightline.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Teal 2's fields, which it keeps under the EXIF address: camera angles north-east-down (the test
 * picture of OpenAthena reads pitch −54 looking down) and the field of view in degrees.
 */
final class TealReader implements TelemetryReader {
  private static final String SOURCE = "xmp:exif:Camera";

  @Override
  public void read(Carried carried, Draft draft) {
    @Nullable XmpPacket packet = carried.with("exif:CameraYaw");
    if (packet == null) {
      return;
    }
    draft.drone();
    draft.attitude(
        packet.number("exif:CameraYaw"),
        packet.number("exif:CameraPitch"),
        packet.number("exif:CameraRoll"),
        Attitudes.Sigma.GIMBAL,
        SOURCE);
    draft.lens(
        Lenses.ofDegrees(
            draft.photo(),
            packet.number("exif:CameraHorizontalFOV"),
            packet.number("exif:CameraVerticalFOV"),
            SOURCE + "HorizontalFOV"));
  }
}
