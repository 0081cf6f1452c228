package org.sightline.telemetry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sightline.media.Block;
import org.sightline.media.Bytes;
import org.sightline.media.FileRef;
import org.sightline.media.Header;
import org.sightline.media.MediaItem;
import org.sightline.media.Pixels;
import org.sightline.media.Quarter;
import org.sightline.media.Source;

/** Stills and payloads made for the tests. */
final class Stills {
  private Stills() {}

  static MediaItem.Photo photo(Block... blocks) {
    return photo(4000, 3000, Quarter.UPRIGHT, blocks);
  }

  static MediaItem.Photo photo(int width, int height, Quarter turn, Block... blocks) {
    Header header =
        new Header(
            "0".repeat(32),
            new Source("a.jpg", false),
            FileRef.of(Path.of("/a.jpg")),
            "jpeg",
            1000,
            Instant.parse("2026-01-01T00:00:00Z"));
    return new MediaItem.Photo(
        header,
        width,
        height,
        turn,
        new Pixels("jpeg", 0, 1000, width, height, false),
        List.of(blocks),
        Bytes.EMPTY,
        List.of());
  }

  static Telemetry read(Block... blocks) {
    return TelemetryReaders.read(photo(blocks));
  }

  static Block xmp(String attributesAndElements) {
    return xmp(Block.Kind.XMP, attributesAndElements);
  }

  /** A packet with the usual namespaces; the text starts inside the Description's start tag. */
  static Block xmp(Block.Kind kind, String attributesAndElements) {
    String packet =
        "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
            + "<rdf:Description rdf:about=\"\""
            + " xmlns:exif=\"http://ns.adobe.com/exif/1.0/\""
            + " xmlns:exifEX=\"http://cipa.jp/exif/1.0/\""
            + " xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\""
            + " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
            + " xmlns:drone-dji=\"http://www.dji.com/drone-dji/1.0/\""
            + " xmlns:drone-parrot=\"http://www.parrot.com/drone-parrot/1.0/\""
            + " xmlns:drone-skydio=\"https://www.skydio.com/drone-skydio/1.0/\""
            + " xmlns:drone=\"http://www.autelrobotics.com/drone/1.0/\""
            + " xmlns:Camera=\"http://pix4d.com/camera/1.0/\""
            + " xmlns:GPano=\"http://ns.google.com/photos/1.0/panorama/\""
            + attributesAndElements
            + "</rdf:RDF></x:xmpmeta>\n   \n<?xpacket end=\"w\"?>";
    return new Block(kind, "APP1", Bytes.wrap(packet.getBytes(StandardCharsets.UTF_8)));
  }

  /** A packet of attributes only. */
  static Block attributes(String attributes) {
    return xmp(' ' + attributes + "/>");
  }

  /** A packet of elements only. */
  static Block elements(String elements) {
    return xmp(">" + elements + "</rdf:Description>");
  }

  static Block text(String key, String value) {
    return new Block(
        Block.Kind.TEXT, "tEXt", Bytes.wrap((key + '\0' + value).getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes TIFF structures of any field in any directory, little-endian. */
  static final class Tiff {
    private final Map<Integer, Map<Integer, byte[]>> directories = new TreeMap<>();
    private final Map<Integer, int[]> forms = new TreeMap<>();

    /** A field of any type and count, true or not. */
    Tiff put(int directory, int tag, int type, int count, byte[] data) {
      directories.computeIfAbsent(directory, d -> new TreeMap<>()).put(tag, data);
      forms.put(directory << 16 | tag, new int[] {type, count});
      return this;
    }

    Tiff ascii(int directory, int tag, String text) {
      byte[] data = (text + '\0').getBytes(StandardCharsets.UTF_8);
      return put(directory, tag, 2, data.length, data);
    }

    Tiff bytes(int directory, int tag, int... values) {
      byte[] data = new byte[values.length];
      for (int i = 0; i < data.length; i++) {
        data[i] = (byte) values[i];
      }
      return put(directory, tag, 1, data.length, data);
    }

    Tiff shorts(int directory, int tag, int... values) {
      ByteBuffer data = buffer(values.length * 2);
      for (int value : values) {
        data.putShort((short) value);
      }
      return put(directory, tag, 3, values.length, data.array());
    }

    Tiff doubles(int directory, int tag, double... values) {
      ByteBuffer data = buffer(values.length * 8);
      for (double value : values) {
        data.putDouble(value);
      }
      return put(directory, tag, 12, values.length, data.array());
    }

    /** Numerators and denominators in turn; signed where a value is negative. */
    Tiff rationals(int directory, int tag, long... pairs) {
      ByteBuffer data = buffer(pairs.length * 4);
      int type = 5;
      for (long value : pairs) {
        data.putInt((int) value);
        type = value < 0 ? 10 : type;
      }
      return put(directory, tag, type, pairs.length / 2, data.array());
    }

    Tiff emptyGps() {
      directories.computeIfAbsent(ExifTags.GPS, d -> new TreeMap<>());
      return this;
    }

    /** A position in degrees, minutes, and hundredths of seconds. */
    Tiff position(
        String latRef, long d, long m, long s100, String lonRef, long e, long n, long t100) {
      return ascii(ExifTags.GPS, 1, latRef)
          .rationals(ExifTags.GPS, 2, d, 1, m, 1, s100, 100)
          .ascii(ExifTags.GPS, 3, lonRef)
          .rationals(ExifTags.GPS, 4, e, 1, n, 1, t100, 100);
    }

    private static ByteBuffer buffer(int length) {
      return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] build() {
      directories.computeIfAbsent(ExifTags.MAIN, d -> new TreeMap<>());
      int[] pointers = {0, 0x8769, 0x8825};
      for (int directory : List.copyOf(directories.keySet())) {
        if (directory != ExifTags.MAIN) {
          put(ExifTags.MAIN, pointers[directory], 4, 1, new byte[4]);
        }
      }
      Map<Integer, Integer> starts = new TreeMap<>();
      int at = 8;
      for (Map.Entry<Integer, Map<Integer, byte[]>> directory : directories.entrySet()) {
        starts.put(directory.getKey(), at);
        at += 2 + directory.getValue().size() * 12 + 4;
      }
      for (int directory : directories.keySet()) {
        if (directory != ExifTags.MAIN) {
          ByteBuffer offset = buffer(4);
          offset.putInt(starts.get(directory));
          put(ExifTags.MAIN, pointers[directory], 4, 1, offset.array());
        }
      }
      ByteBuffer head = buffer(at);
      head.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
      ByteArrayOutputStream tail = new ByteArrayOutputStream();
      for (Map.Entry<Integer, Map<Integer, byte[]>> directory : directories.entrySet()) {
        head.putShort((short) directory.getValue().size());
        for (Map.Entry<Integer, byte[]> field : directory.getValue().entrySet()) {
          int[] form = forms.get(directory.getKey() << 16 | field.getKey());
          head.putShort((short) (int) field.getKey()).putShort((short) form[0]).putInt(form[1]);
          byte[] data = field.getValue();
          if (data.length <= 4) {
            head.put(data).put(new byte[4 - data.length]);
          } else {
            head.putInt(at + tail.size());
            tail.writeBytes(data);
          }
        }
        head.putInt(0);
      }
      byte[] all = new byte[at + tail.size()];
      System.arraycopy(head.array(), 0, all, 0, at);
      System.arraycopy(tail.toByteArray(), 0, all, at, tail.size());
      return all;
    }

    Block block() {
      return new Block(Block.Kind.EXIF, "APP1", Bytes.wrap(build()));
    }
  }

  static Tiff tiff() {
    return new Tiff();
  }

  static Fix fix(Telemetry telemetry) {
    if (telemetry.position() instanceof Position.Fixed fixed) {
      return fixed.fix();
    }
    throw new AssertionError("no fix: " + telemetry.position());
  }

  static Position.State state(Telemetry telemetry) {
    if (telemetry.position() instanceof Position.Missing missing) {
      return missing.state();
    }
    throw new AssertionError("a fix: " + telemetry.position());
  }

  static boolean hasNote(Telemetry telemetry, String code) {
    return telemetry.notes().stream().anyMatch(n -> n.code().equals(code));
  }
}
