package org.sightline.track;

import org.sightline.geo.Height;
import org.sightline.telemetry.Device;

/**
 * The positions in the messages of a FIT file (profile 21: message 20 {@code record}, message 160
 * {@code gps_metadata}; message 18 {@code session} for its start). Angles are semicircles: 180° in
 * 2³¹ steps. Heights are metres in fifths from −500 m, of no stated datum. Times are seconds since
 * 1989-12-31 UTC.
 */
final class FitMessages {
  private static final int RECORD = 20;
  private static final int GPS_METADATA = 160;
  private static final int SESSION = 18;
  private static final int TIMESTAMP = 253;

  private static final int UINT8 = 0x02;
  private static final int UINT16 = 0x84;
  private static final int SINT32 = 0x85;
  private static final int UINT32 = 0x86;

  /** 1989-12-31T00:00:00Z. */
  private static final long EPOCH_S = 631_065_600L;

  /** Smaller values count from when the device was switched on (profile, date_time). */
  private static final long FIRST_UTC_S = 0x10000000L;

  /** A stated accuracy is the radius of 68 %, which is 1.52 times the error on each axis. */
  private static final double RADIUS_IN_SIGMAS = 1.52;

  private final TrackDraft draft =
      new TrackDraft(Origin.ofPositions("fit", Device.PHONE.sigmaM(), Device.PHONE.source()));
  private long timestampS;
  private long sessionS = FitDefinition.NONE;
  private double sessionLatDeg;
  private double sessionLonDeg;
  private long placeless;
  private boolean stated;

  /**
   * Takes a message.
   *
   * @param secondsLow the low five bits of its time; −1 if it has a field of its own
   * @return false once there is no room
   */
  boolean take(FitDefinition definition, byte[] content, int secondsLow) {
    if (secondsLow >= 0) {
      long forward = (secondsLow - timestampS) & 31;
      timestampS += forward;
    }
    long own = definition.number(content, TIMESTAMP, UINT32, 4);
    if (own != FitDefinition.NONE) {
      timestampS = own;
    }
    if (definition.message() == SESSION) {
      session(definition, content);
    }
    if (definition.message() == RECORD) {
      return record(definition, content);
    }
    return definition.message() != GPS_METADATA || metadata(definition, content);
  }

  private boolean record(FitDefinition definition, byte[] content) {
    Row row = draft.row();
    if (!place(definition, content, 0, row)) {
      if (timestampS != sessionS) {
        placeless++;
        return true;
      }
      row.latDeg = sessionLatDeg;
      row.lonDeg = sessionLonDeg;
    }
    height(definition.number(content, 78, UINT32, 4), row);
    if (Double.isNaN(row.heightM)) {
      height(definition.number(content, 2, UINT16, 2), row);
    }
    long accuracyM = definition.number(content, 31, UINT8, 1);
    if (accuracyM > 0) {
      row.accuracyM = Math.max(Device.DRONE.sigmaM(), accuracyM / RADIUS_IN_SIGMAS);
      stated = true;
    }
    row.atMicros = micros(timestampS);
    return draft.add();
  }

  /** Where a session began, and when: a record of that second need not repeat the place. */
  private void session(FitDefinition definition, byte[] content) {
    Row row = draft.row();
    if (place(definition, content, 3, row)) {
      sessionS = definition.number(content, 2, UINT32, 4);
      sessionLatDeg = row.latDeg;
      sessionLonDeg = row.lonDeg;
    }
  }

  /** Cameras count its time from when they were switched on, and write UTC beside it. */
  private boolean metadata(FitDefinition definition, byte[] content) {
    Row row = draft.row();
    if (!place(definition, content, 1, row)) {
      return true;
    }
    height(definition.number(content, 3, UINT32, 4), row);
    long utc = definition.number(content, 6, UINT32, 4);
    row.atMicros = micros(utc == FitDefinition.NONE ? timestampS : utc);
    return draft.add();
  }

  private static boolean place(FitDefinition definition, byte[] content, int first, Row row) {
    long lat = definition.number(content, first, SINT32, 4);
    long lon = definition.number(content, first + 1, SINT32, 4);
    if (lat == FitDefinition.NONE || lon == FitDefinition.NONE) {
      return false;
    }
    row.latDeg = lat * (180.0 / (1L << 31));
    row.lonDeg = lon * (180.0 / (1L << 31));
    return true;
  }

  private static void height(long fifths, Row row) {
    if (fifths != FitDefinition.NONE) {
      row.heightM = fifths / 5.0 - 500;
      row.datum = Height.Datum.UNKNOWN;
    }
  }

  private static long micros(long seconds) {
    return seconds < FIRST_UTC_S ? Row.NO_TIME : (seconds + EPOCH_S) * 1_000_000;
  }

  /**
   * The track.
   *
   * @param cut whether the file breaks off
   * @param wrong whether its check sum is
   */
  Track finish(boolean cut, boolean wrong) {
    if (cut) {
      draft.note("track-cut-off", "The file breaks off: what came before is used.");
    }
    if (placeless > 0) {
      draft.note("points-without-position", placeless + " records have no position.");
    }
    if (draft.size() == 0) {
      draft.note("no-position-in-track", "The file holds no point of a track.");
    }
    if (stated) {
      draft.origin(Origin.ofPositions("fit", Device.PHONE.sigmaM(), "fit:gps_accuracy"));
    }
    if (wrong) {
      draft.note("checksum-wrong", "The file's check sum is wrong: parts of it may be, too.");
      draft.origin(draft.origin().unverified());
    }
    draft.offsetsFromTimes();
    return draft.finish();
  }
}
