package org.sightline.risk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Telemetry;

/** Whether a camera flies, told from what the file says of it. Zones that restrict flight ask. */
enum Flying {
  /** A drone's camera. */
  YES,
  /** A camera that may be carried or flown: most makers' cameras hang below some drone. */
  UNKNOWN,
  /** A phone. */
  NO;

  /** The answer for one item. */
  static Flying of(Telemetry telemetry) {
    String make = lower(telemetry.make());
    String model = lower(telemetry.model());
    if (isHeldDji(make, model)) {
      return UNKNOWN;
    }
    if (statesFlight(telemetry) || isDroneMaker(make) || isDroneCamera(make, model)) {
      return YES;
    }
    return isPhoneMaker(make) ? NO : UNKNOWN;
  }

  /** The height above take-off that any position states, or null. */
  static @Nullable Height takeOffHeight(@Nullable Fix fix) {
    if (fix != null) {
      for (Height height : fix.heights()) {
        if (height.datum() == Height.Datum.TAKE_OFF) {
          return height;
        }
      }
    }
    return null;
  }

  // only an aircraft measures from where it took off, or writes a drone's fields
  private static boolean statesFlight(Telemetry telemetry) {
    for (Fix fix : Touch.fixes(telemetry)) {
      if (takeOffHeight(fix) != null || fix.source().startsWith("xmp:drone")) {
        return true;
      }
    }
    return false;
  }

  // DJI's cameras on a stick write the same Make, and some the same XMP, as its drones
  private static boolean isHeldDji(String make, String model) {
    return make.equals("dji")
        && (model.contains("osmo")
            || model.contains("pocket")
            || model.contains("action")
            || model.startsWith("hg"));
  }

  private static boolean isDroneCamera(String make, String model) {
    // the cameras Hasselblad builds into DJI's drones: L1D-20c, L2D-20c, L3D-100c
    return make.equals("hasselblad")
        && model.length() > 3
        && model.charAt(0) == 'l'
        && model.startsWith("d-", 2);
  }

  private static boolean isDroneMaker(String make) {
    return switch (make) {
      case "dji",
          "parrot",
          "autel",
          "autel robotics",
          "skydio",
          "yuneec",
          "sensefly",
          "teal",
          "teal drones",
          "fimi",
          "hubsan",
          "powervision",
          "potensic",
          "wingtra",
          "delair",
          "freefly",
          "microdrones",
          "quantum-systems",
          "flyability",
          "ageagle" ->
          true;
      default -> false;
    };
  }

  private static boolean isPhoneMaker(String make) {
    return switch (make) {
      case "apple",
          "samsung",
          "google",
          "huawei",
          "honor",
          "xiaomi",
          "redmi",
          "oneplus",
          "oppo",
          "vivo",
          "realme",
          "motorola",
          "nokia",
          "hmd global",
          "lg electronics",
          "lge",
          "htc",
          "sony ericsson",
          "research in motion",
          "blackberry",
          "fairphone",
          "nothing",
          "palm" ->
          true;
      default -> false;
    };
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
  }
}
