package org.sightline.track;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Rotation;

/**
 * One sample while it is read: the reader sets what the file says and leaves the rest. Handed out
 * by {@link TrackDraft#row}, which uses one again for every sample.
 */
final class Row {
  /** No time is known. */
  static final long NO_TIME = Long.MIN_VALUE;

  /**
   * From the first picture shown, nanoseconds; from an arbitrary start where there is no picture.
   */
  long offsetNs;

  /** Microseconds since 1970, UTC, or {@link #NO_TIME}. */
  long atMicros;

  Quality quality = Quality.GOOD;

  /** Degrees, WGS 84; NaN where none is written. */
  double latDeg;

  double lonDeg;

  /** Metres and what they count from; NaN if none. The preferred height, then a further one. */
  double heightM;

  Height.@Nullable Datum datum;
  double height2M;
  Height.@Nullable Datum datum2;

  /** One standard deviation on each axis, metres; NaN: as {@link Origin} says. */
  double accuracyM;

  /** As in {@code CameraPose}, degrees; NaN where unknown. */
  double yawDeg;

  double pitchDeg;
  double rollDeg;

  /** Of this sample's yaw, degrees; NaN: as {@link Origin} says. */
  double yawSigmaDeg;

  /** Of this sample's pitch and roll, degrees; NaN: as {@link Origin} says. */
  double pitchSigmaDeg;

  /** Full angles of the picture, degrees; NaN where unknown. */
  double horizontalFovDeg;

  double verticalFovDeg;

  /** As in {@link Stated}; NaN where not stated. */
  double centreLatDeg;

  double centreLonDeg;
  double centreHeightM;
  double centreEllipsoidM;
  double slantRangeM;

  /**
   * Latitude and longitude of four corners, clockwise from the upper left; NaN where not stated.
   */
  final double[] cornersDeg = new double[8];

  Row() {
    clear();
  }

  /**
   * Takes angles of any range, north-east-down in the order yaw, pitch, roll; NaN where unknown.
   */
  void look(double yaw, double pitch, double roll) {
    if (Math.abs(yaw) > 720 || Math.abs(pitch) > 270 || Math.abs(roll) > 720) {
      return;
    }
    Rotation.Ypr turned =
        Rotation.normalised(yaw, Double.isNaN(pitch) ? 0 : pitch, Double.isNaN(roll) ? 0 : roll);
    yawDeg = Double.isNaN(yaw) ? yaw : turned.yawDeg();
    pitchDeg = Double.isNaN(pitch) ? pitch : turned.pitchDeg();
    rollDeg = Double.isNaN(roll) ? roll : turned.rollDeg();
  }

  /** Forgets the sample before. */
  void clear() {
    offsetNs = 0;
    atMicros = NO_TIME;
    quality = Quality.GOOD;
    datum = null;
    datum2 = null;
    latDeg = Double.NaN;
    lonDeg = Double.NaN;
    heightM = Double.NaN;
    height2M = Double.NaN;
    accuracyM = Double.NaN;
    yawDeg = Double.NaN;
    pitchDeg = Double.NaN;
    rollDeg = Double.NaN;
    yawSigmaDeg = Double.NaN;
    pitchSigmaDeg = Double.NaN;
    horizontalFovDeg = Double.NaN;
    verticalFovDeg = Double.NaN;
    centreLatDeg = Double.NaN;
    centreLonDeg = Double.NaN;
    centreHeightM = Double.NaN;
    centreEllipsoidM = Double.NaN;
    slantRangeM = Double.NaN;
    java.util.Arrays.fill(cornersDeg, Double.NaN);
  }
}
