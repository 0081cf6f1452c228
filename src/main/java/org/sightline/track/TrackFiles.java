package org.sightline.track;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

/** Opens track files, told by their content. */
public final class TrackFiles {
  private TrackFiles() {}

  /**
   * The tracks of one file.
   *
   * @param name of the file, for messages
   * @param format by content, such as {@code gpx}
   * @param tracks what it holds
   * @param images places of images by their names; null where it is another format
   */
  public record Named(String name, String format, Tracks tracks, @Nullable GeoText images)
      implements Serializable {}

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
    String format = track.header().format();
    return new Named(
        called,
        format,
        TrackReaders.read(track),
        format.equals("geo") ? images(file, called) : null);
  }

  private static GeoText images(Path file, String called) throws InputException {
    try {
      GeoText images = GeoText.read(file);
      String problem = images.problem();
      if (problem != null) {
        throw new InputException(
            "track", "track-unreadable", called + " cannot be used: " + problem + ".", null);
      }
      return images;
    } catch (IOException e) {
      throw new InputException("track", "track-unreadable", called + " cannot be read.", e);
    }
  }
}
