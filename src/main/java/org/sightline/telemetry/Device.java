package org.sightline.telemetry;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Classes of cameras, for what their positions are worth where the file does not say. All figures
 * are one standard deviation on each axis.
 */
public enum Device {
  /**
   * Merry and Bettinger 2019 (PLOS ONE 14(7) e0219890) found 7 to 13 m mean horizontal error for a
   * smartphone in town; 13 m mean radius of a round error is 13/1.25 = 10.4 m on each axis.
   */
  PHONE("assumed:phone", 10.4),

  /**
   * A camera's receiver is a phone's without the network's help and is often read before it has
   * settled: no figure found in print, so twice the phone's.
   */
  CAMERA("assumed:camera", 20.8),

  /**
   * Open sky, fix kept all flight: GPS SPS Performance Standard, 5th edition (2020), table 3.8-3,
   * global average 8 m at 95 %; 95 % of a round error is 2.45 times the axis, so 3.3 m.
   */
  DRONE("assumed:drone", 3.3),

  /**
   * Position set afterwards from a track or by a click on a map: at walking speed (1.4 m/s) half a
   * minute off is 42 m, a click in a street map view of 1:10 000 with 5 mm is 50 m.
   */
  BY_SOFTWARE("assumed:geotagged-by-software", 50),

  /** Nothing known of the device: as a camera. */
  UNKNOWN("assumed:unknown-device", 20.8);

  private static final String[] DRONES = {
    "dji",
    "parrot",
    "skydio",
    "autel",
    "teal",
    "yuneec",
    "sensefly",
    "micasense",
    "sentera",
    "hubsan",
    "fimi",
    "wingtra",
    "quantum-systems",
    "delair"
  };

  private static final String[] PHONES = {
    "apple",
    "google",
    "samsung",
    "huawei",
    "honor",
    "xiaomi",
    "redmi",
    "poco",
    "oneplus",
    "oppo",
    "realme",
    "vivo",
    "htc",
    "motorola",
    "lge",
    "lg electronics",
    "nokia",
    "hmd",
    "jolla",
    "blackberry",
    "research in motion",
    "palm",
    "zte",
    "asus",
    "lenovo",
    "meizu",
    "tcl",
    "tecno",
    "infinix",
    "fairphone",
    "nothing",
    "essential",
    "wiko",
    "bq",
    "sharp",
    "umidigi",
    "doogee",
    "cat",
    "gigaset",
    "nubia",
    "leeco",
    "leica phone",
    "sony ericsson"
  };

  private final String source;
  private final double sigmaM;

  Device(String source, double sigmaM) {
    this.source = source;
    this.sigmaM = sigmaM;
  }

  /** What the record names as the source of the accuracy. */
  public String source() {
    return source;
  }

  /** One standard deviation on each axis, metres. */
  public double sigmaM() {
    return sigmaM;
  }

  /** The class of a maker and model. */
  public static Device of(@Nullable String make, @Nullable String model) {
    return of(make, model, false);
  }

  /**
   * The class of a maker and model.
   *
   * @param drone whether the file holds fields that only aircraft write
   */
  static Device of(@Nullable String make, @Nullable String model, boolean drone) {
    String maker = make == null ? "" : make.toLowerCase(Locale.ROOT);
    String name = model == null ? "" : model;
    if (isHeldDji(maker, name.toLowerCase(Locale.ROOT))) {
      return CAMERA;
    }
    if (drone || startsWithAny(maker, DRONES) || isHasselbladDrone(maker, name)) {
      return DRONE;
    }
    if (startsWithAny(maker, PHONES) || isSonyPhone(maker, name)) {
      return PHONE;
    }
    return maker.isEmpty() ? UNKNOWN : CAMERA;
  }

  /** DJI's cameras on a stick write the same maker as its aircraft. */
  private static boolean isHeldDji(String maker, String model) {
    return maker.startsWith("dji")
        && (model.contains("osmo")
            || model.contains("pocket")
            || model.contains("action")
            || model.startsWith("hg"));
  }

  /** DJI's Mavic cameras are sold, and tagged, as Hasselblad L1D and L2D. */
  private static boolean isHasselbladDrone(String maker, String model) {
    return maker.startsWith("hasselblad") && model.startsWith("L");
  }

  /** Xperia phones carry numbers (G8141, XQ-BC52, SO-01) where Sony's cameras are ILCE, DSC, ZV. */
  private static boolean isSonyPhone(String maker, String model) {
    return maker.startsWith("sony")
        && !model.startsWith("ILCE")
        && !model.startsWith("DSC")
        && !model.startsWith("ZV")
        && !model.startsWith("SLT")
        && !model.startsWith("NEX")
        && !model.startsWith("ILME")
        && !model.startsWith("ILCA")
        && !model.startsWith("DSLR")
        && !model.startsWith("HDR")
        && !model.startsWith("FDR");
  }

  private static boolean startsWithAny(String text, String[] starts) {
    for (String start : starts) {
      if (text.startsWith(start)) {
        return true;
      }
    }
    return false;
  }
}
