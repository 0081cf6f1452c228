package org.sightline.containers;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;

/**
 * One element of an EBML document (RFC 8794 §4 to §7): Matroska and WebM are made of them.
 *
 * @param id with its length marker, as documents of the format write it
 * @param body first byte after id and size
 * @param end byte after the last, never beyond the parent's end
 * @param open whether its size is not stated: it then ends where its parent does, or before the
 *     first element that cannot be in it
 * @param cut whether it claims to go on beyond its parent
 */
record Ebml(int id, long body, long end, boolean open, boolean cut) {
  /** No number is stated, or none that fits. */
  static final long NONE = Long.MIN_VALUE;

  private static final int LONGEST_TEXT = 4096;

  /** The element at a place; null where none can be. */
  static @Nullable Ebml at(FileBytes file, long at, long to) throws IOException {
    if (at < 0 || at + 2 > to || !file.has(at, 2)) {
      return null;
    }
    int idBytes = Integer.numberOfLeadingZeros(file.u8(at)) - 23;
    if (idBytes > 4 || !file.has(at, idBytes + 1)) {
      return null;
    }
    int id = 0;
    for (int i = 0; i < idBytes; i++) {
      id = id << 8 | file.u8(at + i);
    }
    long sizeAt = at + idBytes;
    int first = file.u8(sizeAt);
    int sizeBytes = Integer.numberOfLeadingZeros(first) - 23;
    if (sizeBytes > 8 || !file.has(sizeAt, sizeBytes)) {
      return null;
    }
    long size = first & ((1 << (8 - sizeBytes)) - 1);
    for (int i = 1; i < sizeBytes; i++) {
      size = size << 8 | file.u8(sizeAt + i);
    }
    long body = sizeAt + sizeBytes;
    if (body > to) {
      return null;
    }
    boolean open = size == (1L << (7 * sizeBytes)) - 1;
    boolean cut = !open && size > to - body;
    return new Ebml(id, body, open || cut ? to : body + size, open, cut);
  }

  /** The first element of an id in this one; null without one. */
  @Nullable Ebml first(FileBytes file, int wanted, IsoBox.Count left) throws IOException {
    long at = body;
    while (left.take()) {
      Ebml element = at(file, at, end);
      if (element == null || element.id == wanted) {
        return element;
      }
      at = element.end;
    }
    return null;
  }

  /** An unsigned number (§7.2); {@link #NONE} if it is longer than 8 bytes or beyond 2⁶³. */
  long number(FileBytes file) throws IOException {
    if (end - body > 8) {
      return NONE;
    }
    long value = 0;
    for (long at = body; at < end; at++) {
      value = value << 8 | file.u8(at);
    }
    return value < 0 ? NONE : value;
  }

  /** A signed number (§7.1) of 8 bytes, such as a date; {@link #NONE} if it is not one. */
  long signed(FileBytes file) throws IOException {
    return end - body == 8 ? file.be64(body) : NONE;
  }

  /** A floating-point number (§7.3); NaN if it is none. */
  double real(FileBytes file) throws IOException {
    if (end - body == 4) {
      return Float.intBitsToFloat((int) file.be32(body));
    }
    return end - body == 8 ? Double.longBitsToDouble(file.be64(body)) : Double.NaN;
  }

  /** A text (§7.4, §7.5), up to its first zero; empty if it is longer than any that matters. */
  String text(FileBytes file) throws IOException {
    int count = (int) Math.min(end - body, LONGEST_TEXT + 1);
    if (count > LONGEST_TEXT) {
      return "";
    }
    if (!file.has(body, count)) {
      throw new EOFException();
    }
    byte[] bytes = file.copy(body, count);
    int length = 0;
    while (length < count && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8).trim();
  }
}
