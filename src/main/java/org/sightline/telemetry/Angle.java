package org.sightline.telemetry;

import java.io.Serializable;

/**
 * One angle of a camera.
 *
 * @param deg degrees; the range is the user's
 * @param sigmaDeg one standard deviation, degrees, finite and above 0
 * @param source the field it came from, such as {@code xmp:drone-dji:GimbalYawDegree}
 */
public record Angle(double deg, double sigmaDeg, String source) implements Serializable {
  /** Rejects values that are not finite. */
  public Angle {
    if (!Double.isFinite(deg) || !(sigmaDeg > 0) || !Double.isFinite(sigmaDeg)) {
      throw new IllegalArgumentException("angle " + deg + " ± " + sigmaDeg + " from " + source);
    }
  }
}
