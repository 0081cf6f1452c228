package org.sightline.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes small media files for tests, byte by byte as their standards say. */
public final class Made {
  public static final String XMP_PACKET =
      "<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'></x:xmpmeta><?xpacket end='w'?>";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Bytes one after the other: strings as Latin-1, byte arrays as they are. */
  public static byte[] join(Object... parts) {
    Made made = new Made();
    for (Object part : parts) {
      made.add(part);
    }
    return made.out.toByteArray();
  }

  private void add(Object part) {
    byte[] more = part instanceof String s ? bytes(s) : (byte[]) part;
    out.write(more, 0, more.length);
  }

  /** A number, most significant byte first. */
  public static byte[] be(int size, long value) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (value >> (8 * (size - 1 - i)));
    }
    return bytes;
  }

  /** A number, least significant byte first. */
  public static byte[] le(int size, long value) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (value >> (8 * i));
    }
    return bytes;
  }

  /** A JPEG segment with its marker and length. */
  public static byte[] segment(int marker, byte[] payload) {
    return join(be(2, 0xff00 | marker), be(2, payload.length + 2), payload);
  }

  /** The frame header of a colour JPEG. */
  public static byte[] frame(int width, int height) {
    byte[] components = {3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1};
    return segment(0xc0, join(be(1, 8), be(2, height), be(2, width), components));
  }

  /** A JPEG of the right structure with made-up picture data. */
  public static byte[] jpeg(int width, int height, byte[]... segments) {
    byte[] scan = segment(0xda, new byte[] {3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0});
    return join(
        be(2, 0xffd8),
        join((Object[]) segments),
        frame(width, height),
        scan,
        new byte[] {0x12, (byte) 0xff, 0, 0x34},
        be(2, 0xffd9));
  }

  public static byte[] exifSegment(byte[] tiff) {
    return segment(0xe1, join("Exif\0\0", tiff));
  }

  public static byte[] xmpSegment(String packet) {
    return segment(0xe1, join("http://ns.adobe.com/xap/1.0/\0", packet));
  }

  /** One field of a TIFF directory whose value fits into four bytes. */
  public static byte[] field(int tag, int type, int count, long value) {
    byte[] in = type == 3 ? join(le(2, value), le(2, 0)) : le(4, value);
    return join(le(2, tag), le(2, type), le(4, count), in);
  }

  public static byte[] field(int tag, long value) {
    return field(tag, value > 0xffff ? 4 : 3, 1, value);
  }

  public static byte[] ifd(long next, byte[]... fields) {
    return join(le(2, fields.length), join((Object[]) fields), le(4, next));
  }

  public static byte[] tiff(byte[] directory, byte[]... more) {
    return join("II", le(2, 42), le(4, 8), directory, join((Object[]) more));
  }

  /** An EXIF block with an orientation and a JPEG thumbnail. */
  public static byte[] exif(int orientation, byte[] thumbnail) {
    int second = 8 + 2 + 12 + 4;
    int at = second + 2 + 24 + 4;
    return tiff(
        ifd(second, field(0x0112, orientation)),
        ifd(0, field(0x0201, at), field(0x0202, thumbnail.length)),
        thumbnail);
  }

  public static byte[] exif(int orientation) {
    return tiff(ifd(0, field(0x0112, orientation)));
  }

  public static byte[] chunk(String type, byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(bytes(type));
    crc.update(body);
    return join(be(4, body.length), type, body, be(4, crc.getValue()));
  }

  public static byte[] png(int width, int height, byte[]... chunks) {
    return join(
        "\u0089PNG\r\n\u001a\n",
        chunk("IHDR", join(be(4, width), be(4, height), new byte[] {8, 0, 0, 0, 0})),
        join((Object[]) chunks),
        chunk("IDAT", deflate(new byte[] {0, 0})),
        chunk("IEND", new byte[0]));
  }

  public static byte[] deflate(byte[] plain) {
    Deflater deflater = new Deflater(9);
    deflater.setInput(plain);
    deflater.finish();
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    byte[] buffer = new byte[65536];
    while (!deflater.finished()) {
      deflated.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return deflated.toByteArray();
  }

  public static byte[] riff(String type, byte[] body) {
    return join(type, le(4, body.length), body, new byte[body.length & 1]);
  }

  public static byte[] webp(byte[]... chunks) {
    byte[] body = join((Object[]) chunks);
    return join("RIFF", le(4, body.length + 4), "WEBP", body);
  }

  /** A lossy frame of the right head. */
  public static byte[] vp8(int width, int height) {
    return riff(
        "VP8 ",
        join(
            new byte[] {0, 0, 0, (byte) 0x9d, 1, 0x2a}, le(2, width), le(2, height), new byte[20]));
  }

  public static byte[] box(String type, Object... body) {
    byte[] content = join(body);
    return join(be(4, content.length + 8), type, content);
  }

  /** A box with version and flags. */
  public static byte[] full(String type, int version, Object... body) {
    return box(type, join(be(1, version), be(3, 0)), join(body));
  }

  /**
   * A HEIF file: item 1 is the picture, item 2 its EXIF, item 3 its XMP.
   *
   * @param properties the picture's properties, each a box
   */
  public static byte[] heif(String brand, String codec, byte[] tiff, byte[]... properties) {
    byte[] ftyp = box("ftyp", brand, be(4, 0), "mif1");
    byte[] picture = new byte[20];
    byte[] exif = join(be(4, 6), "Exif\0\0", tiff);
    byte[] xmp = bytes(XMP_PACKET);
    long start = ftyp.length + meta(codec, properties, 0, picture, exif, xmp).length + 8L;
    return join(
        ftyp, meta(codec, properties, start, picture, exif, xmp), box("mdat", picture, exif, xmp));
  }

  private static byte[] meta(
      String codec, byte[][] properties, long start, byte[] picture, byte[] exif, byte[] xmp) {
    byte[] infos =
        full(
            "iinf",
            0,
            be(2, 3),
            full("infe", 2, be(2, 1), be(2, 0), codec, "\0"),
            full("infe", 2, be(2, 2), be(2, 0), "Exif\0"),
            full("infe", 2, be(2, 3), be(2, 0), "mime\0application/rdf+xml\0"));
    byte[] places =
        full(
            "iloc",
            0,
            be(2, 0x4400),
            be(2, 3),
            place(1, start, picture),
            place(2, start + picture.length, exif),
            place(3, start + picture.length + exif.length, xmp));
    byte[] references =
        full(
            "iref",
            0,
            box("cdsc", be(2, 2), be(2, 1), be(2, 1)),
            box("cdsc", be(2, 3), be(2, 1), be(2, 1)));
    byte[] indexes = new byte[properties.length];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = (byte) (i + 1);
    }
    byte[] shapes =
        box(
            "iprp",
            box("ipco", (Object[]) properties),
            full("ipma", 0, be(4, 1), be(2, 1), be(1, indexes.length), indexes));
    return full("meta", 0, full("pitm", 0, be(2, 1)), infos, places, references, shapes);
  }

  private static byte[] place(int item, long at, byte[] content) {
    return join(be(2, item), be(2, 0), be(2, 1), be(4, at), be(4, content.length));
  }

  public static byte[] ispe(int width, int height) {
    return full("ispe", 0, be(4, width), be(4, height));
  }

  /** A RAF file around a JPEG. */
  public static byte[] raf(byte[] jpeg) {
    byte[] head = join("FUJIFILMCCD-RAW 0201", new byte[64]);
    return join(head, be(4, 160), be(4, jpeg.length), new byte[160 - head.length - 8], jpeg);
  }

  /** A CR3 file with orientation, size and a preview. */
  public static byte[] cr3(int orientation, int width, int height, byte[] preview) {
    byte[] first =
        tiff(ifd(0, field(0x0100, width), field(0x0101, height), field(0x0112, orientation)));
    byte[] canon = join(be(8, 0x85c0b687820f11e0L), be(8, 0x8111f4ce462b6a48L), box("CMT1", first));
    byte[] shown =
        join(
            be(8, 0xeaf42b5e1c984b88L),
            be(8, 0xb9fbb7dc406e4d16L),
            be(8, 1),
            box("PRVW", new byte[16], preview));
    return join(
        box("ftyp", "crx ", be(4, 1), "crx isom"),
        box("moov", box("uuid", canon)),
        box("uuid", shown),
        box("mdat", new byte[8]));
  }

  private Made() {}
}
