package org.sightline.text;

import java.io.Serializable;

/**
 * The text in one picture of a video.
 *
 * @param offsetNs the moment it is of, from the first picture shown, nanoseconds
 * @param reading what was read
 */
public record ReadPicture(long offsetNs, TextReader.Reading reading) implements Serializable {
  /** The moment in seconds. */
  public double offsetS() {
    return offsetNs / 1e9;
  }
}
