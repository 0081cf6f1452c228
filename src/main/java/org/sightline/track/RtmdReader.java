package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.sightline.geo.Height;
import org.sightline.media.DataStream;
import org.sightline.media.Packets;
import org.sightline.telemetry.Device;

/**
 * Sony's real-time metadata ({@code rtmd}) of each frame: a head, then sets with a SMPTE key and
 * items of tag, length and value. The items of place are EXIF's GPS tags with 0x8500 added, and
 * mean the same (Exif 3.0 §4.6.6.1). Without a phone or a receiver there are none.
 */
final class RtmdReader implements StreamReader {
  private static final int SMPTE = 0x060e;
  private static final int CONTAINER = 0x8300;

  /** A dilution, as in {@link Gpmf}. */
  private static final double METRES_A_DILUTION = 7.1 / Math.sqrt(2);

  /** Other datums lie up to some hundreds of metres off. */
  private static final double OTHER_DATUM_M = 500;

  @Override
  public boolean accepts(DataStream stream) {
    return stream.format().equals("rtmd");
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    Reading reading = new Reading();
    boolean more = true;
    while (more && packets.next()) {
      more = reading.take(packets.bytes(), packets.startNs());
    }
    return reading.draft.size() == 0 ? List.of() : List.of(reading.draft.finish());
  }

  /** One stream while it is read. */
  private static final class Reading {
    private final TrackDraft draft =
        new TrackDraft(Origin.ofPositions("rtmd", Device.CAMERA.sigmaM(), Device.CAMERA.source()));
    private ByteBuffer data = ByteBuffer.allocate(0);
    private double lat;
    private double lon;
    private char northSouth;
    private char eastWest;
    private double time;
    private int[] date = new int[0];
    private boolean below;
    private boolean anything;

    boolean take(ByteBuffer bytes, long startNs) {
      data = bytes;
      anything = false;
      below = false;
      lat = Double.NaN;
      lon = Double.NaN;
      northSouth = ' ';
      eastWest = ' ';
      time = Double.NaN;
      date = new int[0];
      Row row = draft.row();
      row.offsetNs = startNs;
      items(row);
      if (!anything) {
        return true;
      }
      row.latDeg = northSouth == 'N' ? lat : northSouth == 'S' ? -lat : Double.NaN;
      row.lonDeg = eastWest == 'E' ? lon : eastWest == 'W' ? -lon : Double.NaN;
      row.atMicros = micros();
      return draft.add();
    }

    private void items(Row row) {
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
          item(tag, at, length, row);
          at += length;
        }
      }
    }

    private void item(int tag, int at, int length, Row row) {
      switch (tag) {
        case 0x8501 -> northSouth = letter(at, length);
        case 0x8502 -> {
          lat = degrees(at, length);
          anything = true;
        }
        case 0x8503 -> eastWest = letter(at, length);
        case 0x8504 -> {
          lon = degrees(at, length);
          anything = true;
        }
        case 0x8505 -> below = length > 0 && data.get(at) == 1;
        case 0x8506 -> height(row, rational(at, length, 0));
        case 0x8507 ->
            time =
                rational(at, length, 0) * 3600
                    + rational(at, length, 1) * 60
                    + rational(at, length, 2);
        case 0x8509 -> {
          if (letter(at, length) == 'V') {
            row.quality = Quality.NO_FIX;
          }
        }
        case 0x850b -> dilution(row, rational(at, length, 0));
        case 0x8512 -> datum(row, at, length);
        case 0x851d -> date = date(at, length);
        default -> {
          // exposure, lens and the rest
        }
      }
    }

    private void height(Row row, double metres) {
      if (Double.isFinite(metres)) {
        row.heightM = below ? -metres : metres;
        row.datum = Height.Datum.MEAN_SEA_LEVEL;
      }
    }

    private void dilution(Row row, double dilution) {
      if (dilution > 0 && dilution < 1000) {
        row.accuracyM = dilution * METRES_A_DILUTION;
      }
    }

    private void datum(Row row, int at, int length) {
      boolean world = length >= 3 && data.get(at) == 'W' && data.get(at + 1) == 'G';
      if (length > 0 && data.get(at) != 0 && !world) {
        row.accuracyM = OTHER_DATUM_M;
        draft.note(
            "other-datum", "The positions are not in WGS 84: they are taken as far less exact.");
      }
    }

    private char letter(int at, int length) {
      return length == 0 ? ' ' : (char) data.get(at);
    }

    private double degrees(int at, int length) {
      return rational(at, length, 0)
          + rational(at, length, 1) / 60
          + rational(at, length, 2) / 3600;
    }

    private double rational(int at, int length, int index) {
      if (8 * index + 8 > length) {
        return Double.NaN;
      }
      double numerator = data.getInt(at + 8 * index) & 0xffff_ffffL;
      double denominator = data.getInt(at + 8 * index + 4) & 0xffff_ffffL;
      return denominator == 0 ? Double.NaN : numerator / denominator;
    }

    private int[] date(int at, int length) {
      int[] parts = new int[3];
      int part = 0;
      for (int i = at; i < at + length && part < 3; i++) {
        char c = (char) data.get(i);
        if (Clock.isDigit(c)) {
          parts[part] = Math.min(99_999, parts[part] * 10 + c - '0');
        } else {
          part++;
        }
      }
      return parts;
    }

    private long micros() {
      if (date.length < 3 || !(time >= 0) || time >= 86_401) {
        return Row.NO_TIME;
      }
      Long day = Days.micros(date[0], date[1], date[2], 0, 0, 0);
      return day == null ? Row.NO_TIME : day + Math.round(time * 1e6);
    }
  }
}
