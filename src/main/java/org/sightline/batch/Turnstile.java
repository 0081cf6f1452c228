package org.sightline.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets lines leave in the order of their items, whatever order they come in.
 *
 * <p>Lines that overtake wait in memory up to a window and in the work folder beyond it: a slow
 * item delays the order, never the workers, and memory stays bounded. Any thread may {@link #put};
 * one takes.
 */
final class Turnstile {
  private static final int WINDOW = 512;

  /**
   * With a folder behind, the taker is woken for so many lines, or looks by itself after so long.
   */
  private static final int BATCH = 64;

  private static final long REST_MS = 10;
  private static final byte[] SPILLED = new byte[0];

  private final @Nullable Path spill;
  private final Map<Long, byte[]> waiting = new HashMap<>();
  private long next;
  private long end = Long.MAX_VALUE;
  private @Nullable Throwable broken;

  /**
   * @param spill folder for lines that wait beyond the window; null keeps them in memory and makes
   *     whoever is further ahead wait, so that a reader who pauses pauses the run
   */
  Turnstile(@Nullable Path spill) {
    this.spill = spill;
  }

  /** Hands in the line of item number {@code turn}, counted from 0. */
  void put(long turn, byte[] line) throws IOException, InterruptedException {
    boolean far;
    synchronized (this) {
      while (spill == null && turn - next > WINDOW && broken == null) {
        wait();
      }
      far = spill != null && turn - next > WINDOW;
    }
    if (far && spill != null) {
      Files.write(spilled(spill, turn), line);
    }
    synchronized (this) {
      waiting.put(turn, far ? SPILLED : line);
      // waking the taker for every line would cost as much as reading a file: with a folder behind,
      // it
      // comes by itself after a moment; a stream's reader waits for each line
      if (spill == null || waiting.size() >= BATCH) {
        notifyAll();
      }
    }
  }

  /** Says that there are {@code count} items in all. */
  synchronized void end(long count) {
    end = count;
    notifyAll();
  }

  /** Ends the waiting of the taker with an error of another thread. */
  synchronized void breakWith(Throwable cause) {
    if (broken == null) {
      broken = cause;
    }
    notifyAll();
  }

  /** The next line in order, or null after the last; rethrows what broke another thread. */
  byte @Nullable [] take() throws IOException, InterruptedException {
    long turn;
    byte[] line;
    synchronized (this) {
      while (broken == null && next < end && !waiting.containsKey(next)) {
        wait(spill == null ? 0 : REST_MS);
      }
      if (broken instanceof IOException io) {
        throw io;
      }
      if (broken instanceof UncheckedIOException io) {
        throw new IOException(io.getMessage(), io);
      }
      if (broken != null) {
        throw new IllegalStateException("the run cannot go on: " + broken, broken);
      }
      if (next >= end) {
        return null;
      }
      turn = next++;
      line = waiting.remove(turn);
      if (spill == null) {
        notifyAll();
      }
    }
    if (line == SPILLED && spill != null) {
      Path file = spilled(spill, turn);
      line = Files.readAllBytes(file);
      Files.delete(file);
    }
    return line;
  }

  private static Path spilled(Path folder, long turn) {
    return folder.resolve("waiting-" + turn + ".json");
  }
}
