package org.sightline.track;

import java.io.Serializable;
import java.nio.file.Path;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Probe;

/** Opens track files, told by their content. */
public final class TrackFiles {
  private TrackFiles() {}

  /**
   * The tracks of one file.
   *
   * @param name of the file, for messages
   * @param format by content, such as {@code gpx}
   * @param tracks what it holds
   */
  public record Named(String name, String format, Tracks tracks) implements Serializable {}

  /**
   * Reads a track file.
   *
   * @throws InputException if it cannot be read or is none
   */
  public static Named read(Path file) throws InputException {
    Path name = file.getFileName();
    String called = name == null ? file.toString() : name.toString();
    MediaItem item = new Probe().open(Input.of(file));
    if (!(item instanceof MediaItem.TrackFile track)) {
      throw new InputException("track", "not-a-track", called + " is no track file.", null);
    }
    return new Named(called, track.header().format(), TrackReaders.read(track));
  }
}
