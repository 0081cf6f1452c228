package org.sightline.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Fix;
import org.sightline.track.Quality;
import org.sightline.track.Sample;
import org.sightline.track.Track;

/**
 * A track as other programs shall get it: good positions only, in stretches between which nothing
 * is known, with heights that all count from one surface.
 */
public final class ExportedTrack {
  private static final double DEGREE_DECIMALS = 1e7;
  private static final int DECIMALS = 7;

  private final String name;
  private final Track track;
  private final Height.@Nullable Datum datum;

  /**
   * A track of a file.
   *
   * @param name of the file, as it shall be written
   */
  public ExportedTrack(String name, Track track) {
    this.name = name;
    this.track = track;
    this.datum = commonest(track);
  }

  /** Of most heights; of equally many the one that is declared first of sea, ellipsoid, others. */
  private static Height.@Nullable Datum commonest(Track track) {
    Map<Height.Datum, Integer> counts = new EnumMap<>(Height.Datum.class);
    for (int i = 0; i < track.size(); i++) {
      Fix fix = track.sample(i).fix();
      for (Height height : fix == null ? List.<Height>of() : fix.heights()) {
        counts.merge(height.datum(), 1, Integer::sum);
      }
    }
    Height.Datum best = null;
    for (Height.Datum one :
        List.of(
            Height.Datum.MEAN_SEA_LEVEL,
            Height.Datum.ELLIPSOID,
            Height.Datum.TAKE_OFF,
            Height.Datum.GROUND,
            Height.Datum.UNKNOWN)) {
      if (counts.getOrDefault(one, 0) > (best == null ? 0 : counts.getOrDefault(best, 0))) {
        best = one;
      }
    }
    return best;
  }

  /** How many positions it has. */
  public int size() {
    return track.count(Quality.GOOD);
  }

  String name() {
    return name;
  }

  Track track() {
    return track;
  }

  /** What all heights count from; null if there are none. */
  Height.@Nullable Datum datum() {
    return datum;
  }

  /** The samples with a good position, a list for each time without a gap. */
  List<List<Sample>> stretches() {
    List<List<Sample>> stretches = new ArrayList<>();
    List<Sample> stretch = new ArrayList<>();
    int before = -1;
    for (int i = 0; i < track.size(); i++) {
      if (track.quality(i) == Quality.GOOD) {
        if (before >= 0 && !track.joins(before, i)) {
          stretches.add(stretch);
          stretch = new ArrayList<>();
        }
        stretch.add(track.sample(i));
        before = i;
      }
    }
    if (!stretch.isEmpty()) {
      stretches.add(stretch);
    }
    return stretches;
  }

  /** The height of a sample above the common surface, metres; null if it has none. */
  @Nullable Double heightM(Sample sample) {
    Fix fix = sample.fix();
    for (Height height : fix == null ? List.<Height>of() : fix.heights()) {
      if (height.datum() == datum) {
        return height.metres();
      }
    }
    return null;
  }

  /** The position of a good sample. */
  static Fix fix(Sample sample) {
    Fix fix = sample.fix();
    if (fix == null) {
      throw new IllegalArgumentException("a sample without a position is not exported");
    }
    return fix;
  }

  /** Whether each good sample has a time in UTC. */
  boolean isTimed() {
    for (int i = 0; i < track.size(); i++) {
      if (track.quality(i) == Quality.GOOD && track.sample(i).at() == null) {
        return false;
      }
    }
    return true;
  }

  /** Whether any sample says which way the camera looked. */
  boolean hasAngles() {
    for (int i = 0; i < track.size(); i++) {
      if (track.sample(i).pose() != null) {
        return true;
      }
    }
    return false;
  }

  /** What the numbers are worth, in sentences for the file's description. */
  String description() {
    int left = track.size() - size();
    StringBuilder text = new StringBuilder("Read from ");
    text.append(track.origin().source()).append(" by Sightline. Positions are good to about ");
    text.append(number(track.origin().accuracyM(), 10)).append(" m (1 sigma on each axis, ");
    text.append(track.origin().accuracySource()).append(") where they do not say it themselves.");
    if (datum != null) {
      text.append(" Heights are metres ").append(words(datum)).append('.');
    }
    if (left > 0) {
      text.append(' ').append(left).append(left == 1 ? " sample" : " samples");
      text.append(" without a usable position ").append(left == 1 ? "is" : "are");
      text.append(" left out.");
    }
    return text.toString();
  }

  /** What heights count from. */
  static String words(Height.Datum datum) {
    return switch (datum) {
      case MEAN_SEA_LEVEL -> "above mean sea level";
      case ELLIPSOID -> "above the WGS 84 ellipsoid";
      case TAKE_OFF -> "above the take-off, not above the sea";
      case GROUND -> "above the ground, not above the sea";
      case UNKNOWN -> "above a level that the source does not state";
    };
  }

  /** A time in UTC as XML Schema has it. */
  static String time(Instant at) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
    return Digits.iso(utc).append('Z').toString();
  }

  static String number(double value, long scale) {
    return Digits.decimal(Math.round(value * scale), scale);
  }

  /** An angle to a centimetre on the ground, always with as many decimals: readers count them. */
  static String degrees(double deg) {
    long scaled = Math.round(Math.abs(deg) * DEGREE_DECIMALS);
    String digits = Long.toString(scaled);
    String padded = "0".repeat(Math.max(0, DECIMALS + 1 - digits.length())) + digits;
    int point = padded.length() - DECIMALS;
    String sign = deg < 0 && scaled != 0 ? "-" : "";
    return sign + padded.substring(0, point) + '.' + padded.substring(point);
  }
}
