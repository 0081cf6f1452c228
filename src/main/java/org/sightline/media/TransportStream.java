package org.sightline.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packets of an MPEG transport stream put together again: programme tables, and the PES packets
 * of chosen streams (ISO/IEC 13818-1 §2.4.3). Fed packet by packet, in the order of the file.
 */
final class TransportStream {
  static final int PACKET = 188;

  /** Of one PES packet of telemetry; a KLV set is under a few kilobytes. */
  private static final int MOST_PES_BYTES = 1 << 20;

  private static final int MOST_TABLES = 32;
  private static final int MOST_STREAMS = 64;
  private static final int SECTION_BYTES = 1024;

  /** No time is stated. */
  static final long NO_TIME = -1;

  /**
   * One elementary stream.
   *
   * @param pid packet identifier
   * @param type stream_type of the programme map
   * @param klv whether a descriptor says that it is SMPTE 336 KLV
   */
  record Stream(int pid, int type, boolean klv) {
    /** Moving pictures of any coding (§2.4.4.9 and its amendments). */
    boolean isPicture() {
      return switch (type) {
        case 0x01, 0x02, 0x10, 0x1b, 0x1e, 0x20, 0x21, 0x24, 0x33, 0x42, 0xd1, 0xea -> true;
        default -> false;
      };
    }

    /** Metadata whose PES packets hold access unit cells. */
    boolean inCells() {
      return type == 0x15;
    }
  }

  /** A PES packet while it is put together. */
  private static final class Pes {
    byte[] bytes = new byte[512];
    int filled;
    int wanted;
    int continuity = -1;
    boolean open;

    void add(byte[] from, int at, int count) {
      if (filled + count > MOST_PES_BYTES) {
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

  private final List<Integer> tables = new ArrayList<>(1);
  private final List<Stream> streams = new ArrayList<>(4);
  private final Pes section = new Pes();
  private final Pes pes = new Pes();
  private final int wanted;
  private int sectionPid = -1;
  private int picture = -1;
  private long pictureTime = NO_TIME;
  private long firstPictureTime = NO_TIME;
  private byte @Nullable [] whole;
  private long wholeTime = NO_TIME;

  /**
   * @param wanted the stream whose PES packets are put together; −1 for none
   */
  TransportStream(int wanted) {
    this.wanted = wanted;
  }

  /** The streams found so far. */
  List<Stream> streams() {
    return streams;
  }

  /** Time of the first picture, in 90,000ths of a second, or {@link #NO_TIME}. */
  long firstPictureTime() {
    return firstPictureTime;
  }

  /** Time of the last picture, in 90,000ths of a second, or {@link #NO_TIME}. */
  long pictureTime() {
    return pictureTime;
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
    if (pid == 0 || tables.contains(pid)) {
      table(pid, starts, data, from, end);
    } else if (pid == wanted) {
      return telemetry(starts, control & 15, data, from, end);
    } else if (starts && pid == picture) {
      long time = pesTime(data, from, end);
      if (time != NO_TIME) {
        pictureTime = time;
        firstPictureTime = firstPictureTime == NO_TIME ? time : firstPictureTime;
      }
    }
    return false;
  }

  /** The file has ended: true if that completes a PES packet of the wanted stream. */
  boolean end() {
    whole = null;
    return finish();
  }

  private void table(int pid, boolean starts, byte[] data, int from, int end) {
    if (starts) {
      section.filled = 0;
      sectionPid = pid;
      int pointer = data[from] & 0xff;
      if (from + 1 + pointer < end) {
        section.add(data, from + 1 + pointer, end - from - 1 - pointer);
      }
    } else if (sectionPid == pid && section.filled < SECTION_BYTES) {
      section.add(data, from, end - from);
    }
    byte[] s = section.bytes;
    if (sectionPid != pid || section.filled < 8) {
      return;
    }
    int length = 3 + ((s[1] & 15) << 8 | (s[2] & 0xff));
    if (length < 12 || length > SECTION_BYTES || section.filled < length) {
      return;
    }
    if (pid == 0 && s[0] == 0) {
      programmes(s, length - 4);
    } else if (pid != 0 && s[0] == 2) {
      map(s, length - 4);
    }
    sectionPid = -1;
  }

  private void programmes(byte[] s, int end) {
    for (int at = 8; at + 4 <= end; at += 4) {
      int number = (s[at] & 0xff) << 8 | (s[at + 1] & 0xff);
      int pid = (s[at + 2] & 0x1f) << 8 | (s[at + 3] & 0xff);
      if (number != 0 && tables.size() < MOST_TABLES && !tables.contains(pid)) {
        tables.add(pid);
      }
    }
  }

  private void map(byte[] s, int end) {
    int at = 12 + ((s[10] & 15) << 8 | (s[11] & 0xff));
    while (at + 5 <= end && streams.size() < MOST_STREAMS) {
      int pid = (s[at + 1] & 0x1f) << 8 | (s[at + 2] & 0xff);
      int after = at + 5 + ((s[at + 3] & 15) << 8 | (s[at + 4] & 0xff));
      Stream stream = new Stream(pid, s[at] & 0xff, saysKlv(s, at + 5, Math.min(after, end)));
      if (!known(pid)) {
        streams.add(stream);
        picture = picture < 0 && stream.isPicture() ? pid : picture;
      }
      at = after;
    }
  }

  private boolean known(int pid) {
    for (Stream stream : streams) {
      if (stream.pid == pid) {
        return true;
      }
    }
    return false;
  }

  /** The registration or the metadata descriptor names the format (§2.6.8, §2.6.60). */
  private static boolean saysKlv(byte[] s, int from, int end) {
    for (int at = from; at + 4 <= end; at++) {
      if (s[at] == 'K' && s[at + 1] == 'L' && s[at + 2] == 'V' && s[at + 3] == 'A') {
        return true;
      }
    }
    return false;
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
      pes.add(data, from, end - from);
      if (pes.wanted == 0 && pes.filled >= 6) {
        int claimed = (pes.bytes[4] & 0xff) << 8 | (pes.bytes[5] & 0xff);
        pes.wanted = claimed == 0 ? Integer.MAX_VALUE : 6 + claimed;
      }
      if (!completed && pes.filled >= pes.wanted && pes.wanted > 0) {
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
  private static long pesTime(byte[] data, int at, int end) {
    if (at + 14 > end || !isPes(data, at) || (data[at + 7] & 0x80) == 0) {
      return NO_TIME;
    }
    long high = data[at + 9] >> 1 & 7;
    long middle = (data[at + 10] & 0xffL) << 7 | (data[at + 11] & 0xff) >> 1;
    long low = (data[at + 12] & 0xffL) << 7 | (data[at + 13] & 0xff) >> 1;
    return high << 30 | middle << 15 | low;
  }
}
