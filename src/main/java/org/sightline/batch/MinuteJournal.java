package org.sightline.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.sightline.media.Header;
import org.sightline.report.MinuteLine;
import org.sightline.report.SamplesFile;
import org.sightline.vision.Shot;

/**
 * The journal of one video, {@code work/<id>.jsonl}: a line a minute of footage, so that a run
 * killed inside a long one goes on there. Its first line says what the minutes depend on; under
 * another first line they are forgotten. A torn last line is cut. For one thread.
 */
final class MinuteJournal implements Closeable {
  private final FileChannel file;
  private final byte[] head;
  private long end;

  /**
   * Opens the journal of a video and hands out what it knows.
   *
   * @param head what the minutes depend on, without a line feed
   */
  MinuteJournal(Path path, byte[] head, MinuteLine.Sink known) throws IOException {
    this.head = head.clone();
    this.file = FileChannel.open(path, CREATE, READ, WRITE);
    this.end = MinuteLine.readAll(stream(), head, known);
    file.truncate(end);
    if (end == 0) {
      write(head);
    }
  }

  /**
   * The first line of a journal.
   *
   * @param config hash of the run's settings
   * @param moments that pictures are wanted of
   */
  static byte[] head(Header header, String config, List<Sampling.Moment> moments) {
    long hash = 1;
    for (Sampling.Moment moment : moments) {
      hash = hash * 1_000_003 + moment.atNs() * 2 + (moment.close() ? 1 : 0);
    }
    String text =
        "{\"sightline\":1,\"id\":\""
            + header.id()
            + "\",\"config\":\""
            + config
            + "\",\"modified\":\""
            + header.modified()
            + "\",\"moments\":\""
            + Long.toHexString(hash)
            + "\"}";
    return text.getBytes(UTF_8);
  }

  /** Makes a minute durable in the page cache. */
  void append(MinuteLine minute) throws IOException {
    write(minute.bytes());
  }

  /** Every picture looked at, by time. */
  void each(SamplesFile.Sink sink) throws IOException {
    MinuteLine.readAll(
        stream(),
        head,
        minute -> {
          for (Shot shot : minute.shots()) {
            sink.accept(shot);
          }
        });
  }

  private InputStream stream() throws IOException {
    // not closed: that would close the file
    return new BufferedInputStream(Channels.newInputStream(file.position(0)), 1 << 16);
  }

  private void write(byte[] line) throws IOException {
    ByteBuffer whole = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    long at = end;
    while (whole.hasRemaining()) {
      at += file.write(whole, at);
    }
    end = at;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
