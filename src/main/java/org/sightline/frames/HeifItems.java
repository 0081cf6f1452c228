package org.sightline.frames;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items of a HEIF container: ISO/IEC 14496-12 §8.11 ({@code pitm}, {@code iinf}, {@code iloc},
 * {@code iref}) and ISO/IEC 23008-12 §9.3 ({@code iprp}). Read by hand because FFmpeg's reader
 * refuses files that other decoders open whole, and because every count and offset must be bounded
 * by the file.
 */
final class HeifItems {
  private static final int MAX_ITEMS = 65_536;
  private static final int MAX_EXTENTS = 262_144; // one may take no bytes at all

  private final ByteBuffer file;
  private final Map<Integer, Item> items = new HashMap<>();
  private final List<Property> properties = new ArrayList<>();
  private int primaryId = -1;
  private int dataStart;
  private int dataEnd;
  private int extentsRead;

  /**
   * A part of the file.
   *
   * @param type four letters as a big-endian number
   * @param start first byte of its content
   * @param end byte behind its content
   */
  record Property(int type, int start, int end) {}

  /**
   * Bytes of an item.
   *
   * @param inMetadata whether they lie in {@code idat} rather than in the file
   * @param offset first byte
   * @param length how many; 0 for all that follow
   */
  record Extent(boolean inMetadata, long offset, long length) {}

  /** One item: coded picture, derived picture, metadata. */
  static final class Item {
    int type;
    final List<Extent> extents = new ArrayList<>();
    final List<Property> properties = new ArrayList<>();
    final List<Integer> parts = new ArrayList<>();

    /** Its property of a type, or null. */
    @Nullable Property property(int wanted) {
      for (Property property : properties) {
        if (property.type == wanted) {
          return property;
        }
      }
      return null;
    }
  }

  private HeifItems(ByteBuffer file) {
    this.file = file;
  }

  /** Reads the items; null if the container is broken before its primary item is known. */
  static @Nullable HeifItems read(ByteBuffer bytes) {
    var read = new HeifItems(bytes.duplicate());
    try {
      read.boxes(0, bytes.limit(), 0);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      // a claim that leads out of the file: what was read before it may be enough
      return read.primary() == null ? null : read;
    }
    return read.primary() == null ? null : read;
  }

  /** The picture to show. */
  @Nullable Item primary() {
    return items.get(primaryId);
  }

  /** An item by its number. */
  @Nullable Item item(int id) {
    return items.get(id);
  }

  /** The number that four letters make. */
  static int type(String letters) {
    return letters.charAt(0) << 24
        | letters.charAt(1) << 16
        | letters.charAt(2) << 8
        | letters.charAt(3);
  }

  /**
   * An item's content.
   *
   * @return null if none of it lies inside the file
   */
  @Nullable Content content(Item item) {
    long length = 0;
    boolean cut = false;
    List<ByteBuffer> parts = new ArrayList<>();
    for (Extent extent : item.extents) {
      long start = extent.offset + (extent.inMetadata ? dataStart : 0);
      long limit = extent.inMetadata ? dataEnd : file.limit();
      long wanted = extent.length == 0 ? limit - start : extent.length;
      long there = Math.min(wanted, limit - start);
      cut |= there < wanted;
      length += Math.max(0, there);
      // extents may overlap, so their sum is bounded too
      if (start >= 0 && there > 0 && length <= file.limit()) {
        parts.add(file.duplicate().position((int) start).limit((int) (start + there)));
      }
    }
    return parts.isEmpty() ? null : new Content(parts, cut);
  }

  /**
   * What an item holds.
   *
   * @param parts its bytes, in order
   * @param cut whether the file ends inside it
   */
  record Content(List<ByteBuffer> parts, boolean cut) {
    /** How many bytes. */
    int length() {
      int length = 0;
      for (ByteBuffer part : parts) {
        length += part.remaining();
      }
      return length;
    }
  }

  /** The content of a property. */
  ByteBuffer bytes(Property property) {
    return file.duplicate().position(property.start).limit(property.end).slice();
  }

  private void boxes(int from, int to, int depth) {
    int at = from;
    while (at + 8 <= to) {
      long size = file.getInt(at) & 0xFFFFFFFFL;
      int type = file.getInt(at + 4);
      int head = 8;
      if (size == 1) {
        size = file.getLong(at + 8);
        head = 16;
      } else if (size == 0) {
        size = (long) to - at;
      }
      if (size < head) {
        return;
      }
      int end = (int) Math.min(to, at + Math.min(size, Integer.MAX_VALUE / 2));
      box(type, at + head, end, depth);
      at = end;
    }
  }

  private void box(int type, int start, int end, int depth) {
    if (depth > 2 || start > end) {
      return;
    }
    ByteBuffer content = file.duplicate().position(start).limit(end);
    if (type == type("meta")) {
      boxes(start + 4, end, depth + 1);
    } else if (type == type("iprp")) {
      boxes(start, end, depth + 1);
    } else if (type == type("pitm")) {
      primaryId = content.getInt() >>> 24 == 0 ? content.getShort() & 0xFFFF : content.getInt();
    } else if (type == type("iinf")) {
      infos(start, end, (content.getInt() >>> 24) == 0 ? 6 : 8);
    } else if (type == type("iloc")) {
      locations(content);
    } else if (type == type("iref")) {
      references(content);
    } else if (type == type("ipco")) {
      properties(start, end);
    } else if (type == type("ipma")) {
      associations(content);
    } else if (type == type("idat")) {
      dataStart = start;
      dataEnd = end;
    }
  }

  private Item known(int id) {
    if (items.size() >= MAX_ITEMS && !items.containsKey(id)) {
      throw new IllegalArgumentException("more than " + MAX_ITEMS + " items");
    }
    return items.computeIfAbsent(id, unused -> new Item());
  }

  private void infos(int start, int end, int skip) {
    int at = start + skip;
    while (at + 16 <= end) {
      int size = file.getInt(at);
      if (size < 16 || size > end - at) {
        return;
      }
      int version = file.get(at + 8);
      if (version == 2) {
        known(file.getShort(at + 12) & 0xFFFF).type = file.getInt(at + 16);
      } else if (version == 3) {
        known(file.getInt(at + 12)).type = file.getInt(at + 18);
      }
      at += size;
    }
  }

  private void locations(ByteBuffer in) {
    int version = in.getInt() >>> 24;
    int sizes = in.getShort() & 0xFFFF;
    int offsetSize = sizes >> 12;
    int lengthSize = sizes >> 8 & 15;
    int baseSize = sizes >> 4 & 15;
    int indexSize = version == 0 ? 0 : sizes & 15;
    int count = version < 2 ? in.getShort() & 0xFFFF : in.getInt();
    for (int i = 0; i < count; i++) {
      Item item = known(version < 2 ? in.getShort() & 0xFFFF : in.getInt());
      int method = version == 0 ? 0 : in.getShort() & 15;
      in.getShort(); // data in another file: never followed
      long base = number(in, baseSize);
      int extents = in.getShort() & 0xFFFF;
      for (int k = 0; k < extents; k++) {
        if (++extentsRead > MAX_EXTENTS) {
          throw new IllegalArgumentException("more than " + MAX_EXTENTS + " extents");
        }
        number(in, indexSize);
        long offset = base + number(in, offsetSize);
        item.extents.add(new Extent(method == 1, offset, number(in, lengthSize)));
      }
    }
  }

  private static long number(ByteBuffer in, int bytes) {
    return switch (bytes) {
      case 0 -> 0;
      case 4 -> in.getInt() & 0xFFFFFFFFL;
      case 8 -> in.getLong() & Long.MAX_VALUE;
      default -> throw new IllegalArgumentException("numbers of " + bytes + " bytes");
    };
  }

  private void references(ByteBuffer in) {
    boolean wide = in.getInt() >>> 24 != 0;
    while (in.remaining() >= 12) {
      int end = in.position() + in.getInt();
      if (end < in.position() + 8) {
        return; // a box that leads back would be read for ever
      }
      boolean derived = in.getInt() == type("dimg");
      Item from = known(wide ? in.getInt() : in.getShort() & 0xFFFF);
      int count = in.getShort() & 0xFFFF;
      for (int i = 0; i < count; i++) {
        int to = wide ? in.getInt() : in.getShort() & 0xFFFF;
        if (derived) {
          from.parts.add(to);
        }
      }
      in.position(end);
    }
  }

  private void properties(int start, int end) {
    int at = start;
    while (at + 8 <= end) {
      int size = file.getInt(at);
      if (size < 8 || size > end - at) {
        return;
      }
      properties.add(new Property(file.getInt(at + 4), at + 8, at + size));
      at += size;
    }
  }

  private void associations(ByteBuffer in) {
    int head = in.getInt();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      Item item = known(head >>> 24 == 0 ? in.getShort() & 0xFFFF : in.getInt());
      int associated = in.get() & 0xFF;
      for (int k = 0; k < associated; k++) {
        int index = (head & 1) == 0 ? in.get() & 0x7F : in.getShort() & 0x7FFF;
        if (index >= 1 && index <= properties.size()) {
          item.properties.add(properties.get(index - 1));
        }
      }
    }
  }
}
