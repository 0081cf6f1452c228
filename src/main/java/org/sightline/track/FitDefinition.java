package org.sightline.track;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the messages of one local type hold, as a definition message of a FIT file says.
 *
 * @param message the global number of the message
 * @param bigEndian whether the most significant byte stands first
 * @param fields the fields in order
 * @param size all fields together, those of developers too, bytes
 */
record FitDefinition(int message, boolean bigEndian, List<Field> fields, int size) {
  /** A value that says "none": all bits of an unsigned, all but the highest of a signed number. */
  static final long NONE = Long.MIN_VALUE;

  /**
   * One field.
   *
   * @param number within its message
   * @param at where it begins, bytes
   * @param size in bytes
   * @param baseType as the protocol numbers them
   */
  record Field(int number, int at, int size, int baseType) {}

  /** Gives bytes one by one. */
  interface ByteSource {
    /** The next byte, 0..255. */
    int next() throws IOException;
  }

  static FitDefinition read(ByteSource in, boolean developer) throws IOException {
    in.next();
    boolean bigEndian = in.next() == 1;
    int first = in.next();
    int second = in.next();
    int message = bigEndian ? (first << 8) | second : (second << 8) | first;
    List<Field> fields = new ArrayList<>();
    int size = 0;
    int count = in.next();
    for (int i = 0; i < count; i++) {
      int number = in.next();
      int length = in.next();
      fields.add(new Field(number, size, length, in.next()));
      size += length;
    }
    int more = developer ? in.next() : 0;
    for (int i = 0; i < more; i++) {
      in.next();
      size += in.next();
      in.next();
    }
    return new FitDefinition(message, bigEndian, fields, size);
  }

  /** A single number of a message; {@link #NONE} if it has none, or another type. */
  long number(byte[] content, int field, int baseType, int bytes) {
    for (Field candidate : fields) {
      if (candidate.number() == field
          && candidate.size() == bytes
          && (candidate.baseType() & 0x1f) == (baseType & 0x1f)) {
        return value(content, candidate.at(), bytes, isSigned(baseType));
      }
    }
    return NONE;
  }

  /** sint8, sint16 and sint32 are 0x01, 0x83 and 0x85. */
  private static boolean isSigned(int baseType) {
    return baseType == 0x01 || baseType == 0x83 || baseType == 0x85;
  }

  private long value(byte[] content, int at, int bytes, boolean signed) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      int index = bigEndian ? at + i : at + bytes - 1 - i;
      value = (value << 8) | (content[index] & 0xff);
    }
    int bits = 8 * bytes;
    long none = signed ? (1L << (bits - 1)) - 1 : (1L << bits) - 1;
    if (value == none) {
      return NONE;
    }
    return signed ? (value << (64 - bits)) >> (64 - bits) : value;
  }
}
