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

  /** This turn and then another, as one. */
  public Quarter then(Quarter next) {
    // mirrored or not, then quarters clockwise: a mirror reverses the turns that came before it
    int turns = next.mirrors() ? next.quarters() - quarters() : next.quarters() + quarters();
    return of(mirrors() != next.mirrors(), turns & 3);
  }

  /** Whether left and right are exchanged before the quarters clockwise that make up the rest. */
  private boolean mirrors() {
    return switch (this) {
      case MIRRORED, FLIPPED, TRANSPOSED, TRANSVERSED -> true;
      default -> false;
    };
  }

  private int quarters() {
    return switch (this) {
      case UPRIGHT, MIRRORED -> 0;
      case CLOCKWISE, TRANSVERSED -> 1;
      case HALF, FLIPPED -> 2;
      case COUNTER_CLOCKWISE, TRANSPOSED -> 3;
    };
  }

  private static Quarter of(boolean mirrors, int quarters) {
    return switch (quarters) {
      case 0 -> mirrors ? MIRRORED : UPRIGHT;
      case 1 -> mirrors ? TRANSVERSED : CLOCKWISE;
      case 2 -> mirrors ? FLIPPED : HALF;
      default -> mirrors ? TRANSPOSED : COUNTER_CLOCKWISE;
    };
  }
}
