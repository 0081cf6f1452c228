package org.sightline.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectOutputStream;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sightline.media.InputException;
import org.sightline.vision.Device;

/** One life of a child process: from its start to its end, wanted or not. */
final class PixelSession implements AutoCloseable {
  /** Code of an item whose child died. */
  static final String DIED = "decoder-died";

  // the first start ever unpacks the native libraries
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  // a card's driver may have to translate a library of 583 MB first
  private static final Duration CUDA_START_LIMIT = Duration.ofMinutes(3);
  private static final int STARTS = 3;
  private static final int OUT_OF_MEMORY_EXIT = 3; // of -XX:+ExitOnOutOfMemoryError
  private static final int MAX_WORDS = 64 << 10;

  private final Process process;
  private final byte[] mark = new byte[Envelope.MARK_BYTES];
  private final InputStream answers;
  private final DataOutputStream requests;
  private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
  private volatile boolean timedOut;
  private volatile String lastWords = "";
  private @Nullable String whyNot;

  private PixelSession(Process process) {
    this.process = process;
    this.answers = new BufferedInputStream(process.getInputStream());
    this.requests = new DataOutputStream(process.getOutputStream());
    new SecureRandom().nextBytes(mark);
  }

  /** Starts a child and waits until its libraries are loaded; again if it is killed meanwhile. */
  static PixelSession start(PixelOptions options) throws InputException {
    for (int attempt = 1; ; attempt++) {
      try {
        PixelSession session = new PixelSession(PixelCommand.of(options).start());
        try {
          session.greet(options);
          return session;
        } catch (IOException e) {
          int exit = session.exitCode();
          session.close();
          // 128 and a signal's number: no fault of its own
          if (exit < 128 || attempt == STARTS) {
            String said = session.lastWords;
            throw new IOException(said.isEmpty() ? String.valueOf(e.getMessage()) : said, e);
          }
        }
      } catch (IOException e) {
        throw new InputException(
            "batch",
            "decoder-not-started",
            "The process that looks at pictures did not start: " + e.getMessage(),
            e);
      }
    }
  }

  private void greet(PixelOptions options) throws IOException {
    var listener = new Thread(this::listen, "pixel-child-words");
    listener.setDaemon(true);
    listener.start();
    requests.write(mark);
    send(options);
    CompletableFuture<Void> deadline =
        deadline(options.device() == Device.CPU ? START_LIMIT : CUDA_START_LIMIT);
    whyNot = PixelWire.readReady(Envelope.read(answers, mark));
    deadline.complete(null);
  }

  /** Why its networks do not run on the device that was asked for; null if they do. */
  @Nullable String whyNot() {
    return whyNot;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends a request and waits for the answer; a child that takes longer is ended. */
  byte[] ask(PixelRequest request, Duration limit) throws IOException {
    CompletableFuture<Void> deadline = deadline(limit);
    try {
      send(request);
      return Envelope.read(answers, mark);
    } finally {
      deadline.complete(null);
    }
  }

  /** What native libraries printed on standard error while the last request was answered. */
  String words() throws IOException {
    try {
      String said = words.poll(5, TimeUnit.SECONDS);
      if (said == null) {
        throw new IOException("the child's standard error has stopped");
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Ends the child, if it has not ended itself, and says what that means for the item in hand. */
  InputException end(IOException cause) {
    int exit = exitCode();
    close();
    if (timedOut) {
      return new InputException(
          "media", "time-limit", "Looking at the picture took too long and was given up.", cause);
    }
    if (exit == OUT_OF_MEMORY_EXIT) {
      return new InputException(
          "media", "too-large", "The picture needs more memory than it may take.", cause);
    }
    return new InputException(
        "media",
        DIED,
        "The decoder broke down on this picture (exit " + exit + ")" + saying() + ".",
        cause);
  }

  private int exitCode() {
    try {
      return process.waitFor(2, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private String saying() {
    String last = lastWords;
    return last.isEmpty() ? "" : ", saying: " + last;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Ends the child when the time is over, unless completed before. */
  private CompletableFuture<Void> deadline(Duration limit) {
    var answered = new CompletableFuture<Void>();
    watch(answered, limit, System.nanoTime(), processorTime());
    return answered;
  }

  private void watch(
      CompletableFuture<Void> answered, Duration limit, long since, Duration usedBefore) {
    var unused =
        answered
            .copy()
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionally(
                late -> {
                  Duration waited = Duration.ofNanos(System.nanoTime() - since);
                  if (isOnlySlow(limit, waited, processorTime().minus(usedBefore))) {
                    watch(answered, limit, since, usedBefore);
                  } else {
                    timedOut = true;
                    process.destroyForcibly();
                  }
                  return null;
                });
  }

  /**
   * Whether a child that is late works at a machine that is busy with other things: results must
   * not depend on how busy. One that rests is hung.
   */
  static boolean isOnlySlow(Duration limit, Duration waited, Duration used) {
    return used.multipliedBy(50).compareTo(waited) > 0
        && used.compareTo(limit) < 0
        && waited.compareTo(limit.multipliedBy(5)) < 0;
  }

  /** Zero where the system does not tell: then the wall clock decides. */
  private Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void send(Serializable message) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(message);
    }
    requests.writeInt(bytes.size());
    bytes.writeTo(requests);
    requests.flush();
  }

  /** Reads standard error to its end, so that the child never waits for a reader. */
  private void listen() {
    String end = PixelWorker.wordsEnd(mark);
    var said = new StringBuilder();
    var line = new StringBuilder();
    try (Reader reader = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c != '\n') {
          if (line.length() < 1_000) {
            line.append((char) c);
          }
        } else if (line.toString().equals(end)) {
          words.add(said.toString());
          said.setLength(0);
          line.setLength(0);
        } else {
          heard(said, line.toString());
          line.setLength(0);
        }
      }
      heard(said, line.toString());
    } catch (IOException e) {
      lastWords = "standard error broke: " + e.getMessage();
    }
  }

  private void heard(StringBuilder said, String line) {
    if (!line.isBlank()) {
      lastWords = line.strip();
      if (said.length() < MAX_WORDS) {
        said.append(line).append('\n');
      }
    }
  }
}
