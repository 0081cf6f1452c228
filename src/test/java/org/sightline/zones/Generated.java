package org.sightline.zones;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/**
 * Zones and points made by a seeded generator, for parity tests and benchmarks: stars between 10
 * west and 10 east, 40 and 55 north, of 200 m to 6 km, every fifth with a hole; one in a thousand
 * has 10,000 vertices and measures a degree. Half of the points lie anywhere, half around zones.
 */
public final class Generated {
  static final GeometryFactory FACTORY =
      new GeometryFactory(
          new PackedCoordinateSequenceFactory(PackedCoordinateSequenceFactory.DOUBLE));

  private final Random random;
  private final List<Zone> zones;
  private final double[] centres;

  /**
   * Makes zones.
   *
   * @param vertices how many each has; 0 is 20 to 220, and 10,000 for one in a thousand
   */
  public Generated(long seed, int count, int vertices) {
    random = new Random(seed);
    zones = new ArrayList<>(count);
    centres = new double[2 * count];
    for (int z = 0; z < count; z++) {
      boolean large = vertices == 0 && z % 1000 == 0;
      int n = vertices > 0 ? vertices : large ? 10_000 : 20 + random.nextInt(200);
      double size = 0.002 * Math.pow(10, random.nextDouble() * 1.5);
      size = large ? 0.3 + random.nextDouble() * 0.5 : size;
      centres[2 * z] = -10 + random.nextDouble() * 20;
      centres[2 * z + 1] = 40 + random.nextDouble() * 15;
      LinearRing shell = star(centres[2 * z], centres[2 * z + 1], size, n);
      boolean holed = vertices == 0 && z % 5 == 0;
      LinearRing[] holes =
          holed
              ? new LinearRing[] {star(centres[2 * z], centres[2 * z + 1], size * 0.4, 20)}
              : new LinearRing[0];
      zones.add(zone(Integer.toString(z), FACTORY.createPolygon(shell, holes), 0));
    }
  }

  List<Zone> zones() {
    return zones;
  }

  /** Longitude, latitude of so many points. */
  double[] points(int count) {
    double[] points = new double[2 * count];
    for (int p = 0; p < count; p++) {
      if (p % 2 == 0) {
        points[2 * p] = -10 + random.nextDouble() * 20;
        points[2 * p + 1] = 40 + random.nextDouble() * 15;
      } else {
        int z = random.nextInt(zones.size());
        points[2 * p] = centres[2 * z] + random.nextGaussian() * 0.02;
        points[2 * p + 1] = centres[2 * z + 1] + random.nextGaussian() * 0.02;
      }
    }
    return points;
  }

  private LinearRing star(double lon, double lat, double size, int n) {
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
    return FACTORY.createLinearRing(new PackedCoordinateSequence.Double(ring, 2, 0));
  }

  static Zone zone(String id, Geometry area, double marginM) {
    return new Zone(
        id,
        "",
        "",
        Set.of(Activity.CAPTURE),
        List.of(new Volume(new Shape.Outline(area), null, null)),
        null,
        marginM,
        0,
        false,
        Map.of(),
        new ZoneSource("generated", null, ""));
  }

  /** Writes the zones as GeoJSON, 15 digits a number as programs write them. */
  public void write(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("{\"type\":\"FeatureCollection\",\"features\":[");
      for (int z = 0; z < zones.size(); z++) {
        out.write(z == 0 ? "\n" : ",\n");
        out.write("{\"type\":\"Feature\",\"id\":\"" + z + "\",\"properties\":{\"name\":\"Zone ");
        out.write(z + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[");
        Polygon polygon = (Polygon) zones.get(z).volumes().get(0).shape().drawn();
        write(polygon.getExteriorRing(), out);
        for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
          out.write(',');
          write(polygon.getInteriorRingN(h), out);
        }
        out.write("]}}");
      }
      out.write("\n]}\n");
    }
  }

  private static void write(LinearRing ring, Writer out) throws IOException {
    for (int i = 0; i < ring.getNumPoints(); i++) {
      out.write(i == 0 ? "[[" : ",[");
      out.write(ring.getCoordinateSequence().getX(i) + ",");
      out.write(ring.getCoordinateSequence().getY(i) + "]");
    }
    out.write(']');
  }
}
