package org.sightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect --export} through the command line. */
class TrackExportTest {
  private static final String POINTS =
      "<trkpt lat=\"47.0000000\" lon=\"8.0000000\"><time>2026-05-10T09:12:00Z</time></trkpt>"
          + "<trkpt lat=\"47.0000100\" lon=\"8.0000000\"><time>2026-05-10T09:12:01Z</time></trkpt>";

  @TempDir private Path temp;
  private Path walk;

  private record Ended(int code, String out, String err) {}

  private static synchronized Ended run(Object... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    try {
      System.setOut(new PrintStream(printed, true, UTF_8));
      System.setErr(new PrintStream(complained, true, UTF_8));
      int code = Main.run(words);
      System.out.flush();
      return new Ended(code, printed.toString(UTF_8), complained.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @BeforeEach
  void writeWalk() throws IOException {
    walk = temp.resolve("walk & <b>.gpx");
    Files.writeString(
        walk,
        "<?xml version=\"1.0\"?><gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
            + "<trk><trkseg>"
            + POINTS
            + "</trkseg></trk></gpx>");
  }

  @Test
  void eachEndingGivesItsFormatAndTheInspectionIsStillPrinted() throws IOException {
    for (String ending : new String[] {"gpx", "kml", "csv"}) {
      Path out = temp.resolve("out." + ending);
      Ended ended = run("inspect", walk, "--export", out);
      assertEquals(0, ended.code(), ended.err());
      assertTrue(ended.out().contains("2 samples, 2 with a position"), ended.out());
      assertTrue(ended.err().contains("wrote 2 positions from gpx to " + out), ended.err());
      assertTrue(Files.readString(out).contains("47.0000100"), ending);
    }
    assertTrue(Files.readString(temp.resolve("out.gpx")).contains("walk &amp; &lt;b&gt;.gpx"));
  }

  @Test
  void aFileThatExistsIsReplacedOnlyIfAskedFor() throws IOException {
    Path out = temp.resolve("old.kml");
    Files.writeString(out, "mine");
    Ended refused = run("inspect", walk, "--export", out);
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("old.kml exists; --force replaces it"), refused.err());
    assertEquals("mine", Files.readString(out));
    assertEquals(0, run("inspect", walk, "--export", out, "--force").code());
    assertTrue(Files.readString(out).contains("<gx:Track>"));
  }

  @Test
  void whatIsReadIsNeverReplaced() throws IOException {
    String before = Files.readString(walk);
    Ended refused = run("inspect", walk, "--export", walk, "--force");
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("is what is read"), refused.err());
    assertEquals(before, Files.readString(walk));
  }

  @Test
  void wrongUseIsSaidAndLeavesNothing() throws IOException {
    Path photo = temp.resolve("notes.txt");
    Files.writeString(photo, "no track");
    assertEquals(2, run("inspect", walk, "--export", temp.resolve("a.shp")).code());
    assertEquals(2, run("inspect", walk, "--force").code());
    assertEquals(2, run("inspect", walk, photo, "--export", temp.resolve("a.gpx")).code());
    assertFalse(Files.exists(temp.resolve("a.gpx")));
    Ended none = run("inspect", photo, "--export", temp.resolve("b.gpx"));
    assertEquals(2, none.code());
    assertTrue(none.err().contains("holds no position of a track"), none.err());
    Ended nowhere = run("inspect", walk, "--export", temp.resolve("no/such/c.gpx"));
    assertEquals(2, nowhere.code());
    assertTrue(nowhere.err().contains("cannot be written"), nowhere.err());
    try (DirectoryStream<Path> left = Files.newDirectoryStream(temp)) {
      for (Path file : left) {
        assertTrue(file.equals(walk) || file.equals(photo), file.toString());
      }
    }
  }
}
