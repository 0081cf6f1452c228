package org.sightline.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

  /** Two stays of two tracks that differ by no more than this are one. */
  private static final double SAME_S = 3;

  private final RunConfig config;
  private final MediaItem item;
  private final Telemetry telemetry;
  private final Tracks tracks;
  private final double lengthS;

  /**
   * The way of one video or track file.
   *
   * @param telemetry what the file says once, for the whole of it
   * @param tracks what it says of its way
   */
  Footages(RunConfig config, MediaItem item, Telemetry telemetry, Tracks tracks) {
    this.config = config;
    this.item = item;
    this.tracks =
        tracks.all().size() > MOST_TRACKS
            ? new Tracks(tracks.all().subList(0, MOST_TRACKS), tracks.notes())
            : tracks;
    this.telemetry = WayTelemetry.of(telemetry, this.tracks);
    this.lengthS = lengthS(item, this.tracks);
  }

  /** Everything seen on it but what its pictures show. */
  Observation observed() {
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
    Footage footage =
        new Footage(tracks, lengthS, stays, gaps, complete, Disagreement.of(tracks, telemetry));
    return observation(footage, position(telemetry, footage));
  }

  private Check position(Telemetry told, Footage footage) {
    return FootageChecks.position(
        config.policy(),
        told,
        footage,
        config.zones().zones().size(),
        config.head().skippedZones().size(),
        config.zones()::coverage);
  }

  private static List<ZoneContact> contacts(List<Stay> stays) {
    List<ZoneContact> contacts = new ArrayList<>();
    for (Stay stay : stays) {
      contacts.add(stay.contact());
    }
    return contacts;
  }

  private Observation observation(Footage footage, Check position) {
    List<Note> notes = new ArrayList<>(item.notes());
    notes.addAll(telemetry.notes());
    notes.addAll(tracks.notes());
    for (Track track : tracks.all()) {
      notes.addAll(track.notes());
    }
    Check unseen = FootageChecks.notAsked(item instanceof MediaItem.Video, config.pixels() != null);
    return new Observation(
        item,
        telemetry,
        null,
        contacts(footage.stays()),
        List.of(),
        Map.of(),
        FootageChecks.all(position, unseen, unseen),
        notes,
        footage);
  }

  /** The preferred track; null if there is none. */
  @Nullable Track best() {
    return tracks.best();
  }

  /**
   * When each sample of a track was taken; where it does not say, when the item was, whose clock
   * may say its end.
   */
  Function<Sample, Times> times(Track track) {
    Instant published = config.head().asOf();
    Times item = wholeTimes();
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

  /** When the item was taken, whose clock may say its begin or its end. */
  private Times wholeTimes() {
    Instant published = config.head().asOf();
    Times whole = Times.of(telemetry.captured(), published);
    Instant earliest = whole.earliest();
    Instant latest = whole.latest();
    Duration length = Duration.ofNanos(Math.round(lengthS * 1e9));
    return new Times(
        earliest == null ? null : earliest.minus(length),
        latest == null ? null : latest.plus(length),
        published);
  }

  /** The same seen with the positions that are printed into the pictures tested as well. */
  Observation withPrinted(Observation seen, Footage footage) {
    List<Sample> printed = PrintedPositions.of(footage.texts(), telemetry);
    if (printed.isEmpty()) {
      return seen.seen(seen.checks(), List.of(), footage);
    }
    List<Stay> stays = new ArrayList<>(footage.stays());
    List<Stay> more = new ArrayList<>();
    Times times = wholeTimes();
    for (Sample sample : printed) {
      Fix fix = sample.fix();
      if (fix != null) {
        addAt(more, sample, fix, times);
      }
    }
    addNew(stays, more);
    Apart apart = Disagreement.printed(footage.apart(), tracks.best(), printed);
    Telemetry told = PrintedPositions.with(seen.telemetry(), printed);
    Footage tested = footage.printed(stays, apart);
    Check position = position(told, tested);
    Map<Check.Kind, Check> checks = new EnumMap<>(seen.checks());
    checks.put(Check.Kind.POSITION, position);
    checks.put(Check.Kind.VIEW, position);
    return new Observation(
        seen.item(),
        told,
        seen.footprint(),
        contacts(stays),
        seen.detections(),
        Map.of(),
        checks,
        seen.notes(),
        tested);
  }

  /** What the file says of its start, tested like a still. */
  private List<Stay> atStart() {
    List<Stay> stays = new ArrayList<>();
    Times times = Times.of(telemetry.captured(), config.head().asOf());
    for (Position position : telemetry.positions()) {
      if (position instanceof Position.Fixed fixed
          && !WayTelemetry.isOfTrack(tracks, fixed.fix())) {
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
        addAt(stays, start, fix, times);
      }
    }
    return stays;
  }

  private void addAt(List<Stay> stays, Sample sample, Fix fix, Times times) {
    double atS = sample.offset().toNanos() / 1e9;
    List<ZoneContact> contacts = new ArrayList<>(config.zones().contactsAt(fix, times));
    contacts.addAll(MovingSights.at(config, item, sample, fix, times));
    for (ZoneContact contact : contacts) {
      stays.add(new Stay(contact, sample, atS, atS, false, false, 0, fix.height()));
    }
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
