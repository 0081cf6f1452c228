package org.sightline.zonefiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;
import org.sightline.zones.ZoneSet;

/**
 * Every reader on files that break off at every byte and on files with bits turned over: zones,
 * rows and problems, and never an exception, a hang, or memory beyond the size of the file.
 */
@Tag("slow")
class FuzzTest {
  /** Cut at every byte up to this length, else at so many places. */
  private static final int MAX_CUTS = 2_500;

  private static final int FLIPS = 1_500;

  /** The first reference system that is looked up by its number takes 4 s on an idle machine. */
  private static final long MAX_NANOS = 60_000_000_000L;

  private static final long MAX_BYTES = 400L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir private Path temp;

  /** One small sample a format; a file beside others of its name is one of a Shapefile's parts. */
  private static final List<String> SAMPLES =
      List.of(
          "geojson/faa-uasfm.geojson",
          "synthetic/swapped-axes.geojson",
          "ed269/ed269-fi.json",
          "ed269/interuss-cis-source.json",
          "ed318/official/Example_GeoZone_Circle.json",
          "other/dronezoner-dk.json",
          "other/eans-ee.json",
          "dji/dji-shaped-synthetic.json",
          "openair/cases/arc-cw-ccw.txt",
          "openair/cases/version-2-commands.txt",
          "synthetic/openair-nasty.txt",
          "kml/timespan.kml",
          "kml/zones-synthetic.kml",
          "kml/zones-synthetic.kmz",
          "aixm/aixm51-gb.xml",
          "shapefile/zones-3857.shp",
          "shapefile/zones-3857.dbf",
          "shapefile/zones-3857.prj",
          "shapefile/zones-3857.shx",
          "gpkg/zones-mixed.gpkg",
          "gpkg/curvepolygon.gpkg");

  /** Formats of which there is no shared sample. */
  private static final List<String> WRITTEN =
      List.of(
          "own.geojson",
          "{\"type\":\"FeatureCollection\",\"coverage\":{\"type\":\"Polygon\",\"coordinates\":[[[7,46],"
              + "[9,46],[9,48],[7,46]]]},\"features\":[{\"type\":\"Feature\",\"id\":\"a\",\"properties\":"
              + "{\"name\":\"Ü\",\"restricts\":[\"FLIGHT\"],\"hours\":{\"words\":\"w\",\"windows\":[{"
              + "\"from\":\"2025-07-01T06:00:00Z\",\"daily\":[{\"season\":[\"06-01\",\"08-31\"],\"days\":"
              + "[\"SAT\"],\"start\":\"22:00[Europe/Zurich]\",\"end\":\"SR-30\"}]}]},\"stated\":{\"a\":\"b\"}},"
              + "\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\","
              + "\"coordinates\":[[[8,47],[8.1,47],[8.1,47.1],[8,47]]],\"floor\":\"GND\",\"ceiling\":"
              + "\"120 m AGL\"},{\"type\":\"Point\",\"coordinates\":[8,47],\"radius\":1500,\"floor\":"
              + "{\"value\":50,\"unit\":\"ft\",\"reference\":\"AMSL\"}}]}}]}",
          "own.csv",
          "id,name,restricts,ceiling,private,wkt\n1,\"A, \"\"b\"\"\",FLIGHT,120 m AGL,,\"POLYGON((8 47,"
              + "8.1 47,8.1 47.1,8 47),(8.05 47.01,8.06 47.01,8.06 47.02,8.05 47.01))\"\n2,B,CAPTURE,,"
              + "true,\"MULTIPOLYGON(((9 47,9.1 47,9.1 47.1,9 47)))\"\n",
          "gazette.txt",
          "Testfield\n48°51'30\"N 002°17'40\"E\n48°51'30\"N 002°18'40\"E\n48°52'30\"N 002°18'40\"E\n\n"
              + "Second\n48° 41' 30,5'' N - 2° 17' 40'' O\n48°42'N 2°18'E\n48°43'N 2°19'E\n",
          "home.txt",
          "private circle 47.1234 8.1234 300 m home\n");

  /** A file with those that belong to it. */
  private record Sample(String name, byte[] bytes, List<Path> beside) {
    void put(Path folder) throws IOException {
      for (Path file : beside) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private static List<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < WRITTEN.size(); i += 2) {
      samples.add(new Sample(WRITTEN.get(i), WRITTEN.get(i + 1).getBytes(UTF_8), List.of()));
    }
    Path folder = Shared.folder("zones");
    for (String name : SAMPLES) {
      Path file = folder.resolve(name);
      List<Path> beside = new ArrayList<>();
      if (name.startsWith("shapefile/")) {
        String stem = file.getFileName().toString().replaceAll("\\..*", ".");
        try (Stream<Path> files = Files.list(file.getParent())) {
          files
              .filter(f -> f.getFileName().toString().startsWith(stem) && !f.equals(file))
              .forEach(beside::add);
        }
      }
      samples.add(new Sample(file.getFileName().toString(), Files.readAllBytes(file), beside));
    }
    return samples;
  }

  @TestFactory
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  List<DynamicTest> brokenFilesGiveProblemsOnly() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Sample sample : samples()) {
      String name = sample.name();
      tests.add(DynamicTest.dynamicTest("cut " + name, () -> cut(sample)));
      tests.add(DynamicTest.dynamicTest("flipped " + name, () -> flipped(sample)));
    }
    return tests;
  }

  private void cut(Sample sample) throws Exception {
    Path folder = Files.createTempDirectory(temp, "cut");
    sample.put(folder);
    int step = Math.max(1, sample.bytes().length / MAX_CUTS);
    for (int length = 0; length < sample.bytes().length; length += step) {
      read(folder, sample.name(), Arrays.copyOf(sample.bytes(), length), "cut at " + length);
    }
  }

  private void flipped(Sample sample) throws Exception {
    Path folder = Files.createTempDirectory(temp, "flip");
    sample.put(folder);
    for (int seed = 0; seed < FLIPS; seed++) {
      Random random = new Random(seed);
      byte[] bytes = sample.bytes().clone();
      // a few kilobytes at the start of a large file hold what the rest depends on
      int reach = seed % 2 == 0 ? bytes.length : Math.min(bytes.length, 4096);
      for (int i = 0; i <= seed % 4; i++) {
        int at = random.nextInt(reach);
        bytes[at] =
            (byte) (seed % 3 == 0 ? random.nextInt(256) : bytes[at] ^ 1 << random.nextInt(8));
      }
      read(folder, sample.name(), bytes, "seed " + seed);
    }
  }

  private static void read(Path folder, String name, byte[] bytes, String how) throws Exception {
    Path file = Files.write(folder.resolve(name), bytes);
    long thread = Thread.currentThread().getId();
    long allocated = THREADS.getThreadAllocatedBytes(thread);
    long start = System.nanoTime();
    try {
      // all of the folder: a part of a Shapefile is read with the others
      ZoneSet set = ZoneLoader.load(List.of(name.endsWith(".shp") ? file : folder), true);
      ask(set);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(name + ", " + how, e);
    }
    long nanos = System.nanoTime() - start;
    long took = THREADS.getThreadAllocatedBytes(thread) - allocated;
    assertTrue(nanos < MAX_NANOS, () -> name + ", " + how + ": " + nanos / 1_000_000 + " ms");
    assertTrue(took < MAX_BYTES, () -> name + ", " + how + ": " + took + " bytes");
  }

  /** What was read can be asked, whatever it is. */
  private static void ask(ZoneSet set) {
    LatLon place = new LatLon(47.05, 8.05);
    List<Height> heights = List.of(new Height(100, Height.Datum.GROUND));
    set.contacts(new Fix(null, place, heights, 8, "test", "test"), null);
    set.coverage(place);
  }
}
