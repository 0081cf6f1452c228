package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sightline.formats.MadeFile.hasNote;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.media.Block;
import org.sightline.media.Header;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.Made;
import org.sightline.media.MediaItem;
import org.sightline.media.Source;

class ProbeTest {
  @TempDir Path folder;

  private final Probe probe = new Probe();

  private String refusal(Path path) {
    return assertThrows(InputException.class, () -> probe.open(Input.of(path))).code();
  }

  @Test
  void theIdHashesSourceLengthAndStart() throws Exception {
    byte[] bytes = Made.join(Made.jpeg(8, 8), new byte[9000]);
    Path file = Files.write(folder.resolve("a.jpg"), bytes);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_714_557_605_900L));
    Input input = new Input(file, new Source("ä.jpg", false), List.of());
    Header header = probe.open(input).header();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update("ä.jpg\0".getBytes(StandardCharsets.UTF_8));
    digest.update(Made.be(8, bytes.length));
    digest.update(Arrays.copyOf(bytes, 512));
    assertEquals(HexFormat.of().formatHex(digest.digest()).substring(0, 32), header.id());
    assertEquals(Instant.parse("2024-05-01T10:00:05Z"), header.modified());
    assertEquals(bytes.length, header.bytes());
    assertEquals(file, header.file().path());
    assertEquals(header, probe.header(input));
  }

  @Test
  void pipesAreNeverOpened() throws Exception {
    Path pipe = folder.resolve("pipe.jpg");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
        "skipped: no mkfifo here");
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertEquals("not-a-file", refusal(pipe));
          assertEquals(0, probe.header(Input.of(pipe)).bytes());
        });
    if (Files.exists(Path.of("/dev/null"))) {
      assertEquals("not-a-file", refusal(Path.of("/dev/null")));
    }
  }

  @Test
  void whatCannotBeOpenedHasItsOwnCode() throws Exception {
    assertEquals("vanished", refusal(folder.resolve("gone.jpg")));
    assertEquals("empty-file", refusal(Files.createFile(folder.resolve("empty.jpg"))));
    Path dangling = Files.createSymbolicLink(folder.resolve("link.jpg"), Path.of("nowhere"));
    assertEquals("broken-link", refusal(dangling));
    Path round = folder.resolve("round.jpg");
    Files.createSymbolicLink(round, round);
    assertEquals("broken-link", refusal(round));
    assertEquals(32, probe.header(Input.of(round)).id().length());
  }

  @Test
  void aFileThatMayNotBeReadIsDenied() throws Exception {
    Path file = Files.write(folder.resolve("a.jpg"), Made.jpeg(8, 8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "skipped: this user may read everything");
    assertEquals("permission-denied", refusal(file));
  }

  @Test
  void contentCountsAndNotTheName() throws Exception {
    Path file = Files.write(folder.resolve("holiday.txt"), Made.png(3, 2));
    assertEquals("png", probe.open(Input.of(file)).header().format());
    Path text = Files.writeString(folder.resolve("photo.jpg"), "Dear diary");
    MediaItem other = probe.open(Input.of(text));
    assertTrue(other instanceof MediaItem.Other);
    assertTrue(hasNote(other, "not-media"));
  }

  @Test
  void xmpSidecarsComeAfterTheFilesOwnBlocks() throws Exception {
    Path file = Files.write(folder.resolve("a.jpg"), Made.jpeg(8, 8, Made.xmpSegment("<x/>")));
    Files.writeString(folder.resolve("a.xmp"), Made.XMP_PACKET);
    MediaItem.Photo photo = (MediaItem.Photo) probe.open(Input.of(file));
    Block sidecar = photo.blocks().get(1);
    assertEquals(Block.Kind.XMP_SIDECAR, sidecar.kind());
    assertEquals("sidecar a.xmp", sidecar.where());
    assertArrayEquals(Made.bytes(Made.XMP_PACKET), sidecar.bytes().array());
  }

  @Test
  void aHugeSidecarIsNotRead() throws Exception {
    Path file = Files.write(folder.resolve("a.jpg"), Made.jpeg(8, 8));
    try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("a.xmp").toFile(), "rw")) {
      sparse.setLength(1L << 32);
    }
    MediaItem photo = probe.open(Input.of(file));
    assertTrue(hasNote(photo, "metadata-too-large"));
  }

  @Test
  void aHugeFileOfNothingIsReadWithinTheBudget() throws Exception {
    Path file = Files.write(folder.resolve("a.jpg"), Made.jpeg(8, 8));
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 36);
    }
    MediaItem photo =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> probe.open(Input.of(file)));
    assertEquals("jpeg", photo.header().format());
  }

  @Test
  void kindsAreToldByTheirFirstBytes() throws Exception {
    assertKind("gpx", MediaItem.TrackFile.class, "<?xml version='1.0'?>\n<gpx version='1.1'>");
    assertKind("srt", MediaItem.TrackFile.class, "1\r\n00:00:00,000 --> 00:00:00,033\r\nx");
    assertKind("nmea", MediaItem.TrackFile.class, "$GPGGA,123519,4807.038,N,01131.000,E\r\n");
    assertKind("igc", MediaItem.TrackFile.class, "AXMP recorder\r\nHFDTE050110\r\n");
    assertKind("csv", MediaItem.TrackFile.class, "time,latitude,longitude\n1,2,3\n");
    assertKind("unknown", MediaItem.Other.class, "<kml><Placemark><Polygon/></Placemark></kml>");
    assertKind("pdf", MediaItem.Other.class, "%PDF-1.7\n");
    assertKind("zip", MediaItem.Other.class, "PK\u0003\u0004\u0014\0");
    assertKind("gif", MediaItem.Other.class, "GIF89a\u0001\0\u0001\0");
    assertKind("svg", MediaItem.Other.class, "<svg xmlns='http://www.w3.org/2000/svg'/>");
    assertKind("xmp", MediaItem.Other.class, Made.XMP_PACKET);
    assertKind("mp4", MediaItem.Video.class, "\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\u0008moov");
    assertKind("mov", MediaItem.Video.class, "\0\0\0\u0008wide\0\0\0\u0008moov");
    assertKind("avi", MediaItem.Video.class, "RIFF\u0010\0\0\0AVI LIST\u0004\0\0\0hdrl");
    String head = "\u001aE\u00df\u00a3\u0087B\u0082\u0084webm";
    String track = "\u0018S\u0080g\u0088\u0016T\u00aek\u0082\u00ae\u0080";
    assertKind("webm", MediaItem.Video.class, head + track);
  }

  private void assertKind(String format, Class<?> kind, String start) throws Exception {
    Path file = Files.write(folder.resolve("kind"), Made.bytes(start));
    MediaItem item = probe.open(Input.of(file));
    assertEquals(format, item.header().format());
    assertEquals(kind, item.getClass(), format);
  }

  @Test
  void oneProbeOpensManyFilesWithoutMixingThem() throws IOException, InputException {
    Path large = Files.write(folder.resolve("1.jpg"), Made.jpeg(640, 480));
    Path small = Files.write(folder.resolve("2.png"), Made.png(3, 2));
    for (int i = 0; i < 3; i++) {
      assertEquals(640, ((MediaItem.Photo) probe.open(Input.of(large))).widthPx());
      assertEquals(3, ((MediaItem.Photo) probe.open(Input.of(small))).widthPx());
    }
  }
}
