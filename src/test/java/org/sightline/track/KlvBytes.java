package org.sightline.track;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Builds packets of MISB ST 0601 byte by byte. */
final class KlvBytes {
  private final ByteArrayOutputStream items = new ByteArrayOutputStream();

  /** Item 2, then as many more as are put. */
  static KlvBytes at(long micros) {
    return new KlvBytes().put(2, HexFormat.of().toHexDigits(micros));
  }

  KlvBytes put(int tag, String hex) {
    byte[] value = HexFormat.of().parseHex(hex);
    if (tag > 127) {
      items.write(0x80 | tag >> 7);
    }
    items.write(tag & 0x7f);
    items.write(value.length);
    items.writeBytes(value);
    return this;
  }

  /** Degrees as a signed number of four bytes. */
  KlvBytes degrees(int tag, double deg, double range) {
    long number = Math.round(deg / range * Integer.MAX_VALUE);
    return put(tag, HexFormat.of().toHexDigits((int) number));
  }

  /** Where the sensor is. */
  KlvBytes place(double latDeg, double lonDeg) {
    return degrees(13, latDeg, 90).degrees(14, lonDeg, 180);
  }

  /** Heading, pitch and roll of a level platform to the east, a sensor ahead and 30° down. */
  KlvBytes angles() {
    return put(5, "4000")
        .put(6, "0000")
        .put(7, "0000")
        .put(18, "00000000")
        .degrees(19, -30, 180)
        .put(20, "00000000");
  }

  /** The set without a checksum. */
  byte[] unsealed() {
    ByteArrayOutputStream set = new ByteArrayOutputStream();
    set.writeBytes(KlvScanner.KEY);
    set.write(0x82);
    set.write(items.size() >> 8);
    set.write(items.size());
    set.writeBytes(items.toByteArray());
    return set.toByteArray();
  }

  /** The set with its checksum. */
  byte[] sealed() {
    KlvBytes whole = new KlvBytes();
    whole.items.writeBytes(items.toByteArray());
    byte[] set = whole.put(1, "0000").unsealed();
    int sum = 0;
    for (int i = 0; i < set.length - 2; i++) {
      sum += i % 2 == 0 ? (set[i] & 0xff) << 8 : set[i] & 0xff;
    }
    set[set.length - 2] = (byte) (sum >> 8);
    set[set.length - 1] = (byte) sum;
    return set;
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
