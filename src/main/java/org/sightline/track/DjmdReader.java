package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.containers.Packets;
import org.sightline.geo.Height;
import org.sightline.media.DataStream;
import org.sightline.telemetry.Device;

/**
 * DJI's metadata of each frame ({@code djmd}), protobuf messages whose layout the first of them
 * names. Layouts that are not in {@link DjmdModel} are searched for what looks like a position, and
 * the track says that it is unverified.
 *
 * <p>Gimbal angles are north-east-down in the order ZYX, as in DJI's XMP; they hold for the earth
 * and not for the aircraft.
 */
final class DjmdReader implements StreamReader {
  private static final int[] CLIP = {1, 1};
  private static final int[] NO_PATH = {};

  /** Whose gimbal does not pan, the camera looks where the nose points, give or take this. */
  private static final double NOSE_SIGMA_DEG = 15;

  /** RTK, of which nothing says whether it was fixed: decimetres to a metre. */
  private static final double RTK_SIGMA_M = 1;

  @Override
  public boolean accepts(DataStream stream) {
    return stream.format().equals("djmd");
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    Reading reading = new Reading();
    StreamReader.each(packets, reading::take);
    return reading.finish();
  }

  /** One stream while it is read. */
  private static final class Reading {
    private final Protobuf message = new Protobuf();
    private final TrackDraft draft = new TrackDraft(origin(true));
    private @Nullable DjmdModel model;
    private boolean named;
    private boolean searched;

    boolean take(ByteBuffer bytes, long startNs) {
      message.message(bytes);
      if (!named) {
        String schema = message.text(CLIP, 1);
        named = !schema.isEmpty();
        if (named && !name(schema)) {
          return false;
        }
      }
      if (model == null && !searched && named) {
        search();
      }
      DjmdModel known = model;
      DjmdModel.Path position = known == null ? null : known.position();
      return known == null || position == null || row(known, position.fields(), startNs);
    }

    /** Whether there is something to read. */
    private boolean name(String schema) {
      if (message.whole(CLIP, 7) != 0 || message.whole(CLIP, 8) != 0) {
        draft.note("djmd-encrypted", "The telemetry is encrypted or compressed: it is not read.");
        return false;
      }
      model = DjmdModel.of(schema);
      if (model != null) {
        draft.origin(origin(model.aircraft()));
        if (model.position() == null) {
          draft.note("no-position-in-track", "Cameras of this model write no position.");
          return false;
        }
      }
      return true;
    }

    /** Looks for a message that holds two numbers that may be a place. */
    private void search() {
      int[] path = DjmdSearch.position(message);
      if (path != null) {
        searched = true;
        model = new DjmdModel("unknown", new DjmdModel.Path(path), null, null, null, false);
        draft.origin(origin(false).unverified());
      }
    }

    private static Origin origin(boolean aircraft) {
      Device device = aircraft ? Device.DRONE : Device.CAMERA;
      return new Origin(
          "djmd",
          device.sigmaM(),
          device.source(),
          aircraft ? "djmd:gimbal" : null,
          5,
          1,
          null,
          true);
    }

    private boolean row(DjmdModel known, int[] path, long startNs) {
      if (!message.find(NO_PATH, 3)) {
        return true; // nothing of a frame
      }
      Row row = draft.row();
      row.offsetNs = startNs;
      place(path, row);
      height(known, path, row);
      angles(known, row);
      return draft.add();
    }

    private void place(int[] path, Row row) {
      int[] coordinates = with(path, 1);
      double lat = message.real(coordinates, 2);
      double lon = message.real(coordinates, 3);
      boolean degrees = message.whole(coordinates, 1) == 1;
      row.latDeg = degrees ? lat : Math.toDegrees(lat);
      row.lonDeg = degrees ? lon : Math.toDegrees(lon);
      long status = message.whole(path, 3);
      if (status == 1) {
        row.quality = Quality.NO_FIX;
      } else if (status == 2) {
        row.accuracyM = RTK_SIGMA_M;
      }
      row.atMicros = time(message.text(with(path, 6), 1));
    }

    private void height(DjmdModel known, int[] path, Row row) {
      DjmdModel.Path above = known.relativeHeight();
      if (above != null && message.whole(above.fields(), 2) != 0) {
        row.heightM = message.single(above.fields(), 1) / 1000;
        row.datum = Height.Datum.TAKE_OFF;
      }
      if (message.find(path, 2)) {
        row.height2M = (int) message.whole(path, 2) / 1000.0;
        // 0 is of the barometer, which counts from a pressure; 1 and 2 from the ellipsoid
        row.datum2 = message.whole(path, 4) == 0 ? Height.Datum.UNKNOWN : Height.Datum.ELLIPSOID;
      }
    }

    private void angles(DjmdModel known, Row row) {
      DjmdModel.Path gimbal = known.gimbal();
      DjmdModel.Path attitude = known.attitude();
      if (gimbal != null && exists(gimbal)) {
        row.look(
            tenths(gimbal.fields(), 3), tenths(gimbal.fields(), 1), tenths(gimbal.fields(), 2));
      } else if (attitude != null && exists(attitude)) {
        // of the other two, readers disagree which is which
        row.look(tenths(attitude.fields(), 3), Double.NaN, Double.NaN);
        row.yawSigmaDeg = NOSE_SIGMA_DEG;
      }
    }

    private boolean exists(DjmdModel.Path path) {
      int[] fields = path.fields();
      return message.find(
          java.util.Arrays.copyOf(fields, fields.length - 1), fields[fields.length - 1]);
    }

    private double tenths(int[] path, int field) {
      return (int) message.whole(path, field) / 10.0;
    }

    private long time(String text) {
      Long micros = DjmdSearch.time(text);
      if (micros == null) {
        return Row.NO_TIME;
      }
      draft.localClock(); // no document says that it is UTC
      return micros;
    }

    List<Track> finish() {
      Track track = draft.finish();
      return track.size() == 0 && track.notes().isEmpty() ? List.of() : List.of(track);
    }
  }

  /** A path and one more field. */
  private static int[] with(int[] path, int field) {
    int[] longer = java.util.Arrays.copyOf(path, path.length + 1);
    longer[path.length] = field;
    return longer;
  }
}
