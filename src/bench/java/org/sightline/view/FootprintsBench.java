package org.sightline.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;

/**
 * Views projected a second, one thread.
 *
 * <pre>
 * mvn -q -Pbench,fast test-compile exec:exec -Dexec.mainClass=org.openjdk.jmh.Main -Dbench=FootprintsBench
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FootprintsBench {
  /** Down, horizon in the picture, or elevation unknown. */
  @Param({"nadir", "horizon", "wedge"})
  private String kind = "";

  private final List<View> views = new ArrayList<>();
  private final GeometryFactory factory = new GeometryFactory();
  private Geometry zone = factory.createPolygon();
  private int next;

  /** Makes a thousand views about one place, and a zone north of it. */
  @Setup
  public void make() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      LatLon at = new LatLon(46.45 + random.nextDouble() / 10, 7.45 + random.nextDouble() / 10);
      double down = kind.equals("nadir") ? 60 + random.nextDouble() * 30 : 10 * random.nextDouble();
      views.add(view(at, random.nextDouble() * 360, kind.equals("wedge") ? null : -down));
    }
    Coordinate[] ring = new Coordinate[101];
    for (int i = 0; i <= 100; i++) {
      double angle = i % 100 * Math.PI / 50;
      ring[i] = new Coordinate(7.5 + 0.02 * Math.sin(angle), 46.53 + 0.01 * Math.cos(angle));
    }
    zone = factory.createPolygon(ring);
  }

  private static View view(LatLon at, double yaw, @Nullable Double pitch) {
    return new View(
        new Fix(null, at, List.of(), 3, "bench", "bench"),
        new CameraPose(
            new Angle(yaw, 5, "bench"),
            pitch == null ? null : new Angle(pitch, 1, "bench"),
            pitch == null ? null : new Angle(2, 1, "bench")),
        new Lens(66, 52, "bench"),
        pitch == null ? null : new AboveGround(120, 10, 0, "bench"),
        4000,
        3000);
  }

  private View next() {
    next = (next + 1) % views.size();
    return views.get(next);
  }

  /** One footprint. */
  @Benchmark
  public ViewFootprint footprint() {
    return Footprints.project(next(), 5000);
  }

  /** The outline of a zone of 100 corners in the picture. */
  @Benchmark
  public List<List<Pixel>> outline() {
    return PictureOutlines.of(next(), zone);
  }

  /** The ground under a pixel with its ellipse. */
  @Benchmark
  public @Nullable PixelOnGround pixelOnGround() {
    return Pictures.ground(next(), 1000, 2500);
  }
}
