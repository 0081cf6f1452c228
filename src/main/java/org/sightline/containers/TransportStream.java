package org.sightline.containers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The packets of an MPEG transport stream put together again: programme tables, and the PES packets
 * of chosen streams (ISO/IEC 13818-1 §2.4.3). Fed packet by packet, in the order of the file.
 */
final class TransportStream {
  static final int PACKET = 188;

  /** Of one PES packet of telemetry; a KLV set is under a few kilobytes. */
  private static final int MOST_PES_BYTES = 1 << 20;

  /** In these stand the sequence's head and what cameras write beside a picture. */
  private static final int START_BYTES = 8 << 10;

  /** No time is stated. */
  static final long NO_TIME = -1;

  /** A PES packet while it is put together. */
  private static final class Pes {
    byte[] bytes = new byte[512];
    int filled;
    int wanted;
    int continuity = -1;
    boolean open;

    void add(byte[] from, int at, int wished, int most) {
      int count = most < MOST_PES_BYTES ? Math.min(wished, most - filled) : wished;
      if (filled + count > most) {
        open = false;
        filled = 0;
        return;
      }
      if (filled + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(filled + count, 2 * bytes.length));
      }
      System.arraycopy(from, at, bytes, filled, count);
      filled += count;
    }
  }

  private final TransportTables tables = new TransportTables();
  private final Pes pes = new Pes();
  private final int wanted;
  private final int most;
  private long pictureTime = NO_TIME;
  private long firstPictureTime = NO_TIME;
  private long lastPictureTime = NO_TIME;
  private byte @Nullable [] whole;
  private long wholeTime = NO_TIME;

  /**
   * @param wanted the stream whose PES packets are put together; −1 for none
   */
  TransportStream(int wanted) {
    this(wanted, MOST_PES_BYTES);
  }

  private TransportStream(int wanted, int most) {
    this.wanted = wanted;
    this.most = most;
  }

  /** The same, of whose PES packets only the starts are kept: pictures are large. */
  static TransportStream ofStarts(int wanted) {
    return new TransportStream(wanted, START_BYTES);
  }

  /** What is known of the streams so far. */
  TransportTables tables() {
    return tables;
  }

  /** Time of the first picture, in 90,000ths of a second, or {@link #NO_TIME}. */
  long firstPictureTime() {
    return firstPictureTime;
  }

  /** Time of the picture that was fed last, in 90,000ths of a second, or {@link #NO_TIME}. */
  long pictureTime() {
    return pictureTime;
  }

  /** Time of the picture that is shown last, in 90,000ths of a second, or {@link #NO_TIME}. */
  long lastPictureTime() {
    return lastPictureTime;
  }

  /** The payload of the PES packet that the last {@link #feed} completed. */
  byte @Nullable [] whole() {
    return whole;
  }

  /** Its time, in 90,000ths; that of the picture before it where it states none. */
  long wholeTime() {
    return wholeTime;
  }

  /** Takes one packet of 188 bytes; true if it completed a PES packet of the wanted stream. */
  boolean feed(byte[] data, int at) {
    whole = null;
    int pid = (data[at + 1] & 0x1f) << 8 | (data[at + 2] & 0xff);
    int control = data[at + 3] & 0xff;
    boolean starts = (data[at + 1] & 0x40) != 0;
    boolean damaged = (data[at + 1] & 0x80) != 0;
    // scrambled, or without payload
    if (damaged || (control & 0xc0) != 0 || (control & 0x10) == 0 || pid == 0x1fff) {
      return false;
    }
    int from = at + 4 + ((control & 0x20) != 0 ? 1 + (data[at + 4] & 0xff) : 0);
    int end = at + PACKET;
    if (from >= end) {
      return false;
    }
    if (tables.take(pid, starts, data, from, end)) {
      return false;
    }
    if (starts && pid == tables.picture()) {
      picture(pesTime(data, from, end));
    }
    return pid == wanted && telemetry(starts, control & 15, data, from, end);
  }

  private void picture(long time) {
    if (time != NO_TIME) {
      pictureTime = time;
      firstPictureTime = firstPictureTime == NO_TIME ? time : firstPictureTime;
      boolean later = lastPictureTime == NO_TIME || Transports.since(lastPictureTime, time) > 0;
      lastPictureTime = later ? time : lastPictureTime;
    }
  }

  /** What comes next does not follow what came before. */
  void leap() {
    pes.open = false;
  }

  /** The file has ended: true if that completes a PES packet of the wanted stream. */
  boolean end() {
    whole = null;
    return finish();
  }

  private boolean telemetry(boolean starts, int continuity, byte[] data, int from, int end) {
    boolean completed = false;
    if (starts) {
      completed = finish();
      pes.open = true;
      pes.filled = 0;
      pes.wanted = 0;
    } else if (continuity == pes.continuity) {
      return false; // a packet may be sent twice
    }
    pes.continuity = continuity;
    if (pes.open) {
      pes.add(data, from, end - from, most);
      if (pes.wanted == 0 && pes.filled >= 6) {
        int claimed = (pes.bytes[4] & 0xff) << 8 | (pes.bytes[5] & 0xff);
        pes.wanted = claimed == 0 ? Integer.MAX_VALUE : 6 + claimed;
      }
      boolean filled = pes.filled >= pes.wanted || pes.filled >= most;
      if (!completed && filled && pes.wanted > 0) {
        return finish();
      }
    }
    return completed;
  }

  /** Hands out what was put together, without the PES head; a part of one too. */
  private boolean finish() {
    if (!pes.open || pes.filled < 9 || !isPes(pes.bytes, 0)) {
      pes.open = false;
      return false;
    }
    pes.open = false;
    int end = Math.min(pes.filled, pes.wanted);
    int from = 9 + (pes.bytes[8] & 0xff);
    if (from >= end) {
      return false;
    }
    long time = pesTime(pes.bytes, 0, pes.filled);
    wholeTime = time == NO_TIME ? pictureTime : time;
    whole = Arrays.copyOfRange(pes.bytes, from, end);
    return true;
  }

  private static boolean isPes(byte[] data, int at) {
    return data[at] == 0 && data[at + 1] == 0 && data[at + 2] == 1;
  }

  /** The presentation time of a PES head (§2.4.3.7), or {@link #NO_TIME}. */
  static long pesTime(byte[] data, int at, int end) {
    if (at + 14 > end || !isPes(data, at) || (data[at + 7] & 0x80) == 0) {
      return NO_TIME;
    }
    return time(data, at + 9);
  }

  /** Thirty-three bits with three marks between them. */
  static long time(byte[] data, int at) {
    long high = data[at] >> 1 & 7;
    long middle = (data[at + 1] & 0xffL) << 7 | (data[at + 2] & 0xff) >> 1;
    long low = (data[at + 3] & 0xffL) << 7 | (data[at + 4] & 0xff) >> 1;
    return high << 30 | middle << 15 | low;
  }
}
