package org.sightline.containers;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Block;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;

/**
 * What an ISO base media or QuickTime file says in texts: user data ({@code udta}: {@code ©xyz},
 * {@code loci} of 3GPP TS 26.244 §8.13), named metadata ({@code meta} with {@code keys} and {@code
 * ilst}), XMP, and the XML of professional cameras.
 */
final class MovieTexts {
  private static final long XMP_UUID = 0xbe7acfcb97a942e8L;
  private static final int UUID_BYTES = 16;

  /** Nothing that is asked for is near this long. */
  private static final int LONGEST_TEXT = 4096;

  private static final int LONGEST_XML = 48 << 10;
  private static final int MOST_KEYS = 256;

  private final FileBytes file;
  private final VideoDraft draft;
  private final IsoBox.Count left;

  MovieTexts(FileBytes file, VideoDraft draft) {
    this.file = file;
    this.draft = draft;
    this.left = new IsoBox.Count(draft.limits.parts());
  }

  void read(MovieIndex index, @Nullable MovieTrack picture) throws IOException {
    userData(index.userData);
    meta(index.meta);
    if (picture != null) {
      userData(picture.userData);
      meta(picture.meta);
    }
    uuids(index.movieUuids);
  }

  /** What stands in the file and not in its index. */
  void readOutside(MovieIndex index) throws IOException {
    meta(index.fileMeta);
    uuids(index.uuids);
  }

  private void uuids(List<IsoBox> boxes) throws IOException {
    for (IsoBox box : boxes) {
      if (file.has(box.body(), UUID_BYTES) && file.be64(box.body()) == XMP_UUID) {
        block(Block.Kind.XMP, "uuid", box.body() + UUID_BYTES, box.end());
      }
    }
  }

  private void userData(@Nullable IsoBox udta) throws IOException {
    if (udta == null) {
      return;
    }
    for (IsoBox box : udta.children(file, 0, left)) {
      try {
        entry(box);
      } catch (EOFException e) {
        draft.note("metadata-damaged", "A piece of metadata is cut short: " + box.type() + ".");
      }
    }
  }

  private void entry(IsoBox box) throws IOException {
    String type = box.type();
    char first = type.charAt(0);
    if (first == '\u00a9' || first == '@') {
      draft.text('\u00a9' + type.substring(1), international(box));
      return;
    }
    switch (type) {
      case "loci" -> location(box);
      case "XMP_" -> block(Block.Kind.XMP, "udta", box.body(), box.end());
      case "GPMF" -> block(Block.Kind.GPMF, "udta", box.body(), box.end());
      case "meta" -> meta(box);
      case "manu", "modl", "FIRM" -> draft.text(type, printable(box.body(), box.end()));
      default -> {
        // thumbnails, ratings and makers' secrets
      }
    }
  }

  /** QuickTime: 16 bits of length, 16 of language, text; some cameras write the text alone. */
  private String international(IsoBox box) throws IOException {
    long at = box.body();
    long room = box.end() - at;
    if (room >= 4) {
      int claimed = file.be16(at);
      int language = file.be16(at + 2);
      // letters of a text alone make a length that no box has room for, or a space in a language
      if (claimed <= room - 4 || language == 0x15c7 || language == 0) {
        return printable(at + 4, Math.min(box.end(), at + 4 + claimed));
      }
    }
    return printable(at, box.end());
  }

  /** UTF-8 up to the first zero, without what cannot be printed before it. */
  private String printable(long from, long end) throws IOException {
    int count = (int) Math.max(0, Math.min(end - from, LONGEST_TEXT));
    byte[] bytes = file.copy(from, count);
    int start = 0;
    while (start < count && bytes[start] >= 0 && bytes[start] < ' ') {
      start++;
    }
    int stop = start;
    while (stop < count && bytes[stop] != 0) {
      stop++;
    }
    return new String(bytes, start, stop - start, StandardCharsets.UTF_8).trim();
  }

  /**
   * 3GPP TS 26.244 §8.13: version, language, name, role, then longitude, latitude and height as
   * 16.16 fixed point. Given out as ISO 6709 has it, latitude first.
   */
  private void location(IsoBox box) throws IOException {
    long at = box.body() + 6;
    // the name is UTF-16 if it starts with a byte-order mark
    boolean wide = at + 2 <= box.end() && (file.be16(at) == 0xfeff || file.be16(at) == 0xfffe);
    if (wide) {
      while (at + 2 <= box.end() && file.be16(at) != 0) {
        at += 2;
      }
      at += 2;
    } else {
      at = file.find(0, at, box.end()) + 1;
    }
    at++; // the role
    if (at + 12 > box.end()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    fixed(text, (int) file.be32(at + 4));
    fixed(text, (int) file.be32(at));
    fixed(text, (int) file.be32(at + 8));
    draft.text("loci", text.append('/').toString());
  }

  private static void fixed(StringBuilder text, int value) {
    // five decimals are finer than 1/65536
    long scaled = Math.round(Math.abs((double) value) / 65536 * 1e5);
    String digits = Long.toString(100_000 + scaled % 100_000);
    text.append(value < 0 ? '-' : '+').append(scaled / 100_000);
    text.append('.').append(digits, 1, 6);
  }

  private void meta(@Nullable IsoBox meta) throws IOException {
    if (meta == null || !file.has(meta.body(), 8)) {
      return;
    }
    // ISO has version and flags first, QuickTime has not
    int skip = file.matches(meta.body() + 4, "hdlr") ? 0 : 4;
    List<IsoBox> boxes = meta.children(file, skip, left);
    IsoBox keys = IsoBox.first(boxes, "keys");
    IsoBox values = IsoBox.first(boxes, "ilst");
    IsoBox xml = IsoBox.first(boxes, "xml ");
    try {
      if (values != null) {
        List<String> names = keys == null ? List.of() : keys(keys);
        for (IsoBox value : values.children(file, 0, left)) {
          value(value, names);
        }
      }
      if (xml != null && xml.end() - xml.body() - 4 <= LONGEST_XML) {
        int count = (int) Math.max(0, xml.end() - xml.body() - 4);
        byte[] bytes = file.copy(xml.body() + 4, count);
        draft.text("xml ", new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (EOFException e) {
      draft.note("metadata-damaged", "A piece of metadata is cut short: meta.");
    }
  }

  private List<String> keys(IsoBox box) throws IOException {
    List<String> names = new ArrayList<>();
    long at = box.body() + 8;
    while (at + 8 <= box.end() && names.size() < MOST_KEYS) {
      long size = file.be32(at);
      if (size < 8 || size > box.end() - at) {
        break;
      }
      names.add(printable(at + 8, at + size));
      at += size;
    }
    return names;
  }

  private void value(IsoBox item, List<String> names) throws IOException {
    String name = item.type();
    int number = name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    if (!names.isEmpty()) {
      if (number < 1 || number > names.size()) {
        return;
      }
      name = names.get(number - 1);
    }
    IsoBox data = IsoBox.first(item.children(file, 0, left), "data");
    if (data != null && data.end() - data.body() >= 8) {
      int type = (int) file.be32(data.body());
      draft.text(name, value(type, data.body() + 8, data.end()));
    }
  }

  /** QuickTime File Format, "well-known types". */
  private String value(int type, long at, long end) throws IOException {
    long size = end - at;
    if (type == 1) {
      return printable(at, end);
    }
    if (type == 2) {
      int count = (int) Math.min(size, LONGEST_TEXT);
      return new String(file.copy(at, count), StandardCharsets.UTF_16BE).trim();
    }
    if (type == 23 && size == 4) {
      return Float.toString(Float.intBitsToFloat((int) file.be32(at)));
    }
    if (type == 24 && size == 8) {
      return Double.toString(Double.longBitsToDouble(file.be64(at)));
    }
    boolean whole = type == 21 || type == 22 || (type >= 65 && type <= 78);
    return whole && size >= 1 && size <= 8 ? whole(at, (int) size, type) : "";
  }

  private String whole(long at, int size, int type) throws IOException {
    boolean signed = type == 21 || (type >= 65 && type <= 74);
    long value = signed ? (byte) file.u8(at) : file.u8(at);
    for (int i = 1; i < size; i++) {
      value = value << 8 | file.u8(at + i);
    }
    return Long.toString(value);
  }

  private void block(Block.Kind kind, String where, long from, long end) throws IOException {
    if (end - from > draft.limits.blockBytes()) {
      draft.tooMuch();
    } else if (end > from) {
      draft.block(kind, where, file.copy(from, (int) (end - from)));
    }
  }
}
