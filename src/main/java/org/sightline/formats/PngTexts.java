package org.sightline.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Block;

/**
 * The texts of a PNG (PNG specification §11.3.3): XMP packets, the "Raw profile type …" that
 * ImageMagick and ExifTool write EXIF and XMP as in hexadecimal, and plain keys and values.
 * Compressed texts are inflated up to the limit.
 */
final class PngTexts {
  private static final int MOST_KEPT = 16 << 10;

  private static final int MOST_TEXTS = 32;

  private final Draft draft;
  private int texts;

  /** How much all texts together may inflate to. */
  private long inflateLeft;

  PngTexts(Draft draft) {
    this.draft = draft;
    this.inflateLeft = 2L * draft.limits.blockBytes();
  }

  /** An EXIF block, with or without the "Exif\0\0" of JPEG before it. */
  void exif(String where, byte[] bytes) {
    int tiff = ExifBlocks.findTiff(bytes);
    if (tiff < 0) {
      draft.note("exif-damaged", "The EXIF part does not start as one.");
      return;
    }
    byte[] block = tiff == 0 ? bytes : Arrays.copyOfRange(bytes, tiff, bytes.length);
    ExifBlocks.peek(block, draft, !draft.hasBlock(Block.Kind.EXIF));
    draft.block(Block.Kind.EXIF, where, block);
  }

  /**
   * A text chunk.
   *
   * @param type first letter of the chunk's name: t, z or i
   */
  void text(int type, byte[] chunk) {
    int keyEnd = zero(chunk, 0);
    if (keyEnd < 0) {
      return;
    }
    String key = new String(chunk, 0, keyEnd, StandardCharsets.ISO_8859_1);
    boolean compressed = type == 'z';
    int from = keyEnd + (type == 't' ? 1 : 2);
    if (type == 'i') {
      // flag, method, language, translated key
      int languageEnd = keyEnd + 3 > chunk.length ? -1 : zero(chunk, keyEnd + 3);
      int translatedEnd = languageEnd < 0 ? -1 : zero(chunk, languageEnd + 1);
      if (translatedEnd < 0) {
        return;
      }
      compressed = chunk[keyEnd + 1] != 0;
      from = translatedEnd + 1;
    }
    if (from > chunk.length) {
      return;
    }
    byte[] value = Arrays.copyOfRange(chunk, from, chunk.length);
    byte[] plain = compressed ? inflate(value) : value;
    if (plain != null) {
      keep(key, plain);
    }
  }

  private void keep(String key, byte[] value) {
    if (key.equals("XML:com.adobe.xmp")) {
      draft.block(Block.Kind.XMP, "iTXt", value);
    } else if (key.startsWith("Raw profile type ")) {
      profile(key.substring("Raw profile type ".length()), value);
    } else if (value.length <= MOST_KEPT && texts++ < MOST_TEXTS) {
      byte[] name = key.getBytes(StandardCharsets.ISO_8859_1);
      byte[] both = Arrays.copyOf(name, name.length + 1 + value.length);
      System.arraycopy(value, 0, both, name.length + 1, value.length);
      draft.block(Block.Kind.TEXT, "PNG text", both);
    }
  }

  /** A name, a decimal length, then hexadecimal digits in lines of 72. */
  private void profile(String kind, byte[] text) {
    if (!kind.equals("exif") && !kind.equals("APP1") && !kind.equals("xmp")) {
      return;
    }
    byte[] bytes = unhex(text);
    if (bytes == null) {
      draft.note("metadata-damaged", "A raw profile of kind " + kind + " is not hexadecimal.");
      return;
    }
    if (kind.equals("xmp")) {
      draft.block(Block.Kind.XMP, "raw profile xmp", bytes);
      return;
    }
    String start = new String(bytes, 0, Math.min(29, bytes.length), StandardCharsets.ISO_8859_1);
    if (start.equals(JpegBlocks.XMP)) {
      byte[] packet = Arrays.copyOfRange(bytes, 29, bytes.length);
      draft.block(Block.Kind.XMP, "raw profile APP1", packet);
    } else {
      exif("raw profile " + kind, bytes);
    }
  }

  private static byte @Nullable [] unhex(byte[] text) {
    int at = skipLine(text, text.length > 0 && text[0] == '\n' ? 1 : 0);
    at = skipLine(text, at);
    if (at < 0) {
      return null;
    }
    byte[] out = new byte[(text.length - at) / 2];
    int size = 0;
    int high = -1;
    for (; at < text.length; at++) {
      int digit = Character.digit(text[at], 16);
      if (digit < 0) {
        if (text[at] > ' ') {
          return null;
        }
      } else if (high < 0) {
        high = digit;
      } else {
        out[size++] = (byte) (high << 4 | digit);
        high = -1;
      }
    }
    return Arrays.copyOf(out, size);
  }

  private static int skipLine(byte[] text, int from) {
    for (int at = Math.max(from, 0); from >= 0 && at < text.length; at++) {
      if (text[at] == '\n') {
        return at + 1;
      }
    }
    return -1;
  }

  /** The inflated bytes; null, with a note, where they are damaged or too many. */
  private byte @Nullable [] inflate(byte[] deflated) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        inflateLeft -= count;
        if (inflateLeft < 0 || out.size() + count > draft.limits.blockBytes()) {
          draft.note("metadata-too-large", "A compressed text over the limit was not read.");
          return null;
        }
        out.write(buffer, 0, count);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      draft.note("metadata-damaged", "A compressed text cannot be inflated.");
      return null;
    } finally {
      inflater.end();
    }
  }

  private static int zero(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
