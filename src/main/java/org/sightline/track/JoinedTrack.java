package org.sightline.track;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.media.Note;

/**
 * A track of UTC put on the clock of a recording: the part that the recording covers, each position
 * as uncertain as the time of it makes it.
 */
final class JoinedTrack {
  /** Walking, metres a second: who stands still in the log may still have moved. */
  private static final double LEAST_MPS = 1.4;

  private JoinedTrack() {}

  /**
   * The part of a track that a recording covers, with a little on both sides to interpolate from.
   *
   * @param startMicros when the recording began, UTC
   * @param lengthMicros how long it is
   * @param sigmaS the error of that time, one standard deviation
   * @return null if the track has no sample then
   */
  static @Nullable Track of(
      Track track, String source, long startMicros, long lengthMicros, double sigmaS) {
    SampleTable table = track.table();
    long margin = Track.LONGEST_GAP.toNanos() / 1000;
    Origin origin = track.origin();
    TrackDraft draft = new TrackDraft(renamed(origin, source));
    boolean inside = false;
    for (int i = 0; i < table.size(); i++) {
      long since = table.atMicros(i) - startMicros;
      if (since >= -margin && since <= lengthMicros + margin) {
        Row row = draft.row();
        table.read(i, row);
        row.offsetNs = since * 1000;
        double own = row.accuracyM >= 0 ? row.accuracyM : origin.accuracyM();
        row.accuracyM = Math.hypot(own, speedMps(track, i) * sigmaS);
        inside |= row.quality == Quality.GOOD && since >= 0 && since <= lengthMicros;
        draft.add();
      }
    }
    return inside ? draft.finish() : null;
  }

  /**
   * A track whose times are those of a local clock, in UTC.
   *
   * @param ahead how far that clock is ahead of UTC; null if not said
   * @return the same track where it is in UTC already, or stays what it is
   */
  static Track inUtc(Track track, @Nullable Duration ahead) {
    SampleTable table = track.table();
    if (ahead == null || !table.isLocalClock()) {
      return track;
    }
    long aheadMicros = ahead.toNanos() / 1000;
    TrackDraft draft = new TrackDraft(track.origin());
    for (int i = 0; i < table.size(); i++) {
      Row row = draft.row();
      table.read(i, row);
      row.atMicros = row.atMicros == Row.NO_TIME ? Row.NO_TIME : row.atMicros - aheadMicros;
      draft.add();
    }
    for (Note note : track.notes()) {
      draft.note(note.code(), note.message());
    }
    return draft.finish();
  }

  /** How fast it went at a sample: the faster of the ways from the one before and to the next. */
  static double speedMps(Track track, int index) {
    return Math.max(
        LEAST_MPS, Math.max(speedMps(track, index - 1, index), speedMps(track, index, index + 1)));
  }

  private static double speedMps(Track track, int from, int to) {
    SampleTable table = track.table();
    if (from < 0 || to >= table.size()) {
      return 0;
    }
    double seconds = (table.atMicros(to) - table.atMicros(from)) / 1e6;
    LatLon a = place(table, from);
    LatLon b = place(table, to);
    boolean far = a != null && b != null && Math.abs(a.latDeg() - b.latDeg()) > 1;
    if (a == null || b == null || far || !(seconds > 0)) {
      return 0;
    }
    return new LocalFrame(a).toLocal(b).distanceM() / seconds;
  }

  private static @Nullable LatLon place(SampleTable table, int index) {
    double lat = table.value(index, SampleTable.LAT);
    double lon = table.value(index, SampleTable.LON);
    boolean known = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    return known && table.quality(index) == Quality.GOOD ? new LatLon(lat, lon) : null;
  }

  static Origin renamed(Origin origin, String source) {
    return new Origin(
        source,
        origin.accuracyM(),
        origin.accuracySource(),
        origin.angles(),
        origin.yawSigmaDeg(),
        origin.pitchSigmaDeg(),
        origin.lens(),
        origin.verified());
  }
}
