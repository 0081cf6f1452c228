package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * Makes one valid area, in longitude and latitude and cut at the antimeridian, of rings as people
 * draw them.
 *
 * <p>Edges are straight in longitude and latitude (RFC 7946, 3.1.1). Open rings are closed,
 * repeated points dropped, crossings repaired as drawn (both lobes of a bow tie, doubled parts
 * included); a hole takes away and never adds. An edge of more than 180° goes the short way round,
 * unless it runs from one side of the map to the other along its end or a pole; a ring that goes
 * round a pole holds the pole on its own side of the equator.
 */
final class Areas {
  private static final GeometryFactory FACTORY =
      new GeometryFactory(
          new PackedCoordinateSequenceFactory(PackedCoordinateSequenceFactory.DOUBLE));
  private static final int MAX_QUICK_CHECK = 80;
  private static final int MAX_SIMPLE_EDGES = 2000;
  private static final int SAMPLED_EDGES = 200;
  private static final long MAX_CROSSINGS = 1_000_000;

  private final ZoneDraft draft;
  private final List<Geometry> parts = new ArrayList<>();

  Areas(ZoneDraft draft) {
    this.draft = draft;
  }

  /**
   * Adds a polygon.
   *
   * @param rings the outline, then its holes; each longitude, latitude, longitude, latitude…
   */
  void polygon(List<double[]> rings) {
    if (draft.isFatal()) {
      return;
    }
    if (rings.isEmpty() || rings.get(0).length == 0) {
      draft.unusable("coordinates", "a polygon has no points");
      return;
    }
    List<Ring> drawn = new ArrayList<>(rings.size());
    for (double[] ring : rings) {
      Ring clean = Ring.of(ring, draft);
      if (clean == null) {
        return;
      }
      drawn.add(clean);
    }
    Geometry area = plain(drawn) ? asDrawn(drawn) : null;
    area = area != null ? area : repaired(drawn);
    if (area.isEmpty()) {
      draft.unusable("coordinates", "a ring encloses no area");
      return;
    }
    parts.add(area);
  }

  /** The area of all polygons; null if there is none or the zone is unusable. */
  @Nullable Geometry finish() {
    if (draft.isFatal() || parts.isEmpty()) {
      return null;
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<Polygon> polygons = new ArrayList<>();
    for (Geometry part : parts) {
      for (int i = 0; i < part.getNumGeometries(); i++) {
        polygons.add((Polygon) part.getGeometryN(i));
      }
    }
    Geometry all = FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
    if (!apart(polygons) && !all.isValid()) {
      draft.remark("coordinates", "polygons of the zone overlap or touch; they were joined");
      return UnaryUnionOp.union(parts);
    }
    return all;
  }

  private static boolean apart(List<Polygon> polygons) {
    if (polygons.size() > MAX_QUICK_CHECK) {
      return false;
    }
    for (int i = 0; i < polygons.size(); i++) {
      Envelope box = polygons.get(i).getEnvelopeInternal();
      for (int j = 0; j < i; j++) {
        if (box.intersects(polygons.get(j).getEnvelopeInternal())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean plain(List<Ring> rings) {
    for (Ring ring : rings) {
      if (ring.turns() != 0 || ring.minLon() < -180 || ring.maxLon() > 180) {
        return false;
      }
    }
    return true;
  }

  /** The polygon as it stands, or null if it is not valid. */
  private @Nullable Geometry asDrawn(List<Ring> rings) {
    LinearRing[] holes = new LinearRing[rings.size() - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = linear(rings.get(i + 1).lonLat());
    }
    Polygon polygon = FACTORY.createPolygon(linear(rings.get(0).lonLat()), holes);
    if ((holes.length == 0 && simple(rings.get(0).lonLat())) || new IsValidOp(polygon).isValid()) {
      return polygon;
    }
    draft.remark("coordinates", "a ring crosses or touches itself or another; repaired as drawn");
    return null;
  }

  private Geometry repaired(List<Ring> rings) {
    Geometry area = rings.get(0).area(draft);
    for (Ring hole : rings.subList(1, rings.size())) {
      Geometry cut = hole.area(draft);
      if (!area.intersects(cut)) {
        draft.remark("coordinates", "a hole lies outside its polygon; it was left out");
      } else {
        area = polygonsOf(area.difference(cut));
      }
    }
    return area;
  }

  static LinearRing linear(double[] lonLat) {
    return FACTORY.createLinearRing(new PackedCoordinateSequence.Double(lonLat, 2, 0));
  }

  /** The area within a ring that may cross itself, cut at the antimeridian. */
  static Geometry within(double[] lonLat, ZoneDraft draft) {
    Geometry area = FACTORY.createPolygon(linear(lonLat));
    if (!area.isValid()) {
      if (isTangled(lonLat)) {
        draft.unusable("coordinates", "a ring crosses itself too often to be repaired");
        return FACTORY.createPolygon();
      }
      area = polygonsOf(GeometryFixer.fix(area));
    }
    return cutAtAntimeridian(area);
  }

  /** Whether a ring crosses itself millions of times, judged by a sample of its edges. */
  private static boolean isTangled(double[] lonLat) {
    int edges = lonLat.length / 2 - 1;
    int step = Math.max(1, edges / SAMPLED_EDGES);
    long met = 0;
    for (int i = 0; i < edges; i += step) {
      for (int j = 0; j < edges; j++) {
        met += mayMeet(lonLat, 2 * i, 2 * j) ? 1 : 0;
      }
    }
    // every edge meets itself and its neighbours
    return met * step - 3L * edges > MAX_CROSSINGS;
  }

  private static Geometry cutAtAntimeridian(Geometry area) {
    Envelope box = area.getEnvelopeInternal();
    if (box.getMinX() >= -180 && box.getMaxX() <= 180) {
      return area;
    }
    List<Geometry> pieces = new ArrayList<>();
    int first = (int) Math.floor((box.getMinX() + 180) / 360);
    int last = (int) Math.ceil((box.getMaxX() - 180) / 360);
    for (int turn = first; turn <= last; turn++) {
      double west = -180 + 360.0 * turn;
      Envelope window = new Envelope(west, west + 360, -91, 91);
      Geometry piece = area.intersection(FACTORY.toGeometry(window));
      pieces.add(shifted(polygonsOf(piece), -360.0 * turn));
    }
    return polygonsOf(UnaryUnionOp.union(pieces));
  }

  private static Geometry shifted(Geometry area, double byDeg) {
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) area.getGeometryN(i);
      LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
      for (int h = 0; h < holes.length; h++) {
        holes[h] = shifted(polygon.getInteriorRingN(h), byDeg);
      }
      polygons.add(FACTORY.createPolygon(shifted(polygon.getExteriorRing(), byDeg), holes));
    }
    return FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }

  private static LinearRing shifted(LinearRing ring, double byDeg) {
    double[] lonLat = new double[2 * ring.getNumPoints()];
    for (int i = 0; i < ring.getNumPoints(); i++) {
      lonLat[2 * i] = ring.getCoordinateSequence().getX(i) + byDeg;
      lonLat[2 * i + 1] = ring.getCoordinateSequence().getY(i);
    }
    return linear(lonLat);
  }

  /** The polygons among what an overlay gives, lines and points left out. */
  private static Geometry polygonsOf(Geometry any) {
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < any.getNumGeometries(); i++) {
      Geometry part = any.getGeometryN(i);
      if (part instanceof Polygon polygon && !polygon.isEmpty()) {
        polygons.add(polygon);
      }
    }
    return polygons.size() == 1
        ? polygons.get(0)
        : FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }

  /**
   * Whether no two edges of a ring meet other than neighbours at their common point: quicker than
   * asking JTS, which is asked when this cannot tell. Edges are compared where the boxes of eights
   * of them meet.
   */
  private static boolean simple(double[] lonLat) {
    int edges = lonLat.length / 2 - 1;
    if (edges < 3 || edges > MAX_SIMPLE_EDGES) {
      return false;
    }
    double[] boxes = boxesOfEights(lonLat, edges);
    for (int a = 0; 4 * a < boxes.length; a++) {
      for (int b = a; 4 * b < boxes.length; b++) {
        if (boxes[4 * a] <= boxes[4 * b + 2]
            && boxes[4 * b] <= boxes[4 * a + 2]
            && boxes[4 * a + 1] <= boxes[4 * b + 3]
            && boxes[4 * b + 1] <= boxes[4 * a + 3]
            && meet(lonLat, edges, 8 * a, 8 * b)) {
          return false;
        }
      }
    }
    return true;
  }

  /** West, south, east, north of each eight edges. */
  private static double[] boxesOfEights(double[] c, int edges) {
    double[] boxes = new double[(edges + 7) / 8 * 4];
    for (int i = 0; i < edges; i++) {
      int b = i / 8 * 4;
      double west = Math.min(c[2 * i], c[2 * i + 2]);
      double south = Math.min(c[2 * i + 1], c[2 * i + 3]);
      double east = Math.max(c[2 * i], c[2 * i + 2]);
      double north = Math.max(c[2 * i + 1], c[2 * i + 3]);
      boolean first = i % 8 == 0;
      boxes[b] = first ? west : Math.min(boxes[b], west);
      boxes[b + 1] = first ? south : Math.min(boxes[b + 1], south);
      boxes[b + 2] = first ? east : Math.max(boxes[b + 2], east);
      boxes[b + 3] = first ? north : Math.max(boxes[b + 3], north);
    }
    return boxes;
  }

  /** Whether an edge of one eight may meet one of the same or a later eight. */
  private static boolean meet(double[] lonLat, int edges, int a, int b) {
    for (int i = a; i < Math.min(a + 8, edges); i++) {
      for (int j = Math.max(b, i + 1); j < Math.min(b + 8, edges); j++) {
        boolean neighbours = j == i + 1 || (i == 0 && j == edges - 1);
        if (neighbours ? foldsBack(lonLat, i, j) : mayMeet(lonLat, 2 * i, 2 * j)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean foldsBack(double[] c, int i, int j) {
    return Math.abs(side(c, 2 * i, 2 * j)) < 1e-13 && Math.abs(side(c, 2 * i, 2 * j + 2)) < 1e-13;
  }

  private static boolean mayMeet(double[] c, int a, int b) {
    if (Math.max(c[a], c[a + 2]) < Math.min(c[b], c[b + 2])
        || Math.max(c[b], c[b + 2]) < Math.min(c[a], c[a + 2])
        || Math.max(c[a + 1], c[a + 3]) < Math.min(c[b + 1], c[b + 3])
        || Math.max(c[b + 1], c[b + 3]) < Math.min(c[a + 1], c[a + 3])) {
      return false;
    }
    return !(sameSide(side(c, a, b), side(c, a, b + 2))
        || sameSide(side(c, b, a), side(c, b, a + 2)));
  }

  private static boolean sameSide(double s, double t) {
    return (s > 1e-13 && t > 1e-13) || (s < -1e-13 && t < -1e-13);
  }

  private static double side(double[] c, int edge, int point) {
    return (c[edge + 2] - c[edge]) * (c[point + 1] - c[edge + 1])
        - (c[edge + 3] - c[edge + 1]) * (c[point] - c[edge]);
  }

  static double[] closed(double[] lonLat, int values) {
    double[] ring = Arrays.copyOf(lonLat, values + 2);
    ring[values] = lonLat[0];
    ring[values + 1] = lonLat[1];
    return ring;
  }
}
