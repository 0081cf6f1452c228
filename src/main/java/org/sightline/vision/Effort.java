package org.sightline.vision;

/**
 * How much is spent on looking at one picture. Besides the whole picture, tiles of it are looked at
 * enlarged; how many depends on its proportions: about 12 in a photo of 4 : 3 with {@link #NORMAL},
 * 60 with {@link #THOROUGH}, each costing as much as the whole picture does with {@link #FAST}.
 */
public enum Effort {
  /** The whole picture, once. */
  FAST(0),
  /** Tiles that show things three times as large, where they can help. */
  NORMAL(1),
  /** Tiles that show things three and six times as large, wherever the picture has the pixels. */
  THOROUGH(2);

  private static final int FIRST_ENLARGEMENT = 3;

  private final int levels;

  Effort(int levels) {
    this.levels = levels;
  }

  /** How many sizes of tiles there are. */
  int levels() {
    return levels;
  }

  /** How much larger than in the view of the whole picture a level of tiles shows things. */
  int enlargement(int level) {
    return FIRST_ENLARGEMENT << level;
  }

  /** The largest enlargement; 1 without tiles. */
  int most() {
    return levels == 0 ? 1 : enlargement(levels - 1);
  }
}
