package org.sightline.zones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * Finds the zones that a point lies in or near: cells first, then strips of edges. Immutable,
 * shared by all threads.
 */
final class ZoneIndex {
  /** Beyond so many cells a plain walk over all boxes is quicker. */
  private static final int MAX_CELLS = 4096;

  private static final int[] NONE = {};

  private final List<Shape> shapes;

  /** The shapes of zone z: {@code firstShape[z]} to {@code firstShape[z + 1]}. */
  private final int[] firstShape;

  private final int[] zoneOf;
  private final Outlines outlines;
  private final CellGrid grid;

  /** How far each shape's zone reaches out by itself: its margin, or 95 % of its border's error. */
  private final double[] wideM;

  private ZoneIndex(List<Shape> shapes, int[] firstShape, int[] zoneOf, double[] wideM) {
    this.shapes = List.copyOf(shapes);
    this.firstShape = firstShape;
    this.zoneOf = zoneOf;
    this.wideM = wideM;
    this.outlines = Outlines.of(shapes);
    this.grid = CellGrid.of(outlines, wideM);
  }

  static ZoneIndex of(List<Zone> zones) {
    List<Shape> shapes = new ArrayList<>(zones.size());
    int[] firstShape = new int[zones.size() + 1];
    Outlines.Ints zoneOf = new Outlines.Ints(zones.size());
    for (int z = 0; z < zones.size(); z++) {
      firstShape[z] = shapes.size();
      for (Volume volume : zones.get(z).volumes()) {
        shapes.add(volume.shape());
        zoneOf.add(z);
      }
    }
    firstShape[zones.size()] = shapes.size();
    double[] wideM = new double[shapes.size()];
    for (int s = 0; s < wideM.length; s++) {
      Zone zone = zones.get(zoneOf.get(s));
      wideM[s] = Math.max(zone.marginM(), ZoneSet.SIGMAS_95 * zone.borderErrorM());
    }
    return new ZoneIndex(shapes, firstShape, zoneOf.trimmed(), wideM);
  }

  Outlines outlines() {
    return outlines;
  }

  /** The zone that a shape belongs to. */
  int zoneOf(int shape) {
    return zoneOf[shape];
  }

  /** Which volume of its zone a shape is. */
  int volumeOf(int shape) {
    return shape - firstShape[zoneOf[shape]];
  }

  /** A shape that is a circle; null if it is an outline. */
  Shape.@Nullable Circle circle(int shape) {
    return shapes.get(shape) instanceof Shape.Circle circle ? circle : null;
  }

  /** Whether a point lies in a closed shape. */
  boolean covers(int shape, double lon, double lat) {
    Shape.Circle circle = circle(shape);
    return circle == null
        ? outlines.covers(shape, lon, lat)
        : new LocalFrame(circle.centre()).toLocal(lat, lon).distanceM() <= circle.radiusM();
  }

  /** Bytes held. */
  long bytes() {
    return outlines.bytes() + grid.bytes();
  }

  /** Something told of each shape that covers a point. */
  interface Hit {
    /** The shape's number in the index. */
    void shape(int number);
  }

  /** Tells the shapes that cover a point, in no promised order; how many there were. */
  int covering(double lon, double lat, Hit hit) {
    if (Math.abs(lat) == 90 || Math.abs(lon) == 180) {
      return coveringByBox(lon, lat, hit);
    }
    int hits = 0;
    for (int level = 0; level < CellGrid.levels(); level++) {
      if (!grid.uses(level)) {
        continue;
      }
      int at = grid.first(level, CellGrid.row(level, lat), CellGrid.column(level, lon));
      boolean more = at >= 0;
      while (more) {
        int entry = grid.entry(at++);
        more = entry >= 0;
        entry = more ? entry : ~entry;
        if ((entry & 1) == 1 || covers(entry >> 1, lon, lat)) {
          hit.shape(entry >> 1);
          hits++;
        }
      }
    }
    return hits;
  }

  private int coveringByBox(double lon, double lat, Hit hit) {
    int hits = 0;
    for (int z = 0; z < outlines.size(); z++) {
      if (covers(z, lon, lat)) {
        hit.shape(z);
        hits++;
      }
    }
    return hits;
  }

  /**
   * The shapes that may lie within a distance of a point or whose margin may reach it, in ascending
   * order, so that those of a zone stand together; more than need be, never fewer.
   */
  int[] near(LatLon point, double reachM) {
    double dLat = reachM / 110_570 + 1e-9;
    double flattest = Math.abs(point.latDeg()) + dLat;
    double dLon = flattest >= 89.9 ? 180 : dLat / Math.cos(Math.toRadians(flattest)) + 1e-9;
    if (dLon >= 179 || cells(dLat, dLon) > MAX_CELLS || Math.abs(point.lonDeg()) + dLon >= 180) {
      return nearByBox(point, reachM);
    }
    Outlines.Ints found = new Outlines.Ints(16);
    for (int level = 0; level < CellGrid.levels(); level++) {
      if (!grid.uses(level)) {
        continue;
      }
      int north = CellGrid.row(level, point.latDeg() + dLat);
      int east = CellGrid.column(level, point.lonDeg() + dLon);
      for (int row = CellGrid.row(level, point.latDeg() - dLat); row <= north; row++) {
        for (int c = CellGrid.column(level, point.lonDeg() - dLon); c <= east; c++) {
          add(grid.first(level, row, c), found);
        }
      }
    }
    return distinct(found);
  }

  private double cells(double dLat, double dLon) {
    double cells = 0;
    for (int level = 0; level < CellGrid.levels(); level++) {
      double size = CellGrid.sizeDeg(level);
      cells += grid.uses(level) ? (2 * dLat / size + 2) * (2 * dLon / size + 2) : 0;
    }
    return cells;
  }

  private void add(int first, Outlines.Ints found) {
    int at = first;
    boolean more = at >= 0;
    while (more) {
      int entry = grid.entry(at++);
      more = entry >= 0;
      found.add((more ? entry : ~entry) >> 1);
    }
  }

  private static int[] distinct(Outlines.Ints found) {
    if (found.size() == 0) {
      return NONE;
    }
    int[] all = found.trimmed();
    Arrays.sort(all);
    int n = 1;
    for (int i = 1; i < all.length; i++) {
      if (all[i] != all[n - 1]) {
        all[n++] = all[i];
      }
    }
    return n == all.length ? all : Arrays.copyOf(all, n);
  }

  /** By the boxes alone: near a pole or the antimeridian, or where the reach is very wide. */
  private int[] nearByBox(LatLon point, double reachM) {
    Outlines.Ints found = new Outlines.Ints(16);
    double cosLat = Math.cos(Math.toRadians(point.latDeg()));
    for (int z = 0; z < outlines.size(); z++) {
      double least =
          Border.leastM(
              point,
              cosLat,
              outlines.west(z),
              outlines.south(z),
              outlines.east(z),
              outlines.north(z));
      if (least <= reachM + wideM[z]) {
        found.add(z);
      }
    }
    return found.trimmed();
  }
}
