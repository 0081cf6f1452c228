package org.sightline.media;

import java.io.Serializable;
import java.util.Arrays;

/**
 * An immutable run of bytes: records hold this where an array would leak. Equality is by content.
 */
public final class Bytes implements Serializable {
  private static final long serialVersionUID = 1;

  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] data;

  private Bytes(byte[] data) {
    this.data = data;
  }

  /** Takes the array over without copying: the caller must not write to it again. */
  public static Bytes wrap(byte[] data) {
    return data.length == 0 ? EMPTY : new Bytes(data);
  }

  /** The array itself, for readers that need one; it must not be written to. */
  public byte[] array() {
    return data;
  }

  /** How many bytes. */
  public int length() {
    return data.length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return data.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return data.length + " bytes";
  }
}
