package org.sightline.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnstileTest {
  @TempDir private Path spill;

  private static byte[] line(long turn) {
    return ("line " + turn).getBytes(UTF_8);
  }

  private long spilled() throws IOException {
    try (Stream<Path> files = Files.list(spill)) {
      return files.count();
    }
  }

  @Test
  void linesLeaveInOrderWhateverOrderTheyComeIn() throws Exception {
    Turnstile turnstile = new Turnstile(spill);
    for (long turn : new long[] {2, 0, 3, 1}) {
      turnstile.put(turn, line(turn));
    }
    turnstile.end(4);
    for (long turn = 0; turn < 4; turn++) {
      assertEquals("line " + turn, new String(turnstile.take(), UTF_8));
    }
    assertNull(turnstile.take());
  }

  @Test
  void linesFarAheadOfASlowItemWaitOnDisk() throws Exception {
    Turnstile turnstile = new Turnstile(spill);
    for (long turn = 1; turn < 2_000; turn++) {
      turnstile.put(turn, line(turn));
    }
    assertTrue(spilled() > 1_000, "the window is bounded");
    turnstile.put(0, line(0));
    turnstile.end(2_000);
    for (long turn = 0; turn < 2_000; turn++) {
      assertEquals("line " + turn, new String(turnstile.take(), UTF_8));
    }
    assertNull(turnstile.take());
    assertEquals(0, spilled());
  }

  @Test
  void withoutADiskAReaderWhoPausesPausesTheWorkers() throws Exception {
    Turnstile turnstile = new Turnstile(null);
    AtomicLong handedIn = new AtomicLong();
    Thread worker =
        new Thread(
            () -> {
              try {
                for (long turn = 0; turn < 2_000; turn++) {
                  turnstile.put(turn, line(turn));
                  handedIn.incrementAndGet();
                }
              } catch (IOException | InterruptedException e) {
                turnstile.breakWith(e);
              }
            });
    worker.start();
    worker.join(500);
    assertTrue(handedIn.get() < 1_000, "memory is bounded");
    for (long turn = 0; turn < 2_000; turn++) {
      assertEquals("line " + turn, new String(turnstile.take(), UTF_8));
    }
    worker.join();
  }

  @Test
  void aBrokenListIsAnErrorOfReadingAndNoFaultOfTheProgram() {
    Turnstile turnstile = new Turnstile(null);
    turnstile.breakWith(new UncheckedIOException("input is closed", new IOException()));
    assertEquals("input is closed", assertThrows(IOException.class, turnstile::take).getMessage());
  }

  @Test
  void aBrokenWorkerEndsTheWaiting() {
    Turnstile turnstile = new Turnstile(null);
    turnstile.breakWith(new IOException("disk full"));
    assertEquals("disk full", assertThrows(IOException.class, turnstile::take).getMessage());
  }
}
