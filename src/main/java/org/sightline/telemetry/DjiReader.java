package org.sightline.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;

/**
 * DJI's own XMP fields, as its manuals list them (Mavic 3M manual 2023, p. 89; Zenmuse P1 manual
 * 2021, p. 22): gimbal angles north-east-down in the order ZYX, so yaw clockwise from north, pitch
 * −90 straight down. The MSDK calls the aircraft's yaw "relative to true north".
 */
final class DjiReader implements TelemetryReader {
  private static final String SOURCE = "xmp:drone-dji";

  @Override
  public void read(Carried carried, Draft draft) {
    for (XmpPacket packet : carried.xmp()) {
      read(packet, "drone-dji", SOURCE, draft);
    }
  }

  /** Reads the fields under a prefix; Autel took over DJI's names. */
  static void read(XmpPacket packet, String prefix, String source, Draft draft) {
    if (!hasAny(packet, prefix)) {
      return;
    }
    draft.drone();
    readAttitude(packet, prefix, source, draft);
    readAccuracy(packet, prefix, source, draft);
    draft.relativeHeight(
        packet.number(prefix + ":RelativeAltitude"),
        Height.Datum.TAKE_OFF,
        source + ":RelativeAltitude");
    if (isRtkHeight(packet, prefix)) {
      draft.exifHeightIsEllipsoidal(packet.number(prefix + ":AbsoluteAltitude"));
    }
    readPosition(packet, prefix, source, draft);
    draft.lens(
        Lenses.ofCalibration(
            draft.photo(),
            packet.number(prefix + ":CalibratedFocalLength"),
            packet.number(prefix + ":CalibratedFocalLength"),
            packet.number(prefix + ":CalibratedOpticalCenterX"),
            packet.number(prefix + ":CalibratedOpticalCenterY"),
            source + ":CalibratedFocalLength"));
  }

  /**
   * "Geodetic altitude" in the manuals: above the ellipsoid with RTK; else the aircraft's fusion of
   * barometer and GPS, of which no manual found says from where it counts.
   */
  private static boolean isRtkHeight(XmpPacket packet, String prefix) {
    return "RtkAlt".equals(packet.text(prefix + ":AltitudeType"));
  }

  private static boolean hasAny(XmpPacket packet, String prefix) {
    return packet.text(prefix + ":GimbalYawDegree") != null
        || packet.text(prefix + ":GimbalPitchDegree") != null
        || packet.text(prefix + ":FlightYawDegree") != null
        || packet.text(prefix + ":AbsoluteAltitude") != null
        || packet.text(prefix + ":RelativeAltitude") != null
        || packet.text(prefix + ":GpsLatitude") != null
        || packet.text(prefix + ":Latitude") != null;
  }

  private static void readAttitude(XmpPacket packet, String prefix, String source, Draft draft) {
    draft.attitude(
        packet.number(prefix + ":GimbalYawDegree"),
        packet.number(prefix + ":GimbalPitchDegree"),
        packet.number(prefix + ":GimbalRollDegree"),
        Attitudes.Sigma.GIMBAL,
        source);
    if (packet.text(prefix + ":GimbalYawDegree") == null) {
      // the small aircraft's gimbals do not pan: the camera looks where the nose points, give or
      // take the gimbal's own few degrees
      draft.yaw(
          packet.number(prefix + ":FlightYawDegree"),
          Draft.North.TRUE,
          10,
          source + ":FlightYawDegree");
    }
  }

  private static void readAccuracy(XmpPacket packet, String prefix, String source, Draft draft) {
    double flag = packet.number(prefix + ":RtkFlag");
    if (Double.isNaN(flag) || flag <= 0) {
      return; // absent, or 0: failed to position
    }
    double lon = packet.number(prefix + ":RtkStdLon");
    double lat = packet.number(prefix + ":RtkStdLat");
    draft.accuracy(Math.max(lon, lat), source + ":RtkStd");
    // the flag alone (Mavic 3M manual p. 89): 50 centimetres, 32-49 decimetres to metres, 16 metres
    if (flag == 50) {
      draft.accuracy(0.05, source + ":RtkFlag");
    } else if (flag >= 32 && flag < 50) {
      draft.accuracy(1, source + ":RtkFlag");
    }
  }

  private static void readPosition(XmpPacket packet, String prefix, String source, Draft draft) {
    String lat = text(packet, prefix, "GpsLatitude", "GPSLatitude", "Latitude");
    // "Longtitude" is the maker's own spelling in early firmware
    String lon = text(packet, prefix, "GpsLongitude", "GpsLongtitude", "GPSLongitude");
    lon = lon == null ? packet.text(prefix + ":Longitude") : lon;
    if (lat == null && lon == null) {
      return;
    }
    List<Height> heights =
        Heights.listOf(
            packet.number(prefix + ":AbsoluteAltitude"),
            isRtkHeight(packet, prefix) ? Height.Datum.ELLIPSOID : Height.Datum.UNKNOWN,
            source + ":AbsoluteAltitude",
            draft);
    draft.position(
        Draft.Rank.MAKER,
        Coordinates.ofTexts(lat, null, lon, null, true),
        heights,
        0,
        null,
        source);
  }

  private static @Nullable String text(
      XmpPacket packet, String prefix, String first, String second, String third) {
    String text = packet.text(prefix + ':' + first);
    text = text != null ? text : packet.text(prefix + ':' + second);
    return text != null ? text : packet.text(prefix + ':' + third);
  }
}
