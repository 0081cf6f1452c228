package org.sightline.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Input;

/**
 * Drives many items through the pipeline: one lister, some workers, and the calling thread as the
 * writer.
 *
 * <p>Both queues are bounded, so the slow stage sets the pace. Lines leave in input order for any
 * number of threads. Every thread of a run is started here and has ended when {@link #run} returns.
 */
public final class BatchRunner {
  /** Takes the finished line of each item, in input order, on the calling thread. */
  public interface Sink {
    /** Writes one line, given without its line feed. */
    void accept(byte[] line) throws IOException;
  }

  /** An item and its place in line; no item means that there are no more. */
  record Task(long turn, @Nullable Input input) {}

  private static final Task END = new Task(-1, null);

  /** Inputs listed ahead, for each worker. */
  private static final int QUEUED = 32;

  private final Supplier<? extends Worker> workers;
  private final int threads;
  private final Turnstile turnstile;
  private final Progress progress;
  private final Backlog queue;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** What one worker thread does to each item; owned by that thread and closed by it. */
  public interface Worker extends AutoCloseable {
    /** The item's line, its files already written. */
    byte[] line(Input input) throws IOException;

    @Override
    void close();
  }

  /**
   * @param workers makes the worker of each thread, on the thread that calls {@link #run}
   * @param threads how many items are looked at at once, 1 or more
   * @param turnstile puts lines back in order
   * @param progress is told of every step
   */
  BatchRunner(
      Supplier<? extends Worker> workers, int threads, Turnstile turnstile, Progress progress) {
    this.workers = workers;
    this.threads = threads;
    this.turnstile = turnstile;
    this.progress = progress;
    this.queue = new Backlog(QUEUED * threads);
  }

  /**
   * Runs until every input has its line.
   *
   * @throws IOException if a line or a file of the report cannot be written: the run stops at once
   * @throws IllegalStateException if a thread broke on something that no item can cause
   */
  void run(Iterator<Input> inputs, Sink sink) throws IOException, InterruptedException {
    List<Thread> running = new ArrayList<>();
    Thread lister = new Thread(() -> list(inputs), "lister");
    lister.setDaemon(true);
    running.add(lister);
    for (int i = 0; i < threads; i++) {
      // made here: what two workers set up at once is linked twice, the second time slowly
      Worker looking = workers.get();
      Thread worker = new Thread(() -> work(looking), "worker-" + i);
      worker.setDaemon(true);
      running.add(worker);
    }
    for (Thread thread : running) {
      thread.start();
    }
    try {
      for (byte[] line = turnstile.take(); line != null; line = turnstile.take()) {
        sink.accept(line);
        progress.done(queue.size());
      }
    } finally {
      stopped.set(true);
      for (Thread thread : running) {
        thread.interrupt();
      }
      for (Thread thread : running) {
        // the lister may sit in a read of standard input that nothing interrupts; it is a daemon
        thread.join(thread == lister ? 100 : 10_000);
      }
      progress.end();
    }
  }

  private void list(Iterator<Input> inputs) {
    long turn = 0;
    try {
      while (inputs.hasNext() && !stopped.get()) {
        Task task = new Task(turn++, inputs.next());
        progress.listed();
        queue.put(task);
      }
      progress.allListed();
      turnstile.end(turn);
      for (int i = 0; i < threads; i++) {
        queue.put(END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      turnstile.breakWith(e);
    }
  }

  private void work(Worker looking) {
    try (Worker worker = looking) {
      for (Task task = queue.take(); !stopped.get(); task = queue.take()) {
        Input input = task.input();
        if (input == null) {
          return;
        }
        turnstile.put(task.turn(), worker.line(input));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      turnstile.breakWith(e);
    }
  }
}
