package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.sightline.containers.Packets;
import org.sightline.media.DataStream;

/**
 * Positions of AVCHD camcorders, beside the pictures (see {@code media.Mdpm}): entries of a byte of
 * tag and four of value, each of which is a fraction of 16 bits by 16 bits or letters. Tags 0xb0 on
 * are EXIF's GPS tags in their order, spread over several entries where four bytes do not do.
 */
final class MdpmReader implements StreamReader {
  private static final int ENTRY = 5;

  @Override
  public boolean accepts(DataStream stream) {
    return stream.format().equals("MDPM");
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    ExifPlace place = new ExifPlace("avchd:MDPM");
    StreamReader.each(
        packets,
        (data, startNs) -> {
          place.clear();
          entries(data, place);
          return place.add(startNs);
        });
    return place.draft().size() == 0 ? List.of() : List.of(place.draft().finish());
  }

  private static void entries(ByteBuffer data, ExifPlace place) {
    int[] values = new int[256];
    boolean[] has = new boolean[256];
    for (int at = 0; at + ENTRY <= data.limit(); at += ENTRY) {
      int tag = data.get(at) & 0xff;
      values[tag] = data.getInt(at + 1);
      has[tag] = true;
    }
    place.northSouth = letter(values[0xb1]);
    place.eastWest = letter(values[0xb5]);
    place.status = letter(values[0xbe]);
    if (has[0xb2] && has[0xb3] && has[0xb4]) {
      place.latitude(sexagesimal(values, 0xb2));
    }
    if (has[0xb6] && has[0xb7] && has[0xb8]) {
      place.longitude(sexagesimal(values, 0xb6));
    }
    if (has[0xba]) {
      place.height(fraction(values[0xba]));
    }
    if (values[0xb9] != 0) {
      place.belowTheSea();
    }
    if (has[0xbb] && has[0xbc] && has[0xbd]) {
      place.time(sexagesimal(values, 0xbb) * 3600);
    }
    if (has[0xc0]) {
      place.dilution(fraction(values[0xc0]));
    }
    place.datum(text(values, 0xc7, 2));
    place.date(text(values, 0xca, 3));
  }

  private static char letter(int value) {
    return (char) (value >>> 24);
  }

  /** Letters of four bytes an entry, up to the first zero. */
  private static String text(int[] values, int tag, int entries) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4 * entries; i++) {
      char c = (char) (values[tag + i / 4] >>> (24 - 8 * (i % 4)) & 0xff);
      if (c == 0) {
        break;
      }
      text.append(c);
    }
    return text.toString();
  }

  private static double sexagesimal(int[] values, int tag) {
    return fraction(values[tag])
        + fraction(values[tag + 1]) / 60
        + fraction(values[tag + 2]) / 3600;
  }

  private static double fraction(int value) {
    double denominator = value & 0xffff;
    return denominator == 0 ? Double.NaN : (value >>> 16) / denominator;
  }
}
