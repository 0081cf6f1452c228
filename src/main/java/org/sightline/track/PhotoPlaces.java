package org.sightline.track;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.telemetry.Captured;
import org.sightline.telemetry.Device;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;

/**
 * Gives photos without a position one from a track: a file beside them under their name, or one
 * that the user names. Joined by UTC, between two points at most {@link #LONGEST_GAP} apart. The
 * error grows with the speed: by half the way to the nearer point, and by what the clock may be
 * off. Safe to share.
 */
public final class PhotoPlaces {
  /** The longest time between two points over which a photo's position is believed. */
  public static final Duration LONGEST_GAP = Duration.ofSeconds(30);

  /** No movement explains more, as in {@link Track}. */
  private static final double FASTEST_MPS = 150;

  private final Joining joining;

  /** With what the user says. */
  public PhotoPlaces(Joining joining) {
    this.joining = joining;
  }

  /**
   * Adds a position from a track, where the photo has none. Never fails: what cannot be read or
   * joined is noted.
   *
   * @param sidecars files beside the photo that bear its name
   */
  public Telemetry add(MediaItem.Photo photo, Telemetry telemetry, List<Path> sidecars) {
    for (Position position : telemetry.positions()) {
      if (position instanceof Position.Fixed) {
        return telemetry;
      }
    }
    List<Note> notes = new ArrayList<>(telemetry.notes());
    Fix fix = null;
    for (Path sidecar : sidecars) {
      String name = String.valueOf(sidecar.getFileName());
      if (fix == null && !name.toLowerCase(Locale.ROOT).endsWith(".xmp")) {
        fix = beside(sidecar, name, photo, telemetry.captured(), notes);
      }
    }
    for (TrackFiles.Named file : joining.files()) {
      fix = fix != null ? fix : place(file, photo, telemetry.captured(), notes);
    }
    if (fix == null && notes.size() == telemetry.notes().size()) {
      return telemetry;
    }
    return with(telemetry, fix, notes);
  }

  private @Nullable Fix beside(
      Path sidecar, String name, MediaItem.Photo photo, Captured captured, List<Note> notes) {
    try {
      return place(TrackFiles.read(sidecar), photo, captured, notes);
    } catch (InputException e) {
      notes.add(
          Joins.note(
              "sidecar-unreadable",
              "The sidecar " + name + " could not be read: " + e.getMessage()));
      return null;
    }
  }

  private @Nullable Fix place(
      TrackFiles.Named file, MediaItem.Photo photo, Captured captured, List<Note> notes) {
    GeoText images = file.images();
    if (images != null) {
      return byName(images, photo);
    }
    CameraClock clock = clock(captured);
    if (clock == null) {
      notes.add(
          Joins.note(
              "track-not-joined",
              "The track "
                  + file.name()
                  + " is not used: the photo does not say when it was taken."));
      return null;
    }
    for (Track track : file.tracks().all()) {
      Track timed = JoinedTrack.inUtc(track, joining.clockOffset());
      Fix fix = place(file, timed, clock, notes);
      if (fix != null) {
        return fix;
      }
    }
    return null;
  }

  private static @Nullable Fix place(
      TrackFiles.Named file, Track track, CameraClock clock, List<Note> notes) {
    if (!TimedSearch.isTimed(track)) {
      notes.add(Joins.untimed(file, track));
      return null;
    }
    CameraClock sure = Joins.settled(clock, file, track, 0, null, notes);
    if (sure == null) {
      return null;
    }
    long utc = sure.utcMicros();
    int before = TimedSearch.before(track, utc);
    int after = TimedSearch.after(track, utc);
    Instant at = Instant.EPOCH.plus(utc, ChronoUnit.MICROS);
    if (before < 0
        || after < 0
        || TimedSearch.gapMicros(track, utc) > LONGEST_GAP.toNanos() / 1000) {
      notes.add(Joins.elsewhere(file, at));
      return null;
    }
    return between(file, track, before, after, at, sure.sigmaS());
  }

  private static @Nullable Fix between(
      TrackFiles.Named file, Track track, int before, int after, Instant at, double sigmaS) {
    Fix from = track.sample(before).fix();
    Fix to = track.sample(after).fix();
    Instant fromAt = track.sample(before).at();
    Instant toAt = track.sample(after).at();
    if (from == null || to == null || fromAt == null || toAt == null) {
      return null;
    }
    double gapS = seconds(fromAt, toAt);
    double speedMps =
        Math.max(JoinedTrack.speedMps(track, before), JoinedTrack.speedMps(track, after));
    if (speedMps > FASTEST_MPS) {
      return null;
    }
    double share = gapS > 0 ? seconds(fromAt, at) / gapS : 0;
    double nearestS = Math.min(seconds(fromAt, at), seconds(at, toAt));
    double own = Math.max(from.accuracyM(), to.accuracyM());
    double moved = Math.hypot(speedMps * sigmaS, speedMps * nearestS / 2);
    LocalFrame frame = new LocalFrame(from.position());
    LocalFrame.Offset way = frame.toLocal(to.position());
    LatLon place = frame.toLatLon(new LocalFrame.Offset(way.eastM() * share, way.northM() * share));
    return new Fix(
        at,
        place,
        heights(from, to, share),
        Math.hypot(own, moved),
        from.accuracySource() + ", and how far the clocks may be apart",
        "sidecar:" + file.format());
  }

  private static List<Height> heights(Fix from, Fix to, double share) {
    Height low = from.height();
    Height high = to.height();
    if (low == null || high == null || low.datum() != high.datum()) {
      return List.of();
    }
    return List.of(new Height(low.metres() + (high.metres() - low.metres()) * share, low.datum()));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  private static @Nullable Fix byName(GeoText images, MediaItem.Photo photo) {
    Path name = photo.header().file().path().getFileName();
    GeoText.Entry entry = name == null ? null : images.find(name.toString());
    if (entry == null || !(Math.abs(entry.latDeg()) <= 90 && Math.abs(entry.lonDeg()) <= 180)) {
      return null;
    }
    boolean stated = entry.accuracyM() > 0;
    return new Fix(
        null,
        new LatLon(entry.latDeg(), entry.lonDeg()),
        Double.isFinite(entry.heightM())
            ? List.of(new Height(entry.heightM(), Height.Datum.UNKNOWN))
            : List.of(),
        stated ? entry.accuracyM() : Device.BY_SOFTWARE.sigmaM(),
        stated ? "geo:horz_accuracy" : Device.BY_SOFTWARE.source(),
        "sidecar:geo");
  }

  private @Nullable CameraClock clock(Captured captured) {
    Duration given = joining.clockOffset();
    Instant at = captured.at();
    LocalDateTime local = captured.local();
    if (captured.clock() == Captured.Clock.GPS && at != null) {
      return new CameraClock(micros(at), Duration.ZERO, CameraClock.MEASURED_S);
    }
    if (local == null) {
      return null;
    }
    long shown = micros(local.toInstant(ZoneOffset.UTC));
    if (at == null) {
      return new CameraClock(
          shown, given, given == null ? CameraClock.SET_S : CameraClock.MEASURED_S);
    }
    Duration stated = Duration.ofNanos((shown - micros(at)) * 1000);
    Duration used = CameraClock.offset(stated, given);
    return new CameraClock(
        shown, used, used.equals(given) ? CameraClock.MEASURED_S : CameraClock.SET_S);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static Telemetry with(Telemetry telemetry, @Nullable Fix fix, List<Note> notes) {
    List<Position> positions = new ArrayList<>();
    if (fix != null) {
      positions.add(new Position.Fixed(fix));
    }
    positions.addAll(telemetry.positions());
    return new Telemetry(
        telemetry.captured(),
        telemetry.make(),
        telemetry.model(),
        fix == null ? telemetry.position() : new Position.Fixed(fix),
        telemetry.conflicting(),
        positions,
        telemetry.pose(),
        telemetry.lens(),
        notes);
  }
}
