package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads one format of track files. Stateless and safe to share. */
interface TrackFileReader {
  /**
   * Whether a file is of this format.
   *
   * @param format as {@link org.sightline.media.Header#format} names it
   */
  boolean accepts(String format);

  /**
   * Reads the whole file, within bounds of its own. What cannot be read is left out and noted; a
   * file that holds no sample gives no track.
   *
   * @throws IOException if the file itself cannot be read
   */
  List<Track> read(Path file) throws IOException;
}
