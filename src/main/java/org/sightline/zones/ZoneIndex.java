package org.sightline.zones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;

/** Finds the shapes that a point lies in or near. Immutable, shared by all threads. */
final class ZoneIndex {
  private static final double SHORTEST_DEGREE_M = 110_570;

  /** So many zones that reach out the furthest are asked one by one, the others by cells. */
  private static final int MOST_WIDE = 64;

  /** The shapes of zone z: {@code firstShape[z]} to {@code firstShape[z + 1]}. */
  private final int[] firstShape;

  private final int[] zoneOf;
  private final Outlines outlines;

  /** How far each shape's zone reaches out by itself: its margin, or 95 % of its border's error. */
  private final double[] wideM;

  private final double commonM;
  private final int[] wide;

  /** The most by which a border may lie off, 95 %. */
  private final double blurM;

  /** Which zones matter when they are seen. */
  private final boolean[] pictures;

  private final boolean hasPictures;
  private volatile @Nullable BoxTree pictureBoxes;

  private ZoneIndex(
      List<Zone> zones, List<Shape> shapes, int[] firstShape, int[] zoneOf, double[] wideM) {
    double blur = 0;
    boolean any = false;
    this.pictures = new boolean[zones.size()];
    for (int z = 0; z < zones.size(); z++) {
      pictures[z] = ZonesInView.count(zones.get(z));
      any |= pictures[z];
      blur = pictures[z] ? Math.max(blur, zones.get(z).borderErrorM()) : blur;
    }
    this.hasPictures = any;
    this.blurM = ZoneSet.SIGMAS_95 * blur;
    this.firstShape = firstShape;
    this.zoneOf = zoneOf;
    this.wideM = wideM;
    this.outlines = Outlines.of(shapes);
    double[] sorted = wideM.clone();
    Arrays.sort(sorted);
    this.commonM = sorted.length > MOST_WIDE ? sorted[sorted.length - 1 - MOST_WIDE] : 0;
    Outlines.Ints far = new Outlines.Ints(0);
    for (int s = 0; s < wideM.length; s++) {
      if (wideM[s] > commonM) {
        far.add(s);
      }
    }
    this.wide = far.trimmed();
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
    return new ZoneIndex(zones, shapes, firstShape, zoneOf.trimmed(), wideM);
  }

  Outlines outlines() {
    return outlines;
  }

  /** The zone that a shape belongs to. */
  int zoneOf(int shape) {
    return zoneOf[shape];
  }

  /** The first shape of a zone, and of the zone after the last, how many there are. */
  int firstShape(int zone) {
    return firstShape[zone];
  }

  /** Which volume of its zone a shape is. */
  int volumeOf(int shape) {
    return shape - firstShape[zoneOf[shape]];
  }

  /** Bytes held. */
  long bytes() {
    return outlines.bytes() + 4L * (firstShape.length + zoneOf.length) + 8L * wideM.length;
  }

  /** Adds the shapes that hold a point, each once, in no promised order. */
  void covering(double lon, double lat, Outlines.Ints found) {
    outlines.covering(lon, lat, found);
  }

  /**
   * The zones that hold each of many points, which are looked up in the order of cells: neighbours
   * find what they need still in the processor's cache.
   *
   * @param lonLat longitude, latitude of each
   */
  ZonesAtPoints covering(double[] lonLat) {
    int count = lonLat.length / 2;
    int[] order = outlines.byCell(lonLat);
    Outlines.Ints points = new Outlines.Ints(count);
    Outlines.Ints hits = new Outlines.Ints(count);
    Outlines.Ints found = new Outlines.Ints(16);
    for (int p : order) {
      found.clear();
      outlines.covering(lonLat[2 * p], lonLat[2 * p + 1], found);
      int n = found.size();
      if (n > 0) {
        for (int i = 0; i < n; i++) {
          found.set(i, zoneOf[found.get(i)]);
        }
        if (n > 1 && zoneOf.length > zones()) {
          found.distinct(0); // several volumes of one zone
        }
        for (int i = 0; i < found.size(); i++) {
          points.add(p);
          hits.add(found.get(i));
        }
      }
    }
    return ZonesAtPoints.of(count, points, hits);
  }

  private int zones() {
    return firstShape.length - 1;
  }

  /**
   * Adds the shapes that hold a point or may lie within a distance of it, or whose margin may reach
   * it, in ascending order, so that those of a zone stand together; more than need be, never fewer.
   */
  void near(LatLon point, double reachM, Outlines.Ints found) {
    int from = found.size();
    outlines.covering(point.lonDeg(), point.latDeg(), found);
    bordering(point, reachM + commonM, found);
    double cosLat = Math.cos(Math.toRadians(point.latDeg()));
    for (int shape : wide) {
      if (leastM(point, cosLat, shape) <= reachM + wideM[shape]) {
        found.add(shape);
      }
    }
    found.distinct(from);
  }

  /** Adds the shapes whose border may reach into the box about a circle; some more than once. */
  private void bordering(LatLon point, double reachM, Outlines.Ints found) {
    boxes(point, reachM, null, found);
  }

  /** Adds what a tree of boxes, or else the cells, have in the box about a circle. */
  private void boxes(LatLon point, double reachM, @Nullable BoxTree tree, Outlines.Ints found) {
    double dLat = reachM / SHORTEST_DEGREE_M + 1e-9;
    double flattest = Math.abs(point.latDeg()) + dLat;
    double dLon = flattest >= 89.9 ? 360 : dLat / Math.cos(Math.toRadians(flattest)) + 1e-9;
    double south = Math.max(-90, point.latDeg() - dLat);
    double north = Math.min(90, point.latDeg() + dLat);
    double west = point.lonDeg() - dLon;
    double east = point.lonDeg() + dLon;
    if (dLon >= 179) {
      box(-180, south, 180, north, tree, found);
    } else {
      box(Math.max(-180, west), south, Math.min(180, east), north, tree, found);
      if (west < -180) {
        box(west + 360, south, 180, north, tree, found);
      } else if (east > 180) {
        box(-180, south, east - 360, north, tree, found);
      }
    }
  }

  private void box(
      double west,
      double south,
      double east,
      double north,
      @Nullable BoxTree tree,
      Outlines.Ints found) {
    if (tree == null) {
      outlines.bordering(west, south, east, north, found);
    } else {
      tree.meeting(west, south, east, north, found);
    }
  }

  /** The boxes of the zones that matter when they are seen; made when first asked for. */
  private BoxTree pictureBoxes() {
    BoxTree tree = pictureBoxes;
    if (tree == null) {
      Outlines.Ints chosen = new Outlines.Ints(16);
      for (int shape = 0; shape < zoneOf.length; shape++) {
        if (pictures[zoneOf[shape]]) {
          chosen.add(shape);
        }
      }
      tree = new BoxTree(outlines, chosen.trimmed());
      pictureBoxes = tree; // another thread's would be the same
    }
    return tree;
  }

  /**
   * Adds the shapes of which a part may lie within a distance of a point, or as much further as
   * borders are known, in ascending order; more than need be, never fewer. Only of zones that
   * matter when they are seen.
   */
  void within(LatLon point, double reachM, Outlines.Ints found) {
    int from = found.size();
    boxes(point, reachM + blurM, pictureBoxes(), found);
    if (found.size() - from > 1) {
      found.distinct(from);
    }
  }

  /** Whether seeing any zone in a picture matters. */
  boolean hasPictures() {
    return hasPictures;
  }

  private double leastM(LatLon point, double cosLat, int shape) {
    return Border.leastM(
        point,
        cosLat,
        outlines.west(shape),
        outlines.south(shape),
        outlines.east(shape),
        outlines.north(shape));
  }
}
