package org.sightline.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.batch.ReportFolder.Mode;

class ReportFolderTest {
  @TempDir private Path temp;
  private Path out;

  @BeforeEach
  void nameFolder() {
    out = temp.resolve("report");
  }

  private ReportFolder open(Mode mode, String settings, String inputs)
      throws IOException, RefusedException {
    return ReportFolder.open(out, mode, settings, inputs);
  }

  private void finished(String settings, String inputs) throws IOException, RefusedException {
    try (ReportFolder folder = open(Mode.AUTO, settings, inputs)) {
      folder.put("results.jsonl", "{}\n".getBytes(UTF_8));
      folder.put("summary.json", (settings + " " + inputs).getBytes(UTF_8));
      folder.finish();
    }
  }

  @Test
  void aFinishedReportHasNoWorkFolder() throws Exception {
    finished("s1", "i1");
    assertFalse(Files.exists(out.resolve("work")));
    assertTrue(Files.exists(out.resolve("summary.json")));
  }

  @Test
  void theSameRunGoesOn() throws Exception {
    finished("s1", "i1");
    try (ReportFolder again = open(Mode.AUTO, "s1", "i1")) {
      assertTrue(again.resumed());
      assertTrue(Files.exists(out.resolve("results.jsonl")));
    }
  }

  @Test
  void anotherRunsReportIsOnlyReplacedOnRequest() throws Exception {
    finished("s1", "i1");
    RefusedException inputs =
        assertThrows(RefusedException.class, () -> open(Mode.AUTO, "s1", "i2").close());
    assertTrue(inputs.getMessage().contains("--fresh"));
    assertThrows(RefusedException.class, () -> open(Mode.AUTO, "s2", "i1").close());
    assertTrue(Files.exists(out.resolve("summary.json")), "a refusal leaves the report whole");
    try (ReportFolder fresh = open(Mode.FRESH, "s2", "i2")) {
      assertFalse(fresh.resumed());
      assertFalse(Files.exists(out.resolve("results.jsonl")));
    }
  }

  @Test
  void aFolderOfOtherThingsIsNeverTouched() throws Exception {
    Files.createDirectories(out);
    Files.writeString(out.resolve("letter.txt"), "dear");
    assertThrows(RefusedException.class, () -> open(Mode.AUTO, "s1", "i1").close());
    assertThrows(RefusedException.class, () -> open(Mode.FRESH, "s1", "i1").close());
    assertEquals("dear", Files.readString(out.resolve("letter.txt")));
  }

  @Test
  void freshRemovesTheReportAndNothingElse() throws Exception {
    finished("s1", "i1");
    Files.writeString(out.resolve("mine.txt"), "mine");
    open(Mode.FRESH, "s1", "i1").close();
    assertEquals("mine", Files.readString(out.resolve("mine.txt")));
    assertFalse(Files.exists(out.resolve("summary.json")));
  }

  @Test
  void twoRunsDoNotShareAFolder() throws Exception {
    try (ReportFolder first = open(Mode.AUTO, "s1", "i1")) {
      assertThrows(RefusedException.class, () -> open(Mode.AUTO, "s1", "i1").close());
      assertEquals(out, first.path());
    }
  }

  @Test
  void settingsThatChangedMakeEarlierLinesUseless() throws Exception {
    finished("s1", "i1");
    try (ReportFolder resumed = open(Mode.RESUME, "s2", "i1")) {
      assertFalse(Files.exists(out.resolve("results.jsonl")));
      assertEquals(out, resumed.path());
    }
  }
}
