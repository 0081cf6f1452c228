package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.containers.Packets;
import org.sightline.geo.Height;
import org.sightline.media.DataStream;
import org.sightline.media.MediaItem;
import org.sightline.telemetry.Device;

/**
 * Camera Motion Metadata (Google, "Camera Motion Metadata Spec", 2017): packets of several types in
 * one stream, least significant byte first. Type 6 is a receiver's full fix, type 5 the plain
 * coordinates, used only where the stream has no fix of type 6.
 */
final class CammReader implements StreamReader {
  /** 1980-01-06 to 1970-01-01, seconds. */
  private static final double GPS_EPOCH_S = 315_964_800;

  /** GPS time is ahead of UTC by the leap seconds since 1980: 18 since 2017, 17 since mid-2015. */
  private static final double LEAP_S = 18;

  /** A packet of this GPS second, 2017-01-01, is as old as the format. */
  private static final double FIRST_GPS_S = 1_167_264_018;

  /** Radius that holds 68 % of a round error, on each axis. */
  private static final double RADIUS_TO_AXIS = 1.52;

  @Override
  public boolean accepts(DataStream stream) {
    return stream.format().equals("camm");
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    return new Reading(null).read(packets);
  }

  @Override
  public List<Track> read(MediaItem.Video video, DataStream stream, Packets packets)
      throws IOException {
    return new Reading(video.created()).read(packets);
  }

  /** One stream while it is read. */
  private static final class Reading {
    private final @Nullable Instant created;
    private final TrackDraft fixes =
        new TrackDraft(
            Origin.ofPositions("camm:6", Device.CAMERA.sigmaM(), "camm:horizontal_accuracy"));
    private final TrackDraft places =
        new TrackDraft(
            Origin.ofPositions("camm:5", Device.CAMERA.sigmaM(), Device.CAMERA.source()));

    Reading(@Nullable Instant created) {
      this.created = created;
    }

    List<Track> read(Packets packets) throws IOException {
      boolean more = true;
      while (more && packets.next()) {
        ByteBuffer data = packets.bytes().order(ByteOrder.LITTLE_ENDIAN);
        int type = data.limit() < 4 ? -1 : data.getShort(2);
        if (type == 6 && data.limit() >= 60) {
          more = fix(data, packets.startNs());
        } else if (type == 5 && data.limit() >= 28) {
          more = place(data, packets.startNs());
        }
      }
      TrackDraft best = fixes.size() > 0 ? fixes : places;
      return best.size() == 0 ? List.of() : List.of(best.finish());
    }

    private boolean fix(ByteBuffer data, long startNs) {
      Row row = fixes.row();
      row.offsetNs = startNs;
      row.atMicros = utc(data.getDouble(4));
      int kind = data.getInt(12);
      row.quality = kind == 2 || kind == 3 ? Quality.GOOD : Quality.NO_FIX;
      row.latDeg = data.getDouble(16);
      row.lonDeg = data.getDouble(24);
      height(row, data.getFloat(32));
      float radius = data.getFloat(36);
      if (radius > 0 && radius < 1e6) {
        row.accuracyM = radius / RADIUS_TO_AXIS;
      }
      return fixes.add();
    }

    private boolean place(ByteBuffer data, long startNs) {
      Row row = places.row();
      row.offsetNs = startNs;
      row.latDeg = data.getDouble(4);
      row.lonDeg = data.getDouble(12);
      height(row, data.getDouble(20));
      return places.add();
    }

    /** The specification does not say from where heights count. */
    private static void height(Row row, double metres) {
      if (Double.isFinite(metres)) {
        row.heightM = metres;
        row.datum = Height.Datum.UNKNOWN;
      }
    }

    /**
     * GPS time by the specification, seconds since 1970 in some cameras: whichever is nearer to the
     * recording's own clock. Without one, what would lie before the format was made is not meant.
     */
    private long utc(double seconds) {
      if (!(seconds > 0) || seconds > 1e10) {
        return Row.NO_TIME;
      }
      double gps = seconds + GPS_EPOCH_S - LEAP_S;
      Instant began = created;
      boolean isGps =
          began == null
              ? seconds < FIRST_GPS_S + GPS_EPOCH_S
              : Math.abs(gps - began.getEpochSecond()) < Math.abs(seconds - began.getEpochSecond());
      if (isGps && seconds < FIRST_GPS_S) {
        return Row.NO_TIME; // other leap seconds
      }
      return Math.round((isGps ? gps : seconds) * 1e6);
    }
  }
}
