package org.sightline.formats;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Limits;

/**
 * The items of a HEIF file and how they hang together: ISO/IEC 14496-12 §8.11 (iinf, iloc, iref,
 * pitm, idat) and ISO/IEC 23008-12 §9.3 (iprp). A list that is cut short counts as far as it goes.
 */
final class HeifIndex {
  /** One item: a picture, a tile, a block of metadata. */
  static final class Item {
    final long id;
    String type = "";
    String contentType = "";

    /** 0: places count from the file's start, 1: from the data box. */
    int construction;

    /** Places and lengths by turns. */
    final List<Long> extents = new ArrayList<>(2);

    /** Properties, counted from 1. */
    final List<Integer> properties = new ArrayList<>(0);

    /** Items this one describes. */
    final List<Long> describes = new ArrayList<>(0);

    /** Items this one is made of. */
    final List<Long> parts = new ArrayList<>(0);

    Item(long id) {
      this.id = id;
    }
  }

  final Map<Long, Item> items = new LinkedHashMap<>();
  final List<IsoBox> properties = new ArrayList<>();
  long primary = -1;
  @Nullable IsoBox data;

  private final FileBytes file;
  private final IsoBox.Count left;

  HeifIndex(FileBytes file, Limits limits) {
    this.file = file;
    this.left = new IsoBox.Count(limits.parts());
  }

  /** Reads all lists of a meta box; says whether none was cut short. */
  boolean read(IsoBox meta) throws IOException {
    // QuickTime's meta box lacks the version
    int skip = file.matches(meta.body() + 4, "hdlr") ? 0 : 4;
    boolean whole = !meta.cut();
    for (IsoBox box : meta.children(file, skip, left)) {
      try {
        whole &= !box.cut();
        list(box);
      } catch (EOFException e) {
        whole = false;
      }
    }
    return whole;
  }

  private void list(IsoBox box) throws IOException {
    switch (box.type()) {
      case "pitm" -> primary = id(box.body() + 4, file.u8(box.body()) > 0);
      case "iinf" -> infos(box);
      case "iloc" -> new HeifPlaces(file, left).read(box, this);
      case "iref" -> references(box);
      case "iprp" -> properties(box);
      case "idat" -> data = box;
      default -> {
        // hdlr, dinf, ipro, grpl: nothing that is needed here
      }
    }
  }

  Item item(long id) {
    return items.computeIfAbsent(id, Item::new);
  }

  private long id(long at, boolean wide) throws IOException {
    return wide ? file.be32(at) : file.be16(at);
  }

  private void infos(IsoBox box) throws IOException {
    int skip = file.u8(box.body()) == 0 ? 6 : 8;
    for (IsoBox info : box.children(file, skip, left)) {
      int version = file.u8(info.body());
      if (!info.type().equals("infe") || version < 2) {
        continue;
      }
      boolean wide = version > 2;
      Item item = item(id(info.body() + 4, wide));
      long at = info.body() + (wide ? 10 : 8);
      item.type = IsoBox.type(file, at);
      if (item.type.equals("mime")) {
        long name = at + 4;
        item.contentType = text(file.find(0, name, info.end()) + 1, info.end());
      }
    }
  }

  private String text(long from, long end) throws IOException {
    StringBuilder text = new StringBuilder();
    for (long at = from; at < end && text.length() < 64 && file.u8(at) != 0; at++) {
      text.append((char) file.u8(at));
    }
    return text.toString();
  }

  private void references(IsoBox box) throws IOException {
    boolean wide = file.u8(box.body()) > 0;
    int size = wide ? 4 : 2;
    for (IsoBox reference : box.children(file, 4, left)) {
      Item from = item(id(reference.body(), wide));
      int count = file.be16(reference.body() + size);
      boolean describes = reference.type().equals("cdsc");
      if (!describes && !reference.type().equals("dimg")) {
        continue;
      }
      long at = reference.body() + size + 2;
      for (int i = 0; i < count && at + size <= reference.end() && left.take(); i++) {
        (describes ? from.describes : from.parts).add(id(at, wide));
        at += size;
      }
    }
  }

  private void properties(IsoBox box) throws IOException {
    for (IsoBox child : box.children(file, 0, left)) {
      if (child.type().equals("ipco")) {
        properties.addAll(child.children(file, 0, left));
      } else if (child.type().equals("ipma")) {
        associations(child);
      }
    }
  }

  private void associations(IsoBox box) throws IOException {
    boolean wideIds = file.u8(box.body()) > 0;
    boolean wideIndexes = (file.u8(box.body() + 3) & 1) != 0;
    long entries = file.be32(box.body() + 4);
    long at = box.body() + 8;
    for (long i = 0; i < entries && at < box.end() && left.take(); i++) {
      Item item = item(id(at, wideIds));
      at += wideIds ? 4 : 2;
      int count = file.u8(at++);
      for (int k = 0; k < count && at < box.end(); k++) {
        // the highest bit says that the property is essential
        int index = wideIndexes ? file.be16(at) & 0x7fff : file.u8(at) & 0x7f;
        at += wideIndexes ? 2 : 1;
        item.properties.add(index);
      }
    }
  }
}
