package org.sightline.track;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One {@code STRM} of a GPMF payload: the modifiers that stand before its data, and the data's rows
 * as numbers. A modifier holds within its stream only. Values are most significant byte first
 * (GoPro, GPMF introduction, "KLV").
 */
final class GpmfStream {
  static final int GPS5 = key("GPS5");
  static final int GPS9 = key("GPS9");
  static final int GLPI = key("GLPI");
  static final int SYST = key("SYST");
  private static final int SCAL = key("SCAL");
  private static final int TYPE = key("TYPE");
  private static final int GPSF = key("GPSF");
  private static final int GPSU = key("GPSU");
  private static final int GPSP = key("GPSP");
  private static final int GPSA = key("GPSA");
  private static final int MOST_COLUMNS = 16;

  private final ByteBuffer payload;
  private final double[] scale = new double[MOST_COLUMNS];
  private int scales;
  private String types = "";

  /** The kind of data, such as {@link #GPS5}; 0 if it is none that holds a place. */
  private int kind;

  private int dataAt;
  private int stride;
  private int claimed;
  private int rows;
  private char plainType;

  /** As {@code GPSF} has it: 0 none, 2 or 3 dimensions; −1 if not stated. */
  private int fix = -1;

  /** Dilution of precision; NaN if not stated. */
  private double dilution = Double.NaN;

  private long atMicros = Row.NO_TIME;
  private boolean seaLevel;

  GpmfStream(ByteBuffer payload) {
    this.payload = payload;
  }

  /** Four letters as the number they make. */
  static int key(String letters) {
    return letters.charAt(0) << 24
        | letters.charAt(1) << 16
        | letters.charAt(2) << 8
        | letters.charAt(3);
  }

  /**
   * Takes one item.
   *
   * @param from first byte of its content
   * @param end behind its last; what is claimed beyond is cut off
   */
  void item(int key, char type, int size, int repeat, int from, int end) {
    if (key == SCAL) {
      scales = 0;
      int bytes = bytes(type);
      for (int at = from; bytes > 0 && at + bytes <= end && scales < MOST_COLUMNS; at += bytes) {
        scale[scales++] = number(type, at);
      }
    } else if (key == TYPE) {
      types = text(from, end);
    } else if (key == GPSF && end - from >= 4) {
      fix = payload.getInt(from);
    } else if (key == GPSP && end - from >= 2) {
      dilution = (payload.getShort(from) & 0xffff) / 100.0;
    } else if (key == GPSU) {
      atMicros = utc(text(from, end));
    } else if (key == GPSA) {
      seaLevel = text(from, end).startsWith("MSLV");
    } else if (key == GPS5 || key == GPS9 || key == GLPI || key == SYST) {
      kind = key;
      dataAt = from;
      stride = size;
      claimed = repeat;
      rows = size == 0 ? 0 : Math.min(repeat, (end - from) / size);
      plainType = type;
    }
  }

  int kind() {
    return kind;
  }

  /** Rows that are there. */
  int rows() {
    return rows;
  }

  /** Rows that the payload's time is shared by. */
  int claimed() {
    return claimed;
  }

  int fix() {
    return fix;
  }

  double dilution() {
    return dilution;
  }

  /** The receiver's time at the start of the payload, microseconds since 1970. */
  long atMicros() {
    return atMicros;
  }

  /** Whether heights count from the sea; else from the ellipsoid. */
  boolean seaLevel() {
    return seaLevel;
  }

  /** A scaled number of the data; NaN where there is none. */
  double value(int row, int column) {
    int at = dataAt + row * stride;
    int end = at + stride;
    char type = plainType;
    for (int i = 0; i <= column; i++) {
      if (plainType == '?') {
        type = i < types.length() ? types.charAt(i) : 0;
      }
      int bytes = bytes(type);
      if (bytes == 0 || at + bytes > end) {
        return Double.NaN;
      }
      if (i < column) {
        at += bytes;
      }
    }
    return number(type, at) / scaleOf(column);
  }

  private double scaleOf(int column) {
    double divisor = scales == 0 ? 1 : scales == 1 ? scale[0] : scale[Math.min(column, scales - 1)];
    return divisor == 0 ? Double.NaN : divisor;
  }

  private static int bytes(char type) {
    return switch (type) {
      case 'b', 'B' -> 1;
      case 's', 'S' -> 2;
      case 'l', 'L', 'f' -> 4;
      case 'd', 'j', 'J' -> 8;
      default -> 0;
    };
  }

  private double number(char type, int at) {
    return switch (type) {
      case 'b' -> payload.get(at);
      case 'B' -> payload.get(at) & 0xff;
      case 's' -> payload.getShort(at);
      case 'S' -> payload.getShort(at) & 0xffff;
      case 'l' -> payload.getInt(at);
      case 'L' -> payload.getInt(at) & 0xffff_ffffL;
      case 'f' -> payload.getFloat(at);
      case 'd' -> payload.getDouble(at);
      default -> payload.getLong(at);
    };
  }

  private String text(int from, int end) {
    StringBuilder text = new StringBuilder();
    for (int at = from; at < end && at - from < 64 && payload.get(at) != 0; at++) {
      text.append((char) (payload.get(at) & 0xff));
    }
    return text.toString();
  }

  /** {@code yymmddhhmmss.sss}, UTC. */
  private static long utc(String text) {
    if (text.length() < 12) {
      return Row.NO_TIME;
    }
    int[] parts = new int[6];
    for (int i = 0; i < 12; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Row.NO_TIME;
      }
      parts[i / 2] = parts[i / 2] * 10 + digit;
    }
    Long micros = Days.micros(2000 + parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    if (micros == null) {
      return Row.NO_TIME;
    }
    int unit = 100_000;
    for (int i = 13; i < text.length() && text.charAt(12) == '.' && unit > 0; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      micros += (long) digit * unit;
      unit /= 10;
    }
    return micros;
  }

  /** The name of a kind of data; null if it holds no place. */
  static @Nullable String name(int kind) {
    return kind == GPS5 ? "GPS5" : kind == GPS9 ? "GPS9" : kind == GLPI ? "GLPI" : null;
  }
}
