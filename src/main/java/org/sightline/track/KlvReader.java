package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.containers.Packets;
import org.sightline.media.DataStream;

/**
 * Reads MISB ST 0601, the UAS Datalink Local Set (motion imagery of aircraft), from transport
 * streams and from files that hold nothing else.
 *
 * <p>Sets with a wrong checksum are dropped and counted. Where no set has a right one the source
 * counts in a way of its own, or is damaged throughout: then they are shown and never used as
 * positions. Sets without a checksum are believed only where no set has one.
 */
final class KlvReader implements TrackFileReader, StreamReader {
  /** SMPTE's registered identifier, by which a transport stream names the stream. */
  private static final String STREAM = "KLVA";

  private static final String SOURCE = "klv:0601";

  /** The newest version of which the items are known not to differ: ST 0601.19 of 2023. */
  private static final int NEWEST = 19;

  private static final int CHUNK = 1 << 16;

  /**
   * Steps of the items are 5 to 10 mm; the error is that of an aircraft's receiver, of the way from
   * its antenna to the camera, and of up to 0.1 s between picture and packet at 50 m/s.
   */
  private static final double POSITION_SIGMA_M = 5;

  /**
   * The steps of the angles are below 0.006°. What they are worth no packet says: an aircraft's
   * inertial system gives the heading to some tenths of a degree and a gimbal's mounting adds as
   * much; in the flight of 711 packets that this was proven on, the source's own frame centre lies
   * within 0.5° of the axis in 95 % of them.
   */
  private static final Origin ORIGIN =
      new Origin(
          SOURCE,
          POSITION_SIGMA_M,
          "assumed:aircraft",
          SOURCE,
          KlvRows.YAW_SIGMA_DEG,
          KlvRows.PITCH_SIGMA_DEG,
          SOURCE,
          true);

  @Override
  public boolean accepts(String format) {
    return format.equals("klv");
  }

  @Override
  public boolean accepts(DataStream stream) {
    return stream.format().equals(STREAM);
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    Reading reading = new Reading();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (!reading.full && channel.read(chunk.clear()) >= 0) {
        reading.scanner.feed(chunk.flip());
      }
    }
    return reading.finish();
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    Reading reading = new Reading();
    while (!reading.full && packets.next()) {
      reading.packetNs = packets.startNs();
      reading.scanner.feed(packets.bytes());
    }
    return reading.finish();
  }

  /** One file or stream while it is read: the sets of the best seal so far. */
  private static final class Reading implements KlvScanner.Sink {
    private final KlvScanner scanner = new KlvScanner(this);
    private KlvScanner.Seal best = KlvScanner.Seal.WRONG;
    private TrackDraft draft = new TrackDraft(ORIGIN);
    private KlvRows rows = new KlvRows(draft);
    private @Nullable Long packetNs;
    private @Nullable Long startedNs;
    private int unsealed;
    private double newest;
    private boolean full;

    @Override
    public void set(KlvItems items, KlvScanner.Seal seal) {
      unsealed += seal == KlvScanner.Seal.NONE ? 1 : 0;
      if (seal.compareTo(best) < 0) {
        best = seal;
        draft = new TrackDraft(ORIGIN);
        rows = new KlvRows(draft);
        startedNs = null;
      }
      if (seal == best && !full) {
        if (packetNs != null && !packetNs.equals(startedNs)) {
          startedNs = packetNs;
          rows.startPacket(packetNs);
        }
        if (seal != KlvScanner.Seal.WRONG) {
          newest = Math.max(newest, items.value(KlvItems.VERSION));
        }
        Quality quality = seal == KlvScanner.Seal.WRONG ? Quality.STALE : Quality.GOOD;
        full = !rows.add(items, quality);
      }
    }

    List<Track> finish() {
      scanner.finish();
      if (draft.size() == 0) {
        return List.of();
      }
      rows.finish();
      notes();
      return List.of(draft.finish());
    }

    private void notes() {
      if (best == KlvScanner.Seal.WRONG) {
        draft.note(
            "klv-checksum",
            "No packet has a right checksum: their positions are shown and not used.");
      } else if (scanner.damaged() > 0) {
        draft.note(
            "klv-checksum",
            packets(scanner.damaged()) + " damaged or with a wrong checksum: left out.");
      }
      if (best == KlvScanner.Seal.NONE) {
        draft.note("klv-no-checksum", "The packets carry no checksum: damage would not be seen.");
      } else if (unsealed > 0) {
        draft.note("klv-no-checksum", packets(unsealed) + " without a checksum: left out.");
      }
      if (scanner.restored() > 0) {
        draft.note(
            "klv-resynchronised",
            packets(scanner.restored())
                + " without the first bytes of the key: read, since the rest is whole.");
      }
      if (newest > NEWEST) {
        draft.note(
            "klv-version",
            "The packets are of version "
                + (int) newest
                + " of ST 0601; versions up to "
                + NEWEST
                + " are known.");
      }
    }

    private static String packets(long count) {
      return count == 1 ? "1 packet was" : count + " packets were";
    }
  }
}
