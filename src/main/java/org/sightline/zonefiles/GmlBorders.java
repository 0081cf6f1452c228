package org.sightline.zonefiles;

import java.util.Map;
import org.sightline.geo.LocalFrame;

/** Borders, coasts and rivers ({@code aixm:GeoBorder}) that rings of zones follow for a while. */
final class GmlBorders {
  /** Ends of a ring's own lines are rounded to a second or so; further off something is wrong. */
  static final double MAX_OFF_M = 500;

  private static final int MAX_BORDERS = 20_000;

  private GmlBorders() {}

  /** What a reference and an identifier have in common. */
  static String key(String reference) {
    int cut = Math.max(reference.lastIndexOf(':'), reference.lastIndexOf('#'));
    return reference.substring(cut + 1);
  }

  /** Keeps a border by its identifiers: longitude, latitude… of its line. */
  static void add(XmlNode geoBorder, Map<String, double[]> borders, ZoneDraft draft) {
    for (XmlNode node : geoBorder.all("border")) {
      GmlCurve curve = new GmlCurve(draft);
      curve.read(node);
      Arcs line = new Arcs();
      for (GmlCurve.Piece piece : curve.pieces()) {
        for (int i = 0; i < piece.size() && piece.kind() != GmlCurve.Kind.ARC; i++) {
          line.point(piece.lat(i), piece.lon(i));
        }
      }
      if (line.size() >= 2 && borders.size() < MAX_BORDERS && !draft.isFatal()) {
        double[] points = line.ring();
        borders.put(key(geoBorder.text("identifier")), points);
        borders.put(geoBorder.attribute("id"), points);
        for (XmlNode named : node.all("Curve")) {
          borders.put(named.attribute("id"), points);
        }
      }
    }
  }

  /** All of a border. */
  static void whole(double[] line, Arcs into) {
    for (int i = 0; i < line.length; i += 2) {
      into.point(line[i + 1], line[i]);
    }
  }

  /**
   * The part of a border from the place next to one point to the place next to another.
   *
   * @return how far the two points lie off it at most, metres
   */
  static double between(
      double[] line, double fromLat, double fromLon, double toLat, double toLon, Arcs into) {
    Place from = nearest(line, fromLat, fromLon);
    Place to = nearest(line, toLat, toLon);
    into.point(from.lat, from.lon);
    int first = (int) Math.floor(from.along);
    int last = (int) Math.floor(to.along);
    if (from.along <= to.along) {
      for (int i = first + 1; i <= last; i++) {
        into.point(line[2 * i + 1], line[2 * i]);
      }
    } else {
      for (int i = first; i > last; i--) {
        into.point(line[2 * i + 1], line[2 * i]);
      }
    }
    into.point(to.lat, to.lon);
    return Math.max(from.offM, to.offM);
  }

  /** A place on a line: how many of its edges lie before it, with a fraction. */
  private record Place(double along, double lat, double lon, double offM) {}

  private static Place nearest(double[] line, double lat, double lon) {
    double mLat = LocalFrame.metresPerDegreeOfLatitude(lat);
    double mLon = LocalFrame.metresPerDegreeOfLongitude(lat);
    Place best = new Place(0, line[1], line[0], Double.MAX_VALUE);
    for (int i = 0; i + 3 < line.length; i += 2) {
      double x = LocalFrame.shortWayDeg(line[i] - lon) * mLon;
      double y = (line[i + 1] - lat) * mLat;
      double dx = LocalFrame.shortWayDeg(line[i + 2] - line[i]) * mLon;
      double dy = (line[i + 3] - line[i + 1]) * mLat;
      double length = dx * dx + dy * dy;
      double t = length == 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / length));
      double off = Math.hypot(x + t * dx, y + t * dy);
      if (off < best.offM) {
        double atLon = line[i] + t * LocalFrame.shortWayDeg(line[i + 2] - line[i]);
        best = new Place(i / 2.0 + t, line[i + 1] + t * (line[i + 3] - line[i + 1]), atLon, off);
      }
    }
    return best;
  }
}
