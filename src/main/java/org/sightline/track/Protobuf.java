package org.sightline.track;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Fields of a protobuf message by their numbers (protobuf.dev, "Encoding"), without a schema. Only
 * the path asked for is followed, so that depth and count of what else is nested cost nothing. Used
 * again for every message; not thread safe.
 */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private ByteBuffer data = ByteBuffer.allocate(0);
  private int limit;
  private int at;

  // the field last read
  private int field;
  private int wire;
  private long value;
  private int bodyAt;
  private int bodyEnd;

  /** Takes a message. */
  void message(ByteBuffer bytes) {
    data = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    limit = bytes.limit();
  }

  /** Whether a field of the message at a path can be read. */
  boolean find(int[] path, int last) {
    at = 0;
    int end = limit;
    for (int i = 0; i <= path.length; i++) {
      int wanted = i < path.length ? path[i] : last;
      boolean found = false;
      while (!found && next(end)) {
        found = field == wanted;
      }
      if (!found) {
        return false;
      }
      if (i < path.length) {
        if (wire != BYTES) {
          return false;
        }
        at = bodyAt;
        end = bodyEnd;
      }
    }
    return true;
  }

  private boolean next(int end) {
    if (at >= end || !varint(end)) {
      return false;
    }
    field = (int) (value >>> 3);
    wire = (int) (value & 7);
    switch (wire) {
      case VARINT:
        return varint(end);
      case FIXED64:
        return fixed(8, end);
      case FIXED32:
        return fixed(4, end);
      case BYTES:
        if (!varint(end) || value < 0 || value > end - at) {
          return false;
        }
        bodyAt = at;
        bodyEnd = at + (int) value;
        at = bodyEnd;
        return true;
      default:
        return false; // groups are not written any more
    }
  }

  private boolean varint(int end) {
    value = 0;
    for (int shift = 0; shift < 64 && at < end; shift += 7) {
      byte b = data.get(at++);
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean fixed(int bytes, int end) {
    if (bytes > end - at) {
      return false;
    }
    bodyAt = at;
    at += bytes;
    return true;
  }

  /** A whole number at the end of a path; 0 where it is not written, as the encoding has it. */
  long whole(int[] path, int last) {
    return find(path, last) && wire == VARINT ? value : 0;
  }

  /** A double at the end of a path; 0 where it is not written. */
  double real(int[] path, int last) {
    return find(path, last) && wire == FIXED64 ? data.getDouble(bodyAt) : 0;
  }

  /** A float at the end of a path; 0 where it is not written. */
  double single(int[] path, int last) {
    return find(path, last) && wire == FIXED32 ? data.getFloat(bodyAt) : 0;
  }

  /** A text at the end of a path; empty where it is not written. */
  String text(int[] path, int last) {
    if (!find(path, last) || wire != BYTES) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = bodyAt; i < bodyEnd && i - bodyAt < 64; i++) {
      text.append((char) (data.get(i) & 0xff));
    }
    return text.toString();
  }

  /** The fields of the message at a path, for a search; empty if there is none. */
  int[] children(int[] path, int most) {
    int[] found = new int[most];
    int count = 0;
    int end = limit;
    at = 0;
    if (path.length > 0) {
      int[] parent = java.util.Arrays.copyOf(path, path.length - 1);
      if (!find(parent, path[path.length - 1]) || wire != BYTES) {
        return new int[0];
      }
      at = bodyAt;
      end = bodyEnd;
    }
    while (count < most && next(end)) {
      if (wire == BYTES) {
        found[count++] = field;
      }
    }
    return java.util.Arrays.copyOf(found, count);
  }
}
