package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

class TerrainTilesTest {
  private static final double POST = 1.0 / 1200;

  @TempDir Path folder;

  @Test
  void heightsRunOnAcrossTheAntimeridian() throws IOException {
    Tiles.hgt(folder, "N10E179.hgt", (row, column) -> column);
    Tiles.hgt(folder, "N10W180.hgt", (row, column) -> 1200 + column);
    TerrainTiles tiles = TerrainTiles.open(folder);
    assertEquals(1199.5, tiles.heightM(new LatLon(10.5, 180 - 0.5 * POST)).orElseThrow(), 1e-6);
    assertEquals(1200, tiles.heightM(new LatLon(10.5, 180)).orElseThrow(), 1e-6);
    assertEquals(1200, tiles.heightM(new LatLon(10.5, -180)).orElseThrow(), 1e-6);
    assertEquals(1200.5, tiles.heightM(new LatLon(10.5, -180 + 0.5 * POST)).orElseThrow(), 1e-6);
  }

  @Test
  void aSharedBorderIsKnownFromEitherTile() throws IOException {
    Tiles.hgt(folder, "S01E005.hgt", (row, column) -> 300 + row);
    TerrainTiles one = TerrainTiles.open(folder);
    assertEquals(300, one.heightM(new LatLon(0, 5.5)).orElseThrow(), 1e-9);
    assertEquals(1500, one.heightM(new LatLon(-1, 6)).orElseThrow(), 1e-9);
    Tiles.hgt(folder, "N00E005.hgt", (row, column) -> row == 1200 ? 300 : -32768);
    TerrainTiles both = TerrainTiles.open(folder);
    assertEquals(300, both.heightM(new LatLon(0, 5.5)).orElseThrow(), 1e-9);
  }

  @Test
  void theGapOfOnePostBetweenTilesThatShareNoneIsBridged() throws IOException {
    // posts in the middle of pixels: the last of one file and the first of the next are a step
    // apart
    Tiles.fixture(folder, "strips.tif");
    byte[] east = Files.readAllBytes(Tiles.fixture(folder, "point.tif"));
    Files.delete(folder.resolve("point.tif"));
    shiftTiePoint(east, 0.41);
    Files.write(folder.resolve("east.tif"), east);
    TerrainTiles tiles = TerrainTiles.open(folder);
    assertEquals(2, tiles.size());
    // row 0: 1000 − 3 × 40 on the left, 1000 on the right
    assertEquals(880, tiles.heightM(new LatLon(10.4, 20.4)).orElseThrow(), 1e-6);
    assertEquals(940, tiles.heightM(new LatLon(10.4, 20.405)).orElseThrow(), 1e-3);
    assertEquals(1000, tiles.heightM(new LatLon(10.4, 20.41)).orElseThrow(), 1e-3);
    assertTrue(tiles.heightM(new LatLon(10.405, 20.2)).isEmpty());
  }

  /** Moves the tie point of a little-endian file eastwards, wherever its 20.0 stands. */
  private static void shiftTiePoint(byte[] file, double deg) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int found = 0;
    for (int i = 0; i + 8 <= file.length; i++) {
      if (Math.abs(bytes.getDouble(i) - 20) < 1e-9) {
        bytes.putDouble(i, 20 + deg);
        found++;
      }
    }
    assertEquals(1, found);
  }

  @Test
  void finerTilesCountFirstAndCoarserOnesFillTheirVoids() throws IOException {
    Tiles.fixture(folder, "strips.tif");
    Tiles.hgt(folder, "N10E020.hgt", (row, column) -> row > 750 ? 5 : -32768);
    TerrainTiles tiles = TerrainTiles.open(folder);
    assertEquals(5, tiles.heightM(new LatLon(10.3, 20.1)).orElseThrow());
    // the fine tile is void north of 10.375: row 0, column 1 of the other
    assertEquals(997, tiles.heightM(new LatLon(10.4, 20.01)).orElseThrow(), 1e-3);
  }

  @Test
  void badFilesAreNamedAndTheOthersUsed() throws IOException {
    Files.write(folder.resolve("N50E008.hgt"), new byte[17]);
    Files.write(folder.resolve("junk.tif"), new byte[4000]);
    Files.write(folder.resolve("N51E008.hgt.zip"), new byte[4]);
    Files.write(folder.resolve("notes.txt"), new byte[4]);
    Tiles.hgt(folder, "N00E000.hgt", (row, column) -> 3);
    TerrainTiles tiles = TerrainTiles.open(folder);
    assertEquals(1, tiles.size());
    assertEquals(3, tiles.heightM(new LatLon(0.5, 0.5)).orElseThrow());
    assertEquals(3, tiles.problems().size());
    assertTrue(tiles.problems().get(0).file().endsWith("N50E008.hgt"));
    assertTrue(tiles.problems().get(1).file().endsWith("N51E008.hgt.zip"));
    assertTrue(tiles.problems().get(2).file().endsWith("junk.tif"));
  }

  @Test
  void memoryStaysWithinItsBoundAndAnswersStayTheSame() throws IOException {
    Tiles.hgt(folder, "N00E000.hgt", (row, column) -> row + column);
    TerrainTiles tiles = TerrainTiles.open(folder, 5 * 65_536);
    Ground.Walk walk = tiles.walk();
    for (int i = 0; i < 4000; i++) {
      int row = i * 7919 % 1201;
      int column = i * 104_729 % 1201;
      assertEquals(row + column, walk.heightM(1 - row * POST, column * POST), 1e-6);
      assertTrue(tiles.cachedBytes() <= 5 * 65_536);
    }
  }

  @Test
  void spacingIsTheShorterWayBetweenPosts() throws IOException {
    Tiles.hgt(folder, "N60E000.hgt", (row, column) -> 0);
    TerrainTiles tiles = TerrainTiles.open(folder);
    LatLon place = new LatLon(60.5, 0.5);
    assertEquals(
        LocalFrame.metresPerDegreeOfLongitude(60.5) / 1200, tiles.postSpacingM(place), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, tiles.postSpacingM(new LatLon(0, 0)));
  }
}
