package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.operation.valid.IsSimpleOp;
import org.sightline.geo.LocalFrame;

/**
 * Puts the pieces of a ring of GML together.
 *
 * <p>Arcs are read as the standard says. Files are met that give the angles of an arc as compass
 * bearings and mean the way over north: where a ring then crosses itself the other way round is
 * tried arc by arc; where both ways give a ring and the standard's is the long way backwards, both
 * are taken, so that nothing is lost, and it is said.
 */
final class GmlRing {
  private static final int MAX_TRIED_ARCS = 6;
  private static final double JOINT_M = 20;
  private static final int MAX_TRIED_CORNERS = 20_000;
  private static final int MAX_BORDERS = 100;

  private final List<GmlCurve.Piece> pieces;
  private final Map<String, double[]> borders;
  private final ZoneDraft draft;

  GmlRing(List<GmlCurve.Piece> pieces, Map<String, double[]> borders, ZoneDraft draft) {
    this.pieces = pieces;
    this.borders = borders;
    this.draft = draft;
  }

  /** The circle that it is; null if it is anything else. */
  GmlCurve.@Nullable Piece circle() {
    return pieces.size() == 1 && pieces.get(0).isCircle() ? pieces.get(0) : null;
  }

  /** The ring as drawn, longitude first, and another one if it is unclear which is meant. */
  List<double[]> rings() {
    List<Integer> arcs = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).kind() == GmlCurve.Kind.ARC && !pieces.get(i).isCircle()) {
        arcs.add(i);
      }
    }
    if (followed() > MAX_BORDERS) {
      draft.unusable("curveMember", "follows more borders than any real zone");
      return List.of();
    }
    Arcs standard = drawn(pieces);
    if (standard.isFull()) {
      draft.unusable("curveMember", "has more points than any real zone");
    }
    draft.borderError(standard.errorM() > 2 * Arcs.ERROR_M ? standard.errorM() : 0);
    if (draft.isFatal()) {
      return List.of();
    }
    boolean many = arcs.isEmpty() || arcs.size() > MAX_TRIED_ARCS;
    if (many || standard.size() > MAX_TRIED_CORNERS) {
      return List.of(standard.ring());
    }
    return isSimple(standard) ? orBoth(standard, arcs) : otherWay(standard, arcs);
  }

  private int followed() {
    int count = 0;
    for (GmlCurve.Piece piece : pieces) {
      count += piece.kind() == GmlCurve.Kind.BORDER ? 1 : 0;
    }
    return count;
  }

  /** Both readings of an arc that runs more than half round against growing angles. */
  private List<double[]> orBoth(Arcs standard, List<Integer> arcs) {
    List<double[]> rings = new ArrayList<>(List.of(standard.ring()));
    for (int arc : arcs) {
      if (pieces.get(arc).sweepDeg() < -180) {
        Arcs other = drawn(flipped(arcs, 1 << arcs.indexOf(arc)));
        if (isSimple(other)) {
          rings.add(other.ring());
          draft.remark("ArcByCenterPoint", "may run either way round; both were taken");
        }
      }
    }
    return rings;
  }

  private List<double[]> otherWay(Arcs standard, List<Integer> arcs) {
    for (int flips = 1; flips <= arcs.size(); flips++) {
      for (int mask = 1; mask < 1 << arcs.size(); mask++) {
        if (Integer.bitCount(mask) == flips) {
          Arcs other = drawn(flipped(arcs, mask));
          if (isSimple(other)) {
            draft.remark(
                "ArcByCenterPoint", "would cross the rest of its ring; it was taken the other way");
            return List.of(other.ring());
          }
        }
      }
    }
    return List.of(standard.ring());
  }

  private List<GmlCurve.Piece> flipped(List<Integer> arcs, int mask) {
    List<GmlCurve.Piece> other = new ArrayList<>(pieces);
    for (int i = 0; i < arcs.size(); i++) {
      if ((mask & 1 << i) != 0) {
        other.set(arcs.get(i), pieces.get(arcs.get(i)).flipped());
      }
    }
    return other;
  }

  private static boolean isSimple(Arcs ring) {
    double[] lonLat = ring.ring();
    if (lonLat.length < 6) {
      return false;
    }
    double[] closed = Areas.closed(lonLat, lonLat.length);
    for (int i = 2; i < closed.length; i += 2) {
      closed[i] = closed[i - 2] + Math.IEEEremainder(closed[i] - closed[i - 2], 360);
    }
    boolean roundPole = Math.abs(closed[closed.length - 2] - closed[0]) > 1;
    closed[closed.length - 2] = closed[0];
    return roundPole || new IsSimpleOp(Areas.linear(closed)).isSimple();
  }

  private Arcs drawn(List<GmlCurve.Piece> all) {
    Arcs ring = new Arcs();
    for (int i = 0; i < all.size(); i++) {
      GmlCurve.Piece piece = all.get(i);
      switch (piece.kind()) {
        case STRAIGHT -> {
          for (int p = 0; p < piece.size(); p++) {
            ring.point(piece.lat(p), piece.lon(p));
          }
        }
        case GEODESIC -> {
          ring.point(piece.lat(0), piece.lon(0));
          for (int p = 1; p < piece.size(); p++) {
            ring.geodesicTo(piece.lat(p), piece.lon(p));
          }
        }
        case ARC -> arc(all, i, ring);
        default -> border(all, i, ring);
      }
    }
    return ring;
  }

  /**
   * An arc. Where its ends are given once more by what it joins, to within the rounding of its
   * angles, those count: else the two would cross by centimetres.
   */
  private void arc(List<GmlCurve.Piece> all, int at, Arcs ring) {
    GmlCurve.Piece piece = all.get(at);
    GmlCurve.Piece before = all.get((at + all.size() - 1) % all.size());
    GmlCurve.Piece behind = all.get((at + 1) % all.size());
    Arcs arc = new Arcs();
    arc.arc(piece.lat(0), piece.lon(0), piece.radiusM(), piece.fromDeg(), piece.sweepDeg());
    int last = arc.size() - 1;
    boolean joins =
        ring.size() > 0 && isNear(arc, 0, ring.lat(ring.size() - 1), ring.lon(ring.size() - 1));
    boolean starts =
        ring.size() == 0
            && isPoints(before)
            && isNear(arc, 0, before.lat(before.size() - 1), before.lon(before.size() - 1));
    boolean ends = isPoints(behind) && isNear(arc, last, behind.lat(0), behind.lon(0));
    for (int i = joins || starts ? 1 : 0; i <= (ends ? last - 1 : last); i++) {
      ring.point(arc.lat(i), arc.lon(i));
    }
    draft.borderError(arc.errorM() > 2 * Arcs.ERROR_M ? arc.errorM() : 0);
  }

  private static boolean isPoints(GmlCurve.Piece piece) {
    return piece.kind() == GmlCurve.Kind.STRAIGHT || piece.kind() == GmlCurve.Kind.GEODESIC;
  }

  private boolean isNear(Arcs arc, int corner, double lat, double lon) {
    double north = (arc.lat(corner) - lat) * LocalFrame.metresPerDegreeOfLatitude(lat);
    double east =
        LocalFrame.shortWayDeg(arc.lon(corner) - lon) * LocalFrame.metresPerDegreeOfLongitude(lat);
    double off = Math.hypot(east, north);
    boolean near = off < JOINT_M;
    draft.borderError(near && off > 1 ? off / 2 : 0);
    return near;
  }

  /** The part of a border between the end of the piece before and the start of the piece behind. */
  private void border(List<GmlCurve.Piece> all, int at, Arcs ring) {
    double[] line = borders.get(GmlBorders.key(all.get(at).border()));
    if (line == null) {
      draft.unusable("curveMember", "follows a border that is not in the file");
      return;
    }
    GmlCurve.Piece before = all.get((at + all.size() - 1) % all.size());
    GmlCurve.Piece behind = all.get((at + 1) % all.size());
    if (before.kind() == GmlCurve.Kind.BORDER || behind.kind() == GmlCurve.Kind.BORDER) {
      if (all.size() > 1) {
        draft.unusable("curveMember", "two borders follow one another, which is not read");
      }
      GmlBorders.whole(line, ring);
      return;
    }
    Arcs end = drawn(List.of(before));
    Arcs start = drawn(List.of(behind));
    int last = end.size() - 1;
    double off =
        GmlBorders.between(line, end.lat(last), end.lon(last), start.lat(0), start.lon(0), ring);
    if (off > GmlBorders.MAX_OFF_M) {
      draft.unusable("curveMember", "does not meet the border that it is to follow");
    }
    draft.borderError(off / 2);
  }
}
