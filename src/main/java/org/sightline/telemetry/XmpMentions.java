package org.sightline.telemetry;

import java.nio.charset.StandardCharsets;
import org.sightline.media.Bytes;

/** Tells from the bytes of an XMP packet whether it is worth parsing. */
final class XmpMentions {
  /** Names one of which every packet worth parsing contains; each starts with its own letter. */
  private static final byte[][] PLACES = {
    ascii("Yaw"),
    ascii("GPSLa"),
    ascii("GPSLo"),
    ascii("GpsL"),
    ascii("Pitch"),
    ascii("Pose"),
    ascii("Rtk"),
    ascii("GPSX"),
    ascii("Latitude"),
    ascii("FullPano")
  };

  /** Names one of which a packet with a date or a camera contains. */
  private static final byte[][] DATES = {
    ascii("DateTimeOriginal"),
    ascii("DateCreated"),
    ascii("DateTimeDigitized"),
    ascii("CreateDate"),
    ascii(":Make")
  };

  private XmpMentions() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Whether a packet mentions a place or a direction: parsing every packet would cost more than all
   * the rest. A packet that is not in an ASCII-like encoding is taken to.
   */
  static boolean place(Bytes bytes) {
    byte[] data = bytes.array();
    if (isWide(data)) {
      return true;
    }
    for (int i = 0; i + 8 < data.length; i++) {
      byte letter = data[i];
      if (letter >= 'F' && letter <= 'Y' && beginsNeedle(letter, data[i + 1])) {
        for (byte[] needle : PLACES) {
          if (startsWith(data, i, needle)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether a packet mentions when or with what the picture was taken; as {@link #place}. */
  static boolean date(Bytes bytes) {
    byte[] data = bytes.array();
    if (isWide(data)) {
      return true;
    }
    for (int i = 0; i + 20 < data.length; i++) {
      byte letter = data[i];
      if (letter == 'D' || letter == 'C' || letter == ':') {
        for (byte[] needle : DATES) {
          if (startsWith(data, i, needle)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** UTF-16 or UTF-32. */
  private static boolean isWide(byte[] data) {
    return data.length > 3 && (data[0] == 0 || data[1] == 0 || (data[0] & 0xFE) == 0xFE);
  }

  /** By their first two letters: nearly all of a packet needs no closer look. */
  private static boolean beginsNeedle(byte first, byte second) {
    switch (first) {
      case 'Y':
      case 'L':
        return second == 'a';
      case 'G':
        return second == 'P' || second == 'p';
      case 'P':
        return second == 'i' || second == 'o';
      case 'R':
        return second == 't';
      case 'F':
        return second == 'u';
      default:
        return false;
    }
  }

  private static boolean startsWith(byte[] data, int at, byte[] needle) {
    for (int i = 0; i < needle.length; i++) {
      if (data[at + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }
}
