package org.sightline.containers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.sightline.media.DataStream;
import org.sightline.media.FileBytes;
import org.sightline.media.MediaItem;

/**
 * The PES packets of one stream of a transport stream, without the heads of their access unit cells
 * (ISO/IEC 13818-1 §2.12.4.2). The file is read once, from start to end: it has no index.
 */
final class TransportPackets implements Packets {
  private static final int STEP_PACKETS = 1024;
  private static final int CELL_HEAD = 5;
  private static final int LEAP_MS = 500;

  private final FileChannel channel;
  private final Transports.Grid grid;
  private final TransportStream stream;
  private final int pid;
  private final byte[] data;
  private int filled;
  private int at;
  private long place;
  private boolean ended;
  private long firstTime = TransportStream.NO_TIME;
  private byte[] packet = new byte[0];
  private int packetBytes;
  private long startNs;
  private long lost;

  /** Whether what is wanted stands beside pictures, and how much may be leapt over between two. */
  private final boolean besidePictures;

  private final long leapBytes;

  private TransportPackets(
      FileChannel channel, Transports.Grid grid, int pid, boolean besidePictures, long leapBytes) {
    this.channel = channel;
    this.grid = grid;
    this.pid = pid;
    this.place = grid.first();
    this.data = new byte[STEP_PACKETS * grid.step()];
    this.stream = besidePictures ? TransportStream.ofStarts(pid) : new TransportStream(pid);
    this.besidePictures = besidePictures;
    this.leapBytes = leapBytes;
  }

  static Packets open(MediaItem.Video video, DataStream wanted) throws IOException {
    Path path = video.header().file().path();
    Transports.Grid grid;
    try (FileBytes file = FileBytes.open(path, new byte[FileBytes.WINDOW], FileBytes.WINDOW)) {
      grid = Transports.grid(file);
    }
    boolean besidePictures = wanted.format().equals(Mdpm.FORMAT);
    Duration length = video.length();
    // a receiver tells a new place each second: two pictures a second are enough
    long halfSeconds = length == null ? 0 : length.toMillis() / LEAP_MS;
    long leapBytes = halfSeconds == 0 ? 0 : video.header().bytes() / halfSeconds;
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    return new TransportPackets(channel, grid, wanted.number(), besidePictures, leapBytes);
  }

  @Override
  public boolean next() throws IOException {
    while (!ended) {
      boolean whole;
      if (at + TransportStream.PACKET > filled && !refill()) {
        ended = true;
        whole = stream.end();
      } else if (data[at] == 0x47) {
        whole = stream.feed(data, at);
        at += grid.step();
      } else {
        resynchronise();
        continue;
      }
      if (whole && take()) {
        return true;
      }
    }
    return false;
  }

  /** Keeps what was not looked at and reads on behind it; false if no whole packet comes. */
  private boolean refill() throws IOException {
    int rest = Math.max(0, filled - at);
    System.arraycopy(data, Math.min(at, filled), data, 0, rest);
    // a packet's time code may lie between here and the next
    place += Math.max(0, at - filled);
    ByteBuffer into = ByteBuffer.wrap(data, rest, data.length - rest);
    while (into.hasRemaining()) {
      int count = channel.read(into, place);
      if (count < 0) {
        break;
      }
      place += count;
    }
    filled = into.position();
    at = 0;
    return filled >= TransportStream.PACKET;
  }

  private void resynchronise() {
    lost++;
    at++;
    while (at + TransportStream.PACKET <= filled
        && (data[at] != 0x47 || (at + grid.step() < filled && data[at + grid.step()] != 0x47))) {
      at++;
    }
  }

  /** Takes over a whole PES packet; false if nothing of it is left without its cells' heads. */
  private boolean take() {
    byte[] whole = stream.whole();
    long time = stream.wholeTime();
    if (whole == null) {
      return false;
    }
    byte[] content = besidePictures ? Mdpm.find(whole) : whole;
    packet = content == null ? new byte[0] : content;
    packetBytes = inCells() ? withoutHeads(packet) : packet.length;
    if (besidePictures && packetBytes > 0) {
      leap();
    }
    if (firstTime == TransportStream.NO_TIME) {
      firstTime =
          stream.firstPictureTime() == TransportStream.NO_TIME ? time : stream.firstPictureTime();
    }
    if (time != TransportStream.NO_TIME && firstTime != TransportStream.NO_TIME) {
      startNs = Ticks.toNs(Transports.since(firstTime, time), 90_000);
    }
    return packetBytes > 0;
  }

  /** Goes on at the next packet behind what is not needed. */
  private void leap() {
    long here = place - (filled - at);
    long next = here + leapBytes / grid.step() * grid.step();
    if (leapBytes > data.length && next > place) {
      place = next;
      filled = 0;
      at = 0;
      stream.leap();
    }
  }

  private boolean inCells() {
    TransportTables.Stream known = stream.tables().stream(pid);
    return known != null && known.inCells();
  }

  /** Closes the gaps that the heads leave, in place; bytes that are no cells stay as they are. */
  private static int withoutHeads(byte[] bytes) {
    int from = 0;
    int to = 0;
    while (from + CELL_HEAD <= bytes.length) {
      int length = (bytes[from + 3] & 0xff) << 8 | (bytes[from + 4] & 0xff);
      int count = Math.min(length, bytes.length - from - CELL_HEAD);
      if (count <= 0) {
        break;
      }
      System.arraycopy(bytes, from + CELL_HEAD, bytes, to, count);
      from += CELL_HEAD + count;
      to += count;
    }
    return to;
  }

  @Override
  public long startNs() {
    return startNs;
  }

  @Override
  public long lengthNs() {
    return 0;
  }

  @Override
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(packet, 0, packetBytes).slice().asReadOnlyBuffer();
  }

  @Override
  public long lost() {
    return lost;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
