package org.sightline.telemetry;

import org.sightline.geo.Height;

/**
 * The {@code Camera:} fields that Pix4D defined and senseFly, Sentera, MicaSense, Parrot Anafi,
 * Autel's older firmware and others write (support.pix4d.com 360016450032 and 202558969): the
 * angles of a body whose camera looks down, so that pitch 0 looks straight down and 90 ahead.
 * {@code GPSXYAccuracy} is one sigma (developer.parrot.com, "Embedded Photo Metadata").
 */
final class Pix4dReader implements TelemetryReader {
  private static final String SOURCE = "xmp:Camera";

  /**
   * A camera does not look backward beyond this from straight down; a maker that writes less counts
   * from the horizon.
   */
  private static final double MOST_BACKWARD_DEG = -45;

  @Override
  public void read(Carried carried, Draft draft) {
    for (XmpPacket packet : carried.xmp()) {
      draft.accuracy(packet.number("Camera:GPSXYAccuracy"), SOURCE + ":GPSXYAccuracy");
      double above = packet.number("Camera:AboveGroundAltitude");
      draft.relativeHeight(above, Height.Datum.GROUND, SOURCE + ":AboveGroundAltitude");
      readAttitude(packet, draft);
      draft.lens(Lenses.ofPix4d(draft.photo(), packet));
    }
  }

  private static void readAttitude(XmpPacket packet, Draft draft) {
    double yaw = packet.number("Camera:Yaw");
    double pitch = packet.number("Camera:Pitch");
    double roll = packet.number("Camera:Roll");
    if (Double.isNaN(yaw) && Double.isNaN(pitch)) {
      return;
    }
    draft.drone();
    if (yaw == 0 && pitch == 0 && roll == 0) {
      draft.note("attitude-zero", "The camera angles in Camera: are all zero: not measured.");
      return;
    }
    if (Double.isNaN(yaw) || Double.isNaN(pitch)) {
      draft.attitude(yaw, pitch - 90, Double.NaN, Attitudes.Sigma.UNSETTLED, SOURCE);
      return;
    }
    String make = draft.make();
    if (make != null && make.regionMatches(true, 0, "Autel", 0, 5)) {
      // Autel's older firmware counts from straight down with either sign (OpenAthena,
      // parseImage.py, handleAUTEL: 90 − |pitch| below the horizon)
      pitch = Math.abs(pitch);
    }
    if (pitch < MOST_BACKWARD_DEG) {
      draft.note(
          "attitude-from-horizon",
          "The camera's pitch of " + pitch + "° is taken to count from the horizon.");
      draft.attitude(yaw, pitch, roll, Attitudes.Sigma.UNSETTLED, SOURCE);
      return;
    }
    Rotation.Ypr camera = Rotation.fromDownLooking(yaw, pitch, Double.isNaN(roll) ? 0 : roll);
    draft.attitude(
        camera.yawDeg(), camera.pitchDeg(), camera.rollDeg(), Attitudes.Sigma.FIXED_MOUNT, SOURCE);
  }
}
