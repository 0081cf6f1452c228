package org.sightline.view;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/**
 * An SRTM tile in the HGT format: one degree by one degree of posts, 1 or 3 arc seconds apart, as
 * big-endian signed 16-bit metres above the EGM96 geoid, north-west post first, −32768 for a void;
 * the name gives the south-west post, and posts on the border belong to both neighbours (NASA LP
 * DAAC, SRTM Collection User Guide, 2015, section 2).
 *
 * <p>Not mapped into memory: a mapped file that shrinks while it is read ends in a fault at an
 * unforeseeable place. Blocks are read by position instead, each with its own look at the file, and
 * stay in memory as long as there is room.
 */
final class HgtTile implements ElevationTile {
  private static final int BLOCK = 128;

  /** Of a tile of 1 arc second. */
  static final long MOST_BYTES = 2L * 3601 * 3601;

  private static final short VOID = Short.MIN_VALUE;

  private final Path file;
  private final TileGrid grid;

  private HgtTile(Path file, TileGrid grid) {
    this.file = file;
    this.grid = grid;
  }

  /**
   * Looks at a file; no heights are read.
   *
   * @throws TileException if name or length is not that of an HGT tile
   */
  static HgtTile open(Path file) throws IOException {
    return new HgtTile(file, grid(file, Files.size(file), "it has "));
  }

  /**
   * Where the posts of a file stand.
   *
   * @param length of its heights, bytes
   * @param has begins the sentence about a wrong length
   */
  static TileGrid grid(Path file, long length, String has) throws TileException {
    String name = String.valueOf(file.getFileName()).toUpperCase(Locale.ROOT);
    int lat = corner(name, 0, 'N', 'S', 2, 90);
    int lon = corner(name, 3, 'E', 'W', 3, 180);
    if (lat == Integer.MIN_VALUE || lat == 90 || lon == Integer.MIN_VALUE || lon == 180) {
      throw new TileException(
          "its name does not give its corner; it should start like N42E001, the south-west corner");
    }
    int side = length == 2L * 1201 * 1201 ? 1201 : length == MOST_BYTES ? 3601 : 0;
    if (side == 0) {
      throw new TileException(
          has
              + length
              + " bytes; an HGT tile has 2,884,802 (3 arc seconds) or 25,934,402 (1 arc second)");
    }
    double step = 1.0 / (side - 1);
    return new TileGrid(lat + 1, lon, step, step, side, side, BLOCK, BLOCK);
  }

  private static int corner(String name, int at, char plus, char minus, int digits, int most) {
    if (name.length() < at + 1 + digits) {
      return Integer.MIN_VALUE;
    }
    int value = 0;
    for (int i = at + 1; i <= at + digits; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      value = 10 * value + digit;
    }
    char sign = name.charAt(at);
    if (value > most || (sign != plus && sign != minus)) {
      return Integer.MIN_VALUE;
    }
    return sign == plus ? value : -value;
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public TileGrid grid() {
    return grid;
  }

  @Override
  public float[] read(int down, int across) throws IOException {
    float[] posts = new float[BLOCK * BLOCK];
    Arrays.fill(posts, Float.NaN);
    int firstColumn = across * BLOCK;
    int columns = Math.min(BLOCK, grid.columns() - firstColumn);
    int rows = Math.min(BLOCK, grid.rows() - down * BLOCK);
    ByteBuffer line = ByteBuffer.allocate(2 * columns);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int row = 0; row < rows; row++) {
        line.clear();
        fill(channel, line, 2L * ((long) (down * BLOCK + row) * grid.columns() + firstColumn));
        metres(line, posts, row * BLOCK, columns);
      }
    }
    return posts;
  }

  /** Heights of one row; voids stay as they are. */
  static void metres(ByteBuffer line, float[] posts, int at, int columns) {
    for (int column = 0; column < columns; column++) {
      short metres = line.getShort(2 * column);
      if (metres != VOID) {
        posts[at + column] = metres;
      }
    }
  }

  /** Fills a buffer from a place of a file, however often it must ask. */
  static void fill(FileChannel channel, ByteBuffer target, long from) throws IOException {
    long place = from;
    while (target.hasRemaining()) {
      int count = channel.read(target, place);
      if (count < 0) {
        throw new EOFException("it became shorter while it was in use");
      }
      place += count;
    }
  }
}
