package org.sightline.track;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Device;

/**
 * The telemetry of one GoPro recording, payload by payload (GoPro, GPMF introduction): keys of four
 * letters, a type, a size and a count, nested in {@code DEVC} and {@code STRM}. For one recording.
 *
 * <p>A HERO11 writes each fix twice, as GPS9 and as the coarser timed GPS5: where a device has the
 * former the latter is dropped. Places without a fix, which repeat the last known, are no fix.
 */
final class Gpmf {
  private static final int DEVC = GpmfStream.key("DEVC");
  private static final int STRM = GpmfStream.key("STRM");
  private static final int DVID = GpmfStream.key("DVID");
  private static final int DEEPEST = 8;
  private static final int MOST_TRACKS = 8;

  /** What a payload lasts where nothing else says so. */
  private static final long PAYLOAD_NS = 1_001_000_000L;

  /** What the camera writes while it has no fix. */
  private static final double NO_DILUTION = 99;

  /**
   * Error of one pseudorange, single frequency (Kaplan and Hegarty, Understanding GPS, 2nd edition,
   * table 7.4): the horizontal dilution times that is shared by two axes. GoPro does not say which
   * dilution GPSP is; taken as the horizontal one it errs wide.
   */
  private static final double METRES_A_DILUTION = 7.1 / Math.sqrt(2);

  /**
   * Rows reach the file some tenths of a second after the picture they belong to; at speed that is
   * way along the track.
   */
  private static final double LAG_S = 0.3;

  /** As of other drones whose gimbal does not pan. */
  private static final double HEADING_SIGMA_DEG = 10;

  /** 2000-01-01, days since 1970. */
  private static final int DAYS_2000 = 10_957;

  /** A track of one device while it is read. */
  private static final class Lane {
    final int device;
    final int kind;
    final TrackDraft draft;
    long payloads;

    Lane(int device, int kind, TrackDraft draft) {
      this.device = device;
      this.kind = kind;
      this.draft = draft;
    }
  }

  private final List<Lane> lanes = new ArrayList<>(2);
  private ByteBuffer payload = ByteBuffer.allocate(0);
  private int device;
  private long startNs;
  private long lengthNs;
  private long startedMicros = Row.NO_TIME;
  private boolean ownClock;
  private boolean cut;
  private boolean full;

  /** Whether there is no room for more. */
  boolean full() {
    return full;
  }

  /** Reads a payload that begins and lasts so on the picture's clock. */
  void read(ByteBuffer bytes, long startNs, long lengthNs) {
    this.startNs = startNs;
    this.lengthNs = lengthNs > 0 ? lengthNs : PAYLOAD_NS;
    this.ownClock = false;
    payload = bytes;
    walk(0, bytes.limit(), 0, null);
  }

  /** Reads a payload of a file without pictures: each device's follow each other. */
  void readNext(ByteBuffer bytes) {
    lengthNs = PAYLOAD_NS;
    ownClock = true;
    payload = bytes;
    walk(0, bytes.limit(), 0, null);
  }

  private void walk(int from, int end, int depth, @Nullable GpmfStream stream) {
    int at = from;
    while (at + 8 <= end && payload.getInt(at) != 0) {
      int key = payload.getInt(at);
      char type = (char) (payload.get(at + 4) & 0xff);
      int size = payload.get(at + 5) & 0xff;
      int repeat = payload.getShort(at + 6) & 0xffff;
      int body = at + 8;
      int stop = Math.min(end, body + size * repeat);
      cut |= body + size * repeat > end;
      if (type == 0) {
        nest(key, body, stop, depth, stream);
      } else if (key == DVID && stream == null && stop - body >= 1) {
        device = stop - body >= 4 ? payload.getInt(body) : payload.get(body);
      } else if (stream != null) {
        stream.item(key, type, size, repeat, body, stop);
      }
      at = body + (size * repeat + 3 & ~3);
    }
  }

  private void nest(int key, int from, int end, int depth, @Nullable GpmfStream outer) {
    if (depth >= DEEPEST) {
      return;
    }
    if (key == DEVC) {
      device = 0;
    }
    GpmfStream stream = key == STRM ? new GpmfStream(payload) : outer;
    walk(from, end, depth + 1, stream);
    if (key != STRM || stream == null) {
      return;
    }
    if (GpmfStream.name(stream.kind()) != null) {
      rows(stream);
    } else if (stream.kind() == GpmfStream.SYST && stream.rows() > 0) {
      systemTime(stream.value(0, 0), stream.value(0, 1));
    }
  }

  /** The aircraft's own clock, seconds since its start, beside UTC. */
  private void systemTime(double startedS, double utcS) {
    // 2010 to 2100: before its first fix the aircraft knows no date
    if (startedMicros == Row.NO_TIME && startedS >= 0 && utcS > 1.26e9 && utcS < 4.1e9) {
      startedMicros = Math.round(utcS * 1e6) - Math.round(startedS * 1e6);
    }
  }

  private void rows(GpmfStream stream) {
    Lane lane = lane(stream);
    if (lane == null) {
      return;
    }
    if (ownClock) {
      startNs = lane.payloads * PAYLOAD_NS;
    }
    lane.payloads++;
    for (int i = 0; i < stream.rows() && !full; i++) {
      Row row = lane.draft.row();
      long sinceNs = lengthNs * i / stream.claimed();
      row.offsetNs = startNs + sinceNs;
      if (stream.kind() == GpmfStream.GLPI) {
        flown(stream, i, row);
      } else {
        fix(stream, i, row, sinceNs);
      }
      full = !lane.draft.add();
    }
  }

  private @Nullable Lane lane(GpmfStream stream) {
    for (Lane lane : lanes) {
      if (lane.device == device && lane.kind == stream.kind()) {
        return lane;
      }
    }
    if (lanes.size() >= MOST_TRACKS) {
      return null;
    }
    Lane lane = new Lane(device, stream.kind(), new TrackDraft(origin(stream)));
    lanes.add(lane);
    return lane;
  }

  private static Origin origin(GpmfStream stream) {
    String source = "gpmf:" + GpmfStream.name(stream.kind());
    if (stream.kind() == GpmfStream.GLPI) {
      return new Origin(
          source,
          Device.DRONE.sigmaM(),
          Device.DRONE.source(),
          source + ":heading",
          HEADING_SIGMA_DEG,
          HEADING_SIGMA_DEG,
          null,
          true);
    }
    boolean stated = stream.kind() == GpmfStream.GPS9 || stream.dilution() > 0;
    return Origin.ofPositions(
        source, Device.CAMERA.sigmaM(), stated ? "gpmf:dilution" : Device.CAMERA.source());
  }

  /** GPS5 and GPS9: degrees, metres, metres a second over ground and in space. */
  private static void fix(GpmfStream stream, int i, Row row, long sinceNs) {
    boolean each = stream.kind() == GpmfStream.GPS9;
    row.latDeg = stream.value(i, 0);
    row.lonDeg = stream.value(i, 1);
    row.heightM = stream.value(i, 2);
    row.datum = stream.seaLevel() ? Height.Datum.MEAN_SEA_LEVEL : Height.Datum.ELLIPSOID;
    double dilution = each ? stream.value(i, 7) : stream.dilution();
    double fix = each ? stream.value(i, 8) : stream.fix();
    row.atMicros = each ? ownTime(stream, i) : payloadTime(stream, sinceNs);
    if (fix == 0 || fix == 1 || dilution >= NO_DILUTION) {
      row.quality = Quality.NO_FIX;
    }
    if (dilution > 0) {
      double speed = Math.abs(stream.value(i, 3));
      double way = speed < 1000 ? speed * LAG_S : 0;
      row.accuracyM = Math.hypot(dilution * METRES_A_DILUTION, way);
    }
  }

  private static long payloadTime(GpmfStream stream, long sinceNs) {
    long start = stream.atMicros();
    return start == Row.NO_TIME ? start : start + sinceNs / 1000;
  }

  /** Days since 2000 and seconds of the day. */
  private static long ownTime(GpmfStream stream, int i) {
    double days = stream.value(i, 5);
    double seconds = stream.value(i, 6);
    boolean sound = days > 0 && days < 40_000 && seconds >= 0 && seconds < 86_401;
    return sound
        ? ((long) days + DAYS_2000) * 86_400_000_000L + Math.round(seconds * 1e6)
        : Row.NO_TIME;
  }

  /**
   * GLPI of the Karma drone has the fields, units and scales of MAVLink's GLOBAL_POSITION_INT
   * (message 33): time since start, degrees, height above the sea and above take-off, speeds north,
   * east and down, and the aircraft's heading. The gimbal does not pan: the camera looks where the
   * nose points, give or take what the gimbal smooths away.
   */
  private static void flown(GpmfStream stream, int i, Row row) {
    row.atMicros = Math.round(stream.value(i, 0) * 1e6); // until UTC is known
    row.latDeg = stream.value(i, 1);
    row.lonDeg = stream.value(i, 2);
    row.heightM = stream.value(i, 4);
    row.datum = Height.Datum.TAKE_OFF;
    row.height2M = stream.value(i, 3);
    row.datum2 = Height.Datum.MEAN_SEA_LEVEL;
    double heading = stream.value(i, 8);
    if (heading >= 0 && heading < 360) {
      row.yawDeg = heading; // 655.35 is unknown
    }
  }

  /** The tracks; the aircraft's before the camera's. */
  List<Track> finish() {
    List<Track> tracks = new ArrayList<>(lanes.size());
    for (int kind : new int[] {GpmfStream.GLPI, GpmfStream.GPS9, GpmfStream.GPS5}) {
      for (Lane lane : lanes) {
        boolean twice = kind == GpmfStream.GPS5 && has(lane.device, GpmfStream.GPS9);
        if (lane.kind == kind && !twice && lane.draft.size() > 0) {
          if (cut) {
            lane.draft.note(
                "gpmf-cut-off", "A part of the telemetry is cut off; the rest is read.");
          }
          if (kind == GpmfStream.GLPI) {
            sinceStart(lane.draft);
          }
          tracks.add(lane.draft.finish());
        }
      }
    }
    return tracks;
  }

  private void sinceStart(TrackDraft draft) {
    for (int i = 0; i < draft.size(); i++) {
      long micros = draft.atMicros(i);
      boolean known = startedMicros != Row.NO_TIME;
      draft.setAtMicros(i, known ? startedMicros + micros : Row.NO_TIME);
    }
  }

  private boolean has(int wanted, int kind) {
    for (Lane lane : lanes) {
      if (lane.device == wanted && lane.kind == kind && lane.draft.size() > 0) {
        return true;
      }
    }
    return false;
  }
}
