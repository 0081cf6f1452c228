package org.sightline.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Geodesics;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.risk.Apart;
import org.sightline.risk.Check;
import org.sightline.risk.Footage;
import org.sightline.risk.FootageChecks;
import org.sightline.risk.Observation;
import org.sightline.telemetry.Captured;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Gaps;
import org.sightline.track.Quality;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.track.Tracks;
import org.sightline.zones.Stay;
import org.sightline.zones.Stays;
import org.sightline.zones.Times;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZonesOnTrack;

/**
 * Tests the way of a camera against the zones: every sample of every track, the ways between them,
 * and what the camera can have shown once a second.
 */
final class Footages {
  /** Tracks of one item that are tested. */
  private static final int MOST_TRACKS = 8;

  /** Differences below this are rounding, whatever the stated errors. */
  private static final double APART_M = 25;

  /** Two stays of two tracks that differ by no more than this are one. */
  private static final double SAME_S = 3;

  private final RunConfig config;
  private final MediaItem item;
  private final Telemetry telemetry;
  private final Tracks tracks;
  private final double lengthS;

  private Footages(RunConfig config, MediaItem item, Telemetry telemetry, Tracks tracks) {
    this.config = config;
    this.item = item;
    this.tracks =
        tracks.all().size() > MOST_TRACKS
            ? new Tracks(tracks.all().subList(0, MOST_TRACKS), tracks.notes())
            : tracks;
    this.telemetry = withTracks(telemetry, this.tracks);
    this.lengthS = lengthS(item, this.tracks);
  }

  /**
   * Everything seen on a video or a track file.
   *
   * @param telemetry what the file says once, for the whole of it
   * @param tracks what it says of its way
   */
  static Observation observed(
      RunConfig config, MediaItem item, Telemetry telemetry, Tracks tracks) {
    return new Footages(config, item, telemetry, tracks).observed();
  }

  private Observation observed() {
    boolean complete = true;
    List<Stay> stays = new ArrayList<>();
    for (Track track : tracks.all()) {
      Function<Sample, Times> times = times(track);
      Stays touched = ZonesOnTrack.touched(config.zones(), track, times);
      complete &= touched.complete();
      addNew(stays, touched.all());
      addNew(stays, MovingSights.seen(config, item, track, times).all());
    }
    addNew(stays, atStart());
    Track best = tracks.best();
    Double pictureS = item instanceof MediaItem.Video && lengthS > 0 ? lengthS : null;
    Gaps gaps = best == null ? new Gaps(List.of(), 0, 0) : Gaps.of(best, pictureS);
    Footage footage = new Footage(tracks, lengthS, stays, gaps, complete, apart());
    Check position =
        FootageChecks.position(
            config.policy(),
            telemetry,
            footage,
            config.zones().zones().size(),
            config.head().skippedZones().size(),
            config.zones()::coverage);
    return observation(footage, position);
  }

  private Observation observation(Footage footage, Check position) {
    List<ZoneContact> contacts = new ArrayList<>();
    for (Stay stay : footage.stays()) {
      contacts.add(stay.contact());
    }
    List<Note> notes = new ArrayList<>(item.notes());
    notes.addAll(telemetry.notes());
    notes.addAll(tracks.notes());
    for (Track track : tracks.all()) {
      notes.addAll(track.notes());
    }
    boolean pictures = item instanceof MediaItem.Video;
    return new Observation(
        item,
        telemetry,
        null,
        contacts,
        List.of(),
        Map.of(),
        FootageChecks.all(position, pictures, config.pixels() != null),
        notes,
        footage);
  }

  /** The time of a sample; where it has none that of the item, whose clock may say its end. */
  private Function<Sample, Times> times(Track track) {
    Instant published = config.head().asOf();
    Times whole = Times.of(telemetry.captured(), published);
    Instant earliest = whole.earliest();
    Instant latest = whole.latest();
    Duration length = Duration.ofNanos(Math.round(lengthS * 1e9));
    Times item =
        new Times(
            earliest == null ? null : earliest.minus(length),
            latest == null ? null : latest.plus(length),
            published);
    LocalDateTime first = track.size() == 0 ? null : track.local(0);
    Times local =
        first == null
            ? item
            : Times.of(new Captured(null, first, Captured.Clock.UNKNOWN_ZONE), published);
    return sample -> {
      Instant at = sample.at();
      return at == null ? local : new Times(at, at, published);
    };
  }

  /** What the file says of its start, tested like a still. */
  private List<Stay> atStart() {
    List<Stay> stays = new ArrayList<>();
    Times times = Times.of(telemetry.captured(), config.head().asOf());
    for (Position position : telemetry.positions()) {
      if (position instanceof Position.Fixed fixed && !isOfTrack(fixed.fix())) {
        Fix fix = fixed.fix();
        Sample start =
            new Sample(
                Duration.ZERO,
                fix.at(),
                Quality.GOOD,
                fix,
                fix.position(),
                telemetry.pose(),
                telemetry.lens(),
                null);
        List<ZoneContact> contacts = new ArrayList<>(config.zones().contactsAt(fix, times));
        contacts.addAll(MovingSights.at(config, item, start, fix, times));
        for (ZoneContact contact : contacts) {
          stays.add(new Stay(contact, start, 0, 0, false, false, 0, fix.height()));
        }
      }
    }
    return stays;
  }

  private boolean isOfTrack(Fix fix) {
    for (Track track : tracks.all()) {
      if (track.origin().source().equals(fix.source())) {
        return true;
      }
    }
    return false;
  }

  /** Adds what a less preferred source knows beyond the others. */
  private static void addNew(List<Stay> stays, List<Stay> more) {
    int known = stays.size();
    for (Stay stay : more) {
      boolean told = false;
      for (int i = 0; i < known && !told; i++) {
        told = holds(stays.get(i), stay);
      }
      if (!told) {
        stays.add(stay);
      }
    }
  }

  private static boolean holds(Stay stay, Stay other) {
    ZoneContact one = stay.contact();
    ZoneContact two = other.contact();
    return one.zone().id().equals(two.zone().id())
        && one.zone().source().equals(two.zone().source())
        && one.how() == two.how()
        && one.height() == two.height()
        && one.active() == two.active()
        && one.activeAsOf() == two.activeAsOf()
        && one.probability() >= two.probability() - 0.05
        && stay.fromS() <= other.fromS() + SAME_S
        && stay.toS() >= other.toS() - SAME_S;
  }

  /** Where two sources disagree most. */
  private @Nullable Apart apart() {
    Track best = tracks.best();
    Apart worst = null;
    if (best == null) {
      return null;
    }
    for (Track track : tracks.all()) {
      long due = Long.MIN_VALUE;
      for (int i = 0; i < track.size() && !track.equals(best); i++) {
        long ns = track.offset(i).toNanos();
        if (track.quality(i) == Quality.GOOD && ns >= due) {
          due = ns + 1_000_000_000L;
          Sample other = best.at(track.offset(i));
          worst = further(worst, other == null ? null : other.fix(), track.sample(i).fix(), ns);
        }
      }
    }
    Sample first = best.at(Duration.ZERO);
    for (Position position : telemetry.positions()) {
      if (first != null && position instanceof Position.Fixed fixed && !isOfTrack(fixed.fix())) {
        worst = further(worst, first.fix(), fixed.fix(), 0);
      }
    }
    return worst;
  }

  private static @Nullable Apart further(
      @Nullable Apart worst, @Nullable Fix one, @Nullable Fix other, long ns) {
    if (one == null || other == null) {
      return worst;
    }
    double metres = Geodesics.distanceM(one.position(), other.position());
    boolean contradicts =
        metres > APART_M && metres > 3 * Math.hypot(one.accuracyM(), other.accuracyM());
    return contradicts && (worst == null || metres > worst.metres())
        ? new Apart(metres, Math.max(0, ns / 1e9), one, other)
        : worst;
  }

  /** The file's own positions, and the first of each track; those of the best track come first. */
  private static Telemetry withTracks(Telemetry telemetry, Tracks tracks) {
    List<Position> positions = new ArrayList<>();
    Track best = tracks.best();
    Captured captured = telemetry.captured();
    if (best != null) {
      add(positions, best);
      if (captured.at() == null && captured.local() == null) {
        captured = captured(best, captured);
      }
    }
    for (Track track : tracks.all()) {
      if (!track.equals(best)) {
        add(positions, track);
      }
    }
    positions.addAll(telemetry.positions());
    Position preferred = telemetry.position();
    if (!positions.isEmpty() && positions.get(0) instanceof Position.Fixed fixed) {
      preferred = fixed;
    }
    return new Telemetry(
        captured,
        telemetry.make(),
        telemetry.model(),
        preferred,
        false,
        positions,
        telemetry.pose(),
        telemetry.lens(),
        telemetry.notes());
  }

  private static Captured captured(Track track, Captured unknown) {
    for (int i = 0; i < track.size(); i++) {
      Instant at = track.sample(i).at();
      LocalDateTime local = track.local(i);
      if (at != null) {
        return new Captured(at, null, Captured.Clock.GPS);
      }
      if (local != null) {
        return new Captured(null, local, Captured.Clock.UNKNOWN_ZONE);
      }
    }
    return unknown;
  }

  private static void add(List<Position> positions, Track track) {
    for (int i = 0; i < track.size(); i++) {
      Fix fix = track.quality(i) == Quality.GOOD ? track.sample(i).fix() : null;
      if (fix != null) {
        positions.add(new Position.Fixed(fix));
        return;
      }
    }
  }

  private static double lengthS(MediaItem item, Tracks tracks) {
    if (item instanceof MediaItem.Video video) {
      Duration length = video.length();
      if (length != null) {
        return length.toNanos() / 1e9;
      }
    }
    double last = 0;
    for (Track track : tracks.all()) {
      if (track.size() > 0) {
        last = Math.max(last, track.offset(track.size() - 1).toNanos() / 1e9);
      }
    }
    return last;
  }
}
