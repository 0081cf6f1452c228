package org.sightline.track;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Note;

/**
 * All the tracks one file and its sidecars carry, the preferred first; kept apart, since two
 * receivers may disagree.
 *
 * @param all in order of preference
 * @param notes remarks on what gave no track
 */
public record Tracks(List<Track> all, List<Note> notes) implements Serializable {
  /** Of a file without any. */
  public static final Tracks NONE = new Tracks(List.of(), List.of());

  /** Copies the lists. */
  public Tracks {
    all = List.copyOf(all);
    notes = List.copyOf(notes);
  }

  /** The first track with a position; without one the first of all; null if there is none. */
  public @Nullable Track best() {
    for (Track track : all) {
      if (track.count(Quality.GOOD) > 0) {
        return track;
      }
    }
    return all.isEmpty() ? null : all.get(0);
  }
}
