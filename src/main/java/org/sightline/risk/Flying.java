package org.sightline.risk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Device;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Telemetry;

/** Whether a camera flies, told from what the file says of it. Zones that restrict flight ask. */
public enum Flying {
  /** A drone's camera. */
  YES,
  /** A camera that may be carried or flown: most makers' cameras hang below some drone. */
  UNKNOWN,
  /** A phone. */
  NO;

  /** The answer for one item. */
  public static Flying of(Telemetry telemetry) {
    if (isHeldDji(lower(telemetry.make()), lower(telemetry.model()))) {
      return UNKNOWN;
    }
    if (statesFlight(telemetry)) {
      return YES;
    }
    return switch (Device.of(telemetry.make(), telemetry.model())) {
      case DRONE -> YES;
      case PHONE -> NO;
      default -> UNKNOWN;
    };
  }

  /** The height above take-off that a position states, or null. */
  static @Nullable Height takeOffHeight(Telemetry telemetry) {
    for (Fix fix : Touch.fixes(telemetry)) {
      for (Height height : fix.heights()) {
        if (height.datum() == Height.Datum.TAKE_OFF) {
          return height;
        }
      }
    }
    return null;
  }

  // only an aircraft measures from where it took off, or writes a drone's fields, the packets of
  // aircraft (MISB) or positions into subtitles
  private static boolean statesFlight(Telemetry telemetry) {
    for (Fix fix : Touch.fixes(telemetry)) {
      String source = fix.source();
      if (source.startsWith("xmp:drone")
          || source.startsWith("klv")
          || source.equals("srt")
          || source.equals("sidecar:srt")) {
        return true;
      }
    }
    return takeOffHeight(telemetry) != null;
  }

  // DJI's cameras on a stick write the same Make, and some the same XMP, as its drones
  private static boolean isHeldDji(String make, String model) {
    return make.equals("dji")
        && (model.contains("osmo")
            || model.contains("pocket")
            || model.contains("action")
            || model.startsWith("hg"));
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
  }
}
