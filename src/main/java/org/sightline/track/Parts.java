package org.sightline.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the tracks of one file together: parts that follow each other in time are one track, as a
 * logger starts a new part after each rest; parts that overlap are kept apart, since two receivers
 * may have written them. Points without a time are a track of their own.
 */
final class Parts {
  /** More parts than this are taken as one. */
  private static final int MOST_PARTS = 256;

  private final Origin origin;
  private final List<TrackDraft> timed = new ArrayList<>();
  private final TrackDraft untimed;
  private final Fineness fineness = new Fineness();
  private TrackDraft current;

  Parts(Origin origin) {
    this.origin = origin;
    this.untimed = new TrackDraft(origin);
    this.current = new TrackDraft(origin);
    timed.add(current);
  }

  Fineness fineness() {
    return fineness;
  }

  /** What follows belongs to a further part. */
  void begin() {
    if (current.size() > 0 && timed.size() < MOST_PARTS) {
      current = new TrackDraft(origin);
      timed.add(current);
    }
  }

  /** The part that is being read. */
  TrackDraft current() {
    return current;
  }

  /** Where points without a time go. */
  TrackDraft untimed() {
    return untimed;
  }

  /** Whether no point was given yet. */
  boolean isEmpty() {
    return timed.size() == 1 && current.size() == 0 && untimed.size() == 0;
  }

  /** Takes a point, where its time puts it; false once there is no room. */
  boolean add(Row row) {
    return row.atMicros == Row.NO_TIME ? untimed.add(row) : current.add(row);
  }

  /** A remark on the file as a whole. */
  void note(String code, String message) {
    timed.get(0).note(code, message);
  }

  /**
   * The tracks, the one with the most points first; a single one without points where there is
   * nothing but remarks.
   */
  List<Track> finish(Origin described) {
    List<TrackDraft> joined = joined();
    List<TrackDraft> all = new ArrayList<>();
    for (TrackDraft draft : joined) {
      if (draft.size() > 0) {
        draft.offsetsFromTimes();
        all.add(draft);
      }
    }
    if (joined.size() > 1) {
      note(
          "tracks-overlap",
          "The file holds " + joined.size() + " tracks of the same time: they are kept apart.");
    }
    if (untimed.size() > 0) {
      untimed.note(
          "track-without-times",
          untimed.size() + " points have no time: they are places without an order in time.");
      all.add(untimed);
    }
    if (all.isEmpty()) {
      note("no-position-in-track", "The file holds no point of a track.");
      all.add(timed.get(0));
    }
    List<Track> tracks = new ArrayList<>();
    for (TrackDraft draft : all) {
      draft.origin(fineness.with(described));
      tracks.add(draft.finish());
    }
    tracks.sort((a, b) -> Integer.compare(b.count(Quality.GOOD), a.count(Quality.GOOD)));
    return tracks;
  }

  /** Parts in the order of their times, those that follow each other put together. */
  private List<TrackDraft> joined() {
    List<TrackDraft> inOrder = new ArrayList<>();
    for (TrackDraft part : timed) {
      if (part.size() > 0) {
        inOrder.add(part);
      }
    }
    inOrder.sort((a, b) -> Long.compare(a.firstMicros(), b.firstMicros()));
    List<TrackDraft> joined = new ArrayList<>();
    for (TrackDraft part : inOrder) {
      TrackDraft before = endedBefore(part.firstMicros(), joined);
      if (before == null) {
        joined.add(part);
      } else {
        before.addAll(part);
      }
    }
    return joined;
  }

  private static @Nullable TrackDraft endedBefore(long micros, List<TrackDraft> joined) {
    for (TrackDraft draft : joined) {
      if (draft.lastMicros() <= micros) {
        return draft;
      }
    }
    return null;
  }
}
