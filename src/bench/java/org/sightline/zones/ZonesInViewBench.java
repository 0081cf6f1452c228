package org.sightline.zones;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.view.AboveGround;
import org.sightline.view.View;

/**
 * Pictures held against 50,000 zones a second, one thread: which zones can be in them, and the same
 * with distance, probability and share. The zones are {@link Generated}'s, 130 vertices each; half
 * of the pictures are taken near one. Each kind is warmed up; the best of three turns counts, in
 * CPU time, since other work on the machine does not count.
 *
 * <pre>
 * mvn -q -Pbench,fast test-compile exec:exec -Dexec.mainClass=org.sightline.zones.ZonesInViewBench
 * </pre>
 */
public final class ZonesInViewBench {
  private static final int VIEWS = 20_000;
  private static final int TURNS = 4;
  private static final double RANGE_M = 5000;
  private static final Times ANY = new Times(null, null, null);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A phone with and without a compass; a drone that looks down, and one to the horizon. */
  private enum Kind {
    WEDGE,
    ROUND,
    OBLIQUE,
    HORIZON
  }

  private final List<Zone> zones;
  private final ZoneIndex index;
  private final double[] points;

  private ZonesInViewBench() {
    Generated generated = new Generated(50, 50_000, 0);
    zones = generated.zones();
    index = ZoneIndex.of(zones);
    points = generated.points(VIEWS);
  }

  /** See the class. */
  public static void main(String[] args) {
    ZonesInViewBench bench = new ZonesInViewBench();
    for (Kind kind : Kind.values()) {
      if (args.length == 0 || kind.name().equalsIgnoreCase(args[0])) {
        bench.run(kind);
      }
    }
  }

  private void run(Kind kind) {
    Random random = new Random(1);
    List<View> views = new ArrayList<>();
    for (int i = 0; i < VIEWS; i++) {
      views.add(view(random, kind, new LatLon(points[2 * i + 1], points[2 * i])));
    }
    turns(kind + ", possible", views, false);
    turns(kind + ", with probability and share", views, true);
  }

  private void turns(String what, List<View> views, boolean whole) {
    double best = 1e9;
    long found = 0;
    long bytes = 0;
    int count = whole ? views.size() / 4 : views.size();
    for (int turn = 0; turn < TURNS; turn++) {
      found = 0;
      bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
      long start = THREADS.getCurrentThreadCpuTime();
      for (View view : views.subList(0, count)) {
        ZonesInView seen = new ZonesInView(index, zones, view, RANGE_M, null);
        found += whole ? seen.contacts(ANY).size() : seen.possible().size();
      }
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1e9);
      bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %,.0f pictures/s, %.2f zones each, %,d bytes each",
            what,
            count / best,
            (double) found / count,
            bytes / count));
  }

  private static View view(Random random, Kind kind, LatLon at) {
    boolean phone = kind == Kind.WEDGE || kind == Kind.ROUND;
    double down = kind == Kind.OBLIQUE ? 30 + random.nextDouble() * 40 : random.nextDouble() * 10;
    return new View(
        new Fix(null, at, List.of(), phone ? 8 : 3, "bench", "bench"),
        new CameraPose(
            kind == Kind.ROUND
                ? null
                : new Angle(random.nextDouble() * 360, phone ? 15 : 5, "bench"),
            phone ? null : new Angle(-down, 1, "bench"),
            phone ? null : new Angle(random.nextGaussian(), 1, "bench")),
        new Lens(66, 52, "bench"),
        phone ? null : new AboveGround(100, 10, 0, "bench"),
        4000,
        3000);
  }
}
