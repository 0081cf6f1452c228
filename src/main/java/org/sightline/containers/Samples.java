package org.sightline.containers;

import java.io.IOException;

/** The samples of one track of an ISO base media file, one after the other: where and when. */
interface Samples {
  /** Goes to the next sample; false at the end of any of the tables. */
  boolean next() throws IOException;

  /** How many samples were walked. */
  long count();

  /** When the sample begins, in units of the track. */
  long ticks();

  /** How long it lasts. */
  long lengthTicks();

  /** Where it begins in the file; may be beyond its end, or negative. */
  long place();

  /** How many bytes it has. */
  long size();

  /** Bytes of this sample and those that surely lie behind it, about as many as are wanted. */
  long restOfChunk(long wanted);
}
