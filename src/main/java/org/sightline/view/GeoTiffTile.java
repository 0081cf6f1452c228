package org.sightline.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * An elevation tile as GeoTIFF. Read are: one band of 16- or 32-bit whole numbers or 32-bit
 * floating point; strips or tiles; uncompressed, LZW or Deflate with predictor 1, 2 or 3; classic
 * and BigTIFF, both byte orders; geographic coordinates (see {@link GeoTiffPlace}). Not read, and
 * said so: projected coordinates, several bands, other compressions, scaled heights. Of a file with
 * overviews the first directory counts, which holds all posts.
 *
 * <p>TIFF 6.0; Adobe Photoshop TIFF Technical Notes, 2002 (Deflate) and Technical Note 3, 2005
 * (floating-point predictor). Read by position, for the reason given in {@link HgtTile}.
 */
final class GeoTiffTile implements ElevationTile {
  private static final int WIDTH = 256;
  private static final int LENGTH = 257;
  private static final int STRIP_OFFSETS = 273;
  private static final int SAMPLES = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_COUNTS = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_LENGTH = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_COUNTS = 325;
  private static final int GDAL_METADATA = 42112;
  private static final int GDAL_NODATA = 42113;

  private static final int MOST_SIDE = 1 << 20;
  private static final int MOST_PIECES = 1 << 18;

  /** 16 MiB as floats; GDAL's own strips have 8 KiB and its tiles 256 × 256 posts. */
  private static final long MOST_POSTS_A_PIECE = 4 << 20;

  private final Path file;
  private final TileGrid grid;
  private final TiffCoding coding;
  private final long fileBytes;
  private final long[] offsets;
  private final long[] counts;
  private final boolean stripped;
  private final float noData;

  private GeoTiffTile(Path file, GeoTiffTags tags) throws IOException {
    this.file = file;
    this.fileBytes = tags.fileBytes;
    this.coding = TiffCoding.read(tags);
    if (tags.number(SAMPLES, 1) != 1 || tags.text(GDAL_METADATA).contains("role=\"scale\"")) {
      throw new TileException("it has several bands or scaled heights; give one band of metres");
    }
    int columns = side(tags.number(WIDTH, 0), 2);
    int rows = side(tags.number(LENGTH, 0), 2);
    this.stripped = tags.number(TILE_WIDTH, 0) == 0;
    int blockRows =
        stripped
            ? (int) Math.min(rows, Math.max(1, tags.number(ROWS_PER_STRIP, rows)))
            : side(tags.number(TILE_LENGTH, 0), 1);
    int blockColumns = stripped ? columns : side(tags.number(TILE_WIDTH, 0), 1);
    if ((long) blockRows * blockColumns > MOST_POSTS_A_PIECE) {
      throw new TileException(
          "its pieces are too large; rewrite it with: gdal_translate -co TILED=YES OLD.tif NEW.tif");
    }
    this.grid = GeoTiffPlace.read(tags, rows, columns, blockRows, blockColumns);
    this.offsets = tags.numbers(stripped ? STRIP_OFFSETS : TILE_OFFSETS);
    this.counts = tags.numbers(stripped ? STRIP_COUNTS : TILE_COUNTS);
    long pieces = (long) grid.blocksAcross() * grid.blocksDown();
    if (pieces > MOST_PIECES || offsets.length != pieces || counts.length != pieces) {
      throw new TileException("its list of pieces does not fit its size, or has over 262,144");
    }
    this.noData = noData(tags.text(GDAL_NODATA));
  }

  /**
   * Looks at a file's directory; no heights are read.
   *
   * @throws TileException if it is written in a way that is not read
   */
  static GeoTiffTile open(Path file) throws IOException {
    return GeoTiffTags.read(file, tags -> new GeoTiffTile(file, tags));
  }

  private static int side(long value, int least) throws TileException {
    if (value < least || value > MOST_SIDE) {
      throw new TileException("its width or height, " + value + ", is not usable");
    }
    return (int) value;
  }

  private static float noData(String text) {
    try {
      return text.isEmpty() ? Float.NaN : (float) Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
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
    float[] posts = new float[grid.blockRows() * grid.blockColumns()];
    int piece = down * grid.blocksAcross() + across;
    // a piece that was never written: GDAL's sparse files
    if (counts[piece] == 0) {
      Arrays.fill(posts, Float.NaN);
      return posts;
    }
    // the last strip holds only the rows that are left, tiles are always whole
    int rows =
        stripped
            ? Math.min(grid.blockRows(), grid.rows() - down * grid.blockRows())
            : grid.blockRows();
    Arrays.fill(posts, rows * grid.blockColumns(), posts.length, Float.NaN);
    coding.decode(bytes(piece), rows, grid.blockColumns(), posts);
    for (int i = 0; i < posts.length; i++) {
      // heights no ground has are marks for a void, declared or not
      if (posts[i] == noData || !(posts[i] > -12_000 && posts[i] < 9_000)) {
        posts[i] = Float.NaN;
      }
    }
    return posts;
  }

  private byte[] bytes(int piece) throws IOException {
    long most = 2L * coding.bytesAPost() * grid.blockRows() * grid.blockColumns() + 1024;
    if (counts[piece] < 0 || counts[piece] > most || offsets[piece] < 8) {
      throw new TileException("a piece has an impossible length or place");
    }
    byte[] bytes = new byte[(int) counts[piece]];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() != fileBytes) {
        throw new TileException("its length changed while it was in use");
      }
      if (offsets[piece] > fileBytes - bytes.length) {
        throw new TileException("it ends before its heights do; it is not whole");
      }
      HgtTile.fill(channel, ByteBuffer.wrap(bytes), offsets[piece]);
    }
    return bytes;
  }
}
