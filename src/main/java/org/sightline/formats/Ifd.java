package org.sightline.formats;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.sightline.media.FileBytes;

/**
 * One image file directory of a TIFF structure (TIFF 6.0 §2; BigTIFF with 8-byte fields): which
 * fields it has and where their values lie. Offsets count from {@code base}.
 */
public final class Ifd {
  /** Bytes a value of each type takes, TIFF 6.0 p. 15; 13 is IFD, 16 to 18 are BigTIFF's. */
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  /** Real directories have under a hundred fields. */
  private static final int MOST_FIELDS = 4096;

  private final FileBytes file;
  private final boolean little;
  private final int count;
  private final int[] tags;
  private final int[] types;
  private final long[] counts;
  private final long[] places;

  /** Where the next directory of the chain lies, counted from the base; 0 for none. */
  final long next;

  private final int announced;

  /**
   * Reads the list of fields; a list cut short by the end of the file counts as far as it goes.
   *
   * @param file what it lies in
   * @param base where offsets count from
   * @param at where the directory lies, counted from the base
   * @param little whether numbers begin with their least byte
   * @param big whether it is BigTIFF
   * @throws EOFException if not even the number of fields is there
   */
  public Ifd(FileBytes file, long base, long at, boolean little, boolean big) throws IOException {
    this.file = file;
    this.little = little;
    long start = base + at;
    int listed = (int) Math.min(MOST_FIELDS, big ? u64(start) & 0xffff : u16(start));
    int head = big ? 8 : 2;
    int size = big ? 20 : 12;
    announced = listed;
    long room = (file.length() - start - head) / size;
    count = (int) Math.min(listed, Math.max(0, room));
    tags = new int[count];
    types = new int[count];
    counts = new long[count];
    places = new long[count];
    for (int i = 0; i < count; i++) {
      long entry = start + head + (long) i * size;
      tags[i] = u16(entry);
      types[i] = u16(entry + 2);
      counts[i] = big ? u64(entry + 4) : u32(entry + 4);
      long inline = entry + (big ? 12 : 8);
      boolean fits = types[i] < TYPE_BYTES.length && counts[i] * TYPE_BYTES[types[i]] <= head(big);
      places[i] = fits ? inline : base + (big ? u64(inline) : u32(inline));
    }
    long after = start + head + (long) listed * size;
    next = file.has(after, big ? 8 : 4) ? big ? u64(after) : u32(after) : 0;
  }

  private static int head(boolean big) {
    return big ? 8 : 4;
  }

  /** How many fields it has. */
  public int size() {
    return count;
  }

  /** Whether the file ends before the last field that it announces. */
  public boolean isCutShort() {
    return count < announced;
  }

  /** The number of a field of the list. */
  public int tagAt(int index) {
    return tags[index];
  }

  /** The type of a field of the list, as TIFF numbers them. */
  public int typeAt(int index) {
    return types[index];
  }

  /** How many bytes the value of a field of the list takes; −1 if its type is none of TIFF's. */
  public long bytesAt(int index) {
    int each = types[index] < TYPE_BYTES.length ? TYPE_BYTES[types[index]] : 0;
    return each == 0 ? -1 : counts[index] * each;
  }

  /** Whether the value of a field of the list lies inside the file. */
  public boolean isInside(int index) {
    return file.has(places[index], bytesAt(index));
  }

  /** The bytes of the value of a field of the list, as they stand in the file. */
  public byte[] valueAt(int index) throws IOException {
    return file.copy(places[index], (int) bytesAt(index));
  }

  boolean has(int tag) {
    return index(tag) >= 0;
  }

  /** How many values a field has; 0 without the field. */
  long count(int tag) {
    int i = index(tag);
    return i < 0 ? 0 : counts[i];
  }

  /** Where a field's bytes lie in the file; -1 without the field. */
  long place(int tag) {
    int i = index(tag);
    return i < 0 ? -1 : places[i];
  }

  /** How many bytes a field takes; 0 without the field. */
  long bytes(int tag) {
    int i = index(tag);
    return i < 0 || types[i] >= TYPE_BYTES.length ? 0 : counts[i] * TYPE_BYTES[types[i]];
  }

  /** The first value of a field of whole numbers, or {@code absent}. */
  long number(int tag, long absent) throws IOException {
    return number(tag, 0, absent);
  }

  /** One value of a field of whole numbers, or {@code absent}. */
  long number(int tag, long index, long absent) throws IOException {
    int i = index(tag);
    if (i < 0 || index >= counts[i] || counts[i] < 0) {
      return absent;
    }
    try {
      return switch (types[i]) {
        case 1, 7 -> file.u8(places[i] + index);
        case 3 -> u16(places[i] + 2 * index);
        case 4, 13 -> u32(places[i] + 4 * index);
        case 16, 18 -> u64(places[i] + 8 * index);
        default -> absent;
      };
    } catch (EOFException e) {
      return absent;
    }
  }

  /** Up to {@code most} values of a field of 2- or 4-byte whole numbers, read in one go. */
  long[] numbers(int tag, int most) throws IOException {
    int i = index(tag);
    if (i < 0 || counts[i] < 0 || (types[i] != 3 && types[i] != 4 && types[i] != 13)) {
      long first = number(tag, -1);
      return first < 0 ? new long[0] : new long[] {first};
    }
    int size = TYPE_BYTES[types[i]];
    int wanted = (int) Math.min(most, counts[i]);
    if (!file.has(places[i], (long) wanted * size)) {
      return new long[0];
    }
    FileBytes values = FileBytes.of(file.copy(places[i], wanted * size));
    long[] out = new long[wanted];
    for (int k = 0; k < wanted; k++) {
      long at = (long) k * size;
      if (size == 2) {
        out[k] = little ? values.le16(at) : values.be16(at);
      } else {
        out[k] = little ? values.le32(at) : values.be32(at);
      }
    }
    return out;
  }

  /** The start of a text field, at most 64 characters; empty without one. */
  String text(int tag) throws IOException {
    int i = index(tag);
    if (i < 0 || types[i] != 2 || !file.has(places[i], Math.min(64, counts[i]))) {
      return "";
    }
    byte[] bytes = file.copy(places[i], (int) Math.min(64, Math.max(0, counts[i])));
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1).trim();
  }

  private int index(int tag) {
    for (int i = 0; i < count; i++) {
      if (tags[i] == tag) {
        return i;
      }
    }
    return -1;
  }

  private int u16(long at) throws IOException {
    return little ? file.le16(at) : file.be16(at);
  }

  private long u32(long at) throws IOException {
    return little ? file.le32(at) : file.be32(at);
  }

  private long u64(long at) throws IOException {
    return little ? file.le32(at) | file.le32(at + 4) << 32 : file.be64(at);
  }
}
