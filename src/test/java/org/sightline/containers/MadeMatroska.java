package org.sightline.containers;

import static org.sightline.containers.MadeMovie.ascii;
import static org.sightline.containers.MadeMovie.bytes;
import static org.sightline.containers.MadeMovie.join;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes small Matroska files by hand. For tests. */
public final class MadeMatroska {
  private MadeMatroska() {}

  /** An element with a size of eight bytes. */
  public static byte[] element(long id, byte[]... content) {
    byte[] body = join(content);
    return join(id(id), bytes(1, 1), bytes(7, body.length), body);
  }

  /** An element whose size is not stated. */
  public static byte[] open(long id, byte[]... content) {
    return join(id(id), bytes(8, 0x01ffffffffffffffL), join(content));
  }

  private static byte[] id(long id) {
    int count = id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1;
    return bytes(count, id);
  }

  public static byte[] text(long id, String text) {
    return element(id, text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] real(long id, double value) {
    return element(id, ByteBuffer.allocate(8).putDouble(value).array());
  }

  public static byte[] head() {
    return element(0x1a45dfa3L, text(0x4282, "matroska"));
  }

  public static byte[] tag(String name, String value) {
    byte[] simple = element(0x67c8, text(0x45a3, name), text(0x4487, value));
    return element(0x1254c367L, element(0x7373, simple));
  }

  /** A block of a group: track, time, how long. */
  public static byte[] group(int track, int at, int length, byte[] content) {
    byte[] block = element(0xa1, bytes(1, 0x80 | track), bytes(2, at), bytes(1, 0), content);
    return element(0xa0, block, element(0x9b, bytes(2, length)));
  }

  public static byte[] simple(int track, int at, byte[] content) {
    return element(0xa3, bytes(1, 0x80 | track), bytes(2, at), bytes(1, 0x80), content);
  }

  public static byte[] picture(byte[]... more) {
    byte[] size = join(element(0xb0, bytes(2, 1280)), element(0xba, bytes(2, 720)), join(more));
    return element(
        0xae,
        element(0xd7, bytes(1, 1)),
        element(0x83, bytes(1, 1)),
        text(0x86, "V_TEST"),
        element(0x23e383, bytes(4, 40_000_000)),
        element(0xe0, size));
  }

  public static byte[] subtitles(String codec, byte[]... more) {
    return element(
        0xae,
        element(0xd7, bytes(1, 2)),
        element(0x83, bytes(1, 0x11)),
        text(0x86, codec),
        join(more));
  }

  /** A recording of two clusters with pictures at 0 and 1,000 ms, and a subtitle at each. */
  public static byte[] recording(String codec, byte[] subtitle) {
    byte[] tracks = element(0x1654ae6bL, picture(), subtitles(codec));
    byte[] info = element(0x1549a966L, element(0x2ad7b1, bytes(3, 1_000_000)), real(0x4489, 2000));
    byte[] first =
        element(
            0x1f43b675L,
            element(0xe7, bytes(1, 0)),
            simple(1, 0, ascii("picture")),
            group(2, 0, 1000, subtitle));
    byte[] second =
        element(
            0x1f43b675L,
            element(0xe7, bytes(2, 1000)),
            simple(1, 0, ascii("picture")),
            group(2, 0, 1000, subtitle));
    return join(head(), element(0x18538067L, info, tracks, first, second));
  }
}
