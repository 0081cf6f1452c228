package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.zonefiles.PackageFile.begin;
import static org.sightline.zonefiles.PackageFile.points;
import static org.sightline.zonefiles.PackageFile.polygon;
import static org.sightline.zonefiles.PackageFile.shape;
import static org.sightline.zonefiles.PackageFile.wkb;
import static org.sightline.zonefiles.ShapeFile.square;
import static org.sightline.zonefiles.ShapeFile.turned;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.zones.Wkt;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.How;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

class GeoPackageZonesTest {
  @TempDir Path folder;

  private static ZoneSet load(Path file) throws Exception {
    return ZoneLoader.load(List.of(file), true);
  }

  private static boolean inside(ZoneSet set, double lat, double lon) {
    List<ZoneContact> contacts = Wkt.contacts(set, lat, lon, 0.5);
    return !contacts.isEmpty() && contacts.get(0).how() == How.INSIDE;
  }

  /** A file with one layer and one shape in it. */
  private Path one(String name, int srsId, byte[] shape) throws Exception {
    Path file = folder.resolve(name);
    try (PackageFile made = new PackageFile(file)) {
      made.layer("a", srsId).row("a", "x", shape);
    }
    return file;
  }

  @Test
  void everyLayerIsReadInItsOwnReferenceSystem() throws Exception {
    Path file = folder.resolve("two ä#%.gpkg");
    try (PackageFile made = new PackageFile(file)) {
      made.layer("degrees", 4326).row("degrees", "Quay", polygon(4326, square(8, 47, 0.1)));
      made.layer("metres", 2056);
      made.row("metres", "Bern", polygon(2056, square(2_600_000, 1_200_000, 1000)));
    }
    ZoneSet set = load(file);
    assertEquals(List.of(), set.problems());
    assertTrue(inside(set, 47.05, 8.05));
    assertTrue(inside(set, 46.9555, 7.4452));
    assertEquals("metres", set.zones().get(1).source().layer());
    assertEquals(1, set.zones().get(1).borderErrorM());
    assertEquals(0, set.zones().get(0).borderErrorM());
    Path plain = Files.copy(file, folder.resolve("two.gpkg"));
    for (String layer : List.of("metres", "METRES", "title of metres")) {
      ZoneSet picked = load(Path.of(plain + "#" + layer));
      assertEquals(1, picked.zones().size(), layer);
      assertEquals("Bern", picked.zones().get(0).name());
    }
    ZoneSet none = load(Path.of(plain + "#nowhere"));
    assertTrue(none.isFaulty());
    assertTrue(none.problems().get(0).message().contains("degrees, metres"));
  }

  @Test
  void namesOfLayersAreNeverSql() throws Exception {
    Path file = folder.resolve("names.gpkg");
    String hostile = "a\"; DROP TABLE gpkg_contents; --'";
    try (PackageFile made = new PackageFile(file)) {
      made.layer(hostile, 4326).row(hostile, "x", polygon(4326, square(8, 47, 0.1)));
      made.run("ALTER TABLE \"" + hostile.replace("\"", "\"\"") + "\" ADD \"n\"\"'; x\" TEXT");
    }
    byte[] before = Files.readAllBytes(file);
    ZoneSet set = load(file);
    assertEquals(List.of(), set.problems());
    assertEquals(1, set.zones().size());
    assertTrue(Arrays.equals(before, Files.readAllBytes(file)));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void viewsVirtualTablesAndFormulasAreNeverRun() throws Exception {
    Path file = folder.resolve("views.gpkg");
    String endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS fid,"
            + " x'00' AS geom FROM n";
    try (PackageFile made = new PackageFile(file)) {
      made.run("CREATE VIEW v AS " + endless);
      made.listed("v", 4326);
      made.run("CREATE VIRTUAL TABLE r USING rtree(geom, a, b)");
      made.listed("r", 4326);
      made.listed("gone", 4326);
      made.run("CREATE TABLE g (geom BLOB AS (zeroblob(1000)), name TEXT)");
      made.listed("g", 4326);
      made.layer("good", 4326).row("good", "x", polygon(4326, square(8, 47, 0.1)));
    }
    ZoneSet set = load(file);
    assertEquals(4, set.problems().size(), set.problems().toString());
    assertEquals(1, set.zones().size());
    assertTrue(set.isFaulty());
    Path all = folder.resolve("all.gpkg");
    try (PackageFile made = new PackageFile(all)) {
      made.run(
          "DROP TABLE gpkg_geometry_columns", "CREATE VIEW gpkg_geometry_columns AS " + endless);
    }
    assertTrue(load(all).isFaulty());
    Path srs = folder.resolve("srs.gpkg");
    try (PackageFile made = new PackageFile(srs)) {
      made.run("DROP TABLE gpkg_spatial_ref_sys", "CREATE VIEW gpkg_spatial_ref_sys AS " + endless);
      made.layer("a", 2056).row("a", "x", polygon(2056, square(2.6e6, 1.2e6, 1000)));
    }
    assertTrue(load(srs).isFaulty());
  }

  @Test
  void holesCollectionsAndHeightsAreRead() throws Exception {
    double[] outer = square(8, 47, 0.4);
    double[] hole = square(8.1, 47.1, 0.2);
    ZoneSet holed = load(one("hole.gpkg", 4326, polygon(4326, outer, turned(hole))));
    assertTrue(inside(holed, 47.05, 8.05));
    assertFalse(inside(holed, 47.2, 8.2));
    ByteBuffer many = begin(begin(wkb(), 7, 2), 1006, 1);
    begin(many, 1003, 1).putInt(4);
    points(many, 8, 47, 5, 8.1, 47, 5, 8.1, 47.1, 5, 8, 47, 5);
    points(many.put((byte) 1).putInt(2001), 8, 47, 3);
    ZoneSet collected = load(one("many.gpkg", 4326, shape(4326, many)));
    assertEquals(1, collected.problems().size());
    assertFalse(collected.isFaulty());
    assertTrue(inside(collected, 47.02, 8.05));
  }

  @Test
  void arcsAreDrawnAndRemarked() throws Exception {
    // a circle of 0.1 degrees round 8, 47 as an arc from west over east and back
    ByteBuffer circle = begin(begin(wkb(), 10, 1), 8, 3);
    points(circle, 7.9, 47, 8.1, 47, 7.9, 47);
    ZoneSet set = load(one("circle.gpkg", 4326, shape(4326, circle)));
    assertEquals(1, set.problems().size());
    assertFalse(set.isFaulty());
    assertTrue(inside(set, 47.0999, 8));
    assertFalse(inside(set, 47.1001, 8));
    assertTrue(inside(set, 47 + 0.0706, 8 + 0.0706));
    assertFalse(inside(set, 47 + 0.0708, 8 + 0.0708));
    // half of it, closed by a line: the upper half, clockwise
    ByteBuffer half = begin(begin(begin(wkb(), 12, 1), 10, 1), 9, 2);
    points(begin(half, 8, 3), 7.9, 47, 8, 47.1, 8.1, 47);
    points(begin(half, 2, 2), 8.1, 47, 7.9, 47);
    ZoneSet upper = load(one("half.gpkg", 4326, shape(4326, half)));
    assertTrue(inside(upper, 47.0999, 8));
    assertFalse(inside(upper, 46.99, 8));
  }

  @Test
  void whatIsNoZoneOrOddIsSaidAndTheOthersAreRead() throws Exception {
    Path file = folder.resolve("odd.gpkg");
    ByteBuffer deep = wkb();
    for (int i = 0; i < 100; i++) {
      begin(deep, 7, 1);
    }
    ByteBuffer pin = points(wkb().put((byte) 1).putInt(1), 8, 47);
    try (PackageFile made = new PackageFile(file)) {
      made.layer("a", 4326).row("a", "null", null).row("a", "pin", shape(4326, pin));
      made.row("a", "text", "GP".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      made.row("a", "deep", shape(4326, deep));
      made.row("a", "claims", shape(4326, begin(wkb(), 6, 1 << 30)));
      made.row("a", "type", shape(4326, begin(wkb(), 15, 1)));
      made.row("a", "other", polygon(2056, square(8, 47, 0.1)));
      made.row("a", "nan", polygon(4326, new double[] {8, 47, Double.NaN, 47, 8, 48, 8, 47}));
      made.row("a", "good", polygon(4326, square(8, 47, 0.1)));
    }
    ZoneSet set = load(file);
    assertEquals(9, set.rows().size());
    assertEquals(1, set.zones().size());
    assertEquals(8, set.problems().size());
    for (ZoneProblem problem : set.problems()) {
      String name = problem.feature();
      assertEquals(!"null".equals(name) && !"pin".equals(name), problem.fatal(), name);
    }
  }

  @Test
  void undefinedReferenceSystemsAreRefusedUnlessPlainlyDegrees() throws Exception {
    ZoneSet degrees = load(one("zero.gpkg", 0, polygon(0, square(8, 47, 0.1))));
    assertEquals(1, degrees.zones().size());
    assertEquals(1, degrees.problems().size());
    assertTrue(load(one("metres.gpkg", 0, polygon(0, square(2.6e6, 1.2e6, 10)))).isFaulty());
    assertEquals(0, load(one("minus.gpkg", -1, polygon(-1, square(8, 47, 0.1)))).zones().size());
    assertTrue(load(one("absent.gpkg", 9999, polygon(9999, square(8, 47, 0.1)))).isFaulty());
  }

  @Test
  void ownSystemsAreReadByTheirDescription() throws Exception {
    Path file = folder.resolve("own.gpkg");
    try (PackageFile made = new PackageFile(file)) {
      made.run(
          "INSERT INTO gpkg_spatial_ref_sys VALUES('x',100001,'me',1,'"
              + ShapeFile.WGS84
              + "'),('y',100002,'me',2,'undefined')");
      made.layer("a", 100001).row("a", "x", polygon(100001, square(8, 47, 0.1)));
      made.layer("b", 100002).row("b", "y", polygon(100002, square(8, 47, 0.1)));
    }
    ZoneSet set = load(file);
    assertEquals(1, set.zones().size());
    assertTrue(set.isFaulty());
  }

  @Test
  void unfinishedWritingIsRefused() throws Exception {
    Path file = one("wal.gpkg", 4326, polygon(4326, square(8, 47, 0.1)));
    Files.write(folder.resolve("wal.gpkg-wal"), new byte[] {1});
    assertTrue(load(file).isFaulty());
    assertEquals(0, load(file).zones().size());
    Files.delete(folder.resolve("wal.gpkg-wal"));
    assertEquals(1, load(file).zones().size());
    Path other = folder.resolve("other.gpkg");
    Files.write(
        other, "SQLite format 3\u0000".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertTrue(load(other).isFaulty());
  }

  @Test
  @Tag("slow")
  void everyTruncationAndBitFlipEndsInAnswers() throws Exception {
    byte[] whole = Files.readAllBytes(one("whole.gpkg", 4326, polygon(4326, square(8, 47, 0.4))));
    Path file = folder.resolve("broken.gpkg");
    for (int n = 0; n < whole.length; n += n < 1200 ? 1 : 13) {
      Files.write(file, Arrays.copyOf(whole, n));
      assertTrue(load(file).isFaulty(), "cut at " + n);
    }
    for (int n = 0; n < 8 * whole.length; n += n < 1000 ? 1 : 7) {
      byte[] flipped = whole.clone();
      flipped[n / 8] ^= (byte) (1 << n % 8);
      Files.write(file, flipped);
      assertTrue(load(file).zones().size() <= 1);
    }
  }

  @Test
  void sharedSamplesAreRead() throws Exception {
    Path samples = Shared.folder("zones").resolve("gpkg");
    for (String layer : List.of("zones_lv95", "zones_4326")) {
      ZoneSet set = load(Path.of(samples.resolve("zones-mixed.gpkg") + "#" + layer));
      assertEquals(2, set.zones().size(), set.problems().toString());
      assertTrue(inside(set, 47.35, 8.52));
      assertFalse(inside(set, 47.35, 8.55));
      assertTrue(inside(set, 47.305, 8.735));
    }
    ZoneSet both = load(samples.resolve("zones-mixed.gpkg"));
    assertEquals(4, both.zones().size());
    ZoneSet curve = load(samples.resolve("curvepolygon.gpkg"));
    assertFalse(curve.rows().isEmpty());
    ZoneSet surface = load(samples.resolve("multisurface.gpkg"));
    assertFalse(surface.rows().isEmpty());
    for (ZoneSet set : List.of(curve, surface)) {
      assertEquals(set.rows().size(), set.zones().size(), set.problems().toString());
    }
    ZoneSet points = load(samples.resolve("test_gpkg_nulls.gpkg"));
    assertTrue(points.isFaulty());
    assertEquals(0, points.zones().size());
  }
}
