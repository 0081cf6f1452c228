package org.sightline.telemetry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;

/** The standard fields of EXIF (Exif 3.0, CIPA DC-008-2023): GPS directory, clock, lens, camera. */
final class ExifReader implements TelemetryReader {
  private static final String SOURCE = "exif:GPS";

  /**
   * A reported radius holds 68 % of a round error, which is 1.52 times the error on each axis.
   * (RECORD.md; sqrt(−2 ln 0.32) = 1.51.)
   */
  static final double RADIUS_TO_AXIS = 1.52;

  /**
   * Error of one pseudorange, single frequency: 7.1 m (Kaplan and Hegarty, Understanding GPS, 2nd
   * edition, table 7.4). The horizontal dilution times that is shared by two axes.
   */
  private static final double RANGE_ERROR_M = 7.1;

  /** Shift between WGS 84 and another datum that is named and not converted; Tokyo's is 450 m. */
  private static final double OTHER_DATUM_M = 500;

  /** A receiver that says it has lost its fix gives the last one. */
  private static final double LOST_FIX_M = 100;

  @Override
  public void read(Carried carried, Draft draft) {
    // original, digitised, changed: with the offset of the same name; a file may spread its fields
    // over several structures, so each is looked for in all of them before the next
    readClock(carried, 0x9003, 0x9011, draft);
    readClock(carried, 0x9004, 0x9012, draft);
    for (ExifTags tags : carried.exif()) {
      readGps(tags, draft);
      readDirection(tags, draft);
      draft.pitch(
          tags.number(0x9405), Headings.HAND_HELD_SIGMA_DEG / 3, "exif:CameraElevationAngle");
    }
    for (ExifTags tags : carried.exif()) {
      if (!draft.hasLens()) {
        draft.lens(Lenses.ofExif(tags, draft));
      }
    }
  }

  /** Takes a time with its own offset, else the common one. */
  static void readClock(Carried carried, int field, int offsetField, Draft draft) {
    for (ExifTags tags : carried.exif()) {
      String text = tags.text(field);
      Stamps.Stamp stamp = Stamps.parse(text);
      if (stamp != null) {
        String offset = tags.text(offsetField);
        String subSeconds = field == 0x9003 ? tags.text(0x9291) : null;
        draft
            .clocks()
            .camera(
                stamp.local().withNano(nanos(stamp, subSeconds)),
                stamp.offset() != null
                    ? stamp.offset()
                    : Stamps.offset(offset != null ? offset : tags.text(0x9010)));
      } else if (text != null && text.trim().length() > 9 && field == 0x9003) {
        draft.note("time-impossible", "DateTimeOriginal (" + cut(text) + ") is no date.");
      }
    }
  }

  private static int nanos(Stamps.Stamp stamp, @Nullable String subSeconds) {
    return stamp.local().getNano() != 0 ? stamp.local().getNano() : Stamps.nanos(subSeconds);
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) : text;
  }

  private static void readGps(ExifTags tags, Draft draft) {
    Instant at = readTime(tags, draft);
    if (tags.gpsText(0x08) != null || tags.hasGps(0x0B) || tags.hasGps(0x0D)) {
      draft.clocks().receiver();
    }
    if (!tags.hasGpsDirectory() && !tags.hasGps(2) && !tags.hasGps(4)) {
      return;
    }
    readAccuracy(tags, draft);
    List<Height> heights =
        Heights.exif(tags.gpsNumber(6), tags.gpsNumber(5), "exif:GPSAltitude", draft);
    draft.position(Draft.Rank.EXIF, position(tags), heights, extraErrorM(tags, draft), at, SOURCE);
  }

  private static Coordinates.Pair position(ExifTags tags) {
    Coordinates.Half lat = half(tags, 1, 2, "NS");
    Coordinates.Half lon = half(tags, 3, 4, "EW");
    Coordinates.Pair pair = Coordinates.join(lat, lon, false);
    return pair.position() != null ? pair : pair.of(seen(tags, 1, 2) + ", " + seen(tags, 3, 4));
  }

  private static Coordinates.Half half(ExifTags tags, int ref, int value, String letters) {
    if (tags.isGpsBytes(value)) {
      // nobody writes a coordinate so: the type is damaged, and the bytes are those of fractions
      return new Coordinates.Half(Double.NaN, false, Position.State.UNDECODABLE, 0);
    }
    double[] numbers = tags.gpsNumbers(value);
    double[] denominators = new double[3];
    for (int i = 0; i < 3; i++) {
      denominators[i] = tags.gpsDenominator(value, i);
    }
    boolean negative = false;
    for (int i = 0; numbers != null && i < numbers.length; i++) {
      negative |= numbers[i] < 0;
    }
    return Coordinates.ofNumbers(numbers, denominators, tags.gpsText(ref), letters, negative);
  }

  private static String seen(ExifTags tags, int ref, int value) {
    double[] numbers = tags.gpsNumbers(value);
    StringBuilder seen = new StringBuilder();
    for (int i = 0; numbers != null && i < Math.min(numbers.length, 3); i++) {
      seen.append(i == 0 ? "" : " ").append(numbers[i]);
    }
    String letter = tags.gpsText(ref);
    return (numbers == null ? "nothing" : seen)
        + (letter == null ? "" : " " + letter.substring(0, Math.min(8, letter.length())));
  }

  private static @Nullable Instant readTime(ExifTags tags, Draft draft) {
    LocalDate date = Stamps.date(tags.gpsText(0x1D));
    Instant at = Stamps.gps(date, tags.gpsNumbers(7));
    draft.clocks().gps(at, "exif:GPSTimeStamp");
    if (at == null && date == null && tags.gpsText(0x1D) != null) {
      draft.note("gps-time-impossible", "GPSDateStamp is no date; left out.");
    }
    return at;
  }

  private static void readAccuracy(ExifTags tags, Draft draft) {
    draft.accuracy(tags.gpsNumber(0x1F) / RADIUS_TO_AXIS, "exif:GPSHPositioningError");
    draft.accuracy(tags.gpsNumber(0x0B) * RANGE_ERROR_M / Math.sqrt(2), "exif:GPSDOP");
  }

  private static double extraErrorM(ExifTags tags, Draft draft) {
    double extra = 0;
    if ("V".equals(tags.gpsText(9))) {
      draft.note(
          "gps-fix-lost",
          "The receiver had no fix when the picture was taken (GPSStatus V): the position is older,"
              + " and at least 100 m are added to its error.");
      extra = LOST_FIX_M;
    }
    String datum = tags.gpsText(0x12);
    if (datum != null && !isWorldDatum(datum)) {
      draft.note(
          "gps-other-datum",
          "The position counts from the datum "
              + cut(datum)
              + ", which is not converted: 500 m are added to its error.");
      extra = Math.hypot(extra, OTHER_DATUM_M);
    }
    return extra;
  }

  /** Datums that agree with WGS 84 within two metres, however spelt; text without a name too. */
  private static boolean isWorldDatum(String datum) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < Math.min(datum.length(), 40); i++) {
      if (Character.isLetterOrDigit(datum.charAt(i))) {
        letters.append(datum.charAt(i));
      }
    }
    String name = letters.toString().toUpperCase(Locale.ROOT);
    return name.length() < 3
        || name.contains("WGS84")
        || name.contains("WGS1984")
        || name.contains("NAD83")
        || name.contains("ETRS89")
        || name.contains("GDA")
        || name.contains("JGD2")
        || name.contains("ITRF")
        || name.contains("CGCS2000")
        || name.equals("UNKNOWN");
  }

  private static void readDirection(ExifTags tags, Draft draft) {
    double direction = tags.gpsNumber(0x11);
    String ref = tags.gpsText(0x10);
    if (Double.isNaN(direction)) {
      return;
    }
    readDirection(direction, ref, "exif:GPSImgDirection", draft);
  }

  /** A direction with its letter: T from true north, M from magnetic (Exif 3.0 §4.6.6.1.17). */
  static void readDirection(double direction, @Nullable String ref, String source, Draft draft) {
    if (direction == 0 && ref == null) {
      draft.note(
          "direction-unset", "The direction (" + source + ") is 0 without a reference: unset.");
      return;
    }
    if (direction < -180 || direction > 360) {
      draft.note(
          "direction-implausible",
          "The direction in " + source + " (" + direction + "°) is impossible; left out.");
      return;
    }
    char letter = ref == null ? ' ' : Character.toUpperCase(ref.charAt(0));
    Draft.North north =
        letter == 'T'
            ? Draft.North.TRUE
            : letter == 'M' ? Draft.North.MAGNETIC : Draft.North.UNSTATED;
    draft.yaw(direction, north, Headings.HAND_HELD_SIGMA_DEG, source);
  }
}
