package org.sightline.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.formats.Probe;

class InputsTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, "x");
  }

  private static List<Input> all(Inputs inputs) {
    List<Input> found = new ArrayList<>();
    inputs.forEachRemaining(found::add);
    return found;
  }

  private static List<String> sources(Path... arguments) throws NoSuchInputException {
    List<String> found = new ArrayList<>();
    Inputs.of(List.of(arguments)).forEachRemaining(input -> found.add(input.source().text()));
    return found;
  }

  @Test
  void foldersAreWalkedByNameInByteOrder() throws Exception {
    for (String name : new String[] {"b.jpg", "B.jpg", "a/2.jpg", "a/10.jpg", "é.jpg", "z"}) {
      file(name);
    }
    assertEquals(List.of("B.jpg", "a/10.jpg", "a/2.jpg", "b.jpg", "z", "é.jpg"), sources(folder));
  }

  @Test
  void hiddenFilesAreLeftOutAndCounted() throws Exception {
    file(".DS_Store");
    file(".git/config");
    file("a.jpg");
    Inputs inputs = Inputs.of(List.of(folder));
    assertEquals(1, all(inputs).size());
    assertEquals(2, inputs.hidden());
    assertEquals(1, sources(folder.resolve(".DS_Store")).size(), "named itself it is wanted");
  }

  @Test
  void foldersWithAReportAreLeftOut() throws Exception {
    file("out/annotated/a.jpg");
    Files.writeString(folder.resolve("out/results.jsonl"), "{\"sightline\":1,\"id\":\"\"}\n");
    file("other/a.jpg");
    Files.writeString(folder.resolve("other/results.jsonl"), "{\"mine\":1}\n");
    Inputs inputs = Inputs.of(List.of(folder));
    assertEquals(2, all(inputs).size());
    assertEquals(1, inputs.reports());
  }

  @Test
  void linksThatLeadBackAreNotFollowedTwice() throws Exception {
    file("a/1.jpg");
    file("c/2.jpg");
    Files.createSymbolicLink(folder.resolve("a/up"), folder);
    Files.createSymbolicLink(folder.resolve("b"), folder.resolve("c"));
    Files.createSymbolicLink(folder.resolve("b2"), folder.resolve("c"));
    Files.createSymbolicLink(folder.resolve("d.jpg"), folder.resolve("a/1.jpg"));
    assertEquals(List.of("a/1.jpg", "b/2.jpg", "c/2.jpg", "d.jpg"), sources(folder));
  }

  @Test
  void sidecarsBelongToTheirNamesakes() throws Exception {
    for (String name :
        new String[] {
          "IMG_1.jpg", "img_1.XMP", "IMG_1.dng", "IMG_2.JPG", "IMG_2.JPG.xmp", "lone.xmp",
          "clip.mp4", "clip.srt", "walk.gpx", "walk.kml", "x", "x.xmp"
        }) {
      file(name);
    }
    List<Input> found = all(Inputs.of(List.of(folder)));
    List<String> texts = new ArrayList<>();
    for (Input input : found) {
      StringBuilder text = new StringBuilder(input.source().text());
      input.sidecars().forEach(path -> text.append('+').append(path.getFileName()));
      texts.add(text.toString());
    }
    assertEquals(
        List.of(
            "IMG_1.dng+img_1.XMP",
            "IMG_1.jpg+img_1.XMP",
            "IMG_2.JPG+IMG_2.JPG.xmp",
            "clip.mp4+clip.srt",
            "lone.xmp",
            "walk.gpx",
            "walk.kml",
            "x+x.xmp"),
        texts);
  }

  @Test
  void aFileAskedForByNameBringsItsSidecars() throws Exception {
    Path photo = file("IMG_1.jpg");
    Path sidecar = file("IMG_1.XMP");
    assertEquals(List.of(sidecar), Input.of(photo).sidecars());
    assertEquals(List.of(), Input.of(sidecar).sidecars());
  }

  @Test
  void whatAShellMakesOfAStarIsLikeTheFolder() throws Exception {
    Path photo = file("IMG_1.jpg");
    Path sidecar = file("IMG_1.xmp");
    List<Input> found = all(Inputs.of(List.of(photo, sidecar)));
    assertEquals(1, found.size());
    assertEquals(List.of(sidecar), found.get(0).sidecars());
    assertEquals(1, sources(sidecar).size(), "alone it is an input");
  }

  @Test
  void theSameInputTwiceIsProcessedOnce() throws Exception {
    Path photo = file("a/1.jpg");
    Path dotted = folder.resolve("a/./1.jpg");
    assertEquals(1, sources(photo, dotted, photo).size());
    assertEquals(List.of("1.jpg"), sources(folder.resolve("a"), photo));
    assertEquals(List.of("a/1.jpg"), sources(photo, folder));
  }

  @Test
  void noTwoInputsShareASource() throws Exception {
    file("day/x/1.jpg");
    file("night/x/1.jpg");
    file("dusk/1.jpg");
    List<String> sources =
        sources(
            folder.resolve("day/x"),
            folder.resolve("night/x"),
            folder.resolve("dusk"),
            file("2.jpg"));
    Set<String> distinct = new HashSet<>(sources);
    assertEquals(4, distinct.size(), sources.toString());
    assertTrue(distinct.contains("dusk/1.jpg"), sources.toString());
    assertEquals(Names.source(folder.resolve("2.jpg")).text(), sources.get(3));
  }

  @Test
  void aMissingArgumentIsAMistakeOfTheCommand() throws Exception {
    Path there = file("a.jpg");
    Path missing = folder.resolve("b.jpg");
    NoSuchInputException e =
        assertThrows(NoSuchInputException.class, () -> Inputs.of(List.of(there, missing)));
    assertTrue(e.getMessage().endsWith("b.jpg"), e.getMessage());
  }

  @Test
  void namesThatAreNotUtf8AreEscapedAndStillOpen() throws Exception {
    Path odd = Path.of(URI.create(folder.toUri() + "caf%E9%25%20%C3%A9.jpg"));
    try {
      Files.writeString(odd, "x");
    } catch (IOException e) {
      assumeTrue(false, "skipped: this file system takes only UTF-8 names");
    }
    Input input = all(Inputs.of(List.of(folder))).get(0);
    assertEquals(new Source("caf%E9%25 é.jpg", true), input.source());
    assertEquals(1, Files.size(input.path()));
    assertEquals(1, Files.size(new Probe().header(input).file().path()));
  }

  @Test
  void aFolderThatCannotBeListedIsAnInputOfItsOwn() throws Exception {
    file("a/1.jpg");
    Path closed = folder.resolve("a");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assumeTrue(!Files.isReadable(closed), "skipped: this user may read everything");
      Input input = all(Inputs.of(List.of(folder))).get(0);
      assertEquals("a", input.source().text());
      InputException e = assertThrows(InputException.class, () -> new Probe().open(input));
      assertEquals("permission-denied", e.code());
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void theEndIsTheEnd() throws Exception {
    Inputs inputs = Inputs.of(List.of(folder));
    assertFalse(inputs.hasNext());
    assertThrows(NoSuchElementException.class, inputs::next);
  }

  @Test
  void namesMeanTheSameInAnotherLocale() throws Exception {
    file("Crémieux/\u6587.jpg");
    ProcessBuilder other =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PrintSources.class.getName(),
            folder.toString());
    other.environment().put("LC_ALL", "C");
    Process process = other.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("Crémieux/\u6587.jpg\n", said);
  }
}
