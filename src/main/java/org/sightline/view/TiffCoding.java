package org.sightline.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How the heights of a TIFF file are written, and back. Safe to use from several threads. */
final class TiffCoding {
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int FILL_ORDER = 266;
  private static final int PREDICTOR = 317;
  private static final int SAMPLE_FORMAT = 339;

  private static final int NONE = 1;
  private static final int LZW = 5;
  private static final int DEFLATE = 8;
  private static final int OLD_DEFLATE = 32946;
  private static final int UNSIGNED = 1;
  private static final int SIGNED = 2;
  private static final int FLOAT = 3;

  private final int compression;
  private final int predictor;
  private final int bytesAPost;
  private final int format;
  private final ByteOrder order;

  private TiffCoding(int compression, int predictor, int bytes, int format, ByteOrder order) {
    this.compression = compression;
    this.predictor = predictor;
    this.bytesAPost = bytes;
    this.format = format;
    this.order = order;
  }

  /**
   * Reads how it is written.
   *
   * @throws TileException if it is written in a way that is not read
   */
  static TiffCoding read(GeoTiffTags tags) throws IOException {
    int compression = (int) tags.number(COMPRESSION, NONE);
    boolean packed = compression == LZW || compression == DEFLATE || compression == OLD_DEFLATE;
    int bits = (int) tags.number(BITS, 1);
    int format = (int) tags.number(SAMPLE_FORMAT, UNSIGNED);
    // TIFF 6.0 section 14: without compression the predictor means nothing
    int predictor = packed ? (int) tags.number(PREDICTOR, 1) : 1;
    boolean whole = (format == UNSIGNED || format == SIGNED) && (bits == 16 || bits == 32);
    boolean real = format == FLOAT && bits == 32;
    if ((!packed && compression != NONE)
        || (!whole && !real)
        || predictor < 1
        || predictor > 3
        || (predictor == 3 && !real)
        || tags.number(FILL_ORDER, 1) != 1) {
      throw new TileException(
          "it is written in a way that is not read (compression "
              + compression
              + ", predictor "
              + predictor
              + ", "
              + bits
              + " bits, sample format "
              + format
              + "); rewrite it with: gdal_translate -co COMPRESS=DEFLATE -ot Float32 OLD.tif NEW.tif");
    }
    return new TiffCoding(compression, predictor, bits / 8, format, tags.order);
  }

  int bytesAPost() {
    return bytesAPost;
  }

  /**
   * Turns a piece into heights.
   *
   * @param packed the bytes as they stand in the file
   * @param posts where the heights go, {@code rows} × {@code columns} from the start
   */
  void decode(byte[] packed, int rows, int columns, float[] posts) throws IOException {
    byte[] plain = unpack(packed, rows * columns * bytesAPost);
    ByteOrder written = order;
    if (predictor == 2) {
      addUp(ByteBuffer.wrap(plain).order(order), rows, columns);
    } else if (predictor == 3) {
      plain = joinPlanes(plain, rows, columns);
      written = ByteOrder.BIG_ENDIAN;
    }
    ByteBuffer values = ByteBuffer.wrap(plain).order(written);
    for (int i = 0; i < rows * columns; i++) {
      posts[i] = value(values, i);
    }
  }

  private float value(ByteBuffer values, int i) {
    if (format == FLOAT) {
      return values.getFloat(4 * i);
    } else if (bytesAPost == 2) {
      short v = values.getShort(2 * i);
      return format == SIGNED ? v : Short.toUnsignedInt(v);
    }
    int v = values.getInt(4 * i);
    return format == SIGNED ? v : Integer.toUnsignedLong(v);
  }

  private byte[] unpack(byte[] packed, int length) throws IOException {
    byte[] plain = new byte[length];
    int got =
        switch (compression) {
          case NONE -> {
            System.arraycopy(packed, 0, plain, 0, Math.min(packed.length, length));
            yield packed.length;
          }
          case LZW -> TiffLzw.decode(packed, plain);
          default -> inflate(packed, plain);
        };
    if (got < length) {
      throw new TileException("a piece is shorter than announced; the file is damaged");
    }
    return plain;
  }

  private static int inflate(byte[] packed, byte[] plain) throws IOException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      int got = 0;
      while (got < plain.length) {
        int count = inflater.inflate(plain, got, plain.length - got);
        if (count == 0) {
          return got;
        }
        got += count;
      }
      return got;
    } catch (DataFormatException e) {
      throw new TileException("a piece cannot be unpacked; the file is damaged");
    } finally {
      inflater.end();
    }
  }

  /** TIFF 6.0 section 14: each value of a row was written less the one before it. */
  private void addUp(ByteBuffer values, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
      int at = row * columns * bytesAPost;
      int sum = 0;
      for (int column = 0; column < columns; column++, at += bytesAPost) {
        if (bytesAPost == 2) {
          sum += values.getShort(at);
          values.putShort(at, (short) sum);
        } else {
          sum += values.getInt(at);
          values.putInt(at, sum);
        }
      }
    }
  }

  /** Technical Note 3: a row holds all first bytes, then all second ones, each less the last. */
  private static byte[] joinPlanes(byte[] planes, int rows, int columns) {
    byte[] joined = new byte[planes.length];
    for (int row = 0; row < rows; row++) {
      int start = row * columns * 4;
      byte sum = 0;
      for (int i = 0; i < columns * 4; i++) {
        sum += planes[start + i];
        joined[start + i % columns * 4 + i / columns] = sum;
      }
    }
    return joined;
  }
}
