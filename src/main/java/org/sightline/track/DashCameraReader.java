package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sightline.containers.Packets;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.media.DataStream;
import org.sightline.telemetry.Device;

/**
 * Blocks of dash cameras with Novatek's chip and its like ({@code freeGPS}), as ExifTool's
 * documentation describes them: numbers, or a receiver's sentences. Many cameras write numbers that
 * are scrambled in the same layout; so what is read must be a way that its own speeds explain, and
 * all of it is dropped where it is not, or where the camera hardly moved.
 */
final class DashCameraReader implements StreamReader {
  private static final int STATUS = 72;
  private static final int TEXT_FROM = 52;

  /** Four bytes of {@code dddmm.mmmm} are good to a thousandth of a minute. */
  private static final double STEP_M = 2;

  private static final double KNOT_MPS = 1852 / 3600.0;

  /** Less of a way than this does not tell whether its speeds are true. */
  private static final double TELLING_M = 200;

  @Override
  public boolean accepts(DataStream stream) {
    return stream.format().equals("gps ") && stream.number() == 0;
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    Reading reading = new Reading();
    StreamReader.each(packets, reading::take);
    return reading.finish();
  }

  /** One stream while it is read. */
  private static final class Reading {
    private final TrackDraft draft =
        new TrackDraft(
            Origin.ofPositions(
                    "freegps", Math.hypot(Device.CAMERA.sigmaM(), STEP_M), Device.CAMERA.source())
                .unverified());
    private final NmeaTrack sentences = new NmeaTrack("freegps:NMEA");
    private int unknown;
    private int impossible;
    private double statedM;
    private double goneM;
    private double lastMps = Double.NaN;
    private LatLon lastPlace = new LatLon(0, 0);
    private long lastNs;

    boolean take(ByteBuffer block, long startNs) {
      ByteBuffer data = block.order(ByteOrder.LITTLE_ENDIAN);
      if (isNumbers(data)) {
        return numbers(data, startNs);
      }
      String text = text(data);
      int sentence = text.indexOf("RMC,");
      if (sentence < 3 || text.charAt(sentence - 3) != '$') {
        unknown++;
        return true;
      }
      return sentences.takeAll(text, startNs);
    }

    /** A status, then the hemispheres; without a fix there are none. */
    private static boolean isNumbers(ByteBuffer data) {
      if (data.limit() < STATUS + 20) {
        return false;
      }
      char status = (char) data.get(STATUS);
      char northSouth = (char) data.get(STATUS + 1);
      char eastWest = (char) data.get(STATUS + 2);
      boolean fixed =
          (northSouth == 'N' || northSouth == 'S') && (eastWest == 'E' || eastWest == 'W');
      return data.get(STATUS + 3) == 0 && (status == 'V' || (status == 'A' && fixed));
    }

    private static String text(ByteBuffer data) {
      if (data.limit() <= TEXT_FROM) {
        return "";
      }
      ByteBuffer rest = data.slice(TEXT_FROM, data.limit() - TEXT_FROM);
      return StandardCharsets.ISO_8859_1.decode(rest).toString();
    }

    private boolean numbers(ByteBuffer data, long startNs) {
      Row row = draft.row();
      row.offsetNs = startNs;
      row.atMicros = time(data);
      if (data.get(STATUS) == 'V') {
        row.quality = Quality.NO_FIX;
        return draft.add();
      }
      boolean whole = data.get(16) == 'I' && data.get(17) == 'Q' && data.get(18) == 'S';
      double lat = whole ? Math.abs(data.getInt(76)) / 1e7 : degrees(data.getFloat(76));
      double lon = whole ? Math.abs(data.getInt(80)) / 1e7 : degrees(data.getFloat(80));
      if (!(lat <= 90) || !(lon <= 180)) {
        impossible++;
        return true;
      }
      row.latDeg = data.get(STATUS + 1) == 'S' ? -lat : lat;
      row.lonDeg = data.get(STATUS + 2) == 'W' ? -lon : lon;
      double mps = whole ? data.getInt(84) / 100.0 : data.getFloat(84) * KNOT_MPS;
      follow(new LatLon(row.latDeg, row.lonDeg), mps, startNs);
      return draft.add();
    }

    /** {@code dddmm.mmmm}; NaN where the minutes are none. */
    private static double degrees(double written) {
      double degrees = Math.floor(written / 100);
      double minutes = written - 100 * degrees;
      return written >= 0 && minutes < 60 ? degrees + minutes / 60 : Double.NaN;
    }

    private static long time(ByteBuffer data) {
      int year = data.getInt(60);
      Long micros =
          Days.micros(
              year >= 0 && year < 100 ? year + 2000 : year,
              data.getInt(64),
              data.getInt(68),
              data.getInt(48),
              data.getInt(52),
              data.getInt(56));
      return micros == null ? Row.NO_TIME : micros;
    }

    /** How far the camera went by its places, and by its speeds. */
    private void follow(LatLon place, double mps, long startNs) {
      double seconds = (startNs - lastNs) / 1e9;
      if (!Double.isNaN(lastMps) && seconds > 0 && seconds < 5) {
        goneM += new LocalFrame(lastPlace).toLocal(place).distanceM();
        statedM += seconds * (mps + lastMps) / 2;
      }
      lastPlace = place;
      lastMps = mps >= 0 && mps < 200 ? mps : Double.POSITIVE_INFINITY;
      lastNs = startNs;
    }

    /** Scrambled numbers are stretched, shifted or noise; who hardly moves proves nothing. */
    private boolean isConfirmed() {
      boolean alike = goneM < 1.5 * statedM && statedM < 1.5 * goneM;
      return impossible == 0 && goneM > TELLING_M && alike;
    }

    List<Track> finish() {
      boolean worded = sentences.draft().size() > 0 || sentences.isOpen();
      TrackDraft told = worded ? sentences.draft() : draft;
      if (!worded && draft.size() > 0 && !isConfirmed()) {
        told = new TrackDraft(draft.origin());
        told.note(
            "telemetry-scrambled",
            "The positions of this dash camera may be scrambled: its speeds do not confirm them."
                + " None is used.");
      } else if (unknown > 0) {
        told.note(
            "telemetry-layout-unknown",
            unknown + " blocks of this dash camera are scrambled or of no known layout: not read.");
      }
      if (worded || told.size() > 0) {
        told.note(
            "telemetry-time-assumed",
            "This camera does not say to which picture a position belongs: they are taken to come"
                + " evenly over the recording, and may be a second off.");
      }
      if (worded) {
        return List.of(sentences.finishOnPictures());
      }
      told.localClock(); // no document says that it is UTC
      return List.of(told.finish());
    }
  }
}
