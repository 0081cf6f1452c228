package org.sightline.vision;

import java.nio.FloatBuffer;
import java.util.List;
import org.sightline.media.InputException;

/** A loaded network: one blob in, blobs out. Not for use by two threads at once. */
interface Network extends AutoCloseable {
  /**
   * A direct buffer of native byte order and shape [1, 3, input height, input width], to be filled
   * before each run; it belongs to the network and dies with it.
   */
  FloatBuffer input();

  /**
   * One forward pass over {@link #input()}.
   *
   * @return the outputs in the engine's order, which differs between engines: pair them by shape
   */
  List<Blob> run() throws InputException;

  @Override
  void close();
}
