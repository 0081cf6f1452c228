package org.sightline.zones;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;

/**
 * Zone look-up beside JTS in the same run: 50,000 zones with 6.5 M vertices, 50 of them with 10,000
 * each; 1 M points, half of them near zones. Run by hand on one thread:
 *
 * <pre>
 * mvn -q -Pbench,fast test-compile
 * mvn -q -Pbench,fast exec:exec -Dexec.mainClass=org.sightline.zones.ZoneIndexBench
 * </pre>
 *
 * <p>A run is warmed up with 200,000 points, then each method answers all points three times and
 * the best counts, in CPU time. Hits must be equal. Memory is what the heap holds more after
 * building.
 */
public final class ZoneIndexBench {
  private static final GeometryFactory FACTORY =
      new GeometryFactory(
          new PackedCoordinateSequenceFactory(PackedCoordinateSequenceFactory.DOUBLE));
  private static final int ROUNDS = 3;

  private final int zoneCount;
  private final int pointCount;
  private final double[] centres;
  private final List<Zone> zones = new ArrayList<>();
  private final double[] points;

  private ZoneIndexBench(int zoneCount, int pointCount) {
    this.zoneCount = zoneCount;
    this.pointCount = pointCount;
    this.centres = new double[2 * zoneCount];
    this.points = new double[2 * pointCount];
  }

  /** Optional arguments: number of zones, number of points. */
  public static void main(String[] args) {
    ZoneIndexBench bench =
        new ZoneIndexBench(
            args.length > 0 ? Integer.parseInt(args[0]) : 50_000,
            args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000);
    bench.generate(new Random(50));
    bench.run();
  }

  private void generate(Random random) {
    long vertices = 0;
    for (int z = 0; z < zoneCount; z++) {
      int n = z % (zoneCount / 50) == 0 ? 10_000 : 20 + random.nextInt(200);
      double size = 0.002 * Math.pow(10, random.nextDouble() * 1.5);
      size = n == 10_000 ? 0.3 + random.nextDouble() * 0.5 : size;
      centres[2 * z] = -10 + random.nextDouble() * 20;
      centres[2 * z + 1] = 40 + random.nextDouble() * 15;
      zones.add(zone(z, star(random, centres[2 * z], centres[2 * z + 1], size, n)));
      vertices += n + 1;
    }
    for (int p = 0; p < pointCount; p++) {
      if (p % 2 == 0) {
        points[2 * p] = -10 + random.nextDouble() * 20;
        points[2 * p + 1] = 40 + random.nextDouble() * 15;
      } else {
        int z = random.nextInt(zoneCount);
        points[2 * p] = centres[2 * z] + random.nextGaussian() * 0.02;
        points[2 * p + 1] = centres[2 * z + 1] + random.nextGaussian() * 0.02;
      }
    }
    say("zones %,d, vertices %,d, points %,d", zoneCount, vertices, pointCount);
  }

  private static Zone zone(int number, Geometry area) {
    return new Zone(
        Integer.toString(number),
        "",
        "",
        Set.of(Activity.CAPTURE),
        List.of(new Volume(new Shape.Outline(area), null, null)),
        null,
        0,
        0,
        false,
        Map.of(),
        new ZoneSource("bench", null, ""));
  }

  private static Polygon star(Random random, double lon, double lat, double size, int n) {
    double[] ring = new double[2 * n + 2];
    double a = random.nextDouble() * 6;
    double b = random.nextDouble() * 6;
    for (int i = 0; i < n; i++) {
      double turn = 2 * Math.PI * i / n;
      double r =
          size * (0.7 + 0.15 * Math.sin(3 * turn + a) + 0.1 * Math.sin(7 * turn + b))
              + size * 0.02 * random.nextDouble();
      ring[2 * i] = lon + r * Math.cos(turn) * 1.4;
      ring[2 * i + 1] = lat + r * Math.sin(turn);
    }
    ring[2 * n] = ring[0];
    ring[2 * n + 1] = ring[1];
    return FACTORY.createPolygon(
        FACTORY.createLinearRing(new PackedCoordinateSequence.Double(ring, 2, 0)));
  }

  private void run() {
    long base = heap();
    long start = cpu();
    ZoneIndex index = ZoneIndex.of(zones);
    say(
        "sightline: built in %.2f s, %.0f MB by its arrays, %.0f MB by the heap",
        seconds(start), index.bytes() / 1e6, (heap() - base) / 1e6);
    long ours = best("sightline covering", index);

    long before = heap();
    start = cpu();
    STRtree tree = new STRtree();
    List<PreparedGeometry> prepared = new ArrayList<>();
    for (Zone zone : zones) {
      PreparedGeometry area = PreparedGeometryFactory.prepare(zone.area());
      prepared.add(area);
      tree.insert(zone.area().getEnvelopeInternal(), area);
    }
    tree.build();
    double built = seconds(start);
    long theirs = best("JTS STRtree + PreparedGeometry", tree);
    say(
        "JTS: built in %.2f s, %.0f MB by the heap after all look-ups",
        built, (heap() - before) / 1e6);
    say("hits %,d and %,d: %s", ours, theirs, ours == theirs ? "equal" : "DIFFERENT");
    if (ours != theirs || prepared.size() != index.outlines().size()) {
      throw new IllegalStateException("hits differ");
    }
    contacts();
  }

  /** Whole answers: candidates, sides, geodesic distance, probability. */
  private void contacts() {
    ZoneSet set = ZoneSet.of(zones);
    for (double accuracyM : new double[] {5, 50}) {
      for (int round = 0; round < ROUNDS; round++) {
        int n = pointCount / 5;
        long found = 0;
        long start = cpu();
        for (int p = 0; p < n; p++) {
          LatLon place = new LatLon(points[2 * p + 1], points[2 * p]);
          found +=
              set.contacts(new Fix(null, place, List.of(), accuracyM, "bench", "bench"), null)
                  .size();
        }
        if (round == ROUNDS - 1) {
          say(
              "contacts with distance and probability, error %.0f m: %,.0f points/s, %,d contacts",
              accuracyM, n / seconds(start), found);
        }
      }
    }
  }

  private long best(String what, Object index) {
    look(index, Math.min(200_000, pointCount));
    double least = Double.POSITIVE_INFINITY;
    long hits = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpu();
      hits = look(index, pointCount);
      least = Math.min(least, seconds(start));
    }
    say("%s: %.3f M points/s, hits %,d", what, pointCount / least / 1e6, hits);
    return hits;
  }

  private long look(Object index, int count) {
    return index instanceof ZoneIndex ours ? ours(ours, count) : jts((STRtree) index, count);
  }

  private long ours(ZoneIndex index, int count) {
    Outlines.Ints found = new Outlines.Ints(64);
    long hits = 0;
    for (int p = 0; p < count; p++) {
      found.clear();
      index.covering(points[2 * p], points[2 * p + 1], found);
      hits += found.size();
    }
    return hits;
  }

  private long jts(STRtree tree, int count) {
    long hits = 0;
    for (int p = 0; p < count; p++) {
      Coordinate at = new Coordinate(points[2 * p], points[2 * p + 1]);
      Geometry point = FACTORY.createPoint(at);
      for (Object area : tree.query(new Envelope(at))) {
        hits += ((PreparedGeometry) area).covers(point) ? 1 : 0;
      }
    }
    return hits;
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
