package org.sightline.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.sightline.Shared;

/** Elevation tiles for tests: made up from a formula, or unpacked from the shared ones. */
final class Tiles {
  static final int SIDE = 1201;

  /** The height of a post, counted from the north-west; {@code Short.MIN_VALUE} for a void. */
  interface Heights {
    int at(int row, int column);
  }

  private Tiles() {}

  /** Writes a tile of 3 arc seconds. */
  static Path hgt(Path folder, String name, Heights heights) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * SIDE * SIDE);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        bytes.putShort((short) heights.at(row, column));
      }
    }
    return Files.write(folder.resolve(name), bytes.array());
  }

  /** Unpacks a shared tile; the test is skipped without it. */
  static TerrainTiles shared(Path folder, String name) throws IOException {
    Path zip = Shared.folder("terrain").resolve(name + ".zip");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      in.getNextEntry();
      Files.copy(in, folder.resolve(name));
    }
    return TerrainTiles.open(folder);
  }

  /** Copies a tile that lies beside the tests. */
  static Path fixture(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Tiles.class.getResourceAsStream("/view/" + name)) {
      Files.copy(in, file);
    }
    return file;
  }
}
