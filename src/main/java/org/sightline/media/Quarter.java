package org.sightline.media;

/**
 * How stored pixels must be turned to stand upright: the eight values of EXIF Orientation (tag
 * 0x0112, Exif 2.32 §4.6.4).
 */
public enum Quarter {
  /** Stored upright. */
  UPRIGHT(1),
  /** Mirrored left to right. */
  MIRRORED(2),
  /** Turn by 180°. */
  HALF(3),
  /** Mirrored top to bottom. */
  FLIPPED(4),
  /** Mirrored along the main diagonal. */
  TRANSPOSED(5),
  /** Turn clockwise by 90°. */
  CLOCKWISE(6),
  /** Mirrored along the other diagonal. */
  TRANSVERSED(7),
  /** Turn counter-clockwise by 90°. */
  COUNTER_CLOCKWISE(8);

  private final int exif;

  Quarter(int exif) {
    this.exif = exif;
  }

  /** The EXIF value, 1..8. */
  public int exif() {
    return exif;
  }

  /** Whether width and height trade places. */
  public boolean swapsSides() {
    return exif >= 5;
  }

  /** The turn of an EXIF value; anything outside 1..8 is upright, as viewers take it. */
  public static Quarter ofExif(int value) {
    return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
  }
}
