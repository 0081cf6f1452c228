package org.sightline.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path folder;
  private Path results;
  private Path previous;

  @BeforeEach
  void nameFiles() {
    results = folder.resolve("results.jsonl");
    previous = folder.resolve("previous.jsonl");
  }

  private static String id(int item) {
    // ids that share their first 64 bits must still be told apart
    return "00000000000000ab" + String.format(Locale.ROOT, "%016x", item);
  }

  private static byte[] line(int item, String rest) {
    return ("{\"sightline\":1,\"id\":\"" + id(item) + "\",\"x\":\"" + rest + "\"}").getBytes(UTF_8);
  }

  private void write(int... items) throws IOException {
    try (Journal journal = new Journal(results, previous)) {
      for (int item : items) {
        journal.append(line(item, "old"));
      }
    }
  }

  @Test
  void linesStandInTheOrderTheyWereAppended() throws IOException {
    write(1, 2, 3);
    assertEquals(
        new String(line(1, "old"), UTF_8)
            + "\n"
            + new String(line(2, "old"), UTF_8)
            + "\n"
            + new String(line(3, "old"), UTF_8)
            + "\n",
        Files.readString(results));
  }

  @Test
  void everyOldLineIsFoundByItsWholeId() throws IOException {
    write(1, 2, 3);
    try (Journal journal = new Journal(results, previous)) {
      assertEquals(3, journal.size());
      assertArrayEquals(line(2, "old"), journal.find(id(2)));
      assertNull(journal.find(id(4)));
    }
  }

  @Test
  void anIncompleteLastLineIsCut() throws IOException {
    write(1, 2);
    byte[] whole = Files.readAllBytes(results);
    Files.write(results, java.util.Arrays.copyOf(whole, whole.length - 5));
    try (Journal journal = new Journal(results, previous)) {
      assertEquals(1, journal.size());
      assertNull(journal.find(id(2)));
    }
    assertEquals(new String(line(1, "old"), UTF_8) + "\n", Files.readString(results));
  }

  @Test
  void linesThatAgreeWithTheOldOnesLeaveTheFileAsItIs() throws IOException {
    write(1, 2, 3);
    try (Journal journal = new Journal(results, previous)) {
      journal.append(line(1, "old"));
      journal.append(line(2, "old"));
      assertEquals(3, Files.readAllLines(results).size());
      journal.append(line(3, "old"));
      journal.append(line(4, "new"));
    }
    assertEquals(4, Files.readAllLines(results).size());
    assertEquals(0, Files.size(previous));
  }

  @Test
  void whereLinesPartTheRestIsKeptAndStillFound() throws IOException {
    write(1, 2, 3);
    try (Journal journal = new Journal(results, previous)) {
      journal.append(line(1, "old"));
      journal.append(line(9, "new"));
      assertArrayEquals(line(3, "old"), journal.find(id(3)));
      assertArrayEquals(line(2, "old"), journal.find(id(2)));
      assertArrayEquals(line(1, "old"), journal.find(id(1)));
    }
    assertEquals(2, Files.readAllLines(results).size());
    // killed here: the next run still finds everything
    try (Journal journal = new Journal(results, previous)) {
      assertArrayEquals(line(3, "old"), journal.find(id(3)));
      assertArrayEquals(line(9, "new"), journal.find(id(9)));
    }
  }

  @Test
  void finishingDropsWhatAnEarlierRunHadBeyondTheEnd() throws IOException {
    write(1, 2, 3);
    try (Journal journal = new Journal(results, previous)) {
      journal.append(line(1, "old"));
      journal.finish();
    }
    assertEquals(new String(line(1, "old"), UTF_8) + "\n", Files.readString(results));
  }

  @Test
  void aLineLongerThanTheReadBufferIsFoundWhole() throws IOException {
    String rest = "y".repeat(300_000);
    try (Journal journal = new Journal(results, previous)) {
      journal.append(line(1, rest));
      journal.append(line(2, "old"));
    }
    try (Journal journal = new Journal(results, previous)) {
      assertArrayEquals(line(1, rest), journal.find(id(1)));
    }
  }
}
