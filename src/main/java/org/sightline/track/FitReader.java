package org.sightline.track;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Garmin's FIT (Flexible and Interoperable Data Transfer protocol D00001275, revision 2.x): chained
 * files, both byte orders, compressed time stamps; developer fields are passed over. Positions come
 * from {@code record} messages and from the {@code gps_metadata} of cameras, one receiver's both.
 */
final class FitReader implements TrackFileReader {
  private static final int DEFINITION = 0x40;
  private static final int DEVELOPER = 0x20;
  private static final int COMPRESSED = 0x80;

  /** {@code .FIT}. */
  private static final int FIT = 0x2e464954;

  @Override
  public boolean accepts(String format) {
    return format.equals("fit");
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    FitMessages messages = new FitMessages();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      Part part = new Part(in, messages);
      boolean more = true;
      while (more) {
        more = part.read();
      }
      return List.of(messages.finish(part.cut, part.wrong));
    }
  }

  /** One of the files that are chained in one. */
  private static final class Part {
    private final InputStream in;
    private final FitMessages messages;
    private final FitDefinition[] definitions = new FitDefinition[16];
    private long left;
    private int crc;
    boolean cut;
    boolean wrong;

    Part(InputStream in, FitMessages messages) {
      this.in = in;
      this.messages = messages;
    }

    /** Reads one part; whether a further one may follow. */
    boolean read() throws IOException {
      crc = 0;
      left = Long.MAX_VALUE;
      int size = in.read();
      if (size < 0) {
        return false;
      }
      crc = FitCrc.next(crc, size);
      boolean more = false;
      try {
        if (size >= 12 && header(size)) {
          boolean whole = records();
          left = 2;
          int stated = byteOf() | (byteOf() << 8);
          // the sum over all and the sum itself is zero
          wrong |= crc != 0 && stated != 0;
          more = whole;
        }
      } catch (EOFException e) {
        cut = true;
      }
      return more;
    }

    private boolean header(int size) throws IOException {
      byteOf();
      byteOf();
      byteOf();
      long length = 0;
      for (int i = 0; i < 4; i++) {
        length |= (long) byteOf() << (8 * i);
      }
      int mark = 0;
      for (int i = 0; i < 4; i++) {
        mark = (mark << 8) | byteOf();
      }
      for (int i = 12; i < size; i++) {
        byteOf();
      }
      // a recording that was not ended has no length yet
      left = length == 0 ? Long.MAX_VALUE : length;
      return mark == FIT;
    }

    /** Whether all records could be told apart. */
    private boolean records() throws IOException {
      boolean room = true;
      while (left > 0) {
        int head = byteOf();
        if ((head & COMPRESSED) != 0) {
          room = data((head >> 5) & 3, head & 31);
        } else if ((head & DEFINITION) != 0) {
          definitions[head & 15] = FitDefinition.read(this::byteOf, (head & DEVELOPER) != 0);
        } else {
          room = data(head & 15, -1);
        }
        if (!room) {
          return false;
        }
      }
      return true;
    }

    private boolean data(int local, int secondsLow) throws IOException {
      FitDefinition definition = definitions[local];
      if (definition == null) {
        // nothing tells how long it is
        wrong = true;
        left = 0;
        return false;
      }
      byte[] content = new byte[definition.size()];
      for (int i = 0; i < content.length; i++) {
        content[i] = (byte) byteOf();
      }
      return messages.take(definition, content, secondsLow);
    }

    private int byteOf() throws IOException {
      if (left <= 0) {
        throw new EOFException("a message is longer than its file");
      }
      int value = in.read();
      if (value < 0) {
        throw new EOFException();
      }
      left--;
      crc = FitCrc.next(crc, value);
      return value;
    }
  }
}
