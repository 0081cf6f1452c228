package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.geo.LocalFrame.Offset;

/**
 * The pieces that a ring or line of GML 3.2 is made of, in their order.
 *
 * <p>Places are latitude first in EPSG:4326 and longitude first in CRS84, and angles of arcs count
 * from the first axis towards the second: clockwise from north, or counter-clockwise from east. An
 * arc runs from its start angle to its end angle, so towards growing angles where the end is
 * greater (OGC 12-028r1, 6.7; ISO 19107).
 */
final class GmlCurve {
  private static final double MIN_ARC_DEG = 1e-9;

  private final ZoneDraft draft;
  private final List<Piece> pieces = new ArrayList<>();

  GmlCurve(ZoneDraft draft) {
    this.draft = draft;
  }

  /** What a piece of a line is. */
  enum Kind {
    /** Points with straight lines in longitude and latitude between them. */
    STRAIGHT,
    /** Points with geodesics between them. */
    GEODESIC,
    /** An arc round a centre. */
    ARC,
    /** A border that is described elsewhere. */
    BORDER
  }

  /**
   * One piece.
   *
   * @param latLon latitude, longitude… of its points, or of its centre
   * @param radiusM of an arc
   * @param fromDeg where an arc starts, clockwise from north
   * @param sweepDeg how far it goes, clockwise if positive
   * @param border what a border is called
   */
  record Piece(
      Kind kind,
      List<Double> latLon,
      double radiusM,
      double fromDeg,
      double sweepDeg,
      String border) {
    /** Copies the list. */
    Piece {
      latLon = List.copyOf(latLon);
    }

    /** Whether it is a whole circle. */
    boolean isCircle() {
      return kind == Kind.ARC && Math.abs(sweepDeg) == 360;
    }

    /** The same arc the other way round. */
    Piece flipped() {
      double other = sweepDeg > 0 ? sweepDeg - 360 : sweepDeg + 360;
      return new Piece(kind, latLon, radiusM, fromDeg, other, border);
    }

    double lat(int point) {
      return latLon.get(2 * point);
    }

    double lon(int point) {
      return latLon.get(2 * point + 1);
    }

    int size() {
      return latLon.size() / 2;
    }
  }

  List<Piece> pieces() {
    return pieces;
  }

  /** Reads what a ring or line is made of: itself, its members, its segments. */
  void read(XmlNode node) {
    switch (node.name()) {
      case "exterior", "interior", "Ring", "CompositeCurve", "Curve", "segments", "ElevatedCurve" ->
          inside(node);
      case "curveMember", "baseCurve", "centreline", "border" -> member(node);
      case "LinearRing", "LineStringSegment", "LineString" -> points(node, Kind.STRAIGHT);
      case "GeodesicString", "Geodesic" -> points(node, Kind.GEODESIC);
      case "ArcByCenterPoint" -> arc(node);
      case "CircleByCenterPoint" -> circle(node);
      case "Arc", "ArcString", "Circle" -> throughPoints(node);
      case "OrientableCurve" -> {
        if (node.attribute("orientation").equals("-")) {
          draft.unusable("OrientableCurve", "runs backwards, which is not read");
        }
        inside(node);
      }
      case "description", "identifier", "name", "annotation", "horizontalAccuracy", "extension" -> {
        // words about it
      }
      default -> draft.unusable(node.name(), "is a way to draw a border that is not read");
    }
  }

  private void inside(XmlNode node) {
    for (XmlNode child : node.children()) {
      read(child);
    }
  }

  private void member(XmlNode node) {
    String border = node.attribute("href");
    if (border.isEmpty()) {
      inside(node);
    } else {
      pieces.add(new Piece(Kind.BORDER, List.of(), 0, 0, 0, border));
    }
  }

  private void points(XmlNode node, Kind kind) {
    List<Double> places = GmlPlaces.of(node, draft);
    if (places.isEmpty()) {
      draft.unusable(node.name(), "has no places");
    } else {
      pieces.add(new Piece(kind, places, 0, 0, 0, ""));
    }
  }

  private double radiusM(XmlNode node) {
    XmlNode radius = node.child("radius");
    double unit = radius == null ? Double.NaN : Lengths.metres(radius.attribute("uom"));
    double metres = radius == null ? Double.NaN : OpenAirText.number(radius.text()) * unit;
    if (!(metres > 0) || metres > 5_000_000) {
      draft.unusable("radius", "is not a length in [nmi_i], NM, km, m or ft");
      return Double.NaN;
    }
    return metres;
  }

  private void arc(XmlNode node) {
    double radius = radiusM(node);
    double start = OpenAirText.number(node.text("startAngle"));
    double end = OpenAirText.number(node.text("endAngle"));
    List<Double> centre = GmlPlaces.of(node, draft);
    if (Double.isNaN(start + end) || Math.abs(start) > 1080 || Math.abs(end) > 1080) {
      draft.unusable("ArcByCenterPoint", "has no start and end angle in degrees");
    } else if (!draft.isFatal() && centre.size() == 2) {
      double turn = end - start;
      double sweep = Math.abs(turn) >= 360 - MIN_ARC_DEG ? Math.signum(turn) * 360 : turn;
      boolean latFirst = GmlPlaces.isLatitudeFirst(node);
      double from = latFirst ? start : 90 - start;
      pieces.add(new Piece(Kind.ARC, centre, radius, from, latFirst ? sweep : -sweep, ""));
    } else {
      draft.unusable("ArcByCenterPoint", "has no centre");
    }
  }

  private void circle(XmlNode node) {
    double radius = radiusM(node);
    List<Double> centre = GmlPlaces.of(node, draft);
    if (centre.size() == 2 && !draft.isFatal()) {
      pieces.add(new Piece(Kind.ARC, centre, radius, 0, 360, ""));
    } else {
      draft.unusable("CircleByCenterPoint", "has no centre");
    }
  }

  /** Arcs given by three points each, in the plane round the middle one. */
  private void throughPoints(XmlNode node) {
    List<Double> p = GmlPlaces.of(node, draft);
    if (p.size() < 6 || p.size() % 4 != 2) {
      draft.unusable(node.name(), "is not three points an arc");
      return;
    }
    for (int i = 0; i + 5 < p.size(); i += 4) {
      LatLon middle = place(p, i + 2);
      LocalFrame frame = new LocalFrame(middle);
      Offset a = frame.toLocal(place(p, i));
      Offset c = frame.toLocal(place(p, i + 4));
      // the middle point is the origin
      double cross = 2 * (a.eastM() * c.northM() - a.northM() * c.eastM());
      double aa = a.distanceM() * a.distanceM();
      double cc = c.distanceM() * c.distanceM();
      Offset centre =
          new Offset(
              (c.northM() * aa - a.northM() * cc) / cross,
              (a.eastM() * cc - c.eastM() * aa) / cross);
      if (!(centre.distanceM() < 5_000_000)) {
        pieces.add(new Piece(Kind.GEODESIC, p.subList(i, i + 6), 0, 0, 0, ""));
        continue;
      }
      LocalFrame round = new LocalFrame(frame.toLatLon(centre));
      double from = round.toLocal(place(p, i)).bearingDeg();
      double to = round.toLocal(place(p, i + 4)).bearingDeg();
      boolean whole = node.name().equals("Circle");
      double sweep = whole ? 360 : Arcs.sweep(from, to, cross > 0);
      List<Double> at = List.of(round.origin().latDeg(), round.origin().lonDeg());
      pieces.add(new Piece(Kind.ARC, at, centre.distanceM(), from, sweep, ""));
    }
  }

  private static LatLon place(List<Double> latLon, int at) {
    return new LatLon(latLon.get(at), LocalFrame.shortWayDeg(latLon.get(at + 1)));
  }
}
