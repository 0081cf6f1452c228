package org.sightline.telemetry;

/**
 * Google's photo sphere fields (developers.google.com/streetview/spherical-metadata): the heading
 * of the middle of the picture from true north, and how much of the sphere it covers.
 */
final class PanoramaReader implements TelemetryReader {
  @Override
  public void read(Carried carried, Draft draft) {
    XmpPacket packet = carried.with("GPano:FullPanoWidthPixels");
    if (packet == null) {
      return;
    }
    double fullWidth = packet.number("GPano:FullPanoWidthPixels");
    double fullHeight = packet.number("GPano:FullPanoHeightPixels");
    double width = packet.number("GPano:CroppedAreaImageWidthPixels");
    double height = packet.number("GPano:CroppedAreaImageHeightPixels");
    boolean sound =
        fullWidth > 0 && fullHeight > 0 && width > 0 && width <= fullWidth && height <= fullHeight;
    if (sound && height > 0) {
      // equirectangular: the full picture is 360° by 180°
      draft.lens(new Lens(360 * width / fullWidth, 180 * height / fullHeight, "xmp:GPano"));
    }
    double heading = packet.number("GPano:PoseHeadingDegrees");
    // cameras without a compass write 0
    if (heading > 0 && heading <= 360) {
      draft.yaw(
          heading, Draft.North.TRUE, Headings.HAND_HELD_SIGMA_DEG, "xmp:GPano:PoseHeadingDegrees");
    }
  }
}
