package org.sightline.view;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * An SRTM tile as it is handed out: one HGT file packed with zip or gzip. Packed bytes can only be
 * read from their beginning, so blocks are strips of whole rows, and to read one unpacks what lies
 * before it: the whole of a tile of 1 arc second costs about a second once, then it is in memory.
 * Never more is unpacked than an HGT tile has.
 */
final class PackedHgtTile implements ElevationTile {
  private static final int ROWS = 128;

  /** Other files in the archive: notes, licences. */
  private static final int MOST_ENTRIES = 64;

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final TileGrid grid;

  private PackedHgtTile(Path file, TileGrid grid) {
    this.file = file;
    this.grid = grid;
  }

  /**
   * Looks at a file. How long its heights are is taken from what the archive says, and unpacked to
   * be counted only where it says nothing; a false claim shows when heights are read.
   *
   * @throws TileException if it is no packed HGT tile
   */
  static PackedHgtTile open(Path file) throws IOException {
    long length;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
      length = isGzip(file) ? lastWord(file) : length(entry(in));
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      // the last for names in an archive that are no text
      throw damaged();
    }
    TileGrid whole = HgtTile.grid(file, length, "it unpacks to ");
    return new PackedHgtTile(
        file,
        new TileGrid(
            whole.northDeg(),
            whole.westDeg(),
            whole.rowStepDeg(),
            whole.columnStepDeg(),
            whole.rows(),
            whole.columns(),
            ROWS,
            whole.columns()));
  }

  private static TileException damaged() {
    return new TileException("it is packed, and damaged; fetch it again");
  }

  private static boolean isGzip(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** Of gzip: the unpacked length, little-endian (RFC 1952, 2.3.1: ISIZE). */
  private static long lastWord(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer word = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      HgtTile.fill(channel, word, Math.max(0, channel.size() - 4));
      return word.getInt(0) & 0xFFFF_FFFFL;
    }
  }

  private record Entry(InputStream in, long length) {}

  private static Entry entry(InputStream packed) throws IOException {
    ZipInputStream zip = new ZipInputStream(packed);
    for (int i = 0; i < MOST_ENTRIES; i++) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        break;
      }
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (name.endsWith(".hgt") && !name.startsWith("__macosx")) {
        return new Entry(zip, entry.getSize());
      }
    }
    throw new TileException("no .hgt file is packed in it");
  }

  private static long length(Entry entry) throws IOException {
    if (entry.length() >= 0) {
      return entry.length();
    }
    long length = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    int n = entry.in().read(buffer);
    while (n > 0 && length <= HgtTile.MOST_BYTES) {
      length += n;
      n = entry.in().read(buffer);
    }
    return length;
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
    float[] posts = new float[ROWS * grid.columns()];
    Arrays.fill(posts, Float.NaN);
    int rows = Math.min(ROWS, grid.rows() - down * ROWS);
    ByteBuffer line = ByteBuffer.allocate(2 * grid.columns());
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        InputStream in =
            isGzip(file) ? new GZIPInputStream(packed, BUFFER_BYTES) : entry(packed).in()) {
      in.skipNBytes((long) down * ROWS * line.capacity());
      for (int row = 0; row < rows; row++) {
        if (in.readNBytes(line.array(), 0, line.capacity()) < line.capacity()) {
          throw damaged();
        }
        HgtTile.metres(line, posts, row * grid.columns(), grid.columns());
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw damaged();
    }
    return posts;
  }
}
