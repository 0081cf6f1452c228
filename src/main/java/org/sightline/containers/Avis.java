package org.sightline.containers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.StringTokenizer;
import org.sightline.media.Block;
import org.sightline.media.FileBytes;
import org.sightline.media.InputException;
import org.sightline.media.IsoBox;

/**
 * AVI files (Microsoft, "AVI RIFF File Reference", and the OpenDML extensions): size, rate and
 * length from the heads of the streams, the date and the camera from the chunks beside them. The
 * pictures are leapt over.
 */
final class Avis {
  private static final int CHUNK_HEAD = 8;
  private static final int TEXT_BYTES = 256;

  /** The first 4,096 pictures and sounds. */
  private static final int INDEX_BYTES = 64 << 10;

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private final FileBytes file;
  private final VideoDraft draft;
  private final IsoBox.Count left;
  private boolean hasHead;
  private boolean hasPicture;
  private boolean cut;

  /** Of the stream whose head was read last. */
  private String streamKind = "";

  private Avis(FileBytes file, VideoDraft draft) {
    this.file = file;
    this.draft = draft;
    this.left = new IsoBox.Count(draft.limits.parts());
  }

  static void read(FileBytes file, VideoDraft draft) throws IOException, InputException {
    file.skim();
    new Avis(file, draft).read();
  }

  private void read() throws IOException, InputException {
    cut = file.le32(4) + CHUNK_HEAD > file.length();
    list(12, file.length(), "");
    if (!hasHead) {
      throw new InputException(
          "media",
          "video-no-index",
          "The recording has no list of what streams it is made of (\"hdrl\").",
          null);
    }
    if (!hasPicture) {
      draft.note("video-no-picture", "The file has no track of moving pictures.");
    } else if (draft.length == null) {
      draft.note(
          "video-length-unknown",
          "The recording does not say how long it is: it was cut off before that was written.");
    }
    if (cut) {
      draft.note("video-truncated", "The file ends before the pictures that its start announces.");
    }
  }

  /** The chunks of one list; of lists inside it those that say something of the whole. */
  private void list(long from, long to, String inside) throws IOException {
    long at = from;
    while (at + CHUNK_HEAD <= to && file.has(at, CHUNK_HEAD) && left.take()) {
      String name = IsoBox.type(file, at);
      long size = file.le32(at + 4);
      long body = at + CHUNK_HEAD;
      long end = Math.min(to, body + size);
      if (name.equals("LIST")) {
        String kind = file.has(body, 4) ? IsoBox.type(file, body) : "";
        hasHead |= kind.equals("hdrl");
        if (isOpened(kind, inside)) {
          list(body + 4, end, kind);
        }
      } else if (file.has(body, end - body)) {
        chunk(name, body, end);
      }
      at = body + size + (size & 1);
    }
  }

  /** At most three lists are nested: the file, the head and a stream. */
  private static boolean isOpened(String kind, String inside) {
    return switch (kind) {
      case "hdrl", "INFO", "exif" -> inside.isEmpty();
      case "strl" -> inside.equals("hdrl");
      default -> false;
    };
  }

  private void chunk(String name, long body, long end) throws IOException {
    switch (name) {
      case "strh" -> stream(body, end);
      case "idx1" -> empties(body, end);
      case "strf" -> format(body, end);
      case "IDIT", "ICRD" -> date(text(body, end));
      case "emdl" -> draft.text("©mod", text(body, end));
      case "ecor" -> draft.text("©mak", text(body, end));
      case "_PMX" -> {
        if (end - body <= draft.limits.blockBytes()) {
          draft.block(Block.Kind.XMP, name, file.copy(body, (int) (end - body)));
        } else {
          draft.tooMuch();
        }
      }
      default -> {
        // indices, sounds and room left free
      }
    }
  }

  /** AVISTREAMHEADER: kind, coding, and how many units of {@code scale / rate} seconds. */
  private void stream(long body, long end) throws IOException {
    if (end - body < 36) {
      streamKind = "";
      return;
    }
    streamKind = hasPicture ? "" : IsoBox.type(file, body);
    if (!streamKind.equals("vids")) {
      return;
    }
    hasPicture = true;
    draft.codec = IsoBox.type(file, body + 4).trim();
    double scale = file.le32(body + 20);
    double rate = file.le32(body + 24);
    if (scale > 0 && rate > 0) {
      draft.framesPerSecond(rate / scale);
      draft.lengthS(file.le32(body + 32) * scale / rate);
    }
  }

  /** BITMAPINFOHEADER of the picture: a negative height is one that is stored from the top down. */
  private void format(long body, long end) throws IOException {
    if (!streamKind.equals("vids") || end - body < 20) {
      return;
    }
    draft.size(file.le32(body + 4), Math.abs((int) file.le32(body + 8)));
    String compression = IsoBox.type(file, body + 16);
    if (compression.charAt(0) > ' ') {
      draft.codec = compression.trim();
    }
  }

  /**
   * Pictures without bytes stand for the one before, where a file's rate is finer than its
   * pictures: they do not count.
   */
  private void empties(long body, long end) throws IOException {
    int count = (int) Math.min(INDEX_BYTES, end - body) / 16 * 16;
    FileBytes index = FileBytes.of(file.copy(body, count));
    int all = 0;
    int full = 0;
    for (int at = 0; at < count; at += 16) {
      if (index.u8(at + 2) == 'd' && (index.u8(at + 3) == 'c' || index.u8(at + 3) == 'b')) {
        all++;
        full += index.be32(at + 12) > 0 ? 1 : 0;
      }
    }
    if (full > 0) {
      draft.framesPerSecond(draft.framesPerSecond * full / all);
    }
  }

  private String text(long body, long end) throws IOException {
    int count = (int) Math.min(TEXT_BYTES, end - body);
    String text = new String(file.copy(body, count), StandardCharsets.ISO_8859_1);
    int zero = text.indexOf('\0');
    return (zero < 0 ? text : text.substring(0, zero)).trim();
  }

  /**
   * {@code Mon Mar 10 15:04:43 2003} by the standard, and a date with digits alone of some cameras:
   * what the camera's clock showed.
   */
  private void date(String text) {
    int[] parts = new int[6];
    int count = 0;
    int month = 0;
    StringTokenizer words = new StringTokenizer(text, " :/-");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      int name = word.length() == 3 ? MONTHS.indexOf(word) : -1;
      if (name >= 0 && name % 3 == 0) {
        month = name / 3 + 1;
      } else if (isNumber(word) && count < 6) {
        parts[count++] = Integer.parseInt(word);
      }
    }
    if (draft.created == null && month > 0 && count == 5) {
      created(parts[4], month, parts[0], parts[1], parts[2], parts[3]);
    } else if (draft.created == null && count == 6) {
      created(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }
  }

  private static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty() && word.length() <= 4;
  }

  private void created(int year, int month, int day, int hour, int minute, int second) {
    boolean sound =
        year >= 1980 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    if (sound && hour < 24 && minute < 60 && second < 60) {
      // a thirty-first of a month of thirty days is the first of the next
      long days = LocalDate.of(year, month, 1).toEpochDay() + day - 1;
      draft.created = Instant.ofEpochSecond(days * 86_400 + hour * 3600L + minute * 60L + second);
    }
  }
}
