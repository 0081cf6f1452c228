package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.geo.LatLon;

class GeoTiffTileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"strips", "strips-lzw", "tiles-lzw", "tiles-deflate", "big-deflate", "point"})
  void everyPostIsAsItWasWritten(String name) throws IOException {
    Tiles.fixture(folder, name + ".tif");
    TerrainTiles tiles = TerrainTiles.open(folder);
    assertEquals("", tiles.problems().toString().replaceAll("[\\[\\]]", ""));
    for (int row = 0; row < 37; row++) {
      for (int column = 0; column < 41; column++) {
        LatLon post = new LatLon(10.4 - 0.01 * row, 20 + 0.01 * column);
        if (row == 5 && column == 7) {
          assertTrue(tiles.heightM(post).isEmpty(), name);
        } else {
          // make-tiles.sh; posts beside the void are met by less than a millionth of a post
          double height = 1000 + 10 * row - 3 * column + row * column % 17;
          assertEquals(height, tiles.heightM(post).orElseThrow(), 1e-3, name + row + "," + column);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"packbits", "metres"})
  void whatIsNotReadIsNamedWithARemedy(String name) throws IOException {
    Tiles.fixture(folder, name + ".tif");
    TerrainTiles tiles = TerrainTiles.open(folder);
    assertEquals(0, tiles.size());
    String problem = tiles.problems().get(0).sentence();
    assertTrue(problem.contains(name + ".tif: "), problem);
    assertTrue(problem.contains("gdal"), problem);
  }

  @Test
  void aProjectedFileIsNamedByItsSystem() throws IOException {
    Path file = Tiles.fixture(folder, "metres.tif");
    String message = assertThrows(TileException.class, () -> GeoTiffTile.open(file)).getMessage();
    assertTrue(message.contains("EPSG:32634"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"strips", "strips-lzw", "tiles-deflate", "big-deflate"})
  void aDamagedFileIsAProblemOrUnknownAndNeverMore(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Tiles.fixture(folder, name + ".tif"));
    for (int length = 0; length < whole.length; length += 7) {
      readAll(Arrays.copyOf(whole, length));
    }
    Random random = new Random(4);
    for (int i = 0; i < 1500; i++) {
      byte[] broken = whole.clone();
      // the directory is what steers the reader: it gets half of the blows
      int at = random.nextInt(random.nextBoolean() ? Math.min(700, whole.length) : whole.length);
      broken[at] ^= (byte) (1 << random.nextInt(8));
      readAll(broken);
    }
  }

  /** Any height, or none; only the tile's own complaint may end it. */
  private void readAll(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("broken.tif"), bytes);
    try {
      GeoTiffTile tile = GeoTiffTile.open(file);
      TileGrid grid = tile.grid();
      for (int i = 0; i < Math.min(6, grid.blocksAcross() * grid.blocksDown()); i++) {
        tile.read(i / grid.blocksAcross(), i % grid.blocksAcross());
      }
    } catch (IOException e) {
      assertTrue(TileCache.words(e).length() > 5);
    }
  }
}
