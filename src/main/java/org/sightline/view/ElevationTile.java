package org.sightline.view;

import java.io.IOException;
import java.nio.file.Path;

/** A file of heights on an even grid. Safe to use from several threads. */
interface ElevationTile {
  /** The file. */
  Path file();

  /** Where its posts stand. */
  TileGrid grid();

  /**
   * Reads one block of posts.
   *
   * @param down which block, counted from the north
   * @param across which block, counted from the west
   * @return heights in metres, {@code blockRows} rows of {@code blockColumns}, rows from the north;
   *     NaN for a void and for what lies beyond the grid
   * @throws IOException if the file can no longer be read, or holds less than it announced
   */
  float[] read(int down, int across) throws IOException;
}
