package org.sightline.batch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Says how far a run is: one line every ten seconds, or a line that rewrites itself on a terminal.
 * Any thread may count.
 */
public final class Progress {
  /** Where a worker's time goes, in the order of the path. */
  public enum Stage {
    /** Opening files, telling what they are, reading metadata. */
    READ,
    /** Positions against zones. */
    ZONES,
    /** Decoding and detecting, in the child. */
    VISION,
    /** Weighing, drawing and writing. */
    REPORT
  }

  private static final long PLAIN_NANOS = 10_000_000_000L;
  private static final long TERMINAL_NANOS = 200_000_000L;

  private final Consumer<String> out;
  private final boolean terminal;
  private final long started = System.nanoTime();
  private final Map<Stage, AtomicLong> nanos = new EnumMap<>(Stage.class);
  private final AtomicLong listed = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile boolean allListed;
  private volatile int lastQueued;
  private long spoke = started;

  /**
   * @param out takes each line; on a terminal it starts with a carriage return and has no line feed
   * @param terminal whether lines may be rewritten
   */
  public Progress(Consumer<String> out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    for (Stage stage : Stage.values()) {
      nanos.put(stage, new AtomicLong());
    }
  }

  private AtomicLong nanos(Stage stage) {
    return Objects.requireNonNull(nanos.get(stage));
  }

  void listed() {
    listed.incrementAndGet();
  }

  void allListed() {
    allListed = true;
  }

  void failed() {
    failed.incrementAndGet();
  }

  void spent(Stage stage, long since) {
    nanos(stage).addAndGet(System.nanoTime() - since);
  }

  /** CPU-ish seconds of wall time that workers spent in a stage. */
  double seconds(Stage stage) {
    return nanos(stage).get() / 1e9;
  }

  double wallSeconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  /** Counts one item whose line was written; speaks if it is time. Called by the writer only. */
  void done(int queued) {
    done.incrementAndGet();
    lastQueued = queued;
    speak("");
  }

  /**
   * Says how far the look at one video is; speaks if it is time.
   *
   * @param source the video
   * @param atS the moment of the picture last looked at, seconds
   * @param lengthS of the video, seconds; 0 if unknown
   */
  void footage(String source, double atS, double lengthS) {
    StringBuilder text = new StringBuilder(" | ");
    text.append(source, source.lastIndexOf('/') + 1, source.length()).append(' ');
    time(text, atS);
    if (lengthS > 0) {
      time(text.append('/'), Math.max(atS, lengthS));
    }
    speak(text.toString());
  }

  private static void time(StringBuilder text, double seconds) {
    long whole = (long) seconds;
    long minutes = whole / 60;
    if (minutes >= 60) {
      text.append(minutes / 60).append(minutes % 60 < 10 ? ":0" : ":");
    }
    text.append(minutes % 60).append(whole % 60 < 10 ? ":0" : ":").append(whole % 60);
  }

  private synchronized void speak(String doing) {
    long now = System.nanoTime();
    if (now - spoke >= (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      spoke = now;
      String line = line(done.get(), now, lastQueued) + doing;
      out.accept(terminal ? "\r" + line + "\u001b[K" : line + "\n");
    }
  }

  /**
   * Says where Sightline itself failed on an item: the row has the sentence, this the trace to
   * report.
   */
  void fault(String source, RuntimeException fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace, true));
    out.accept((terminal ? "\r\u001b[K" : "") + "fault on " + source + ": " + trace);
  }

  /** Clears a line that rewrites itself, so that what follows starts clean. */
  void end() {
    if (terminal) {
      out.accept("\r\u001b[K");
    }
  }

  private String line(long count, long now, int queued) {
    long total = listed.get();
    StringBuilder text = new StringBuilder("check ");
    grouped(text, count).append('/');
    grouped(text, total);
    if (allListed) {
      text.append(" (").append(100 * count / Math.max(1, total)).append("%)");
    } else {
      text.append('+');
    }
    text.append(' ').append(Math.round(count / ((now - started) / 1e9))).append("/s |");
    long sum = 1;
    for (Stage stage : Stage.values()) {
      sum += nanos(stage).get();
    }
    for (Stage stage : Stage.values()) {
      text.append(' ')
          .append(stage.name().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(100 * nanos(stage).get() / sum)
          .append('%');
    }
    return text.append(" | ")
        .append(failed.get())
        .append(" failed | queue ")
        .append(queued)
        .toString();
  }

  private static StringBuilder grouped(StringBuilder text, long value) {
    String digits = Long.toString(value);
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        text.append(',');
      }
      text.append(digits.charAt(i));
    }
    return text;
  }
}
