package org.sightline.track;

import org.sightline.geo.Height;
import org.sightline.telemetry.Device;

/**
 * Place and time of one sample in items that mean what EXIF's GPS tags mean (Exif 3.0 §4.6.6.1), as
 * Sony's and AVCHD's cameras write them in packings of their own. For one track.
 */
final class ExifPlace {
  /** A dilution, as in {@link Gpmf}. */
  private static final double METRES_A_DILUTION = 7.1 / Math.sqrt(2);

  /** Other datums lie up to some hundreds of metres off. */
  private static final double OTHER_DATUM_M = 500;

  private static final int[] NO_DATE = {};

  private final TrackDraft draft;
  private boolean anything;
  private double latDeg;
  private double lonDeg;
  private double heightM;
  private double dilution;
  private double timeS;
  private boolean below;
  private String datum = "";
  private int[] date = NO_DATE;

  /** First letters of the items that are letters. */
  char northSouth;

  char eastWest;
  char status;

  /** A track of such places. */
  ExifPlace(String source) {
    draft =
        new TrackDraft(Origin.ofPositions(source, Device.CAMERA.sigmaM(), Device.CAMERA.source()));
    clear();
  }

  TrackDraft draft() {
    return draft;
  }

  /** Forgets the sample before. */
  void clear() {
    anything = false;
    latDeg = Double.NaN;
    lonDeg = Double.NaN;
    heightM = Double.NaN;
    dilution = Double.NaN;
    timeS = Double.NaN;
    below = false;
    datum = "";
    date = NO_DATE;
    northSouth = ' ';
    eastWest = ' ';
    status = ' ';
  }

  void latitude(double degrees) {
    latDeg = degrees;
    anything = true;
  }

  void longitude(double degrees) {
    lonDeg = degrees;
    anything = true;
  }

  /** Above or below the sea. */
  void height(double metres) {
    heightM = metres;
  }

  void belowTheSea() {
    below = true;
  }

  void dilution(double value) {
    dilution = value;
  }

  /** Seconds of the day, UTC. */
  void time(double seconds) {
    timeS = seconds;
  }

  void datum(String name) {
    datum = name;
  }

  /** {@code yyyy:mm:dd}. */
  void date(String text) {
    int[] parts = new int[3];
    int part = 0;
    for (int i = 0; i < text.length() && part < 3; i++) {
      char c = text.charAt(i);
      if (Clock.isDigit(c)) {
        parts[part] = Math.min(99_999, parts[part] * 10 + c - '0');
      } else {
        part++;
      }
    }
    date = parts;
  }

  /**
   * Makes a row of what was taken since {@link #clear}.
   *
   * @param offsetNs from the first picture
   * @return false once the track is full
   */
  boolean add(long offsetNs) {
    if (!anything) {
      return true;
    }
    Row row = draft.row();
    row.offsetNs = offsetNs;
    row.latDeg = northSouth == 'N' ? latDeg : northSouth == 'S' ? -latDeg : Double.NaN;
    row.lonDeg = eastWest == 'E' ? lonDeg : eastWest == 'W' ? -lonDeg : Double.NaN;
    row.atMicros = micros();
    if (status == 'V') {
      row.quality = Quality.NO_FIX;
    }
    if (Double.isFinite(heightM)) {
      row.heightM = below ? -heightM : heightM;
      row.datum = Height.Datum.MEAN_SEA_LEVEL;
    }
    if (dilution > 0 && dilution < 1000) {
      row.accuracyM = dilution * METRES_A_DILUTION;
    }
    if (!datum.isEmpty() && !datum.startsWith("WG")) {
      row.accuracyM = OTHER_DATUM_M;
      draft.note(
          "other-datum", "The positions are not in WGS 84: they are taken as far less exact.");
    }
    return draft.add();
  }

  private long micros() {
    if (date.length < 3 || !(timeS >= 0) || timeS >= 86_401) {
      return Row.NO_TIME;
    }
    Long day = Days.micros(date[0], date[1], date[2], 0, 0, 0);
    return day == null ? Row.NO_TIME : day + Math.round(timeS * 1e6);
  }
}
