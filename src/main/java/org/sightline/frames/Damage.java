package org.sightline.frames;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Note;
import org.sightline.media.Pixels;

/**
 * Tells whether a picture is whole, from its structure and from what the native decoders say.
 *
 * <p>Decoders hand out a full-size picture for half a file and say so, if at all, on standard
 * error. Structure catches files that were cut short or altered where the format carries a check;
 * the decoders' words catch spoilt compressed data. Every claimed length is checked before it is
 * followed, and nothing is decompressed here.
 */
public final class Damage {
  private static final int JPEG_SOS = 0xDA;
  private static final int JPEG_EOI = 0xD9;

  // zlib and libjpeg report up to a handful of stray bytes for files that cameras wrote so
  private static final int STRAY_BYTES_OF_SOUND_FILES = 16;

  private Damage() {}

  /**
   * What is structurally wrong with a picture's bytes.
   *
   * @param format as in {@link Pixels#format}
   * @param bytes the picture from its first byte
   * @return a sentence, or null when nothing is
   */
  static @Nullable String inStructure(String format, ByteBuffer bytes) {
    ByteBuffer view = bytes.duplicate().order(ByteOrder.BIG_ENDIAN);
    return switch (format) {
      case "jpeg" -> inJpeg(view);
      case "png" -> inPng(view);
      case "webp" -> inWebp(view);
      case "tiff" -> TiffFile.damage(bytes);
      default -> null;
    };
  }

  /**
   * Reads what native decoders print while they decode one picture.
   *
   * @param words everything printed on standard error since the picture was opened
   * @return one note {@code damaged} for each different complaint that means missing or spoilt
   *     pixels; empty for harmless remarks
   */
  public static List<Note> inWords(String words) {
    List<Note> notes = new ArrayList<>();
    int from = 0;
    while (from < words.length() && notes.size() < 4) {
      int end = words.indexOf('\n', from);
      end = end < 0 ? words.length() : end;
      String line = words.substring(from, end).strip();
      if (meansDamage(line)) {
        String said = withoutPlace(line);
        Note note = note("the decoder says: " + said.substring(0, Math.min(said.length(), 200)));
        if (!notes.contains(note)) {
          notes.add(note);
        }
      }
      from = end + 1;
    }
    return notes;
  }

  /** The note of a picture that was decoded in part. */
  static Note note(String why) {
    return new Note(
        "media",
        Frame.DAMAGED,
        "Damaged, only partly decoded: " + why + ". What the missing part showed is unknown.");
  }

  private static boolean meansDamage(String line) {
    if (line.startsWith("Corrupt JPEG data: ")
        && line.contains(" extraneous bytes before marker")) {
      // before 0xD0 to 0xDA they stand in picture data, elsewhere between pieces of metadata
      return line.contains("marker 0xd")
          && leadingNumber(line, "Corrupt JPEG data: ".length()) > STRAY_BYTES_OF_SOUND_FILES;
    }
    if (line.contains("TIFF_Error")) {
      // metadata and further pages may be broken: the picture is not
      return !line.contains("TIFFFetchNormalTag")
          && !line.contains("TIFFReadDirectory")
          && !line.contains("TIFFFetchDirectory")
          && !line.contains("TIFFVSetField");
    }
    return line.startsWith("Corrupt JPEG data")
        || line.startsWith("Premature end of JPEG")
        || line.startsWith("libpng error")
        || line.contains("libpng warning: IDAT")
        || line.contains("incomplete");
  }

  /**
   * Drops when and where OpenCV logged: {@code [ERROR:0@2.07] global grfmt_tiff.cpp:116 f Words}.
   */
  private static String withoutPlace(String line) {
    int file = line.startsWith("[") ? line.indexOf(".cpp:") : -1;
    int function = file < 0 ? -1 : line.indexOf(' ', file);
    int words = function < 0 ? -1 : line.indexOf(' ', function + 1);
    return words < 0 ? line : line.substring(words + 1);
  }

  private static int leadingNumber(String line, int at) {
    int value = 0;
    for (int i = at; i < line.length() && value < 100_000_000; i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** ITU-T T.81 annex B: segments by length to a scan, then coded data to the next marker. */
  private static @Nullable String inJpeg(ByteBuffer bytes) {
    int end = bytes.limit();
    int at = 2;
    boolean scanned = false;
    while (true) {
      at = nextMarker(bytes, at);
      if (at < 0) {
        return scanned ? "the file ends inside the picture" : "the file ends before the picture";
      }
      int marker = bytes.get(at + 1) & 0xFF;
      at += 2;
      if (marker == JPEG_EOI) {
        return scanned ? null : "the file holds no picture data";
      }
      if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
        continue; // no length follows
      }
      if (at + 2 > end) {
        return "the file ends inside the picture";
      }
      at += Math.max(2, bytes.getShort(at) & 0xFFFF);
      scanned |= marker == JPEG_SOS;
    }
  }

  /** The next 0xFF that opens a marker: neither stuffing (0xFF00) nor fill (0xFFFF); or −1. */
  private static int nextMarker(ByteBuffer bytes, int from) {
    int last = bytes.limit() - 1;
    for (int i = from; i < last; i++) {
      if (bytes.get(i) == -1) {
        int next = bytes.get(i + 1);
        if (next != 0 && next != -1) {
          return i;
        }
      }
    }
    return -1;
  }

  /** PNG 3rd edition §5: chunks of length, type, data, CRC, from IHDR to IEND. */
  private static @Nullable String inPng(ByteBuffer bytes) {
    int at = 8;
    var crc = new CRC32();
    while (at + 12 <= bytes.limit()) {
      int length = bytes.getInt(at);
      if (length < 0 || length > bytes.limit() - at - 12) {
        return "the file ends inside the picture";
      }
      int type = bytes.getInt(at + 4);
      boolean critical = (type & 0x20000000) == 0;
      if (critical) {
        crc.reset();
        crc.update(bytes.duplicate().position(at + 4).limit(at + 8 + length));
        if ((int) crc.getValue() != bytes.getInt(at + 8 + length)) {
          return "a check sum of its data does not match";
        }
      }
      if (type == 0x49454E44) { // IEND
        return null;
      }
      at += 12 + length;
    }
    return "the file ends inside the picture";
  }

  /** RIFF: the length in the first header counts everything after itself. */
  private static @Nullable String inWebp(ByteBuffer bytes) {
    if (bytes.limit() < 12) {
      return "the file ends inside the picture";
    }
    long claimed = Integer.reverseBytes(bytes.getInt(4)) & 0xFFFFFFFFL;
    // 8 for the header itself; some writers count one byte of padding that they did not write
    return claimed + 8 > bytes.limit() + 1L ? "the file ends inside the picture" : null;
  }
}
