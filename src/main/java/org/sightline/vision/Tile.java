package org.sightline.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a picture that is looked at by itself.
 *
 * @param x left edge, pixels of the frame
 * @param y top edge, pixels of the frame
 * @param width pixels
 * @param height pixels
 */
record Tile(int x, int y, int width, int height) {
  /** Neighbours share this part of their side, so that a small object is whole in one of them. */
  private static final double OVERLAP = 0.25;

  /** Pixels are spread over at most so many pixels of the input: there is no more to see then. */
  private static final double MOST_STRETCHED = 1.5;

  /** A tile that spans more of the picture's longer side shows little that the whole does not. */
  private static final double WORTH = 0.85;

  /**
   * An object whose longer side spans at least this part of the input in the view of the whole
   * picture is seen well there.
   */
  static final double SMALL = 1.0 / 8;

  /** A vehicle's length, metres: the least object that matters to a report. */
  private static final double LEAST_OBJECT_M = 4;

  /** Pixels of the input that such an object must span for a network to know it. */
  private static final double LEAST_SPAN_PX = 8;

  /** The whole picture. */
  static Tile whole(int width, int height) {
    return new Tile(0, 0, width, height);
  }

  /**
   * The tiles that are worth looking at beside the whole picture.
   *
   * @param width of the frame, pixels
   * @param height of the frame, pixels
   * @param reduction columns of the frame a column of the full-size picture, at most 1
   */
  static List<Tile> of(
      int width, int height, double reduction, ModelCard card, Looking looking, Effort effort) {
    List<Tile> tiles = new ArrayList<>();
    double wholeScale =
        Math.min((double) card.inputWidthPx() / width, (double) card.inputHeightPx() / height);
    double last = wholeScale;
    for (int level = 0; level < effort.levels(); level++) {
      double scale = Math.min(MOST_STRETCHED, wholeScale * effort.enlargement(level));
      boolean worth = scale * WORTH > last && canHelp(wholeScale, scale, reduction, card, looking);
      if (worth || (effort == Effort.THOROUGH && scale * WORTH > last)) {
        grid(width, height, card, scale, tiles);
        last = scale;
      }
    }
    return tiles;
  }

  /** Whether the pose leaves anything to find that the whole picture shows too small. */
  private static boolean canHelp(
      double wholeScale, double scale, double reduction, ModelCard card, Looking looking) {
    if (!card.knows(looking.viewpoint())) {
      return false; // a model that does not know the view would only err more often
    }
    Double pixelsPerMetre = looking.pixelsPerMetre();
    if (pixelsPerMetre == null) {
      return true;
    }
    double object = LEAST_OBJECT_M * pixelsPerMetre * reduction;
    int input = Math.max(card.inputWidthPx(), card.inputHeightPx());
    return object * wholeScale < SMALL * input && object * scale >= LEAST_SPAN_PX;
  }

  private static void grid(int width, int height, ModelCard card, double scale, List<Tile> tiles) {
    int across = Math.min(width, (int) Math.ceil(card.inputWidthPx() / scale));
    int down = Math.min(height, (int) Math.ceil(card.inputHeightPx() / scale));
    int columns = count(width, across);
    int rows = count(height, down);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        tiles.add(
            new Tile(
                start(column, columns, width, across),
                start(row, rows, height, down),
                across,
                down));
      }
    }
  }

  /** How many tiles cover a side with the overlap or a little more. */
  private static int count(int length, int tile) {
    double shared = OVERLAP * tile;
    return tile >= length
        ? 1
        : Math.max(2, (int) Math.ceil((length - shared) / (tile - shared) - 1e-9));
  }

  private static int start(int index, int count, int length, int tile) {
    return count == 1 ? 0 : (int) Math.round((double) index * (length - tile) / (count - 1));
  }
}
