package org.sightline.view;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;

/**
 * How many areas a second terrain is checked for, on one thread, on a cached tile: cameras and
 * areas of 24 corners in and around Andorra, 0.2 to 2 km across, up to RANGE_KM away (10 if not
 * given). With the error of a position, each check is the whole answer with all errors against
 * hiding ({@link BehindTerrain}): from every place and the greatest height the camera can have had.
 * Run by hand:
 *
 * <pre>
 * ZoneSightBench FOLDER_WITH_N42E001.hgt [RANGE_KM [ACCURACY_M]]
 * </pre>
 */
public final class ZoneSightBench {
  private static final int CASES = 2000;
  private static final int ROUNDS = 6;

  private ZoneSightBench() {}

  private record Case(LatLon camera, Geometry area) {}

  /** See the class. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    double rangeKm = args.length > 1 ? Double.parseDouble(args[1]) : 10;
    TerrainTiles tiles = TerrainTiles.open(Path.of(args[0]));
    LineOfSight sight = new LineOfSight(tiles);
    double accuracyM = args.length > 2 ? Double.parseDouble(args[2]) : Double.NaN;
    List<Case> cases = cases(rangeKm);
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      int[] answers = new int[3];
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (Case at : cases) {
        Sector all = Sector.allRound(1000 * rangeKm + 3000);
        Sight.Seen seen =
            Double.isNaN(accuracyM)
                ? sight.toArea(at.camera(), 2, at.area(), 5, all).seen()
                : whole(tiles, at, accuracyM, all).seen();
        answers[seen.ordinal()]++;
      }
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      best = Math.min(best, cpu / 1e9);
      out.printf(
          Locale.ROOT,
          "%,.0f checks/s; visible %d, hidden %d, unknown %d%n",
          CASES * 1e9 / cpu,
          answers[0],
          answers[1],
          answers[2]);
    }
    out.printf(Locale.ROOT, "best: %,.0f checks/s of CPU time%n", CASES / best);
  }

  private static Hiding whole(TerrainTiles tiles, Case at, double accuracyM, Sector round) {
    double groundM = tiles.heightM(at.camera()).orElse(Double.NaN);
    List<Height> heights =
        Double.isNaN(groundM)
            ? List.of()
            : List.of(new Height(groundM + 2, Height.Datum.MEAN_SEA_LEVEL));
    Fix fix = new Fix(null, at.camera(), heights, accuracyM, "bench", "bench");
    return new BehindTerrain(tiles, fix, 2.45).of(List.of(at.area()), 100, round, 0);
  }

  private static List<Case> cases(double rangeKm) {
    Random random = new Random(1);
    List<Case> cases = new ArrayList<>();
    while (cases.size() < CASES) {
      LatLon camera =
          new LatLon(42.4 + 0.25 * random.nextDouble(), 1.4 + 0.4 * random.nextDouble());
      double azimuth = 2 * Math.PI * random.nextDouble();
      double away = rangeKm * Math.sqrt(random.nextDouble());
      double lat = camera.latDeg() + away * Math.cos(azimuth) / 111;
      double lon = camera.lonDeg() + away * Math.sin(azimuth) / 82;
      double radius = 0.1 + 0.9 * random.nextDouble();
      Coordinate[] ring = new Coordinate[25];
      for (int i = 0; i < 24; i++) {
        double turn = 2 * Math.PI * i / 24;
        double out = radius * (0.7 + 0.3 * random.nextDouble());
        ring[i] = new Coordinate(lon + out * Math.sin(turn) / 82, lat + out * Math.cos(turn) / 111);
      }
      ring[24] = ring[0];
      cases.add(new Case(camera, new GeometryFactory().createPolygon(ring)));
    }
    return cases;
  }
}
