package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.zones.ZoneSet;

class KmzZonesTest {
  @TempDir Path folder;

  private static byte[] kml(String name) {
    return ("<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>"
            + name
            + "</name><Polygon><outerBoundaryIs><LinearRing><coordinates>8,47 9,47 9,48 8,47"
            + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private ZoneSet read(Object... namesAndBytes) throws IOException {
    Path file = folder.resolve("zones.bin");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
      }
    }
    return load(file);
  }

  private static ZoneSet load(Path file) {
    try {
      return ZoneLoader.load(List.of(file), true);
    } catch (ZonesRefusedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void docKmlWinsElseTheFirst() throws Exception {
    assertEquals("Doc", read("a.kml", kml("A"), "doc.kml", kml("Doc")).zones().get(0).name());
    assertEquals(
        "A",
        read("x.txt", new byte[9], "a.KML", kml("A"), "b.kml", kml("B")).zones().get(0).name());
  }

  @Test
  void documentsBesideTheFirstAreNamed() throws Exception {
    assertEquals(List.of(), read("a.kml", kml("A"), "b.png", kml("B")).problems());
    ZoneSet set = read("a.kml", kml("A"), "b.kml", kml("B"));
    assertEquals(1, set.problems().size());
    assertFalse(set.isFaulty());
  }

  @Test
  void archiveWithoutADocumentIsRefused() throws Exception {
    assertTrue(read("x.txt", new byte[9]).isFaulty());
  }

  @Test
  void namesThatLeaveTheArchiveWriteNothing() throws Exception {
    ZoneSet set = read("../../escaped.kml", kml("A"));
    assertEquals(1, set.zones().size());
    assertFalse(Files.exists(folder.resolve("../../escaped.kml")));
  }

  @Test
  void truncatedArchiveIsReported() throws Exception {
    read("doc.kml", kml("A"));
    byte[] whole = Files.readAllBytes(folder.resolve("zones.bin"));
    for (int n = 4; n < 200; n++) {
      Path cut = folder.resolve("cut.bin");
      Files.write(cut, java.util.Arrays.copyOf(whole, n));
      ZoneSet set = load(cut);
      assertTrue(set.isFaulty() || set.zones().size() == 1, "cut at " + n);
      assertTrue(n > 170 || set.isFaulty(), "cut at " + n);
    }
  }

  @Test
  void tooManyEntriesAreRefused() throws Exception {
    Object[] many = new Object[2 * 10_002];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "e" + i;
      many[i + 1] = new byte[0];
    }
    assertTrue(read(many).isFaulty());
  }

  @Test
  @Tag("slow")
  void bombIsDefused() throws Exception {
    Path file = folder.resolve("bomb.kmz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("big.bin"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 600; i++) {
        zip.write(zeros);
      }
      zip.putNextEntry(new ZipEntry("doc.kml"));
      zip.write(kml("A"));
    }
    ZoneSet set = load(file);
    assertTrue(set.isFaulty());
    assertEquals(0, set.zones().size());
  }
}
