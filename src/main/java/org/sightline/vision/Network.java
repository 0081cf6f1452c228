package org.sightline.vision;

import java.nio.FloatBuffer;
import java.util.List;
import org.sightline.media.InputException;

/** A loaded network: one blob in, blobs out. Not for use by two threads at once. */
interface Network extends AutoCloseable {
  /** How many pictures one pass can take. */
  int batch();

  /** Whether the input is [n, height, width, 3]; else [n, 3, height, width]. */
  boolean channelsLast();

  /**
   * A direct buffer of native byte order for {@link #batch} pictures, to be filled before each run;
   * it belongs to the network and dies with it.
   */
  FloatBuffer input();

  /**
   * One forward pass over the first pictures of {@link #input()}.
   *
   * @param pictures 1 to {@link #batch}
   * @return the outputs in the engine's order, which differs between engines: pair them by name or
   *     shape. The first axis counts the pictures if there are several. Valid until the next run.
   */
  List<Blob> run(int pictures) throws InputException;

  @Override
  void close();
}
