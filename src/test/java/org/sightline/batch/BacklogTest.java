package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BacklogTest {
  private static BatchRunner.Task task(long turn) {
    return new BatchRunner.Task(turn, null);
  }

  @Test
  void tasksLeaveInTheOrderTheyCame() throws InterruptedException {
    Backlog backlog = new Backlog(3);
    backlog.put(task(0));
    backlog.put(task(1));
    assertEquals(2, backlog.size());
    assertEquals(0, backlog.take().turn());
    assertEquals(1, backlog.take().turn());
    assertEquals(0, backlog.size());
  }

  @Test
  void manyWorkersTakeEveryTaskOnceAndNeverMoreThanFitAreHeld() throws InterruptedException {
    for (int most : new int[] {1, 2, 3, 16}) {
      Backlog backlog = new Backlog(most);
      List<Long> taken = Collections.synchronizedList(new ArrayList<>());
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Thread worker = new Thread(() -> takeAll(backlog, taken));
        worker.start();
        workers.add(worker);
      }
      for (int turn = 0; turn < 5_000; turn++) {
        backlog.put(task(turn));
        assertTrue(backlog.size() <= most, "at most " + most);
      }
      for (int i = 0; i < workers.size(); i++) {
        backlog.put(task(-1));
      }
      for (Thread worker : workers) {
        worker.join();
      }
      List<Long> sorted = new ArrayList<>(taken);
      Collections.sort(sorted);
      List<Long> all = new ArrayList<>();
      for (long turn = 0; turn < 5_000; turn++) {
        all.add(turn);
      }
      assertEquals(all, sorted);
    }
  }

  private static void takeAll(Backlog backlog, List<Long> taken) {
    try {
      for (long turn = backlog.take().turn(); turn >= 0; turn = backlog.take().turn()) {
        taken.add(turn);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
