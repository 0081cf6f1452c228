package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.geo.LatLon;

class HgtTileTest {
  @TempDir Path folder;

  @Test
  void sharedTileGivesTheHeightItsReadmeStates() throws IOException {
    TerrainTiles tiles = Tiles.shared(folder, "N42E001.hgt");
    // the statement is rounded to a centimetre
    assertEquals(1038.97, tiles.heightM(new LatLon(42.5078, 1.5211)).orElseThrow(), 0.005);
  }

  @Test
  void nameIsTheSouthWestCornerInAllQuarters() throws IOException {
    Tiles.hgt(folder, "S29W072.hgt", (row, column) -> row);
    TerrainTiles tiles = TerrainTiles.open(folder);
    assertEquals(0, tiles.heightM(new LatLon(-28, -72)).orElseThrow());
    assertEquals(1200, tiles.heightM(new LatLon(-29, -71)).orElseThrow());
    assertTrue(tiles.heightM(new LatLon(-27.9, -71.5)).isEmpty());
  }

  @Test
  void betweenPostsHeightsAreBilinear() throws IOException {
    Tiles.hgt(folder, "n00e000.hgt", (row, column) -> row == 600 && column == 600 ? 100 : 0);
    TerrainTiles tiles = TerrainTiles.open(folder);
    double post = 1.0 / 1200;
    assertEquals(100, tiles.heightM(new LatLon(0.5, 0.5)).orElseThrow(), 1e-9);
    assertEquals(
        100 * 0.75 * 0.5,
        tiles.heightM(new LatLon(0.5 + 0.25 * post, 0.5 - 0.5 * post)).orElseThrow(),
        1e-6);
  }

  @Test
  void aVoidIsUnknownForAllItsNeighboursButNotForTheirPosts() throws IOException {
    Tiles.hgt(folder, "N00E000.hgt", (row, column) -> row == 600 && column == 600 ? -32768 : 50);
    TerrainTiles tiles = TerrainTiles.open(folder);
    double post = 1.0 / 1200;
    assertTrue(tiles.heightM(new LatLon(0.5, 0.5)).isEmpty());
    assertTrue(tiles.heightM(new LatLon(0.5 + 0.9 * post, 0.5 + 0.9 * post)).isEmpty());
    assertEquals(50, tiles.heightM(new LatLon(0.5 + post, 0.5 + 0.5 * post)).orElseThrow());
    assertEquals(50, tiles.heightM(new LatLon(0.5 + 1.1 * post, 0.5)).orElseThrow());
  }

  @Test
  void otherNamesAndLengthsAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("N42E001.hgt"), new byte[1000]);
    assertTrue(
        assertThrows(TileException.class, () -> HgtTile.open(file)).getMessage().contains("1000"));
    for (String name : new String[] {"andorra.hgt", "N91E001.hgt", "N90E001.hgt", "N42E181.hgt"}) {
      Path odd = Files.write(folder.resolve(name), new byte[0]);
      assertThrows(TileException.class, () -> HgtTile.open(odd), name);
    }
  }

  @Test
  void aFileThatShrinksIsUnknownFromThereAndSaidOnce() throws IOException {
    Path file = Tiles.hgt(folder, "N00E000.hgt", (row, column) -> 7);
    TerrainTiles tiles = TerrainTiles.open(folder);
    assertEquals(7, tiles.heightM(new LatLon(0.999, 0.001)).orElseThrow());
    Files.write(file, new byte[100]);
    assertTrue(tiles.heightM(new LatLon(0.001, 0.001)).isEmpty());
    assertTrue(tiles.heightM(new LatLon(0.5, 0.999)).isEmpty());
    assertEquals(1, tiles.problems().size());
    assertTrue(tiles.problems().get(0).sentence().contains("N00E000.hgt: it became shorter"));
  }
}
