package org.sightline.track;

import java.util.ArrayList;
import java.util.List;
import org.sightline.media.Note;

/**
 * A track while it is read. For one thread, and one track.
 *
 * <pre>{@code
 * Row row = draft.row();
 * row.offsetNs = packets.startNs();
 * row.latDeg = 47.1;
 * row.lonDeg = 8.5;
 * draft.add();
 * }</pre>
 */
final class TrackDraft {
  /** More rows than eight hours at 120 a second; a file that claims more is not believed. */
  static final int MOST_SAMPLES = 4_000_000;

  /** More remarks of one code than this say nothing new. */
  private static final int MOST_NOTES = 20;

  private final SampleTable table = new SampleTable();
  private final List<Note> notes = new ArrayList<>();
  private final Row row = new Row();
  private Origin origin;

  TrackDraft(Origin origin) {
    this.origin = origin;
  }

  /** A row to fill, with nothing in it. */
  Row row() {
    row.clear();
    return row;
  }

  /**
   * Takes the row last handed out. A good row whose coordinates are missing or off the globe has no
   * fix; exactly 0, 0 is what receivers write without one.
   *
   * @return false once the track is full: stop reading
   */
  boolean add() {
    if (table.size() >= MOST_SAMPLES) {
      note("too-many-samples", "Only the first " + MOST_SAMPLES + " samples were read.");
      return false;
    }
    boolean onGlobe = Math.abs(row.latDeg) <= 90 && Math.abs(row.lonDeg) <= 180;
    if (!onGlobe) {
      row.latDeg = Double.NaN;
      row.lonDeg = Double.NaN;
    }
    if (row.quality == Quality.GOOD && (!onGlobe || (row.latDeg == 0 && row.lonDeg == 0))) {
      row.quality = Quality.NO_FIX;
    }
    table.add(row);
    return true;
  }

  /** How many rows there are. */
  int size() {
    return table.size();
  }

  /** What is known of the source, once more of it was read. */
  void origin(Origin now) {
    origin = now;
  }

  Origin origin() {
    return origin;
  }

  /** A remark on the track as a whole. */
  void note(String code, String message) {
    if (notes.size() < MOST_NOTES) {
      Note note = new Note("track", code, message);
      if (!notes.contains(note)) {
        notes.add(note);
      }
    }
  }

  /** The track, its samples by offset. */
  Track finish() {
    return Track.of(origin, table.sorted(), notes);
  }
}
