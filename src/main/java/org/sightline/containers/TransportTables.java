package org.sightline.containers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The programme tables of an MPEG transport stream (ISO/IEC 13818-1 §2.4.4): which streams it is
 * made of.
 */
final class TransportTables {
  private static final int MOST_TABLES = 32;
  private static final int MOST_STREAMS = 64;
  private static final int SECTION_BYTES = 1024;

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

  private final List<Integer> tables = new ArrayList<>(1);
  private final List<Stream> streams = new ArrayList<>(4);
  private final byte[] section = new byte[SECTION_BYTES + TransportStream.PACKET];
  private int filled;
  private int sectionPid = -1;
  private int picture = -1;

  /** The streams found so far. */
  List<Stream> streams() {
    return streams;
  }

  /** The number of the stream of pictures; −1 if none is known yet. */
  int picture() {
    return picture;
  }

  /** A stream by its number; null if it is not known. */
  @Nullable Stream stream(int pid) {
    for (Stream stream : streams) {
      if (stream.pid == pid) {
        return stream;
      }
    }
    return null;
  }

  /** Takes the payload of a packet; false if it is none of a table. */
  boolean take(int pid, boolean starts, byte[] data, int from, int end) {
    if (pid != 0 && !tables.contains(pid)) {
      return false;
    }
    section(pid, starts, data, from, end);
    return true;
  }

  private void add(byte[] from, int at, int count) {
    System.arraycopy(from, at, section, filled, count);
    filled += count;
  }

  private void section(int pid, boolean starts, byte[] data, int from, int end) {
    if (starts) {
      filled = 0;
      sectionPid = pid;
      int pointer = data[from] & 0xff;
      if (from + 1 + pointer < end) {
        add(data, from + 1 + pointer, end - from - 1 - pointer);
      }
    } else if (sectionPid == pid && filled < SECTION_BYTES) {
      add(data, from, end - from);
    }
    byte[] s = section;
    if (sectionPid != pid || filled < 8) {
      return;
    }
    int length = 3 + ((s[1] & 15) << 8 | (s[2] & 0xff));
    if (length < 12 || length > SECTION_BYTES || filled < length) {
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
      if (stream(pid) == null) {
        streams.add(stream);
        picture = picture < 0 && stream.isPicture() ? pid : picture;
      }
      at = after;
    }
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
}
