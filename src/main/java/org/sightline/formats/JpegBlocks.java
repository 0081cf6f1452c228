package org.sightline.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Block;
import org.sightline.media.FileBytes;

/**
 * The metadata segments of one JPEG, put together: an EXIF block may go on in further segments
 * (they lack the TIFF head), and extended XMP comes in numbered portions (XMP specification part 3
 * §1.1.3.1).
 */
final class JpegBlocks {
  static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
  private static final String EXTENSION = "http://ns.adobe.com/xmp/extension/\0";
  private static final int GUID = 32;

  private final Draft draft;
  private byte @Nullable [] exif;
  private byte @Nullable [] firstXmp;
  private @Nullable Map<String, Portions> extensions;

  /** What came of one extended packet. */
  private static final class Portions {
    private final byte[] bytes;
    private int have;

    Portions(int length) {
      bytes = new byte[length];
    }
  }

  JpegBlocks(Draft draft) {
    this.draft = draft;
  }

  /** Takes the payload of an APP1 segment. */
  void app1(FileBytes file, long at, int length) throws IOException {
    if (length >= 6 && file.matches(at, "Exif\0")) {
      exif(file.copy(at + 6, length - 6));
    } else if (length > XMP.length() && file.matches(at, XMP)) {
      byte[] packet = file.copy(at + XMP.length(), length - XMP.length());
      firstXmp = firstXmp == null ? packet : firstXmp;
      draft.block(Block.Kind.XMP, "APP1", packet);
    } else if (length > EXTENSION.length() + GUID + 8 && file.matches(at, EXTENSION)) {
      extension(file, at + EXTENSION.length(), length - EXTENSION.length());
    } else if (length > 12) {
      // some writers put a few stray bytes before "Exif"
      byte[] start = file.copy(at, 12);
      for (int i = 1; i <= 4; i++) {
        if (start[i] == 'E' && start[i + 1] == 'x' && start[i + 2] == 'i' && start[i + 3] == 'f') {
          exif(file.copy(at + i + 6, length - i - 6));
          return;
        }
      }
    }
  }

  /** Hands over what the end of the segments completes. */
  void finish() {
    endExif();
    if (extensions != null) {
      for (Map.Entry<String, Portions> extension : extensions.entrySet()) {
        endExtension(extension.getKey(), extension.getValue());
      }
    }
  }

  private void exif(byte[] payload) {
    byte[] before = exif;
    if (before != null && !ExifBlocks.isTiff(payload, 0)) {
      if (before.length + payload.length > draft.limits.blockBytes()) {
        draft.note("metadata-too-large", "An EXIF block over the limit was cut.");
        return;
      }
      byte[] joined = Arrays.copyOf(before, before.length + payload.length);
      System.arraycopy(payload, 0, joined, before.length, payload.length);
      exif = joined;
      return;
    }
    endExif();
    exif = payload;
  }

  private void endExif() {
    byte[] block = exif;
    exif = null;
    if (block == null || block.length == 0) {
      return;
    }
    int at = ExifBlocks.findTiff(block);
    if (at < 0) {
      draft.note("exif-damaged", "An EXIF segment does not start as one.");
      return;
    }
    byte[] tiff = at == 0 ? block : Arrays.copyOfRange(block, at, block.length);
    if (!draft.hasBlock(Block.Kind.EXIF)) {
      ExifBlocks.peek(tiff, draft, true);
    }
    draft.block(Block.Kind.EXIF, "APP1", tiff);
  }

  private void extension(FileBytes file, long at, int length) throws IOException {
    String guid = new String(file.copy(at, GUID), java.nio.charset.StandardCharsets.ISO_8859_1);
    long whole = file.be32(at + GUID);
    long offset = file.be32(at + GUID + 4);
    int count = length - GUID - 8;
    Map<String, Portions> all = extensions == null ? new HashMap<>() : extensions;
    extensions = all;
    if (whole > draft.limits.blockBytes() || (!all.containsKey(guid) && all.size() >= 4)) {
      draft.note("metadata-too-large", "Extended XMP over the limit was not read.");
      return;
    }
    Portions portions = all.get(guid);
    if (portions == null) {
      portions = new Portions((int) whole);
      all.put(guid, portions);
    }
    if (offset + count <= portions.bytes.length) {
      byte[] portion = file.copy(at + GUID + 8, count);
      System.arraycopy(portion, 0, portions.bytes, (int) offset, count);
      portions.have += count;
    }
  }

  private void endExtension(String guid, Portions portions) {
    if (portions.have < portions.bytes.length) {
      draft.note("xmp-incomplete", "A part of the extended XMP is missing; the rest was read.");
    }
    boolean named = firstXmp != null && contains(firstXmp, guid);
    Block.Kind kind = named ? Block.Kind.XMP : Block.Kind.XMP_SECONDARY;
    draft.block(kind, "APP1 extended XMP", portions.bytes);
  }

  /**
   * How long the film or the further pictures behind the picture are, as the XMP says: Google's
   * {@code GCamera:MicroVideoOffset}, or the sum of {@code Item:Length} of its container; 0 where
   * it says nothing.
   */
  long trailerBytes() {
    byte[] xmp = firstXmp;
    if (xmp == null) {
      return 0;
    }
    long film = numberAfter(xmp, find(xmp, "MicroVideoOffset=\"", 0));
    long sum = 0;
    for (int at = find(xmp, "Item:Length=\"", 0); at >= 0; at = find(xmp, "Item:Length=\"", at)) {
      sum += numberAfter(xmp, at);
    }
    return Math.max(film, sum);
  }

  private static long numberAfter(byte[] bytes, int from) {
    long number = 0;
    for (int i = from; i >= 0 && i < bytes.length && number < 1L << 40; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static boolean contains(byte[] bytes, String text) {
    return find(bytes, text, 0) >= 0;
  }

  /** The place after the text's next occurrence; -1 if there is none. */
  private static int find(byte[] bytes, String text, int from) {
    for (int i = from; i + text.length() <= bytes.length; i++) {
      int k = 0;
      while (k < text.length() && bytes[i + k] == (byte) text.charAt(k)) {
        k++;
      }
      if (k == text.length()) {
        return i + k;
      }
    }
    return -1;
  }
}
