package org.sightline.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
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
    return add(row);
  }

  /** The same with a row of one's own. */
  boolean add(Row row) {
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

  /** The earliest time of all rows; {@link Long#MAX_VALUE} if none has one. */
  long firstMicros() {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < table.size(); i++) {
      long at = table.atMicros(i);
      first = at == Row.NO_TIME ? first : Math.min(first, at);
    }
    return first;
  }

  /** The latest time of all rows; {@link Row#NO_TIME} if none has one. */
  long lastMicros() {
    long last = Row.NO_TIME;
    for (int i = 0; i < table.size(); i++) {
      last = Math.max(last, table.atMicros(i));
    }
    return last;
  }

  /** What was read of a row; {@link Row#NO_TIME} where it has no time. */
  long atMicros(int index) {
    return table.atMicros(index);
  }

  long offsetNs(int index) {
    return table.offsetNs(index);
  }

  void setAtMicros(int index, long micros) {
    table.setAtMicros(index, micros);
  }

  /** What a row is worth, once more of the file was read. */
  void setQuality(int index, Quality quality) {
    table.setQuality(index, quality);
  }

  /** The times of all rows are those of a clock whose zone is not stated. */
  void localClock() {
    table.setLocalClock(true);
  }

  /** A row was read longitude first and is latitude first, or the other way round. */
  void swapPlace(int index) {
    table.swapPlace(index);
  }

  /** The place of a row as written; null if none is. */
  @Nullable LatLon place(int index) {
    return table.written(index);
  }

  /** Takes over the rows and remarks of another draft. */
  void addAll(TrackDraft other) {
    table.addAll(other.table, MOST_SAMPLES - table.size());
    for (Note note : other.notes) {
      note(note.code(), note.message());
    }
  }

  /** Counts offsets from the earliest time: for tracks that know no picture. */
  void offsetsFromTimes() {
    long first = firstMicros();
    for (int i = 0; i < table.size(); i++) {
      long at = table.atMicros(i);
      // beyond 290 years nanoseconds would not do: such a clock is broken anyway
      long sinceMicros = at == Row.NO_TIME ? 0 : Math.min(at - first, Long.MAX_VALUE / 1000);
      table.shift(i, sinceMicros * 1000 - table.offsetNs(i));
    }
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
