package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.geo.LatLon;

class PackedHgtTileTest {
  @TempDir private Path temp;

  private Path plain;
  private Path packed;
  private byte[] heights;

  @BeforeEach
  void makeTile() throws IOException {
    plain = Files.createDirectories(temp.resolve("plain"));
    packed = Files.createDirectories(temp.resolve("packed"));
    Path tile =
        Tiles.hgt(
            plain,
            "N10E020.hgt",
            (row, column) ->
                row % 97 == 3 && column % 89 == 5 ? Short.MIN_VALUE : row * 3 - column % 500);
    heights = Files.readAllBytes(tile);
  }

  private void zip(String name, byte[] bytes, boolean stored, String... entries)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed.resolve(name)))) {
      for (String entry : entries) {
        ZipEntry made = new ZipEntry(entry);
        byte[] content = entry.endsWith(".hgt") ? bytes : new byte[] {'h', 'i'};
        if (stored) {
          java.util.zip.CRC32 sum = new java.util.zip.CRC32();
          sum.update(content);
          made.setMethod(ZipEntry.STORED);
          made.setSize(content.length);
          made.setCrc(sum.getValue());
        }
        zip.putNextEntry(made);
        zip.write(content);
        zip.closeEntry();
      }
    }
  }

  private void assertSameHeights() throws IOException {
    TerrainTiles one = TerrainTiles.open(plain);
    TerrainTiles other = TerrainTiles.open(packed);
    assertEquals(List.of(), other.problems());
    assertEquals(1, other.size());
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      LatLon place = new LatLon(10 + random.nextDouble(), 20 + random.nextDouble());
      assertEquals(one.heightM(place), other.heightM(place), place.toString());
    }
    assertTrue(other.problems().isEmpty());
  }

  @Test
  void zipAndGzipGiveTheSameHeightsAsThePlainTile() throws IOException {
    zip("N10E020.hgt.zip", heights, false, "readme.txt", "N10E020.hgt");
    assertSameHeights();
    zip("N10E020.hgt.zip", heights, true, "N10E020.hgt");
    assertSameHeights();
    Files.delete(packed.resolve("N10E020.hgt.zip"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(packed.resolve("N10E020.hgt.gz")))) {
      out.write(heights);
    }
    assertSameHeights();
  }

  @Test
  void theSharedTileIsReadAsItWasHandedOut() throws IOException {
    Path tile = Shared.folder("terrain").resolve("N42E001.hgt.zip");
    Files.copy(tile, packed.resolve("N42E001.SRTMGL3.hgt.zip"));
    TerrainTiles tiles = TerrainTiles.open(packed);
    // the value that the tile's README gives
    assertEquals(1038.97, tiles.heightM(new LatLon(42.5078, 1.5211)).getAsDouble(), 0.05);
  }

  private String problem() throws IOException {
    TerrainTiles tiles = TerrainTiles.open(packed);
    assertEquals(0, tiles.size());
    assertEquals(1, tiles.problems().size());
    return tiles.problems().get(0).sentence();
  }

  @Test
  void whatIsNoTileIsNamed() throws IOException {
    zip("N10E020.hgt.zip", heights, false, "readme.txt");
    assertTrue(problem().endsWith("N10E020.hgt.zip: no .hgt file is packed in it"), problem());
    zip("N10E020.hgt.zip", new byte[1000], true, "N10E020.hgt");
    assertTrue(problem().contains("it unpacks to 1000 bytes"), problem());
    zip("N10E020.hgt.zip", new byte[60_000_000], false, "N10E020.hgt");
    assertTrue(problem().contains("it unpacks to 2"), problem());
    Files.write(packed.resolve("N10E020.hgt.zip"), new byte[4]);
    assertTrue(problem().contains("no .hgt file"), problem());
  }

  @Test
  void aTileThatIsCutOffOrDamagedIsUnknownFromThereOn() throws IOException {
    zip("N10E020.hgt.zip", heights, false, "N10E020.hgt");
    Path file = packed.resolve("N10E020.hgt.zip");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(8);
    for (int i = 0; i < 60; i++) {
      byte[] bytes =
          i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (i % 2 == 1) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bytes);
      TerrainTiles tiles = TerrainTiles.open(packed);
      for (int k = 0; k < 20; k++) {
        // a height or none, never another exception
        tiles.heightM(new LatLon(10 + random.nextDouble(), 20 + random.nextDouble()));
      }
    }
  }
}
