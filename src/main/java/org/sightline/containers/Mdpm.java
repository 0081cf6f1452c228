package org.sightline.containers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What AVCHD camcorders write beside a picture: the "modified digital video pack metadata" (MDPM)
 * in an unregistered message of H.264 (ITU-T H.264 §D.1.7; US patent application 2009/0052875).
 * Entries of one byte of tag and four of value, tags rising; ExifTool's documentation names them.
 */
final class Mdpm {
  /** What its stream is called. */
  static final String FORMAT = "MDPM";

  private static final byte[] NAME = {
    0x17,
    (byte) 0xee,
    (byte) 0x8c,
    0x60,
    (byte) 0xf8,
    0x4d,
    0x11,
    (byte) 0xd9,
    (byte) 0x8c,
    (byte) 0xd6,
    0x08,
    0,
    0x20,
    0x0c,
    (byte) 0x9a,
    0x66,
    'M',
    'D',
    'P',
    'M'
  };
  private static final int ENTRY = 5;
  private static final int USER_DATA = 5;

  private Mdpm() {}

  /**
   * Looks for it before the picture itself.
   *
   * @param data the start of a coded picture
   * @return the entries, five bytes each; null if there are none
   */
  static byte @Nullable [] find(byte[] data) {
    for (int at = 0; at + 4 < data.length; at++) {
      boolean starts = data[at] == 0 && data[at + 1] == 0 && data[at + 2] == 1;
      int type = data[at + 3] & 0x1f;
      if (starts && type >= 1 && type <= 5) {
        return null; // the picture begins
      }
      if (starts && type == 6) {
        byte[] entries = message(PictureHead.unescaped(data, at + 4, data.length));
        if (entries != null) {
          return entries;
        }
      }
    }
    return null;
  }

  /** §7.3.2.3.1: types and sizes are sums of bytes, the last of which is below 255. */
  private static byte @Nullable [] message(byte[] unit) {
    int at = 0;
    while (at + 2 < unit.length) {
      int type = 0;
      while (at < unit.length && unit[at] == (byte) 0xff) {
        type += 255;
        at++;
      }
      type += at < unit.length ? unit[at++] & 0xff : 0;
      int size = 0;
      while (at < unit.length && unit[at] == (byte) 0xff) {
        size += 255;
        at++;
      }
      size += at < unit.length ? unit[at++] & 0xff : 0;
      int end = Math.min(unit.length, at + size);
      int from = at + NAME.length + 1;
      if (type == USER_DATA
          && from <= end
          && Arrays.equals(unit, at, from - 1, NAME, 0, NAME.length)) {
        int count = Math.min(unit[from - 1] & 0xff, (end - from) / ENTRY);
        return Arrays.copyOfRange(unit, from, from + count * ENTRY);
      }
      at = end;
    }
    return null;
  }

  /** Whether the camera had a receiver that told a place. */
  static boolean hasPlace(byte[] entries) {
    return entry(entries, 0xb2) >= 0 && entry(entries, 0xb6) >= 0;
  }

  /** Where the value of a tag begins; −1 without one. */
  private static int entry(byte[] entries, int tag) {
    for (int at = 0; at + ENTRY <= entries.length; at += ENTRY) {
      if ((entries[at] & 0xff) == tag) {
        return at + 1;
      }
    }
    return -1;
  }

  /** Takes over the camera and the date. */
  static void describe(byte[] entries, VideoDraft draft) {
    int make = entry(entries, 0xe0);
    int code = make < 0 ? 0 : (entries[make] & 0xff) << 8 | (entries[make + 1] & 0xff);
    String maker =
        switch (code) {
          case 0x0103 -> "Panasonic";
          case 0x0108 -> "Sony";
          case 0x1011 -> "Canon";
          case 0x1104 -> "JVC";
          default -> "";
        };
    draft.text("MDPM:make", maker);
    if (maker.equals("Sony")) {
      draft.text("MDPM:model", model(entries));
    }
    int first = entry(entries, 0x18);
    int second = entry(entries, 0x19);
    if (first >= 0 && second >= 0) {
      date(entries, first, second, draft);
    }
  }

  private static String model(byte[] entries) {
    StringBuilder text = new StringBuilder();
    for (int tag = 0xe4; tag <= 0xe6; tag++) {
      int at = entry(entries, tag);
      for (int i = at; at >= 0 && i < at + 4 && entries[i] > ' '; i++) {
        text.append((char) entries[i]);
      }
    }
    return text.toString();
  }

  /** Zone, century, year, month, day, hour, minute, second; all but the zone are decimal digits. */
  private static void date(byte[] entries, int first, int second, VideoDraft draft) {
    int[] parts = new int[7];
    for (int i = 0; i < 7; i++) {
      int value = entries[i < 3 ? first + 1 + i : second + i - 3] & 0xff;
      parts[i] = (value >> 4) * 10 + (value & 15);
      if ((value & 15) > 9 || value >> 4 > 9) {
        return;
      }
    }
    int year = parts[0] * 100 + parts[1];
    boolean sound =
        year >= 1990 && parts[2] >= 1 && parts[2] <= 12 && parts[3] >= 1 && parts[3] <= 31;
    if (!sound || parts[4] > 23 || parts[5] > 59 || parts[6] > 59) {
      return;
    }
    long days = LocalDate.of(year, parts[2], 1).toEpochDay() + parts[3] - 1;
    long shown = days * 86_400 + parts[4] * 3600L + parts[5] * 60L + parts[6];
    int zone = entries[first] & 0xff;
    // with summer time it is not known whether the zone holds it, and none set looks like zero
    boolean known = (zone & 0x40) == 0 && (zone & 0x1f) != 0 && zone < 0x80;
    long quarter = known ? (zone >> 1 & 15) * 3600L + (zone & 1) * 1800L : 0;
    long ahead = (zone & 0x20) == 0 ? quarter : -quarter;
    draft.created = Instant.ofEpochSecond(shown - ahead);
    if (known) {
      String local = Instant.ofEpochSecond(shown).toString();
      draft.text("MDPM:date", local.substring(0, local.length() - 1) + offset(ahead));
    }
  }

  private static String offset(long seconds) {
    long minutes = Math.abs(seconds) / 60;
    String hours = Long.toString(100 + minutes / 60).substring(1);
    return (seconds < 0 ? "-" : "+") + hours + ":" + (minutes % 60 == 0 ? "00" : "30");
  }
}
