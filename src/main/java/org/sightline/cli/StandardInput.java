package org.sightline.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Input;
import org.sightline.media.Inputs;
import org.sightline.media.NoSuchInputException;
import org.sightline.media.Source;

/**
 * Paths that arrive on standard input, read as they are asked for. A folder stands for everything
 * below it.
 */
final class StandardInput implements Iterator<Input> {
  private static final int MAX_PATH = 64 << 10;

  private final InputStream in;
  private final int end;
  private Iterator<Input> folder = Collections.emptyIterator();
  private @Nullable Input ready;

  private StandardInput(InputStream in, int end) {
    this.in = in;
    this.end = end;
  }

  /**
   * @param nul whether each path ends in NUL instead of a line feed
   */
  static Iterator<Input> paths(InputStream in, boolean nul) {
    return new StandardInput(new BufferedInputStream(in), nul ? 0 : '\n');
  }

  @Override
  public boolean hasNext() {
    while (ready == null) {
      if (folder.hasNext()) {
        ready = folder.next();
        break;
      }
      byte[] bytes = line();
      if (bytes == null) {
        return false;
      }
      if (holdsNul(bytes)) {
        ready = nowhere(bytes);
      } else if (bytes.length > 0) {
        open(path(bytes));
      }
    }
    return true;
  }

  @Override
  public Input next() {
    if (!hasNext() || ready == null) {
      throw new NoSuchElementException();
    }
    Input next = ready;
    ready = null;
    return next;
  }

  private void open(Path path) {
    if (Files.isDirectory(path)) {
      try {
        folder = Inputs.of(List.of(path));
        return;
      } catch (NoSuchInputException e) {
        // gone in between: the row of the path itself says so
      }
    }
    ready = Input.of(path);
  }

  private static boolean holdsNul(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /** No file can bear such a name: it gets a row like any file that is not there. */
  private static Input nowhere(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    escape(text, bytes);
    Path overlong = Path.of("x".repeat(256));
    return new Input(overlong, new Source(text.toString(), true), List.of());
  }

  private byte @Nullable [] line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int c = in.read();
      if (c < 0) {
        return null;
      }
      for (; c >= 0 && c != end; c = in.read()) {
        if (line.size() < MAX_PATH) {
          line.write(c);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard input could not be read: " + e.getMessage(), e);
    }
    byte[] bytes = line.toByteArray();
    boolean carriage = end == '\n' && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return carriage ? java.util.Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }

  /**
   * A path of exactly these bytes: a URI carries what no string in the platform's character set
   * could.
   */
  private static Path path(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      return Path.of(text);
    }
    StringBuilder uri = new StringBuilder("file://");
    if (bytes[0] != '/') {
      uri.append(Path.of("").toUri().getRawPath());
    }
    escape(uri, bytes);
    return Path.of(URI.create(uri.toString()));
  }

  private static void escape(StringBuilder text, byte[] bytes) {
    for (byte b : bytes) {
      boolean plain =
          (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '/';
      if (plain) {
        text.append((char) b);
      } else {
        text.append('%')
            .append(Character.forDigit(b >> 4 & 15, 16))
            .append(Character.forDigit(b & 15, 16));
      }
    }
  }
}
