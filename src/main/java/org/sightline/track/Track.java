package org.sightline.track;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.Note;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;

/**
 * Where a camera went, as one source tells it: samples by offset. Immutable and safe to share.
 *
 * <p>Between two good fixes at most {@link #LONGEST_GAP} apart a position is interpolated; beyond
 * that, and before the first or after the last, there is none.
 */
public final class Track implements Serializable {
  /** The longest time between two fixes over which a position is believed. */
  public static final Duration LONGEST_GAP = Duration.ofSeconds(3);

  private static final long serialVersionUID = 1;

  private final Origin origin;
  private final SampleTable table;
  private final List<Note> notes;

  private Track(Origin origin, SampleTable table, List<Note> notes) {
    this.origin = origin;
    this.table = table;
    this.notes = List.copyOf(notes);
  }

  /** Marks the places that no movement explains. */
  static Track of(Origin origin, SampleTable table, List<Note> notes) {
    List<Note> all = new ArrayList<>(notes);
    int lone = Jumps.markLone(table);
    if (lone > 0) {
      all.add(
          new Note(
              "track",
              "position-jump",
              lone
                  + (lone == 1 ? " position lies" : " positions lie")
                  + " where no movement from the one before and to the one after leads: not used."));
    }
    if (!origin.verified()) {
      all.add(
          new Note(
              "track",
              "track-unverified",
              "The layout of this telemetry is not known for this device: check its positions."));
    }
    return new Track(origin, table, all);
  }

  /** The samples themselves. */
  SampleTable table() {
    return table;
  }

  /** Where the numbers come from. */
  public Origin origin() {
    return origin;
  }

  /** Remarks on the track as a whole. */
  public List<Note> notes() {
    return notes;
  }

  /** How many samples there are. */
  public int size() {
    return table.size();
  }

  /** How many samples have this quality. */
  public int count(Quality quality) {
    int count = 0;
    for (int i = 0; i < table.size(); i++) {
      count += table.quality(i) == quality ? 1 : 0;
    }
    return count;
  }

  /** What the position of a sample is worth. */
  public Quality quality(int index) {
    return table.quality(index);
  }

  /** When a sample was taken, from the first picture shown. */
  public Duration offset(int index) {
    return Duration.ofNanos(table.offsetNs(index));
  }

  /**
   * What the camera's clock showed at a sample, where its zone is not known and so no time of the
   * sample either.
   *
   * @return null if there is no such clock
   */
  public @Nullable LocalDateTime local(int index) {
    long micros = table.atMicros(index);
    return !table.isLocalClock() || micros == Row.NO_TIME
        ? null
        : LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  /** One sample, by offset. */
  public Sample sample(int index) {
    LatLon written = table.written(index);
    Quality quality = table.quality(index);
    Instant at = instant(index);
    Fix fix = quality == Quality.GOOD && written != null ? fix(index, written, at) : null;
    return new Sample(
        offset(index), at, quality, fix, written, pose(index), lens(index), stated(index));
  }

  /**
   * The camera at a moment: the sample of that moment, or one between two good ones at most {@link
   * #LONGEST_GAP} apart. Angles turn the short way round.
   *
   * @return null where nothing is known: outside the track, or in a gap
   */
  public @Nullable Sample at(Duration offset) {
    long ns = offset.toNanos();
    int after = firstAtOrAfter(ns);
    if (after < table.size() && table.offsetNs(after) == ns) {
      return sample(after);
    }
    if (after == 0 || after == table.size()) {
      return null;
    }
    int before = after - 1;
    long gapNs = table.offsetNs(after) - table.offsetNs(before);
    if (gapNs > LONGEST_GAP.toNanos()
        || table.quality(before) != Quality.GOOD
        || table.quality(after) != Quality.GOOD
        || Jumps.isOne(table, before, after)) {
      return null;
    }
    double share = (ns - table.offsetNs(before)) / (double) gapNs;
    return new Between(sample(before), sample(after), share).at(offset);
  }

  /**
   * Whether what lies between two good samples is known: they are at most {@link #LONGEST_GAP}
   * apart, and a movement leads from one to the other. Samples of no worth between them do not
   * count.
   */
  public boolean joins(int before, int after) {
    return table.offsetNs(after) - table.offsetNs(before) <= LONGEST_GAP.toNanos()
        && table.quality(before) == Quality.GOOD
        && table.quality(after) == Quality.GOOD
        && !Jumps.isOne(table, before, after);
  }

  /** The camera between two samples that {@link #joins joined}, at an offset between theirs. */
  public Sample between(int before, int after, Duration offset) {
    long ns = offset.toNanos() - table.offsetNs(before);
    double share = ns / (double) (table.offsetNs(after) - table.offsetNs(before));
    return new Between(sample(before), sample(after), share).at(offset);
  }

  /** The number of the first sample at or after an offset; {@link #size} if there is none. */
  public int firstAtOrAfter(Duration offset) {
    return firstAtOrAfter(offset.toNanos());
  }

  private int firstAtOrAfter(long ns) {
    int low = 0;
    int high = table.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (table.offsetNs(middle) < ns) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private @Nullable Instant instant(int index) {
    long micros = table.atMicros(index);
    return table.isLocalClock() || micros == Row.NO_TIME
        ? null
        : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private Fix fix(int index, LatLon position, @Nullable Instant at) {
    List<Height> heights = new ArrayList<>(2);
    for (int column : new int[] {SampleTable.HEIGHT, SampleTable.HEIGHT_2}) {
      addHeight(index, column, table.datum(index, column), heights);
    }
    double own = table.value(index, SampleTable.ACCURACY);
    boolean stated = own >= 0 && own <= Double.MAX_VALUE;
    return new Fix(
        at,
        position,
        heights,
        stated ? own : origin.accuracyM(),
        origin.accuracySource(),
        origin.source());
  }

  private void addHeight(int index, int column, Height.Datum datum, List<Height> heights) {
    double metres = table.value(index, column);
    if (Double.isFinite(metres)) {
      heights.add(new Height(metres, datum));
    }
  }

  private @Nullable CameraPose pose(int index) {
    double yawSigma = table.value(index, SampleTable.YAW_SIGMA);
    double pitchSigma = table.value(index, SampleTable.PITCH_SIGMA);
    yawSigma = yawSigma > 0 ? yawSigma : origin.yawSigmaDeg();
    pitchSigma = pitchSigma > 0 ? pitchSigma : origin.pitchSigmaDeg();
    Angle yaw = angle(index, SampleTable.YAW, yawSigma);
    Angle pitch = angle(index, SampleTable.PITCH, pitchSigma);
    Angle roll = angle(index, SampleTable.ROLL, pitchSigma);
    return yaw == null && pitch == null && roll == null ? null : new CameraPose(yaw, pitch, roll);
  }

  private @Nullable Angle angle(int index, int column, double sigmaDeg) {
    double deg = table.value(index, column);
    String source = origin.angles();
    return Double.isFinite(deg) && source != null ? new Angle(deg, sigmaDeg, source) : null;
  }

  private @Nullable Lens lens(int index) {
    double across = table.value(index, SampleTable.HFOV);
    double down = table.value(index, SampleTable.VFOV);
    String source = origin.lens();
    return across > 0 && down > 0 && source != null ? new Lens(across, down, source) : null;
  }

  private @Nullable Stated stated(int index) {
    LatLon centre = place(index, SampleTable.CENTRE_LAT);
    List<LatLon> corners = new ArrayList<>(4);
    for (int i = 0; i < 4; i++) {
      LatLon corner = place(index, SampleTable.CORNERS + 2 * i);
      if (corner != null) {
        corners.add(corner);
      }
    }
    List<Height> heights = new ArrayList<>(2);
    addHeight(index, SampleTable.CENTRE_HEIGHT, Height.Datum.MEAN_SEA_LEVEL, heights);
    addHeight(index, SampleTable.CENTRE_ELLIPSOID, Height.Datum.ELLIPSOID, heights);
    Double slant = number(index, SampleTable.SLANT);
    if (centre == null && heights.isEmpty() && slant == null && corners.isEmpty()) {
      return null;
    }
    return new Stated(centre, heights, slant, corners.size() == 4 ? corners : List.of());
  }

  private @Nullable Double number(int index, int column) {
    double value = table.value(index, column);
    return Double.isFinite(value) ? value : null;
  }

  private @Nullable LatLon place(int index, int column) {
    double lat = table.value(index, column);
    double lon = table.value(index, column + 1);
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? new LatLon(lat, lon) : null;
  }
}
