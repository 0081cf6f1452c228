package org.sightline.batch;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What is listed ahead of the workers: first in, first out, and bounded. A lister that found no
 * room goes on when half is taken, not at every place that becomes free: waking it costs as much as
 * reading a file. For one lister and any number of workers.
 */
final class Backlog {
  private final Queue<BatchRunner.Task> tasks = new ArrayDeque<>();
  private final int most;
  private boolean full;

  /**
   * @param most how many tasks wait at once, 1 or more
   */
  Backlog(int most) {
    this.most = most;
  }

  /** Adds a task, once there is room. */
  synchronized void put(BatchRunner.Task task) throws InterruptedException {
    while (full) {
      wait();
    }
    tasks.add(task);
    full = tasks.size() == most;
    // whoever waits now is a worker, and there is one task more for one of them
    notify();
  }

  /** Takes the task that came first, once there is one. */
  synchronized BatchRunner.Task take() throws InterruptedException {
    while (tasks.isEmpty()) {
      wait();
    }
    BatchRunner.Task task = tasks.remove();
    if (full && tasks.size() <= most / 2) {
      full = false;
      notifyAll();
    }
    return task;
  }

  /** How many wait now. */
  synchronized int size() {
    return tasks.size();
  }
}
