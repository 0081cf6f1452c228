package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.zonefiles.ShapeFile.WGS84;
import static org.sightline.zonefiles.ShapeFile.square;
import static org.sightline.zonefiles.ShapeFile.turned;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Wkt;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.How;
import org.sightline.zones.ZoneSet;

class ShapefileZonesTest {
  @TempDir Path folder;

  private static ZoneSet load(Path... files) throws Exception {
    return ZoneLoader.load(List.of(files), true);
  }

  private static boolean inside(ZoneSet set, double lat, double lon) {
    List<ZoneContact> contacts = Wkt.contacts(set, lat, lon, 0.5);
    return !contacts.isEmpty() && contacts.get(0).how() == How.INSIDE;
  }

  private static ShapeFile named() {
    return new ShapeFile().column("NAME:C:20");
  }

  @Test
  void polygonsOfAllThreeKindsAreRead() throws Exception {
    for (int type : new int[] {5, 15, 25}) {
      Path shp =
          named().polygon(type, square(8, 47, 0.1)).row("Quay").write(folder, "a" + type, WGS84);
      ZoneSet set = load(shp);
      assertEquals(List.of(), set.problems());
      assertEquals("Quay", set.zones().get(0).name());
      assertTrue(inside(set, 47.05, 8.05));
      assertFalse(inside(set, 47.05, 8.11));
    }
  }

  @Test
  void ringsAreSortedByDirectionAndDoubtMakesZonesLarger() throws Exception {
    double[] outer = square(8, 47, 0.4);
    double[] hole = turned(square(8.1, 47.1, 0.2));
    double[] island = square(8.15, 47.15, 0.05);
    double[] second = square(8.6, 47, 0.1);
    for (boolean reversed : new boolean[] {false, true}) {
      double[][] rings = {second, hole, outer, island};
      for (int i = 0; i < rings.length && reversed; i++) {
        rings[i] = turned(rings[i]);
      }
      ZoneSet set = load(named().polygon(5, rings).row("x").write(folder, "b" + reversed, WGS84));
      assertEquals(1, set.zones().size(), set.problems().toString());
      assertTrue(inside(set, 47.05, 8.05));
      assertFalse(inside(set, 47.12, 8.12));
      assertTrue(inside(set, 47.17, 8.17));
      assertTrue(inside(set, 47.05, 8.65));
    }
    ZoneSet lone =
        load(named().polygon(5, outer, turned(second)).row("x").write(folder, "c", WGS84));
    assertTrue(inside(lone, 47.05, 8.65));
    assertFalse(lone.isFaulty());
  }

  @Test
  void shapesThatAreNoZonesAreRemarked() throws Exception {
    ZoneSet set =
        load(
            named()
                .bare(0)
                .bare(1)
                .bare(23)
                .polygon(5, square(8, 47, 0.1))
                .row("none")
                .row("pin")
                .row("line")
                .row("zone")
                .write(folder, "d", WGS84));
    assertFalse(set.isFaulty(), set.problems().toString());
    assertEquals(3, set.problems().size());
    assertEquals(4, set.rows().size());
    assertEquals("zone", set.zones().get(0).name());
    ZoneSet odd = load(named().bare(31).bare(77).row("a").row("b").write(folder, "e", WGS84));
    assertTrue(odd.isFaulty());
    assertEquals(2, odd.rows().size());
  }

  @Test
  void deletedRowsTakeTheirShapesAlong() throws Exception {
    ZoneSet set =
        load(
            named()
                .polygon(5, square(8, 47, 0.1))
                .polygon(5, square(9, 47, 0.1))
                .row("*", "gone")
                .row("kept")
                .write(folder, "f", WGS84));
    assertEquals(1, set.zones().size());
    assertEquals("kept", set.zones().get(0).name());
    assertFalse(set.isFaulty());
    assertTrue(set.problems().get(0).message().contains("deleted"));
  }

  @Test
  void textsAreReadByPageFileThenLanguageByteThenWindows() throws Exception {
    double[] ring = square(8, 47, 0.1);
    Charset dos = Charset.forName("IBM850");
    Path cpg = named().polygon(5, ring).encoding(dos, 0x57).row("Zürich").write(folder, "g", WGS84);
    Files.writeString(folder.resolve("g.cpg"), "OEM 850\n");
    assertEquals("Zürich", load(cpg).zones().get(0).name());
    for (var page :
        Map.of(0x02, dos, 0xc8, Charset.forName("windows-1250"), 0, Charset.forName("windows-1252"))
            .entrySet()) {
      Path shp =
          named()
              .polygon(5, ring)
              .encoding(page.getValue(), page.getKey())
              .row("Zürich")
              .write(folder, "h" + page.getKey(), WGS84);
      assertEquals("Zürich", load(shp).zones().get(0).name());
    }
    Path utf =
        named()
            .polygon(5, ring)
            .encoding(StandardCharsets.UTF_8, 0)
            .row("Łódź")
            .write(folder, "i", WGS84);
    assertEquals("Łódź", load(utf).zones().get(0).name());
    Files.writeString(folder.resolve("i.cpg"), "KLINGON");
    assertFalse(load(utf).isFaulty());
    assertEquals(1, load(utf).problems().size());
  }

  @Test
  void ourPropertiesAreTakenInCapitalsButForeignCeilingsAreNot() throws Exception {
    ShapeFile file =
        new ShapeFile()
            .column("ID:N:6")
            .column("SITE_NAME:C:20")
            .column("RESTRICTS:C:20")
            .column("CEILING:C:12")
            .column("FLOOR:N:6")
            .column("PRIVATE:L:1")
            .column("REMARK:C:20")
            .polygon(5, square(8, 47, 0.1))
            .row("7", "Mill", "FLIGHT", "120 m AGL", "30", "F", "ask first");
    Zone zone = load(file.write(folder, "j", WGS84)).zones().get(0);
    assertEquals("7", zone.id());
    assertEquals("Mill", zone.name());
    assertEquals(java.util.Set.of(Activity.FLIGHT), zone.restricts());
    assertEquals(
        new Limit(120, Limit.Unit.M, Limit.Reference.AGL), zone.volumes().get(0).ceiling());
    assertEquals(null, zone.volumes().get(0).floor());
    assertFalse(zone.isPrivate());
    assertEquals("ask first", zone.stated().get("REMARK"));
    // the US facility map: the height up to which flight is possible
    ShapeFile map = new ShapeFile().column("CEILING:N:6").polygon(5, square(8, 47, 0.1)).row("0");
    Zone cell = load(map.write(folder, "k", WGS84)).zones().get(0);
    assertEquals(null, cell.volumes().get(0).ceiling());
  }

  @Test
  void withoutPrjDegreesAreReadAndOtherNumbersRefused() throws Exception {
    ZoneSet degrees =
        load(named().polygon(5, square(8, 47, 0.1)).row("a").write(folder, "l", null));
    assertFalse(degrees.isFaulty());
    assertEquals(1, degrees.problems().size());
    assertEquals(1, degrees.zones().size());
    ZoneSet metres =
        load(
            named()
                .box(2.6e6, 1.2e6, 2.7e6, 1.3e6)
                .polygon(5, square(2.6e6, 1.2e6, 1000))
                .row("a")
                .write(folder, "m", null));
    assertTrue(metres.isFaulty());
    assertEquals(0, metres.zones().size());
    assertTrue(metres.problems().get(0).message().contains(".prj"));
    ZoneSet unknown = load(named().polygon(5, square(8, 47, 0.1)).row("a").write(folder, "n", "?"));
    assertTrue(unknown.isFaulty());
    assertEquals(0, unknown.zones().size());
  }

  @Test
  void partsInAFolderAreNoZonesAndCountForTheHash() throws Exception {
    Path shp = named().polygon(5, square(8, 47, 0.1)).row("a").write(folder, "o", WGS84);
    Files.writeString(folder.resolve("o.cpg"), "UTF-8");
    Files.writeString(folder.resolve("o.shp.xml"), "<x/>");
    ZoneSet before = load(folder);
    assertEquals(List.of(), before.problems());
    assertEquals(1, before.files().size());
    named().polygon(5, square(8, 47, 0.1)).row("b").write(folder, "o", WGS84);
    assertNotEquals(before.hash(), load(folder).hash());
    Files.delete(shp);
    assertTrue(load(folder).isFaulty());
    assertTrue(load(folder.resolve("o.dbf")).isFaulty());
  }

  @Test
  void tableThatDoesNotFitIsSaid() throws Exception {
    double[] ring = square(8, 47, 0.1);
    ZoneSet more = load(named().polygon(5, ring).row("a").row("b").write(folder, "p", WGS84));
    assertTrue(more.isFaulty());
    ZoneSet fewer =
        load(named().polygon(5, ring).polygon(5, ring).row("a").write(folder, "q", WGS84));
    assertFalse(fewer.isFaulty());
    assertEquals(2, fewer.zones().size());
    ZoneSet none = load(new ShapeFile().polygon(5, ring).write(folder, "r", WGS84));
    assertEquals("r.shp#1", none.zones().get(0).id());
    assertEquals(1, none.problems().size());
  }

  @Test
  void claimsBeyondTheFileAreNotBelieved() throws Exception {
    byte[] huge = new byte[44];
    ByteBuffer.wrap(huge)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, 5)
        .putInt(36, 1)
        .putInt(40, 1 << 30);
    assertTrue(load(named().record(huge).row("a").write(folder, "s", WGS84)).isFaulty());
    ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(36, -1).putInt(40, -1);
    assertTrue(load(named().record(huge).row("a").write(folder, "t", WGS84)).isFaulty());
    byte[] whole = named().polygon(5, square(8, 47, 0.1)).row("a").shp();
    ByteBuffer.wrap(whole).putInt(104, Integer.MAX_VALUE);
    Path shp = folder.resolve("u.shp");
    Files.write(shp, whole);
    assertTrue(load(shp).isFaulty());
    double[] odd = square(8, 47, 0.1);
    odd[3] = Double.NaN;
    assertTrue(load(named().polygon(5, odd, odd).row("a").write(folder, "v", WGS84)).isFaulty());
  }

  @Test
  void everyTruncationAndBitFlipEndsInAnswers() throws Exception {
    ShapeFile file =
        new ShapeFile()
            .column("NAME:C:5")
            .column("N:N:3")
            .polygon(5, square(8, 47, 0.4), turned(square(8.1, 47.1, 0.2)))
            .row("Zü", "1");
    byte[] shp = file.shp();
    byte[] dbf = file.dbf();
    Path path = file.write(folder, "w", WGS84);
    for (int n = 0; n < shp.length; n++) {
      Files.write(path, Arrays.copyOf(shp, n));
      assertTrue(load(path).isFaulty(), "cut at " + n);
    }
    for (int n = 0; n < 8 * shp.length; n++) {
      Files.write(path, flipped(shp, n));
      assertTrue(load(path).zones().size() <= 1);
    }
    Files.write(path, shp);
    Path table = folder.resolve("w.dbf");
    for (int n = 0; n < dbf.length; n++) {
      Files.write(table, Arrays.copyOf(dbf, n));
      assertEquals(1, load(path).zones().size(), "cut at " + n);
      assertNotEquals(List.of(), load(path).problems(), "cut at " + n);
    }
    for (int n = 0; n < 8 * dbf.length; n++) {
      Files.write(table, flipped(dbf, n));
      assertTrue(load(path).zones().size() <= 1);
    }
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }

  @Test
  void sharedSamplesAreReadInTheirOwnReferenceSystems() throws Exception {
    Path samples = Shared.folder("zones").resolve("shapefile");
    ZoneSet world = load(samples.resolve("naturalearth_lowres.shp"));
    assertEquals(177, world.rows().size());
    assertFalse(world.isFaulty(), world.problems().toString());
    for (String name : List.of("zones-lv95", "zones-gk3", "zones-3857")) {
      ZoneSet set = load(samples.resolve(name + ".shp"));
      assertEquals(2, set.zones().size(), set.problems().toString());
      assertEquals("Schutzgebiet Zürich Süd", set.zones().get(0).name(), name);
      assertTrue(inside(set, 47.35, 8.52), name);
      assertFalse(inside(set, 47.35, 8.55), name);
      assertTrue(inside(set, 47.305, 8.735), name);
      // 45 m to either side of the west edge: the change of datum is not lost
      assertTrue(inside(set, 47.35, 8.5006), name);
      assertFalse(inside(set, 47.35, 8.4994), name);
    }
    assertEquals(1, load(samples.resolve("zones-lv95.shp")).zones().get(0).borderErrorM());
    assertEquals(0, load(samples.resolve("zones-3857.shp")).zones().get(0).borderErrorM());
    assertTrue(inside(load(samples.resolve("zones-nyft.shp")), 40.71, -73.99));
    ZoneSet noPrj = load(samples.resolve("zones-noprj.shp"));
    assertTrue(noPrj.isFaulty());
    assertEquals(2, noPrj.rows().size());
    assertEquals(0, noPrj.zones().size());
  }
}
