package org.sightline.zones;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.WKBWriter;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;

/**
 * Zone look-up beside JTS in the same run, on one thread: 50,000 zones with 6.5 M vertices, 50 of
 * them with 10,000 each; 1 M points, half of them near zones. Run by hand, together with shapely
 * and PostGIS by {@code src/bench/zones-vs-peers.sh}:
 *
 * <pre>
 * ZoneIndexBench [zones [vertices a zone, 0 is mixed [points [folder for the peers' input]]]]
 * </pre>
 *
 * <p>Each method is warmed up and then answers all points in turns with the others; the best of its
 * turns counts, in CPU time. The sets of hits must be those of JTS, point by point. Memory is what
 * the heap holds more after building.
 */
public final class ZoneIndexBench {
  private static final int ROUNDS = 3;

  private final List<Zone> zones;
  private final double[] points;
  private final int pointCount;
  private final Outlines.Ints found = new Outlines.Ints(64);

  private ZoneIndexBench(Generated generated, int pointCount) {
    this.zones = generated.zones();
    this.points = generated.points(pointCount);
    this.pointCount = pointCount;
  }

  /** See the class. */
  public static void main(String[] args) throws IOException {
    int zones = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    int vertices = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    int points = args.length > 2 ? Integer.parseInt(args[2]) : 1_000_000;
    ZoneIndexBench bench = new ZoneIndexBench(new Generated(50, zones, vertices), points);
    if (args.length > 3) {
      bench.write(Path.of(args[3]));
    }
    bench.run();
  }

  /** The same zones and points for other programs: hexadecimal WKB and numbers, a line each. */
  private void write(Path folder) throws IOException {
    WKBWriter wkb = new WKBWriter();
    try (PrintStream out = new PrintStream(folder.resolve("zones.wkb").toFile())) {
      for (Zone zone : zones) {
        out.println(WKBWriter.toHex(wkb.write(zone.area())));
      }
    }
    try (PrintStream out = new PrintStream(folder.resolve("points.csv").toFile())) {
      for (int p = 0; p < pointCount; p++) {
        out.println(points[2 * p] + "," + points[2 * p + 1]);
      }
    }
  }

  private void run() {
    long base = heap();
    long start = cpu();
    ZoneIndex index = ZoneIndex.of(zones);
    double built = seconds(start);
    say(
        "zones %,d, vertices %,d, points %,d",
        zones.size(), index.outlines().lonLat.length / 2, pointCount);
    say(
        "sightline: built in %.2f s, %.0f MB by its arrays, %.0f MB by the heap",
        built, index.bytes() / 1e6, (heap() - base) / 1e6);
    long before = heap();
    start = cpu();
    STRtree tree = new STRtree();
    for (int z = 0; z < zones.size(); z++) {
      Geometry area = zones.get(z).area();
      tree.insert(
          area.getEnvelopeInternal(), new Prepared(z, PreparedGeometryFactory.prepare(area)));
    }
    tree.build();
    built = seconds(start);
    double[] best = {1e9, 1e9, 1e9};
    long[][] hits = new long[3][];
    for (int round = 0; round <= ROUNDS; round++) {
      for (int method = 0; method < 3; method++) {
        start = cpu();
        hits[method] = method == 0 ? each(index) : method == 1 ? bulk(index) : jts(tree);
        double took = seconds(start);
        best[method] = round == 0 ? best[method] : Math.min(best[method], took);
      }
    }
    say(
        "JTS: built in %.2f s, %.0f MB by the heap after all look-ups",
        built, (heap() - before) / 1e6);
    String[] names = {
      "sightline, point by point", "sightline, all at once", "JTS STRtree + PreparedGeometry"
    };
    for (int method = 0; method < 3; method++) {
      say(
          "%s: %.3f M points/s, %.1f times JTS, hits %,d",
          names[method], pointCount / best[method] / 1e6, best[2] / best[method], hits[method][0]);
      if (hits[method][0] != hits[2][0] || hits[method][1] != hits[2][1]) {
        throw new IllegalStateException("hit sets differ");
      }
    }
    contacts();
  }

  private record Prepared(int zone, PreparedGeometry area) {}

  /** How many hits, and a sum over all pairs of point and zone that tells sets apart. */
  private long[] each(ZoneIndex index) {
    long hits = 0;
    long pairs = 0;
    for (int p = 0; p < pointCount; p++) {
      found.clear();
      index.covering(points[2 * p], points[2 * p + 1], found);
      hits += found.size();
      for (int i = 0; i < found.size(); i++) {
        pairs += pair(p, found.get(i));
      }
    }
    return new long[] {hits, pairs};
  }

  private static long pair(int point, int zone) {
    long h = ((long) point << 32 | zone) * 0x9e3779b97f4a7c15L;
    return h ^ h >>> 29;
  }

  private long[] bulk(ZoneIndex index) {
    ZonesAtPoints all = index.covering(points);
    long hits = 0;
    long pairs = 0;
    for (int p = 0; p < pointCount; p++) {
      for (int i = 0; i < all.count(p); i++) {
        pairs += pair(p, all.zone(p, i));
        hits++;
      }
    }
    return new long[] {hits, pairs};
  }

  private long[] jts(STRtree tree) {
    long hits = 0;
    long pairs = 0;
    for (int p = 0; p < pointCount; p++) {
      Coordinate at = new Coordinate(points[2 * p], points[2 * p + 1]);
      Geometry point = Generated.FACTORY.createPoint(at);
      for (Object entry : tree.query(new Envelope(at))) {
        Prepared zone = (Prepared) entry;
        if (zone.area().covers(point)) {
          hits++;
          pairs += pair(p, zone.zone());
        }
      }
    }
    return new long[] {hits, pairs};
  }

  /** Whole answers: sides, geodesic distance, probability; by the error's reach, or a margin's. */
  private void contacts() {
    ZoneSet set = ZoneSet.of(zones);
    contacts(set, 5, "error 5 m");
    contacts(set, 50, "error 50 m");
    contacts(set, 408, "error 408 m, which reaches 1 km");
    List<Zone> wide = new ArrayList<>(zones.size());
    for (Zone zone : zones) {
      wide.add(Generated.zone(zone.id(), zone.area(), 1000));
    }
    contacts(ZoneSet.of(wide), 5, "error 5 m, margin 1 km");
  }

  private void contacts(ZoneSet set, double accuracyM, String what) {
    int n = pointCount / 5;
    double best = 1e9;
    long contacts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      contacts = 0;
      long start = cpu();
      for (int p = 0; p < n; p++) {
        LatLon place = new LatLon(points[2 * p + 1], points[2 * p]);
        contacts +=
            set.contacts(new Fix(null, place, List.of(), accuracyM, "bench", "bench"), null).size();
      }
      best = Math.min(best, seconds(start));
    }
    say("contacts, %s: %,.0f points/s, %,d contacts of %,d points", what, n / best, contacts, n);
  }

  /** CPU time of this thread, nanoseconds: other work on the machine does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double seconds(long since) {
    return (cpu() - since) / 1e9;
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
