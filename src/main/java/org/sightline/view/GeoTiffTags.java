package org.sightline.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.sightline.formats.Ifd;
import org.sightline.media.FileBytes;

/**
 * The fields of the first directory of a GeoTIFF file (TIFF 6.0, BigTIFF), read with bounds: a
 * field that is longer than any real one, or lies outside the file, counts as absent.
 */
final class GeoTiffTags {
  private static final int WINDOW = 16 << 10;

  /** Lists of 262,144 pieces with 8 bytes each, and their lengths, and the directory. */
  private static final long MOST_READ = 8L << 20;

  private static final long MOST_VALUE = 2L << 20;
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int DOUBLE = 12;
  private static final int LONG8 = 16;

  private final Ifd directory;
  final ByteOrder order;
  final long fileBytes;

  private GeoTiffTags(Ifd directory, ByteOrder order, long fileBytes) {
    this.directory = directory;
    this.order = order;
    this.fileBytes = fileBytes;
  }

  /** What is done with the fields while the file is open. */
  interface Use<T> {
    /** Takes what is wanted. */
    T take(GeoTiffTags tags) throws IOException;
  }

  /** Opens a file, hands its fields over, and closes it. */
  static <T> T read(Path path, Use<T> use) throws IOException {
    try (FileBytes file = FileBytes.open(path, new byte[WINDOW], MOST_READ)) {
      if (file.length() < 16) {
        throw new TileException("it is too short for a TIFF file");
      }
      int mark = file.be16(0);
      boolean little = mark == 0x4949;
      int version = little ? file.le16(2) : file.be16(2);
      if ((!little && mark != 0x4D4D) || (version != 42 && version != 43)) {
        throw new TileException("it is not a TIFF file");
      }
      boolean big = version == 43;
      long first =
          little
              ? big ? file.le32(8) | file.le32(12) << 32 : file.le32(4)
              : big ? file.be32(8) << 32 | file.be32(12) : file.be32(4);
      if (first < 8 || first > file.length() - 2) {
        throw new TileException("it ends before its directory");
      }
      Ifd directory = new Ifd(file, 0, first, little, big);
      ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      return use.take(new GeoTiffTags(directory, order, file.length()));
    }
  }

  private ByteBuffer value(int tag, int type) throws IOException {
    for (int i = 0; i < directory.size(); i++) {
      long bytes = directory.bytesAt(i);
      boolean usable = bytes >= 0 && bytes <= MOST_VALUE && directory.isInside(i);
      if (directory.tagAt(i) == tag && directory.typeAt(i) == type && usable) {
        return ByteBuffer.wrap(directory.valueAt(i)).order(order);
      }
    }
    return ByteBuffer.allocate(0).order(order);
  }

  /** The whole numbers of a field; empty without it. */
  long[] numbers(int tag) throws IOException {
    ByteBuffer shorts = value(tag, SHORT);
    ByteBuffer longs = value(tag, LONG);
    ByteBuffer wide = value(tag, LONG8);
    long[] out = new long[shorts.limit() / 2 + longs.limit() / 4 + wide.limit() / 8];
    int i = 0;
    while (shorts.remaining() > 1) {
      out[i++] = Short.toUnsignedLong(shorts.getShort());
    }
    while (longs.remaining() > 3) {
      out[i++] = Integer.toUnsignedLong(longs.getInt());
    }
    while (wide.remaining() > 7) {
      out[i++] = wide.getLong();
    }
    return out;
  }

  /** The first whole number of a field, or {@code absent}. */
  long number(int tag, long absent) throws IOException {
    long[] all = numbers(tag);
    return all.length == 0 ? absent : all[0];
  }

  /** The floating-point numbers of a field; empty without it. */
  double[] doubles(int tag) throws IOException {
    ByteBuffer value = value(tag, DOUBLE);
    double[] out = new double[value.limit() / 8];
    for (int i = 0; i < out.length; i++) {
      out[i] = value.getDouble();
    }
    return out;
  }

  /** The text of a field up to its first NUL; empty without it. */
  String text(int tag) throws IOException {
    byte[] bytes = value(tag, ASCII).array();
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1).trim();
  }
}
