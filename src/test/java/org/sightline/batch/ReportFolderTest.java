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
  private static final byte[] LINE =
      "{\"sightline\":1,\"id\":\"0123456789abcdef0123456789abcdef\"}\n".getBytes(UTF_8);

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
      folder.put("results.jsonl", LINE);
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
  void settingsThatChangedMakeTheLinesOfAnUnfinishedRunUseless() throws Exception {
    try (ReportFolder killed = open(Mode.AUTO, "s1", "i1")) {
      killed.put("results.jsonl", LINE);
    }
    try (ReportFolder resumed = open(Mode.RESUME, "s2", "i1")) {
      assertFalse(Files.exists(out.resolve("results.jsonl")));
      assertEquals(out, resumed.path());
    }
  }

  @Test
  void resumingNeverReplacesAFinishedReportOfOtherSettings() throws Exception {
    finished("s1", "i1");
    assertThrows(RefusedException.class, () -> open(Mode.RESUME, "s2", "i1").close());
    assertTrue(Files.exists(out.resolve("results.jsonl")));
    assertTrue(Files.exists(out.resolve("summary.json")));
    assertFalse(Files.exists(out.resolve("work")), "a refusal leaves nothing behind");
  }

  @Test
  void aFolderOfAnotherProgramWithNamesLikeOursIsNeverTouched() throws Exception {
    Files.createDirectories(out.resolve("work"));
    Files.writeString(out.resolve("work/thesis.txt"), "years");
    Files.writeString(out.resolve("results.jsonl"), "{\"other\":1}\n");
    assertThrows(RefusedException.class, () -> open(Mode.FRESH, "s1", "i1").close());
    assertThrows(RefusedException.class, () -> open(Mode.AUTO, "s1", "i1").close());
    assertEquals("years", Files.readString(out.resolve("work/thesis.txt")));
    assertEquals("{\"other\":1}\n", Files.readString(out.resolve("results.jsonl")));
  }

  @Test
  void picturesThatNoLineNamesAreSweptAway() throws Exception {
    try (ReportFolder folder = open(Mode.AUTO, "s1", "i1");
        Journal journal =
            new Journal(out.resolve("results.jsonl"), out.resolve("work/previous.jsonl"))) {
      String id = "ffee0123456789abffee0123456789ab";
      String line = "{\"sightline\":1,\"id\":\"" + id + "\",\"thumb\":\"thumbs/ffee01234567.jpg\"}";
      journal.append(line.getBytes(UTF_8));
      journal.finish();
      for (String name : new String[] {"ffee01234567", "ffee01234568", "0123", "note"}) {
        folder.put("thumbs/" + name + ".jpg", new byte[1]);
      }
      folder.put("annotated/ffee01234567-a.jpg", new byte[1]);
      folder.sweep(journal);
      assertTrue(Files.exists(out.resolve("thumbs/ffee01234567.jpg")));
      for (String gone :
          new String[] {"thumbs/ffee01234568.jpg", "thumbs/0123.jpg", "thumbs/note.jpg"}) {
        assertFalse(Files.exists(out.resolve(gone)), gone);
      }
      assertFalse(Files.exists(out.resolve("annotated/ffee01234567-a.jpg")));
    }
  }

  private void finishedWithThumbs(Mode mode, String... contents) throws Exception {
    try (ReportFolder folder = open(mode, "s1", "i1")) {
      for (int i = 0; i < contents.length; i++) {
        folder.put("thumbs/" + i + ".jpg", contents[i].getBytes(UTF_8));
      }
      folder.put("results.jsonl", LINE);
      folder.finish();
    }
  }

  private Object inode(String name) throws IOException {
    return Files.getAttribute(out.resolve(name), "unix:ino");
  }

  @Test
  void aFreshReportTakesOverThumbnailsThatComeOutTheSameAndNoOthers() throws Exception {
    finishedWithThumbs(Mode.AUTO, "same", "long before", "once", "gone");
    Object kept = inode("thumbs/0.jpg");
    finishedWithThumbs(Mode.FRESH, "same", "after", "1234");
    assertEquals(kept, inode("thumbs/0.jpg"));
    assertEquals("same", Files.readString(out.resolve("thumbs/0.jpg")));
    assertEquals("after", Files.readString(out.resolve("thumbs/1.jpg")));
    assertEquals("1234", Files.readString(out.resolve("thumbs/2.jpg")));
    assertFalse(Files.exists(out.resolve("thumbs/3.jpg")));
    assertFalse(Files.exists(out.resolve("work")));
  }

  @Test
  void thumbnailsOfAFreshRunThatWasKilledLeaveWithTheNext() throws Exception {
    finishedWithThumbs(Mode.AUTO, "one", "two");
    try (ReportFolder killed = open(Mode.FRESH, "s1", "i1")) {
      killed.put("thumbs/0.jpg", "one".getBytes(UTF_8));
    }
    assertTrue(Files.exists(out.resolve("work/thumbs/1.jpg")));
    assertFalse(Files.exists(out.resolve("thumbs/1.jpg")), "of the report before");
    finishedWithThumbs(Mode.RESUME, "one");
    assertFalse(Files.exists(out.resolve("work")));
    try (ReportFolder killed = open(Mode.FRESH, "s1", "i1")) {
      assertFalse(Files.exists(killed.path().resolve("thumbs")));
    }
    finishedWithThumbs(Mode.FRESH, "three");
    assertEquals("three", Files.readString(out.resolve("thumbs/0.jpg")));
    assertFalse(Files.exists(out.resolve("work")));
  }

  @Test
  void aLinkAmongTheOldThumbnailsIsNotTakenOver() throws Exception {
    finishedWithThumbs(Mode.AUTO, "one");
    Path elsewhere = Files.writeString(temp.resolve("elsewhere.jpg"), "one");
    Files.delete(out.resolve("thumbs/0.jpg"));
    Files.createSymbolicLink(out.resolve("thumbs/0.jpg"), elsewhere);
    finishedWithThumbs(Mode.FRESH, "one");
    assertFalse(Files.isSymbolicLink(out.resolve("thumbs/0.jpg")));
    assertEquals("one", Files.readString(elsewhere));
  }
}
