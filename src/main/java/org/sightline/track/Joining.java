package org.sightline.track;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tracks a user names for all items, and what is known of the camera's clock.
 *
 * @param files as {@link TrackFiles} read them
 * @param clockOffset how far the camera's clock is ahead of UTC: its zone, and its error if known;
 *     null if not said
 */
public record Joining(List<TrackFiles.Named> files, @Nullable Duration clockOffset)
    implements Serializable {
  /** Nothing is named and nothing is known. */
  public static final Joining NONE = new Joining(List.of(), null);

  /** Copies the list. */
  public Joining {
    files = List.copyOf(files);
  }
}
