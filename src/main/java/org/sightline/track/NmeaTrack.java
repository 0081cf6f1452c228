package org.sightline.track;

import org.sightline.geo.Height;
import org.sightline.telemetry.Device;

/**
 * The track in the sentences of a receiver (NMEA 0183: GGA, RMC, GNS, GLL, ZDA; Magellan's {@code
 * PMGNTRK}), be they a file or text inside a video. Sentences of one time of day are one sample.
 * Those with a wrong checksum are dropped and counted. For one track; not thread safe.
 *
 * <p>The height of GGA and GNS counts from mean sea level.
 */
final class NmeaTrack {
  private static final long HALF_DAY = Clock.DAY / 2;
  private static final long NO_TIME_OF_DAY = -1;

  private final String source;
  private final TrackDraft draft;
  private final Fineness fineness = new Fineness();
  private final Decimal number = new Decimal();
  private final Row row = new Row();
  private String[] fields = new String[0];

  /** Of the day; −1 while no epoch is open. */
  private long epoch = NO_TIME_OF_DAY;

  private boolean open;
  private boolean invalid;
  private long dayMicros;
  private boolean dated;
  private long wrong;
  private boolean diluted;
  private long shownNs;

  NmeaTrack(String source) {
    this.source = source;
    draft =
        new TrackDraft(Origin.ofPositions(source, Device.PHONE.sigmaM(), Device.PHONE.source()));
  }

  /**
   * Takes one line, of which a sentence may be a part.
   *
   * @param ended whether its end stood there: a sentence that is cut off is dropped
   * @return false once the track is full
   */
  boolean take(String line, boolean ended) {
    int from = line.indexOf('$');
    if (from < 0) {
      return true;
    }
    int star = line.indexOf('*', from);
    if (star < 0 ? !ended : !NmeaSentences.isChecked(line, from, star)) {
      wrong++;
      return true;
    }
    fields = line.substring(from + 1, star < 0 ? line.length() : star).split(",", -1);
    String type = fields[0];
    if (type.equals("PMGNTRK")) {
      return magellan();
    }
    switch (type.length() == 5 ? type.substring(2) : "") {
      case "GGA":
        return gga();
      case "RMC":
        return rmc();
      case "GNS":
        return gns();
      case "GLL":
        return gll();
      case "ZDA":
        zda();
        return true;
      default:
        return true;
    }
  }

  /**
   * Takes a text of several sentences.
   *
   * @param startNs when it is shown, from the first picture; what {@link #finishOnPictures} goes by
   * @return false once the track is full
   */
  boolean takeAll(String text, long startNs) {
    shownNs = startNs;
    boolean more = true;
    for (String sentence : NmeaSentences.in(text)) {
      more = more && take(sentence, true);
    }
    return more;
  }

  /** Whether a sample is not closed yet. */
  boolean isOpen() {
    return open;
  }

  private boolean gga() {
    boolean more = at(field(1));
    place(2);
    String quality = field(6);
    // 6 is dead reckoning, 7 typed in, 8 simulated: none of them measured
    invalid |= !quality.equals("1") && !isOneOf(quality, "23459");
    height(field(9), field(10));
    dilution(field(8));
    return more;
  }

  private boolean gns() {
    boolean more = at(field(1));
    place(2);
    String mode = field(6);
    boolean measured = false;
    for (int i = 0; i < mode.length(); i++) {
      measured |= "ADPRF".indexOf(mode.charAt(i)) >= 0;
    }
    invalid |= !measured;
    height(field(9), "M");
    dilution(field(8));
    return more;
  }

  private boolean rmc() {
    boolean more = at(field(1));
    date(Clock.shortDay(field(9), 0));
    place(3);
    String mode = field(12);
    invalid |= !field(2).equals("A") || isOneOf(mode, "EMNS");
    return more;
  }

  private boolean gll() {
    boolean more = at(field(5));
    place(1);
    invalid |= !field(6).equals("A") || isOneOf(field(7), "EMNS");
    return more;
  }

  /** Time and date in full. */
  private void zda() {
    if (Decimal.of(field(4)) >= 1980 && field(2).length() == 2 && field(3).length() == 2) {
      date(Clock.shortDay(field(2) + field(3) + field(4).substring(2), 0));
    }
  }

  /** Latitude, longitude, height, time, validity, name, date. */
  private boolean magellan() {
    boolean more = at(field(7));
    date(Clock.shortDay(field(10), 0));
    place(1);
    height(field(5), field(6));
    invalid |= !field(8).equals("A");
    return more;
  }

  /** Opens the sample of a time of day, unless it is open. */
  private boolean at(String time) {
    long read = Clock.shortTime(time, 0);
    if (open && read == epoch) {
      return true;
    }
    boolean more = close();
    if (read >= 0 && epoch >= 0 && epoch - read > HALF_DAY) {
      dayMicros += Clock.DAY;
    }
    epoch = read >= 0 ? read : epoch;
    open = read >= 0;
    invalid = false;
    row.clear();
    row.offsetNs = shownNs;
    return more;
  }

  private boolean close() {
    if (!open || Double.isNaN(row.latDeg) || Double.isNaN(row.lonDeg)) {
      return true;
    }
    row.atMicros = dayMicros + epoch;
    row.quality = invalid ? Quality.STALE : Quality.GOOD;
    return draft.add(row);
  }

  /** The first date tells that of all samples before it, too. */
  private void date(long micros) {
    if (micros == Row.NO_TIME || !open) {
      return;
    }
    if (!dated) {
      dated = true;
      for (int i = 0; i < draft.size(); i++) {
        draft.setAtMicros(i, draft.atMicros(i) + micros - dayMicros);
      }
    }
    dayMicros = micros;
  }

  private void place(int first) {
    double lat = angle(field(first), field(first + 1), 90, 'N', 'S');
    double lon = angle(field(first + 2), field(first + 3), 180, 'E', 'W');
    if (!Double.isNaN(lat) && !Double.isNaN(lon)) {
      row.latDeg = lat;
      row.lonDeg = lon;
    }
  }

  /** {@code dddmm.mmmm} and a hemisphere. */
  private double angle(String text, String side, int most, char plus, char minus) {
    int point = text.indexOf('.');
    int whole = point < 0 ? text.length() : point;
    char letter = side.length() == 1 ? side.charAt(0) : 0;
    if (whole < 3 || (letter != plus && letter != minus) || !number.read(text, whole - 2)) {
      return Double.NaN;
    }
    double minutes = number.value();
    fineness.takeMinutes(number.decimals());
    boolean known = number.end() == text.length() && minutes >= 0 && minutes < 60;
    double degrees = Decimal.of(text.substring(0, whole - 2)) + minutes / 60;
    return !known || !(degrees >= 0 && degrees <= most)
        ? Double.NaN
        : letter == minus ? -degrees : degrees;
  }

  private void height(String metres, String unit) {
    double value = Decimal.of(metres);
    if (!Double.isNaN(value) && unit.equals("M")) {
      row.heightM = value;
      row.datum = Height.Datum.MEAN_SEA_LEVEL;
    }
  }

  private void dilution(String text) {
    double hdop = Decimal.of(text);
    if (hdop > 0 && hdop < 1000) {
      row.accuracyM = Math.max(Device.PHONE.sigmaM(), GpxReader.METRES_A_DILUTION * hdop);
      diluted = true;
    }
  }

  private String field(int index) {
    return index < fields.length ? fields[index].strip() : "";
  }

  private static boolean isOneOf(String text, String letters) {
    return text.length() == 1 && letters.indexOf(text.charAt(0)) >= 0;
  }

  TrackDraft draft() {
    return draft;
  }

  /**
   * The track on a clock that starts with its first sample.
   *
   * @return without a position if no sentence had one
   */
  Track finish() {
    close();
    draft.offsetsFromTimes();
    return finished();
  }

  /** The track on the clock of the pictures that its texts were shown with. */
  Track finishOnPictures() {
    close();
    return finished();
  }

  private Track finished() {
    if (!dated) {
      for (int i = 0; i < draft.size(); i++) {
        draft.setAtMicros(i, Row.NO_TIME);
      }
      if (draft.size() > 0) {
        draft.note("no-date", "The sentences tell the time of day and no date.");
      }
    }
    if (wrong > 0) {
      draft.note(
          "checksum-wrong", wrong + " sentences have a wrong checksum or are cut off: not used.");
    }
    if (draft.size() == 0) {
      draft.note("no-position-in-track", "The file holds no point of a track.");
    }
    String accuracy = Device.PHONE.source();
    draft.origin(
        fineness.with(
            Origin.ofPositions(
                source,
                Device.PHONE.sigmaM(),
                diluted ? source + ":HDOP, at least " + accuracy : accuracy)));
    return draft.finish();
  }
}
