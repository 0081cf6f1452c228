package org.sightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real command in processes of its own, kills them and their children, and goes on. */
@Tag("slow")
class KillAndResumeTest {
  private static final int KILLS = 24;

  @TempDir private Path temp;
  private Path inputs;
  private Path temporary;

  @BeforeEach
  void fillFolder() throws IOException {
    inputs = Files.createDirectories(temp.resolve("in"));
    temporary = Files.createDirectories(temp.resolve("tmp"));
    try (Stream<Path> samples = Files.list(Path.of("sample-images"))) {
      for (Path sample : samples.filter(Files::isRegularFile).toList()) {
        for (int copy = 0; copy < 4; copy++) {
          Files.copy(sample, inputs.resolve(copy + "-" + sample.getFileName()));
        }
      }
    }
    Files.writeString(inputs.resolve("empty.jpg"), "");
  }

  private Process start(Path out, int threads) throws IOException {
    return Processes.start(
        temporary,
        "check",
        inputs.toString(),
        "--out",
        out.toString(),
        "--threads",
        Integer.toString(threads));
  }

  private int runToEnd(Path out, int threads) throws Exception {
    Process process = start(out, threads);
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the run hangs");
    return process.exitValue();
  }

  /** Every file of a report by its name; the one member that may differ is taken out. */
  private static Map<String, String> content(Path report) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(report)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        content.put(
            report.relativize(file).toString(),
            text.replaceAll("\"timing\"\\s*:\\s*\\{[^}]*(\\{[^}]*\\})?[^}]*\\}", "\"timing\":{}"));
      }
    }
    return content;
  }

  private static void assertSame(Map<String, String> expected, Map<String, String> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    for (Map.Entry<String, String> file : expected.entrySet()) {
      assertEquals(file.getValue(), actual.get(file.getKey()), file.getKey());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void oneAndEightThreadsGiveTheSameBytes() throws Exception {
    runToEnd(temp.resolve("one"), 1);
    runToEnd(temp.resolve("eight"), 8);
    assertSame(content(temp.resolve("one")), content(temp.resolve("eight")));
  }

  @Test
  void killedAtAnyMomentAndResumedGivesTheSameBytes() throws Exception {
    long started = System.nanoTime();
    int code = runToEnd(temp.resolve("whole"), 2);
    long wholeMs = (System.nanoTime() - started) / 1_000_000;
    Random random = new Random(42);
    Path out = temp.resolve("killed");
    int finished = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(out, 2);
      if (process.waitFor(random.nextInt((int) wholeMs), TimeUnit.MILLISECONDS)) {
        finished++;
        delete(out);
        continue;
      }
      List<ProcessHandle> children = new ArrayList<>(process.children().toList());
      if (kill % 3 == 0 && !children.isEmpty()) {
        children.get(random.nextInt(children.size())).destroyForcibly();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the run hangs after its child died");
      } else {
        process.destroyForcibly();
        process.waitFor();
        for (ProcessHandle child : children) {
          child.onExit().get(30, TimeUnit.SECONDS);
        }
      }
      if (Files.exists(out.resolve("summary.json"))) {
        // finished in spite of its child's death: the next one starts from nothing
        assertSame(content(temp.resolve("whole")), content(out));
        delete(out);
      }
    }
    assertTrue(finished < KILLS, "no run was killed in the middle");
    assertEquals(code, runToEnd(out, 2));
    assertSame(content(temp.resolve("whole")), content(out));
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList(), "left behind in the temporary folder");
    }
  }

  @Test
  void aLineCutInTheMiddleIsWrittenAgain() throws Exception {
    Path out = temp.resolve("cut");
    runToEnd(out, 2);
    Map<String, String> whole = content(out);
    Path journal = out.resolve("results.jsonl");
    byte[] lines = Files.readAllBytes(journal);
    Files.write(journal, java.util.Arrays.copyOf(lines, lines.length * 2 / 3));
    Files.delete(out.resolve("summary.json"));
    Files.createDirectories(out.resolve("work"));
    Files.write(out.resolve("work/partial-7"), "half".getBytes(UTF_8));
    runToEnd(out, 2);
    assertSame(whole, content(out));
  }
}
