package org.sightline.zones;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.view.Sector;

/**
 * What a camera outside a zone has of it ahead, put together edge by edge of its border in the
 * local metres of the camera: whoever looks at a zone from outside looks at its border first.
 */
final class ZoneAhead {
  /** Longer edges are taken in pieces: straight in degrees is not straight in metres. */
  private static final double PIECE_M = 2000;

  private static final int MAX_PIECES = 2000;

  private final Outlines outlines;
  private final Zone zone;
  private final LatLon place;
  private final LocalFrame frame;
  private final Aim aim;
  private final double sigmaM;
  private final double asideM;
  private final double reachM;
  private final double cosLat;
  private final Bearings bearings = new Bearings();

  private int shapeVolume;
  private int volume;
  private boolean possible;
  private boolean stated;
  private double bestM = Double.POSITIVE_INFINITY;
  private double bestEast;
  private double bestNorth;

  ZoneAhead(Outlines outlines, Zone zone, LatLon place, Aim aim, double accuracyM) {
    this.outlines = outlines;
    this.zone = zone;
    this.place = place;
    this.frame = new LocalFrame(place);
    this.aim = aim;
    double border = zone.borderErrorM();
    this.sigmaM = Math.sqrt(accuracyM * accuracyM + border * border);
    this.asideM = ZoneSet.SIGMAS_95 * sigmaM;
    this.reachM = aim.widestM + asideM;
    this.cosLat = Math.cos(Math.toRadians(place.latDeg()));
  }

  /** Looks at one shape of the zone; false if the camera stands in it. */
  boolean add(int shape, int ofVolume) {
    if (outlines.covers(shape, place.lonDeg(), place.latDeg())) {
      return false;
    }
    shapeVolume = ofVolume;
    if (outlines.circle(shape) != null) {
      circle(zone.volumes().get(ofVolume).shape().drawn());
      return true;
    }
    BorderRuns runs = outlines.runs;
    for (int run = runs.first(shape); run < runs.end(shape); run++) {
      double least =
          Border.leastM(
              place, cosLat, runs.west(run), runs.south(run), runs.east(run), runs.north(run));
      if (least <= reachM) {
        double[] c = outlines.lonLat;
        int from = runs.start(run);
        int end = from + 2 * runs.edges(run);
        for (int i = from; i < end; i += 2) {
          edge(c[i], c[i + 1], c[i + 2], c[i + 3]);
        }
      }
    }
    return true;
  }

  private void circle(Geometry drawn) {
    for (int i = 0; i < drawn.getNumGeometries(); i++) {
      Coordinate[] corners = drawn.getGeometryN(i).getCoordinates();
      for (int k = 0; k + 1 < corners.length; k++) {
        edge(corners[k].x, corners[k].y, corners[k + 1].x, corners[k + 1].y);
      }
    }
  }

  private void edge(double lon1, double lat1, double lon2, double lat2) {
    double long1 = Math.abs(lat2 - lat1) * 111_700;
    double long2 = Math.abs(lon2 - lon1) * 111_700 * Math.min(1, cosLat + 0.02);
    int pieces = (int) Math.max(1, Math.min(MAX_PIECES, Math.ceil((long1 + long2) / PIECE_M)));
    LocalFrame.Offset from = frame.toLocal(lat1, lon1);
    for (int piece = 1; piece <= pieces; piece++) {
      double t = (double) piece / pieces;
      LocalFrame.Offset to = frame.toLocal(lat1 + t * (lat2 - lat1), lon1 + t * (lon2 - lon1));
      piece(from, to);
      from = to;
    }
  }

  /** One straight piece of the border, cut at the reach. */
  private void piece(LocalFrame.Offset from, LocalFrame.Offset to) {
    double dx = to.eastM() - from.eastM();
    double dy = to.northM() - from.northM();
    double a = dx * dx + dy * dy;
    double b = from.eastM() * dx + from.northM() * dy;
    double c = from.eastM() * from.eastM() + from.northM() * from.northM() - reachM * reachM;
    double root = b * b - a * c;
    if (a == 0 || root < 0) {
      return;
    }
    double half = Math.sqrt(root);
    double t1 = Math.max(0, (-b - half) / a);
    double t2 = Math.min(1, (-b + half) / a);
    if (t1 > t2) {
      return;
    }
    double foot = Math.max(t1, Math.min(t2, -b / a));
    double nearest = distance(from, dx, dy, foot);
    double deg1 = bearing(from, dx, dy, t1);
    double deg2 = deg1 + LocalFrame.shortWayDeg(bearing(from, dx, dy, t2) - deg1);
    double left = Math.min(deg1, deg2);
    double right = Math.max(deg1, deg2);
    bearings.add(left, right);
    if (aim.canHold(left, right, nearest, asideM)) {
      possible = true;
      if ((left <= aim.statedHalfDeg && right >= -aim.statedHalfDeg)
          || right - 360 >= -aim.statedHalfDeg
          || left + 360 <= aim.statedHalfDeg) {
        inSight(from, dx, dy, t1, t2, foot);
      }
      if (!stated) {
        take(from, dx, dy, foot, false);
      }
    }
  }

  /** The nearest point within the picture as stated: the foot, or where its sides cross. */
  private void inSight(
      LocalFrame.Offset from, double dx, double dy, double t1, double t2, double foot) {
    if (Math.abs(bearing(from, dx, dy, foot)) <= aim.statedHalfDeg) {
      take(from, dx, dy, foot, true);
      return;
    }
    for (int side = -1; side <= 1; side += 2) {
      double deg = Math.toRadians(aim.middleDeg + side * aim.statedHalfDeg);
      double east = Math.sin(deg);
      double north = Math.cos(deg);
      double across = dx * north - dy * east;
      double t = across == 0 ? foot : -(from.eastM() * north - from.northM() * east) / across;
      t = Math.max(t1, Math.min(t2, t));
      boolean ahead = (from.eastM() + t * dx) * east + (from.northM() + t * dy) * north > 0;
      if (ahead && Math.abs(bearing(from, dx, dy, t)) <= aim.statedHalfDeg + 1e-9) {
        take(from, dx, dy, t, true);
      }
    }
  }

  private void take(LocalFrame.Offset from, double dx, double dy, double t, boolean inPicture) {
    double metres = distance(from, dx, dy, t);
    if ((inPicture && !stated) || metres < bestM) {
      bestM = metres;
      bestEast = from.eastM() + t * dx;
      bestNorth = from.northM() + t * dy;
      volume = shapeVolume;
      stated |= inPicture;
    }
  }

  private static double distance(LocalFrame.Offset from, double dx, double dy, double t) {
    return new LocalFrame.Offset(from.eastM() + t * dx, from.northM() + t * dy).distanceM();
  }

  /** From the middle of the picture, −180..180. */
  private double bearing(LocalFrame.Offset from, double dx, double dy, double t) {
    var at = new LocalFrame.Offset(from.eastM() + t * dx, from.northM() + t * dy);
    return aim.fromMiddleDeg(at.bearingDeg());
  }

  /** Whether any part can be in the picture. */
  boolean canBeSeen() {
    return possible;
  }

  double probability() {
    return aim.probability(bearings, bestM, sigmaM);
  }

  /** To the nearest part in the picture as stated, or else to the nearest that can be in it. */
  double distanceM() {
    return bestM;
  }

  /** What the picture can show of the directions and distances at which the zone lies. */
  Sector sector() {
    return aim.sector(bestM, asideM);
  }

  double bearingDeg() {
    return new LocalFrame.Offset(bestEast, bestNorth).bearingDeg();
  }

  /** The volume that the nearest part belongs to. */
  int volume() {
    return volume;
  }
}
