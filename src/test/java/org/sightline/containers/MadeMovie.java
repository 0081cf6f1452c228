package org.sightline.containers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes small MP4 files by hand: a picture track of 1280 × 720 with ten frames at 10 a second, and
 * one stream of data whose packets last a second each. For tests.
 */
public final class MadeMovie {
  private final List<byte[]> packets = new ArrayList<>();
  private final String format;
  private int lengthMs = 1000;
  private final String handler;
  private byte[] description = new byte[8];
  private byte[] pictureEdits = new byte[0];
  private byte[] dataEdits = new byte[0];
  private byte[] userData = new byte[0];
  private int[] matrix = {1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30};

  /** A file with a stream of such a code. */
  public MadeMovie(String format, String handler) {
    this.format = format;
    this.handler = handler;
  }

  /** The next packet. */
  public MadeMovie packet(byte[] bytes) {
    packets.add(bytes);
    return this;
  }

  /** The sample entry behind its size and type. */
  public MadeMovie description(byte[] bytes) {
    description = bytes;
    return this;
  }

  /** Edits of the picture: pairs of length (ms) and start (ms in the media, −1 for a pause). */
  public MadeMovie pictureEdits(int... pairs) {
    pictureEdits = edits(pairs);
    return this;
  }

  /** Edits of the stream. */
  public MadeMovie dataEdits(int... pairs) {
    dataEdits = edits(pairs);
    return this;
  }

  /** A box of user data with the text of an international string. */
  public MadeMovie place(String iso6709) {
    byte[] text = iso6709.getBytes(StandardCharsets.ISO_8859_1);
    userData = box("udta", box("\u00a9xyz", join(bytes(2, text.length), bytes(2, 0x15c7), text)));
    return this;
  }

  /** How long the index says that it lasts, milliseconds. */
  public MadeMovie lasting(int ms) {
    lengthMs = ms;
    return this;
  }

  /** A further box of the index. */
  public MadeMovie more(byte[] box) {
    userData = join(userData, box);
    return this;
  }

  /** How the picture is to be turned: the four numbers of the matrix that say so. */
  public MadeMovie turned(int a, int b, int c, int d) {
    matrix = new int[] {a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30};
    return this;
  }

  private static byte[] edits(int... pairs) {
    ByteBuffer entries = ByteBuffer.allocate(8 + 6 * pairs.length).putInt(0);
    entries.putInt(pairs.length / 2);
    for (int i = 0; i < pairs.length; i += 2) {
      entries.putInt(pairs[i]).putInt(pairs[i + 1]).putInt(1 << 16);
    }
    return box("edts", box("elst", entries.array()));
  }

  /** The file: pictures and packets first, the index behind them as cameras write it. */
  public byte[] bytes() {
    byte[] type = box("ftyp", ascii("isom"), bytes(4, 0), ascii("isom"));
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    byte[] sizes = join(bytes(4, 0), bytes(4, 0), bytes(4, packets.size()));
    byte[] places = join(bytes(4, 0), bytes(4, packets.size()));
    int at = type.length + 8 + 10;
    data.writeBytes(new byte[10]);
    for (byte[] packet : packets) {
      sizes = join(sizes, bytes(4, packet.length));
      places = join(places, bytes(4, at));
      data.writeBytes(packet);
      at += packet.length;
    }
    byte[] picture =
        track(
            1,
            "vide",
            pictureEdits,
            100,
            10,
            join(ascii("avc1"), new byte[24], bytes(2, 1280), bytes(2, 720), new byte[50]),
            join(bytes(4, 0), bytes(4, 1), bytes(4, 10)),
            join(bytes(4, 0), bytes(4, 1), bytes(4, type.length + 8)),
            10);
    byte[] stream =
        track(
            2,
            handler,
            dataEdits,
            1000,
            packets.size(),
            join(ascii(format), description),
            sizes,
            places,
            1);
    byte[] head =
        join(
            bytes(4, 0),
            bytes(4, 0),
            bytes(4, 0),
            bytes(4, 1000),
            bytes(4, lengthMs),
            new byte[80]);
    byte[] index = box("moov", box("mvhd", head), userData, picture, stream);
    return join(type, box("mdat", data.toByteArray()), index);
  }

  private byte[] track(
      int id,
      String handler,
      byte[] edits,
      int delta,
      int samples,
      byte[] entry,
      byte[] sizes,
      byte[] places,
      int inChunk) {
    byte[] head = join(bytes(4, 0), new byte[8], bytes(4, id), new byte[24]);
    for (int number : matrix) {
      head = join(head, bytes(4, number));
    }
    head = join(head, bytes(4, 1280 << 16), bytes(4, 720 << 16));
    byte[] table =
        box(
            "stbl",
            box("stsd", bytes(4, 0), bytes(4, 1), bytes(4, entry.length + 4), entry),
            box("stts", bytes(4, 0), bytes(4, 1), bytes(4, samples), bytes(4, delta)),
            box("stsc", bytes(4, 0), bytes(4, 1), bytes(4, 1), bytes(4, inChunk), bytes(4, 1)),
            box("stsz", sizes),
            box("stco", places));
    byte[] times =
        box("mdhd", new byte[12], bytes(4, 1000), bytes(4, samples * delta), bytes(4, 0));
    byte[] kind = box("hdlr", new byte[8], ascii(handler), new byte[13]);
    byte[] media = box("mdia", times, kind, box("minf", table));
    return box("trak", box("tkhd", head), edits, media);
  }

  /** A box of a type. */
  public static byte[] box(String type, byte[]... content) {
    byte[] body = join(content);
    return join(bytes(4, body.length + 8), type.getBytes(StandardCharsets.ISO_8859_1), body);
  }

  /** One after the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** A number of so many bytes, most significant first. */
  public static byte[] bytes(int count, long value) {
    byte[] all = ByteBuffer.allocate(8).putLong(value).array();
    return java.util.Arrays.copyOfRange(all, 8 - count, 8);
  }

  /** Letters. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
