package org.sightline.copies;

import java.io.Serializable;

/**
 * What a picture looks like, and what it would look like turned or mirrored. The four hashes give
 * those of all eight turns: rows and columns of a hash change places as they do in the picture.
 *
 * @param hash of the picture as it is
 * @param flipped with top and bottom changed
 * @param mirrored with left and right changed
 * @param half with both: upside down
 * @param quality how much there is to see, 0..100: under {@link #MIN_QUALITY} the picture is so
 *     plain or blurred that unlike ones have like hashes
 */
public record Fingerprint(
    PdqHash hash, PdqHash flipped, PdqHash mirrored, PdqHash half, int quality)
    implements Serializable {
  /** Hashes of less quality are compared with nothing; the value of PDQ's authors. */
  public static final int MIN_QUALITY = 50;

  /** Rejects a quality that is none. */
  public Fingerprint {
    if (quality < 0 || quality > 100) {
      throw new IllegalArgumentException("quality " + quality);
    }
  }

  /** Whether the hash says enough to be compared. */
  public boolean tells() {
    return quality >= MIN_QUALITY;
  }

  /** The hash of the picture turned. */
  public PdqHash turned(Turn turn) {
    return switch (turn) {
      case NONE -> hash;
      case QUARTER -> mirrored.transposed();
      case HALF -> half;
      case THREE_QUARTERS -> flipped.transposed();
      case FLIPPED -> flipped;
      case MIRRORED -> mirrored;
      case TRANSPOSED -> hash.transposed();
      case TRANSVERSED -> half.transposed();
    };
  }
}
