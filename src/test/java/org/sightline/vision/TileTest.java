package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TileTest {
  private static final Looking LEVEL = new Looking(Looking.Viewpoint.GROUND, null);
  private static final Head HEAD = new YoloxHead();
  private static final ModelCard CARD =
      TestCards.of(HEAD, 416, 416, HEAD.preparation(), HEAD.reading(), "cat");

  private static List<Tile> tiles(int width, int height, Effort effort) {
    return Tile.of(width, height, 1, CARD, LEVEL, effort);
  }

  @Test
  void fastLooksAtTheWholePictureOnly() {
    assertEquals(List.of(), tiles(4000, 3000, Effort.FAST));
  }

  @Test
  void normalEnlargesThreeTimesWhereThePictureHasThePixels() {
    List<Tile> tiles = tiles(4000, 3000, Effort.NORMAL);
    assertEquals(12, tiles.size());
    assertEquals(new Tile(0, 0, 1334, 1334), tiles.get(0));
    assertEquals(new Tile(4000 - 1334, 3000 - 1334, 1334, 1334), tiles.get(11));
  }

  @Test
  void tilesHaveAtLeastTwoPixelsForThreeOfTheInput() {
    // 640 · 1.5 / 416 = 2.3 times as large, not three
    for (Tile tile : tiles(640, 480, Effort.THOROUGH)) {
      assertEquals(278, tile.width());
      assertEquals(278, tile.height());
    }
    assertEquals(tiles(640, 480, Effort.NORMAL), tiles(640, 480, Effort.THOROUGH));
  }

  @Test
  void aPictureThatTheNetworkSeesInFullHasNoTiles() {
    assertEquals(List.of(), tiles(300, 300, Effort.NORMAL));
  }

  @Test
  void thoroughAddsASecondLevel() {
    List<Tile> tiles = tiles(4000, 3000, Effort.THOROUGH);
    assertEquals(tiles(4000, 3000, Effort.NORMAL), tiles.subList(0, 12));
    assertEquals(12 + 8 * 6, tiles.size());
  }

  @Test
  void everyPixelIsInATileAndNeighboursShareAQuarter() {
    for (int[] size : new int[][] {{4000, 3000}, {3000, 4000}, {1921, 333}, {700, 5000}}) {
      List<Tile> tiles = tiles(size[0], size[1], Effort.NORMAL);
      for (int x = 0; x < size[0]; x += 13) {
        for (int y = 0; y < size[1]; y += 13) {
          int column = x;
          int row = y;
          assertTrue(
              tiles.stream()
                  .anyMatch(
                      t ->
                          t.x() <= column
                              && column < t.x() + t.width()
                              && t.y() <= row
                              && row < t.y() + t.height()));
        }
      }
      int width = tiles.get(0).width();
      for (Tile tile : tiles) {
        assertTrue(tile.x() >= 0 && tile.x() + tile.width() <= size[0], tile::toString);
        assertTrue(tile.y() >= 0 && tile.y() + tile.height() <= size[1], tile::toString);
        assertTrue(
            tile.x() == 0
                || tiles.stream()
                    .anyMatch(t -> t.x() < tile.x() && t.x() + width - tile.x() >= width / 4),
            tile::toString);
      }
    }
  }

  @Test
  void aViewThatTheModelDoesNotKnowIsNotWorthTiles() {
    Looking down = new Looking(Looking.Viewpoint.NADIR, null);
    assertEquals(List.of(), Tile.of(4000, 3000, 1, CARD, down, Effort.NORMAL));
    assertEquals(60, Tile.of(4000, 3000, 1, CARD, down, Effort.THOROUGH).size());
  }

  @Test
  void theScaleDecidesWhetherTilesCanShowMore() {
    // 4 m at 416 / 4000 of the picture's scale: an eighth of the input, 52 pixels, at 125 px/m
    assertEquals(List.of(), at(126, 1));
    assertEquals(12, at(124, 1).size());
    // three times as large, 8 pixels at 6.4 px/m
    assertEquals(12, at(6.5, 1).size());
    assertEquals(List.of(), at(6.3, 1));
    // of a picture decoded at half its size, a metre is half as many pixels
    assertEquals(12, at(126, 0.5).size());
  }

  private static List<Tile> at(double pixelsPerMetre, double reduction) {
    Looking looking = new Looking(Looking.Viewpoint.GROUND, pixelsPerMetre);
    return Tile.of(4000, 3000, reduction, CARD, looking, Effort.NORMAL);
  }
}
