package org.sightline.zones;

import org.sightline.view.Look;
import org.sightline.view.Spans;

/**
 * The nearest part of a zone in a picture: of the picture as stated, or else of the widest view.
 * For zone after zone of one view; of one thread.
 */
final class ZoneAhead {
  /** So often is the way between a point in the picture and one beside it halved. */
  private static final int HALVINGS = 16;

  /** Places along the near edge of a picture. */
  private static final int ALONG = 12;

  private final Outlines outlines;
  private final Aim aim;
  private final Look stated;
  private final Spans spans = new Spans();

  private final Path path;
  private double asideM;
  private boolean inPicture;
  private double bestM;
  private double bestX;
  private double bestY;
  private int owner;

  ZoneAhead(Outlines outlines, Aim aim, Path path) {
    this.outlines = outlines;
    this.aim = aim;
    this.stated = aim.stated;
    this.path = path;
  }

  /**
   * Finds it.
   *
   * @param firstShape of the zone
   * @param shapes how many it has, one after the other
   * @param moved how far the widest view may lie to any side, metres
   */
  void find(int firstShape, int shapes, double moved) {
    asideM = moved;
    inPicture = false;
    bestM = Double.POSITIVE_INFINITY;
    bestX = 0;
    bestY = 0;
    owner = firstShape;
    for (int i = 0; i < path.size(); i++) {
      if (!path.starts(i)) {
        stated(path.x(i - 1), path.y(i - 1), path.x(i), path.y(i), path.owner(i));
      }
    }
    nearEdge(firstShape, shapes);
    if (!inPicture) {
      for (int i = 0; i < path.size(); i++) {
        if (!path.starts(i)) {
          possible(path.x(i - 1), path.y(i - 1), path.x(i), path.y(i), path.owner(i));
        }
      }
    }
    if (bestM == Double.POSITIVE_INFINITY) {
      anyPart();
    }
  }

  /** Where the widest view may hold a part only by the slack it is asked with. */
  private void anyPart() {
    for (int i = 0; i < path.size(); i++) {
      bestIfNearer(path.x(i), path.y(i), path.owner(i));
    }
    if (bestM == Double.POSITIVE_INFINITY) {
      bestIfNearer(0, stated.nearestM(), owner);
    }
  }

  /** The part of a piece in the picture as stated. */
  private void stated(double x1, double y1, double x2, double y2, int of) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double length2 = dx * dx + dy * dy;
    double foot = length2 == 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length2));
    double footX = x1 + foot * dx;
    double footY = y1 + foot * dy;
    if (footX * footX + footY * footY >= bestM * bestM) {
      return;
    }
    if (shows(footX, footY)) {
      take(footX, footY, of);
      return;
    }
    boolean first = shows(x1, y1);
    boolean second = shows(x2, y2);
    if (first) {
      take(edge(x1, y1, footX, footY), of);
    }
    if (second) {
      take(edge(x2, y2, footX, footY), of);
    }
    if (!first && !second && stated.isSector() && aim.directed) {
      // across the picture, or out of it at both ends
      for (int side = -1; side <= 1; side += 2) {
        double deg = Math.toRadians(side * stated.halfDeg());
        double sin = Math.sin(deg);
        double cos = Math.cos(deg);
        double across = dx * cos - dy * sin;
        double t = across == 0 ? foot : -(x1 * cos - y1 * sin) / across;
        double along = (x1 + t * dx) * sin + (y1 + t * dy) * cos;
        if (t >= 0 && t <= 1 && along > 0 && along <= aim.rangeM && along < bestM) {
          take(x1 + t * dx, y1 + t * dy, of);
        }
      }
    }
  }

  private final double[] found = new double[2];

  /** The last place in the picture on the way to one that is not. */
  private double[] edge(double inX, double inY, double outX, double outY) {
    double in = 0;
    double out = 1;
    for (int n = 0; n < HALVINGS; n++) {
      double middle = (in + out) / 2;
      if (shows(inX + middle * (outX - inX), inY + middle * (outY - inY))) {
        in = middle;
      } else {
        out = middle;
      }
    }
    found[0] = inX + in * (outX - inX);
    found[1] = inY + in * (outY - inY);
    return found;
  }

  private boolean shows(double x, double y) {
    stated.at(Math.max(1e-3, Math.sqrt(x * x + y * y)), spans);
    return spans.size() > 0 && (!aim.directed || spans.contain(Aim.deg(x, y)));
  }

  /** The ground begins at some distance: the zone may reach across that line. */
  private void nearEdge(int firstShape, int shapes) {
    double nearest = stated.nearestM();
    for (int k = 0; nearest > 0 && k < ALONG; k++) {
      double away = nearest * (1 + 1e-6 + 0.04 * k * k);
      if (away >= bestM) {
        return;
      }
      stated.at(away, spans);
      for (int s = 0; s < spans.size(); s++) {
        for (int end = 0; end <= 2; end++) {
          double deg = spans.fromDeg(s) + (spans.toDeg(s) - spans.fromDeg(s)) * end / 2;
          double x = away * Math.sin(Math.toRadians(deg));
          double y = away * Math.cos(Math.toRadians(deg));
          int holder = aim.directed && away < bestM ? holder(x, y, firstShape, shapes) : -1;
          if (holder >= 0) {
            take(x, y, holder);
          }
        }
      }
    }
  }

  private int holder(double x, double y, int firstShape, int shapes) {
    var place = aim.at(x, y);
    for (int shape = firstShape; shape < firstShape + shapes; shape++) {
      if (outlines.covers(shape, place.lonDeg(), place.latDeg())) {
        return shape;
      }
    }
    return -1;
  }

  /** The part of a piece in the widest view. */
  private void possible(double x1, double y1, double x2, double y2, int of) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double length2 = dx * dx + dy * dy;
    double foot = length2 == 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length2));
    double slack = asideM + Math.sqrt(length2) / 2;
    double footX = x1 + foot * dx;
    double footY = y1 + foot * dy;
    if (footX * footX + footY * footY < bestM * bestM
        && aim.widest.holds((x1 + x2) / 2, (y1 + y2) / 2, slack)) {
      for (double t : new double[] {foot, 0, 0.25, 0.5, 0.75, 1}) {
        if (aim.widest.holds(x1 + t * dx, y1 + t * dy, asideM)) {
          bestIfNearer(x1 + t * dx, y1 + t * dy, of);
        }
      }
    }
  }

  private void take(double[] place, int of) {
    take(place[0], place[1], of);
  }

  private void take(double x, double y, int of) {
    inPicture = true;
    bestIfNearer(x, y, of);
  }

  private void bestIfNearer(double x, double y, int of) {
    double metres = Math.sqrt(x * x + y * y);
    if (metres < bestM) {
      bestM = metres;
      bestX = x;
      bestY = y;
      owner = of;
    }
  }

  /** Whether it is in the picture as stated. */
  boolean isInPicture() {
    return inPicture;
  }

  /** How far away it is; endless if nothing was found. */
  double distanceM() {
    return bestM;
  }

  double bearingDeg() {
    return aim.bearingDeg(bestX, bestY);
  }

  /** The shape that it belongs to. */
  int shape() {
    return owner;
  }
}
