package org.sightline.track;

import org.sightline.geo.Height;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Rotation;

/**
 * Makes samples of the sets of MISB ST 0601, one after the other. A set may leave out what did not
 * change: angles, heights and fields of view hold for three seconds, with an error that grows as
 * fast as an aircraft turns. Positions, and what the source says of the ground, never do.
 */
final class KlvRows {
  /** As {@code Origin} says where the angles were all stated. */
  static final double YAW_SIGMA_DEG = 1;

  static final double PITCH_SIGMA_DEG = 0.5;

  /** A bank of aircraft that circle: what may be wrong where the attitude is not stated. */
  private static final double TILT_DEG = 10;

  /** A standard-rate turn: 360° in two minutes. */
  private static final double TURN_DEG_PER_S = 3;

  private static final long HOLD_NS = Track.LONGEST_GAP.toNanos();
  private static final long MOST_BACK_MICROS = 3_000_000;
  private static final long MOST_AHEAD_MICROS = 86_400_000_000L;

  /** Longer than a position is believed for: nothing is interpolated over a jump of the clock. */
  private static final long SEAM_NS = HOLD_NS + 1_000_000_000L;

  /** 1990: before that no aircraft's clock was set by GPS. */
  private static final long FIRST_MICROS = 631_152_000_000_000L;

  /** 2100. */
  private static final long LAST_MICROS = 4_102_444_800_000_000L;

  private final TrackDraft draft;
  private final double[] held = new double[114];
  private final long[] heldNs = new long[114];
  private long leapMicros;
  private long baseMicros = Row.NO_TIME;
  private long lastMicros;
  private long offsetNs;
  private long ageNs;
  private int withHeld;
  private int clockJumps;
  private int withoutTime;

  KlvRows(TrackDraft draft) {
    this.draft = draft;
    java.util.Arrays.fill(held, Double.NaN);
  }

  /** The sets that come next lie in a packet that begins then. */
  void startPacket(long startNs) {
    baseMicros = Row.NO_TIME;
    offsetNs = startNs;
  }

  /**
   * Takes one set; only one with a position is a sample.
   *
   * @param quality what its position is worth
   * @return false once there are enough
   */
  boolean add(KlvItems set, Quality quality) {
    clock(set.timeMicros());
    if (set.has(KlvItems.LEAP_SECONDS) && Math.abs(set.value(KlvItems.LEAP_SECONDS)) < 1000) {
      leapMicros = Math.round(set.value(KlvItems.LEAP_SECONDS)) * 1_000_000;
    }
    for (int tag = 0; tag < held.length; tag++) {
      if (set.has(tag)) {
        held[tag] = set.value(tag);
        heldNs[tag] = offsetNs;
      }
    }
    if (!set.has(13) || !set.has(14)) {
      return true;
    }
    ageNs = 0;
    Row row = draft.row();
    row.quality = quality;
    row.offsetNs = offsetNs;
    row.atMicros = at(set.timeMicros());
    row.latDeg = set.value(13);
    row.lonDeg = set.value(14);
    heights(row);
    attitude(row);
    row.horizontalFovDeg = value(16);
    row.verticalFovDeg = value(17);
    stated(row, set);
    withHeld += ageNs > 0 ? 1 : 0;
    withoutTime += row.atMicros == Row.NO_TIME ? 1 : 0;
    return draft.add();
  }

  /** Remarks on all that was taken. */
  void finish() {
    if (withHeld > 0) {
      draft.note(
          "klv-held",
          withHeld
              + " of "
              + draft.size()
              + " samples leave out a value that counts as unchanged for three seconds.");
    }
    if (clockJumps > 0) {
      draft.note(
          "klv-clock-jump",
          "The clock of the packets jumps "
              + clockJumps
              + (clockJumps == 1 ? " time" : " times")
              + ": offsets behind a jump count from four seconds after the sample before it.");
    }
    if (withoutTime > 0) {
      draft.note(
          "klv-no-time", withoutTime + " samples state no time, or one that cannot be right.");
    }
  }

  /** ST 0601, item 136: added to item 2 it gives UTC; without it, item 2 is UTC. */
  private long at(long timeMicros) {
    return timeMicros < FIRST_MICROS || timeMicros > LAST_MICROS
        ? Row.NO_TIME
        : timeMicros + leapMicros;
  }

  private void clock(long timeMicros) {
    if (timeMicros == Row.NO_TIME) {
      return;
    }
    if (baseMicros == Row.NO_TIME) {
      baseMicros = timeMicros - offsetNs / 1000;
    } else {
      long step = timeMicros - lastMicros;
      if (step < -MOST_BACK_MICROS || step > MOST_AHEAD_MICROS) {
        clockJumps++;
        baseMicros = timeMicros - (offsetNs + SEAM_NS) / 1000;
      }
    }
    lastMicros = timeMicros;
    offsetNs = (timeMicros - baseMicros) * 1000;
  }

  /** The value of an item in this set, or one not long before; NaN if there is none. */
  private double value(int tag) {
    long age = Math.abs(offsetNs - heldNs[tag]);
    if (Double.isNaN(held[tag]) || age > HOLD_NS) {
      return Double.NaN;
    }
    ageNs = Math.max(ageNs, age);
    return held[tag];
  }

  /** The later of two items that say the same; of one time, the first. */
  private double value(int better, int other) {
    double value = value(better);
    boolean later = heldNs[other] > heldNs[better] && !Double.isNaN(held[other]);
    return Double.isNaN(value) || later ? value(other) : value;
  }

  private void heights(Row row) {
    // items 15: above mean sea level; 104 and 75: above the ellipsoid; 113: above ground
    row.heightM = value(15);
    row.datum = Height.Datum.MEAN_SEA_LEVEL;
    row.height2M = value(113);
    row.datum2 = Height.Datum.GROUND;
    double ellipsoid = value(104, 75);
    if (Double.isNaN(row.heightM)) {
      row.heightM = ellipsoid;
      row.datum = Height.Datum.ELLIPSOID;
    } else if (Double.isNaN(row.height2M)) {
      row.height2M = ellipsoid;
      row.datum2 = Height.Datum.ELLIPSOID;
    }
  }

  /** The sensor's rotation (items 18 to 20) within that of the platform (items 5 to 7). */
  private void attitude(Row row) {
    double heading = value(5);
    double pitch = value(90, 6);
    double roll = value(91, 7);
    double azimuth = value(18);
    double elevation = value(19);
    double sensorRoll = value(20);
    if (Double.isNaN(azimuth) || Double.isNaN(elevation)) {
      return;
    }
    boolean level = Double.isNaN(pitch) || Double.isNaN(roll);
    Rotation.Ypr body = new Rotation.Ypr(orZero(heading), level ? 0 : pitch, level ? 0 : roll);
    Rotation.Ypr camera =
        Rotation.mounted(body, new Rotation.Ypr(azimuth, elevation, orZero(sensorRoll)));
    row.pitchDeg = camera.pitchDeg();
    row.yawDeg = Double.isNaN(heading) ? Double.NaN : camera.yawDeg();
    row.rollDeg = Double.isNaN(sensorRoll) ? Double.NaN : camera.rollDeg();
    double tilt = Math.hypot(level ? TILT_DEG : 0, ageNs / 1e9 * TURN_DEG_PER_S);
    if (tilt > 0) {
      // a tilt of the platform turns a steep camera further round than a level one
      double steep = 1 / Math.max(0.1, Math.cos(Math.toRadians(camera.pitchDeg())));
      row.pitchSigmaDeg = Math.hypot(PITCH_SIGMA_DEG, tilt);
      row.yawSigmaDeg = Math.hypot(YAW_SIGMA_DEG, tilt * steep);
    }
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private static void stated(Row row, KlvItems set) {
    row.centreLatDeg = set.value(23);
    row.centreLonDeg = set.value(24);
    row.centreHeightM = set.value(25);
    row.centreEllipsoidM = set.value(78);
    row.slantRangeM = set.value(21);
    boolean full = true;
    for (int i = 82; i <= 89; i++) {
      full &= !Double.isNaN(set.value(i));
    }
    for (int i = 0; i < 8; i += 2) {
      double lat = full ? set.value(82 + i) : row.centreLatDeg + set.value(26 + i);
      double lon = full ? set.value(83 + i) : row.centreLonDeg + set.value(27 + i);
      row.cornersDeg[i] = lat;
      row.cornersDeg[i + 1] = Double.isNaN(lon) ? lon : LocalFrame.shortWayDeg(lon);
    }
  }
}
