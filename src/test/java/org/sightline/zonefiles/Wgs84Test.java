package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.zones.Wkt;
import org.sightline.zones.ZoneSet;

/** WGS 84 zones and positions load no class of the GeoTools bundle: it would cost seconds. */
class Wgs84Test {
  /** What the child process does: load the project's zones and ask some questions. */
  static final class Child {
    private Child() {}

    /** With the zone folder as the only argument. */
    public static void main(String[] args) throws Exception {
      ZoneSet set = ZoneLoader.load(List.of(Path.of(args[0])), false);
      int contacts = 0;
      for (double lat = -41.3; lat < -41.1; lat += 0.001) {
        contacts += Wkt.contacts(set, lat, -24.5, 30).size();
      }
      contacts += Wkt.contacts(set, -41.2, 179.99, 1e5).size();
      if (contacts < 50) {
        throw new IllegalStateException("contacts " + contacts);
      }
    }
  }

  @Test
  void shapefileOnWgs84LoadsNeitherGeoToolsNorSqlite(@TempDir Path folder) throws Exception {
    Path zones = Files.createDirectory(folder.resolve("zones"));
    new ShapeFile()
        .column("NAME:C:9")
        .polygon(5, ShapeFile.square(-25, -42, 2))
        .polygon(5, ShapeFile.square(178, -42, 2))
        .row("mid")
        .row("edge")
        .write(zones, "a", ShapeFile.WGS84);
    loadsNoClassOf(List.of("geotools", "sqlite"), zones, folder);
  }

  @Test
  void zonesAndContactsLoadNoClassOfTheGeoToolsBundle(@TempDir Path folder) throws Exception {
    loadsNoClassOf(List.of("geotools", "sqlite"), Path.of("geofences"), folder);
  }

  private static void loadsNoClassOf(List<String> jars, Path zones, Path folder) throws Exception {
    Path log = folder.resolve("classes.log");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "org.sightline.zonefiles.Wgs84Test$Child",
                zones.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();
    assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, child.exitValue(), Files.readString(folder.resolve("out.log")));
    int ours = 0;
    for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
      for (String jar : jars) {
        assertTrue(!line.contains(jar), line);
      }
      ours += line.contains("org.sightline.zones") ? 1 : 0;
    }
    assertTrue(ours > 10);
  }
}
