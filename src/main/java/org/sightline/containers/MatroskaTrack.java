package org.sightline.containers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Quarter;

/** One {@code TrackEntry} of a Matroska file (RFC 9559 §5.1.4.1). */
final class MatroskaTrack {
  /** TrackType of moving pictures. */
  static final int PICTURE = 1;

  private static final int SUBTITLE = 0x11;
  private static final int METADATA = 0x21;
  private static final int SETTINGS_BYTES = 1024;

  /** A block of subtitles is under a few kilobytes. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int WHOLE = -1;
  private static final int ZLIB = 0;
  private static final int SHORTENED = 3;

  /** Coded in a way that is not undone here. */
  private static final int UNREAD = 99;

  long number;
  int type;
  String codec = "";

  /** Nanoseconds a picture; 0 if not stated. */
  long pictureNs;

  int widthPx;
  int heightPx;
  Quarter turn = Quarter.UPRIGHT;
  boolean oddTurn;

  private int compression = WHOLE;
  private byte[] prefix = {};

  private MatroskaTrack() {}

  static MatroskaTrack read(FileBytes file, Ebml entry, IsoBox.Count left) throws IOException {
    MatroskaTrack track = new MatroskaTrack();
    long at = entry.body();
    while (left.take()) {
      Ebml element = Ebml.at(file, at, entry.end());
      if (element == null) {
        break;
      }
      at = element.end();
      switch (element.id()) {
        case 0xd7 -> track.number = element.number(file);
        case 0x83 -> track.type = (int) Math.max(0, Math.min(255, element.number(file)));
        case 0x86 -> track.codec = element.text(file);
        case 0x23e383 -> track.pictureNs = Math.max(0, element.number(file));
        case 0xe0 -> track.picture(file, element, left);
        case 0x6d80 -> track.encodings(file, element, left);
        default -> {
          // names, languages and settings of the decoder
        }
      }
    }
    return track;
  }

  private void picture(FileBytes file, Ebml video, IsoBox.Count left) throws IOException {
    long at = video.body();
    while (left.take()) {
      Ebml element = Ebml.at(file, at, video.end());
      if (element == null) {
        return;
      }
      at = element.end();
      switch (element.id()) {
        case 0xb0 -> widthPx = side(element.number(file));
        case 0xba -> heightPx = side(element.number(file));
        case 0x7670 -> projection(file, element, left);
        default -> {
          // colours, and at what size it is to be shown
        }
      }
    }
  }

  private static int side(long pixels) {
    return pixels > 0 && pixels < 1 << 20 ? (int) pixels : 0;
  }

  /** §5.1.4.1.28.41 and on: a roll counts against the clock; a yaw of a half turn is a mirror. */
  private void projection(FileBytes file, Ebml projection, IsoBox.Count left) throws IOException {
    Ebml roll = projection.first(file, 0x7675, left);
    Ebml yaw = projection.first(file, 0x7673, left);
    double rollDeg = roll == null ? 0 : roll.real(file);
    double yawDeg = yaw == null ? 0 : yaw.real(file);
    if (yawDeg != 0) {
      oddTurn = true;
    } else if (rollDeg == 90 || rollDeg == -270) {
      turn = Quarter.COUNTER_CLOCKWISE;
    } else if (rollDeg == -90 || rollDeg == 270) {
      turn = Quarter.CLOCKWISE;
    } else if (Math.abs(rollDeg) == 180) {
      turn = Quarter.HALF;
    } else {
      oddTurn = rollDeg != 0;
    }
  }

  /** §5.1.4.1.31: one compression is undone, more than one or a cipher is not. */
  private void encodings(FileBytes file, Ebml encodings, IsoBox.Count left) throws IOException {
    Ebml encoding = encodings.first(file, 0x6240, left);
    if (encoding == null) {
      return;
    }
    Ebml packed = encoding.first(file, 0x5034, left);
    if (packed == null || encoding.end() < encodings.end()) {
      compression = UNREAD;
      return;
    }
    Ebml how = packed.first(file, 0x4254, left);
    Ebml settings = packed.first(file, 0x4255, left);
    compression = how == null ? ZLIB : (int) Math.min(UNREAD, how.number(file));
    if (compression == SHORTENED && settings != null) {
      long size = settings.end() - settings.body();
      compression = size > SETTINGS_BYTES ? UNREAD : SHORTENED;
      prefix = size > SETTINGS_BYTES ? prefix : file.copy(settings.body(), (int) size);
    }
  }

  /** Whether it may hold telemetry that can be read. */
  boolean isData() {
    boolean readable = compression == WHOLE || compression == ZLIB || compression == SHORTENED;
    return (type == SUBTITLE || type == METADATA) && readable && number > 0;
  }

  /** The content of a block as it was before it was packed; null where that cannot be undone. */
  @Nullable ByteBuffer content(byte[] block) {
    if (compression == SHORTENED) {
      ByteBuffer whole = ByteBuffer.allocate(prefix.length + block.length);
      return whole.put(prefix).put(block).flip();
    }
    return compression == ZLIB ? inflated(block) : ByteBuffer.wrap(block);
  }

  private static @Nullable ByteBuffer inflated(byte[] block) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(block);
      byte[] out = new byte[Math.min(MOST_BYTES, 64 + 16 * block.length)];
      int count = inflater.inflate(out);
      return inflater.finished() ? ByteBuffer.wrap(out, 0, count).slice() : null;
    } catch (DataFormatException e) {
      return null;
    } finally {
      inflater.end();
    }
  }
}
