package org.sightline.track;

/** The check sum of FIT files: CRC-16 with the polynomial 0x8005, reflected, from 0. */
final class FitCrc {
  private static final int[] TABLE = table();

  private FitCrc() {}

  /** The sum with one byte more. */
  static int next(int crc, int value) {
    return (crc >> 8) ^ TABLE[(crc ^ value) & 0xff];
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xa001 : crc >> 1;
      }
      table[i] = crc;
    }
    return table;
  }
}
