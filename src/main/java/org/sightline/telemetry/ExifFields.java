package org.sightline.telemetry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sightline.formats.Ifd;

/**
 * The wanted fields of a TIFF structure by directory and number, as they stand in the file: the
 * first of a number wins. Decoded when asked for. Used by one thread while it fills.
 */
final class ExifFields {
  /** More fields than this in one structure are an attack or damage. */
  private static final int MAX_FIELDS = 256;

  /** Longest field worth reading: nothing wanted is near it. */
  private static final int MAX_FIELD_BYTES = 4096;

  /** So many fields of no known type show that what is read is no directory. */
  private static final int MAX_UNKNOWN_TYPES = 5;

  private static final int TEXT = 2;

  /** Beyond this lie the types of BigTIFF, which no Exif structure is. */
  private static final int LAST_TYPE = 13;

  private int[] keys = new int[48];
  private int[] types = new int[48];
  private byte[][] values = new byte[48][];
  private boolean[] littles = new boolean[48];
  private int size;
  private boolean sawExif;
  private boolean sawGps;
  private @Nullable String damage;

  /** States that the structure points to a directory. */
  void enter(int directory) {
    sawExif |= directory == ExifTags.EXIF;
    sawGps |= directory == ExifTags.GPS;
  }

  /** Takes the wanted fields of a directory; what lies outside the file is noted and left out. */
  void take(int directory, Ifd fields, boolean little) throws IOException {
    if (fields.isCutShort()) {
      damaged("a directory breaks off");
    }
    int unknown = 0;
    for (int i = 0; i < fields.size() && unknown <= MAX_UNKNOWN_TYPES; i++) {
      long bytes = fields.bytesAt(i);
      if (bytes < 0 || fields.typeAt(i) > LAST_TYPE) {
        damaged("a field has a type that TIFF does not know");
        unknown++;
      } else if (!fields.isInside(i)) {
        damaged("a field lies beyond the end of the data");
      } else if (bytes <= MAX_FIELD_BYTES && isWanted(fields.tagAt(i))) {
        put(directory << 16 | fields.tagAt(i), fields.typeAt(i), fields.valueAt(i), little);
      }
    }
  }

  private static boolean isWanted(int tag) {
    if (tag <= 0x1F) {
      return true;
    }
    switch (tag) {
      case 0x010F: // Make
      case 0x0110: // Model
      case 0x0131: // Software
      case 0x0132: // DateTime
      case 0x8769: // Exif directory
      case 0x8825: // GPS directory
      case 0x9003: // DateTimeOriginal
      case 0x9004: // DateTimeDigitized
      case 0x9010: // OffsetTime
      case 0x9011: // OffsetTimeOriginal
      case 0x9012: // OffsetTimeDigitized
      case 0x9291: // SubSecTimeOriginal
      case 0x9405: // CameraElevationAngle
      case 0x920A: // FocalLength
      case 0xA002: // PixelXDimension
      case 0xA003: // PixelYDimension
      case 0xA20E: // FocalPlaneXResolution
      case 0xA20F: // FocalPlaneYResolution
      case 0xA210: // FocalPlaneResolutionUnit
      case 0xA404: // DigitalZoomRatio
      case 0xA405: // FocalLengthIn35mmFilm
        return true;
      default:
        return false;
    }
  }

  private void put(int key, int type, byte[] value, boolean little) {
    if (size >= MAX_FIELDS || find(key) >= 0) {
      return;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      types = Arrays.copyOf(types, size * 2);
      values = Arrays.copyOf(values, size * 2);
      littles = Arrays.copyOf(littles, size * 2);
    }
    keys[size] = key;
    types[size] = type;
    littles[size] = little;
    values[size++] = value;
  }

  private int find(int key) {
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a directory was there at all. */
  boolean entered(int directory) {
    return directory == ExifTags.MAIN || (directory == ExifTags.EXIF ? sawExif : sawGps);
  }

  @Nullable String damage() {
    return damage;
  }

  /** Notes the first thing that was wrong. */
  void damaged(String message) {
    if (damage == null) {
      damage = message;
    }
  }

  boolean has(int directory, int tag) {
    return find(directory << 16 | tag) >= 0;
  }

  /**
   * Numbers; a rational over zero is NaN if 0/0, else infinite. A text gives the numbers in it.
   * Null if absent.
   */
  double @Nullable [] numbers(int directory, int tag) {
    int at = find(directory << 16 | tag);
    if (at < 0) {
      return null;
    }
    if (types[at] == TEXT) {
      String text = decode(values[at]);
      return Numbers.all(text == null ? "" : text);
    }
    int each = bytesOf(types[at]);
    double[] numbers = new double[values[at].length / each];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(at, i * each);
    }
    return numbers;
  }

  /** Whether a field is a row of bytes, whatever they mean. */
  boolean isBytes(int directory, int tag) {
    int at = find(directory << 16 | tag);
    return at >= 0 && types[at] != TEXT && bytesOf(types[at]) == 1;
  }

  /** TIFF 6.0 p. 15; 13 is the IFD of Adobe's PageMaker 6.0 notes. */
  private static int bytesOf(int type) {
    return switch (type) {
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12 -> 8;
      default -> 1;
    };
  }

  private double number(int field, int at) {
    return switch (types[field]) {
      case 3 -> word(field, at) & 0xFFFF;
      case 4, 13 -> word(field, at) & 0xFFFFFFFFL;
      case 5 -> (double) (word(field, at) & 0xFFFFFFFFL) / (word(field, at + 4) & 0xFFFFFFFFL);
      case 6 -> values[field][at];
      case 8 -> (short) word(field, at);
      case 9 -> word(field, at);
      case 10 -> (double) word(field, at) / word(field, at + 4);
      case 11 -> Float.intBitsToFloat(word(field, at));
      case 12 -> Double.longBitsToDouble(longWord(field, at));
      default -> values[field][at] & 0xFF;
    };
  }

  /** Four bytes, or two where no more belong to the number. */
  private int word(int field, int at) {
    int bytes = Math.min(4, bytesOf(types[field]));
    int word = 0;
    for (int i = 0; i < bytes; i++) {
      int from = littles[field] ? at + bytes - 1 - i : at + i;
      word = word << 8 | (values[field][from] & 0xFF);
    }
    return word;
  }

  private long longWord(int field, int at) {
    long first = word(field, at);
    long second = word(field, at + 4);
    return littles[field]
        ? second << 32 | (first & 0xFFFFFFFFL)
        : first << 32 | (second & 0xFFFFFFFFL);
  }

  /** The denominator of one component of a rational field; 0 if it is not one. */
  double denominator(int directory, int tag, int component) {
    int at = find(directory << 16 | tag);
    boolean isRational = at >= 0 && (types[at] == 5 || types[at] == 10);
    if (!isRational || 8 * component + 8 > values[at].length) {
      return 0;
    }
    int denominator = word(at, 8 * component + 4);
    return types[at] == 5 ? denominator & 0xFFFFFFFFL : denominator;
  }

  /** Text up to the first NUL, trimmed; null if absent, blank or not text. */
  @Nullable String text(int directory, int tag) {
    int at = find(directory << 16 | tag);
    boolean isText = at >= 0 && (types[at] == TEXT || types[at] == 7 || types[at] == 1);
    return isText ? decode(values[at]) : null;
  }

  private static @Nullable String decode(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8).trim();
    return text.isEmpty() ? null : text;
  }
}
