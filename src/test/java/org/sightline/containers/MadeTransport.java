package org.sightline.containers;

import static org.sightline.containers.MadeMovie.bytes;
import static org.sightline.containers.MadeMovie.join;

import java.util.Arrays;

/** Makes small MPEG transport and programme streams by hand. For tests. */
public final class MadeTransport {
  private static final int MAP = 0x10;
  private static final int PICTURES = 0x20;

  private MadeTransport() {}

  /** The tables of a stream of pictures. */
  public static byte[] tables(int type) {
    byte[] programmes =
        join(bytes(1, 0), bytes(3, 0x00b00d), bytes(5, 0x0001c10000L), bytes(4, 0x0001e010L));
    byte[] map =
        join(
            bytes(4, 0x0002b012L),
            bytes(5, 0x0001c10000L),
            bytes(4, 0xe020f000L),
            bytes(1, type),
            bytes(4, 0xe020f000L));
    return join(
        packet(0, true, 0, join(programmes, bytes(4, 0))),
        packet(MAP, true, 0, join(map, bytes(4, 0))));
  }

  /** A packet with such a payload, and stuffing before it where it is short. */
  public static byte[] packet(int pid, boolean starts, int count, byte[] payload) {
    int stuffing = 184 - payload.length;
    byte[] head =
        bytes(4, 0x47L << 24 | (starts ? 1L << 22 : 0) | (long) pid << 8 | 0x10 | count & 15);
    if (stuffing == 0) {
      return join(head, payload);
    }
    head[3] |= 0x20;
    byte[] field = new byte[stuffing];
    Arrays.fill(field, (byte) 0xff);
    field[0] = (byte) (stuffing - 1);
    if (stuffing > 1) {
      field[1] = 0;
    }
    return join(head, field, payload);
  }

  /** The packets of a picture shown at a time, in 90,000ths of a second. */
  public static byte[] picture(long time, byte[] content) {
    byte[] pes = pes(0xe0, 0, time, content);
    byte[] all = new byte[0];
    for (int at = 0; at < pes.length; at += 184) {
      byte[] part = Arrays.copyOfRange(pes, at, Math.min(pes.length, at + 184));
      all = join(all, packet(PICTURES, at == 0, at / 184, part));
    }
    return all;
  }

  /** A PES packet; a length of 0 is left open. */
  public static byte[] pes(int stream, int length, long time, byte[] content) {
    return join(
        bytes(3, 1), bytes(1, stream), bytes(2, length), bytes(3, 0x808005), time(time), content);
  }

  private static byte[] time(long time) {
    return bytes(
        5,
        0x2100010001L
            | (time >> 30 & 7) << 33
            | (time >> 15 & 0x7fff) << 17
            | (time & 0x7fff) << 1);
  }
}
