package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sightline.containers.Packets;
import org.sightline.media.DataStream;

/**
 * Sony's real-time metadata ({@code rtmd}) of each frame: a head, then sets with a SMPTE key and
 * items of tag, length and value. The items of place are EXIF's GPS tags with 0x8500 added. Without
 * a phone or a receiver there are none.
 */
final class RtmdReader implements StreamReader {
  private static final int SMPTE = 0x060e;
  private static final int CONTAINER = 0x8300;

  @Override
  public boolean accepts(DataStream stream) {
    return stream.format().equals("rtmd");
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    ExifPlace place = new ExifPlace("rtmd");
    StreamReader.each(
        packets,
        (data, startNs) -> {
          place.clear();
          items(data, place);
          return place.add(startNs);
        });
    return place.draft().size() == 0 ? List.of() : List.of(place.draft().finish());
  }

  private static void items(ByteBuffer data, ExifPlace place) {
    int at = data.limit() < 2 ? 0 : data.getShort(0) & 0xffff;
    while (at + 4 <= data.limit()) {
      int tag = data.getShort(at) & 0xffff;
      int length = data.getShort(at + 2) & 0xffff;
      if (tag == 0) {
        return;
      }
      if (tag == SMPTE) {
        at += 16;
      } else if (tag == CONTAINER) {
        at += 4;
      } else {
        at += 4;
        if (at + length > data.limit()) {
          return;
        }
        item(data.slice(at, length), tag, place);
        at += length;
      }
    }
  }

  private static void item(ByteBuffer value, int tag, ExifPlace place) {
    switch (tag) {
      case 0x8501 -> place.northSouth = letter(value);
      case 0x8502 -> place.latitude(sexagesimal(value));
      case 0x8503 -> place.eastWest = letter(value);
      case 0x8504 -> place.longitude(sexagesimal(value));
      case 0x8505 -> {
        if (value.hasRemaining() && value.get(0) == 1) {
          place.belowTheSea();
        }
      }
      case 0x8506 -> place.height(rational(value, 0));
      case 0x8507 -> place.time(sexagesimal(value) * 3600);
      case 0x8509 -> place.status = letter(value);
      case 0x850b -> place.dilution(rational(value, 0));
      case 0x8512 -> place.datum(text(value));
      case 0x851d -> place.date(text(value));
      default -> {
        // exposure, lens and the rest
      }
    }
  }

  private static char letter(ByteBuffer value) {
    return value.hasRemaining() ? (char) value.get(0) : ' ';
  }

  private static String text(ByteBuffer value) {
    String text = StandardCharsets.ISO_8859_1.decode(value.duplicate()).toString();
    int zero = text.indexOf('\0');
    return zero < 0 ? text : text.substring(0, zero);
  }

  /** Three numbers, of which each counts sixtieths of the one before. */
  private static double sexagesimal(ByteBuffer value) {
    return rational(value, 0) + rational(value, 1) / 60 + rational(value, 2) / 3600;
  }

  private static double rational(ByteBuffer value, int index) {
    if (8 * index + 8 > value.limit()) {
      return Double.NaN;
    }
    double numerator = value.getInt(8 * index) & 0xffff_ffffL;
    double denominator = value.getInt(8 * index + 4) & 0xffff_ffffL;
    return denominator == 0 ? Double.NaN : numerator / denominator;
  }
}
