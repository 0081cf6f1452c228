package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sightline.containers.Packets;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.DataStream;
import org.sightline.telemetry.Device;
import org.sightline.telemetry.Iso6709;

/**
 * Apple's timed metadata ({@code mebx}; QuickTime File Format, "Timed Metadata Media"): the sample
 * entry gives each key a number, the packets hold numbers and values. Most streams hold faces and
 * orientations; one whose keys hold a place is a track.
 */
final class MebxReader implements StreamReader {
  private static final String PLACE = "com.apple.quicktime.location.ISO6709";
  private static final String RADIUS = "com.apple.quicktime.location.accuracy.horizontal";
  private static final int KEYS = GpmfStream.key("keys");
  private static final int KEYD = GpmfStream.key("keyd");
  private static final int LONGEST = 256;

  /** Radius that holds 68 % of a round error, on each axis. */
  private static final double RADIUS_TO_AXIS = 1.52;

  @Override
  public boolean accepts(DataStream stream) {
    return stream.format().equals("mebx");
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    ByteBuffer entry = ByteBuffer.wrap(stream.description().array());
    int placeId = key(entry, PLACE);
    int radiusId = key(entry, RADIUS);
    if (placeId == 0) {
      return List.of();
    }
    TrackDraft draft =
        new TrackDraft(
            Origin.ofPositions(
                "mebx:iso6709",
                Device.PHONE.sigmaM(),
                radiusId == 0 ? Device.PHONE.source() : "mebx:location.accuracy.horizontal"));
    boolean more = true;
    while (more && packets.next()) {
      Row row = draft.row();
      row.offsetNs = packets.startNs();
      if (values(packets.bytes(), placeId, radiusId, row)) {
        more = draft.add();
      }
    }
    return draft.size() == 0 ? List.of() : List.of(draft.finish());
  }

  /** The number of a key; 0 if the entry does not have it. */
  private static int key(ByteBuffer entry, String name) {
    int keys = box(entry, 8, entry.limit(), KEYS);
    if (keys < 0) {
      return 0;
    }
    int end = end(entry, keys, entry.limit());
    int at = keys + 8;
    while (at + 8 <= end) {
      int size = entry.getInt(at);
      if (size < 8 || size > end - at) {
        return 0;
      }
      int declaration = box(entry, at + 8, at + size, KEYD);
      if (declaration >= 0) {
        int from = declaration + 12; // size, type and the name space
        int stop = end(entry, declaration, at + size);
        if (stop - from == name.length() && name.equals(text(entry, from, stop))) {
          return entry.getInt(at + 4);
        }
      }
      at += size;
    }
    return 0;
  }

  /** Where a box of a type starts; −1 if there is none. */
  private static int box(ByteBuffer data, int from, int end, int type) {
    int at = from;
    while (at + 8 <= end) {
      if (data.getInt(at + 4) == type) {
        return at;
      }
      int size = data.getInt(at);
      if (size < 8 || size > end - at) {
        return -1;
      }
      at += size;
    }
    return -1;
  }

  private static int end(ByteBuffer data, int box, int limit) {
    int size = data.getInt(box);
    return size < 8 || size > limit - box ? limit : box + size;
  }

  /** Whether a place stands in a packet. */
  private static boolean values(ByteBuffer data, int placeId, int radiusId, Row row) {
    boolean placed = false;
    int at = 0;
    while (at + 8 <= data.limit()) {
      int size = data.getInt(at);
      if (size < 8 || size > data.limit() - at) {
        break;
      }
      int id = data.getInt(at + 4);
      if (id == placeId && size - 8 <= LONGEST) {
        placed |= place(text(data, at + 8, at + size), row);
      } else if (id == radiusId && id != 0) {
        double radius =
            size == 12 ? data.getFloat(at + 8) : size == 16 ? data.getDouble(at + 8) : 0;
        row.accuracyM = radius > 0 && radius < 1e6 ? radius / RADIUS_TO_AXIS : Double.NaN;
      }
      at += size;
    }
    return placed;
  }

  private static boolean place(String text, Row row) {
    Iso6709 place = Iso6709.parse(text);
    LatLon position = place == null ? null : place.position();
    if (place == null) {
      return false;
    }
    if (position == null) {
      row.quality = Quality.NO_FIX;
      return true;
    }
    row.latDeg = position.latDeg();
    row.lonDeg = position.lonDeg();
    row.heightM = place.heightM();
    row.datum = Height.Datum.MEAN_SEA_LEVEL; // as Apple's location service counts
    return true;
  }

  private static String text(ByteBuffer data, int from, int end) {
    byte[] bytes = new byte[end - from];
    data.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
