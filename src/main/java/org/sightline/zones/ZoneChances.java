package org.sightline.zones;

import org.sightline.geo.LatLon;
import org.sightline.view.LikelyLooks;
import org.sightline.view.Look;
import org.sightline.view.Spans;

/**
 * How likely a zone is in a picture, given the errors of position, direction, elevation, tilt, lens
 * and height. For each of a number of equally likely looks, the zone's border as it then lies shows
 * in which directions the camera would have to look to have some of it in the picture; how likely
 * it does is exact, so that only the other errors are sampled. For zone after zone of one view; of
 * one thread.
 */
final class ZoneChances {
  private static final double LEAST_M = 1e-3;

  /** A point this much further out than the near edge of a picture is in it somewhere. */
  private static final double INTO = 1.02;

  private static final int HALVINGS = 8;

  /** An error of the place that is a smaller share of the distance is one of some degrees. */
  private static final double SMALL = 0.05;

  private final Outlines outlines;
  private final Aim aim;
  private final Path path;
  private final Bearings seen = new Bearings();
  private final Spans spans = new Spans();
  private final Spans before = new Spans();
  private final Crossings crossings = new Crossings();
  private final Silhouette silhouette = new Silhouette();

  private Look look;
  private double movedX;
  private double movedY;

  ZoneChances(Outlines outlines, Aim aim, Path path) {
    this.outlines = outlines;
    this.aim = aim;
    this.path = path;
    this.look = aim.stated;
  }

  /**
   * How likely it is.
   *
   * @param sigmaM error of the camera's place and the border's together, metres
   * @param distanceM of the zone's nearest part that counts, metres
   */
  double probability(int firstShape, int shapes, double sigmaM, double distanceM) {
    boolean place = sigmaM > SMALL * distanceM;
    LikelyLooks looks = aim.likely(place);
    boolean far = !place && aim.stated.isSector() && silhouette.of(path, aim.rangeM, sigmaM);
    double sum = 0;
    for (int i = 0; i < looks.size(); i++) {
      look = looks.look(i);
      movedX = looks.aside(i) * sigmaM;
      movedY = looks.ahead(i) * sigmaM;
      seen.clear();
      if (far) {
        silhouette.add(movedX, movedY, look.halfDeg(), seen);
      } else if (look.isSector()) {
        sector();
      } else {
        frame(firstShape, shapes);
      }
      sum += aim.directed ? seen.probability(aim.yawSigmaDeg) : seen.share();
    }
    return Math.min(1, sum / looks.size());
  }

  /** The same directions at all distances: what counts of a line is its parts within range. */
  private void sector() {
    double half = look.halfDeg();
    double range2 = look.rangeM() * look.rangeM();
    double deg = 0;
    double x = 0;
    double y = 0;
    boolean within = false;
    double least = 0;
    double most = 0;
    for (int i = 0; i < path.size(); i++) {
      double toX = path.x(i) - movedX;
      double toY = path.y(i) - movedY;
      double at = fastDeg(toX, toY);
      boolean inRange = toX * toX + toY * toY <= range2;
      boolean goesOn = !path.starts(i);
      if (goesOn) {
        deg += shortWay(at - deg);
        if (inRange != within) {
          within(x, y, toX, toY, range2, half);
        }
      } else {
        deg = at;
      }
      if (within && !(goesOn && inRange)) {
        seen.add(least - half, most + half);
      }
      boolean first = !(within && goesOn);
      least = first ? deg : Math.min(least, deg);
      most = first ? deg : Math.max(most, deg);
      within = inRange;
      if (goesOn && !inRange) {
        across(x, y, toX, toY, range2, half);
      }
      x = toX;
      y = toY;
    }
    if (within) {
      seen.add(least - half, most + half);
    }
  }

  /** A piece of which both ends lie beyond the range, but not its middle. */
  private void across(double x1, double y1, double x2, double y2, double range2, double half) {
    if (x1 * x1 + y1 * y1 > range2) {
      within(x1, y1, x2, y2, range2, half);
    }
  }

  /** A piece that leaves the range, cut there. */
  private void within(double x1, double y1, double x2, double y2, double range2, double half) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double a = dx * dx + dy * dy;
    double b = x1 * dx + y1 * dy;
    double root = b * b - a * (x1 * x1 + y1 * y1 - range2);
    if (a == 0 || root < 0) {
      return;
    }
    double t1 = Math.max(0, (-b - Math.sqrt(root)) / a);
    double t2 = Math.min(1, (-b + Math.sqrt(root)) / a);
    if (t1 <= t2) {
      double from = fastDeg(x1 + t1 * dx, y1 + t1 * dy);
      double turned = shortWay(fastDeg(x1 + t2 * dx, y1 + t2 * dy) - from);
      seen.add(Math.min(from, from + turned) - half, Math.max(from, from + turned) + half);
    }
  }

  private void frame(int firstShape, int shapes) {
    double ring = look.nearestM() * INTO;
    crossings.clear(ring);
    double deg = 0;
    double x = 0;
    double y = 0;
    double away = 0;
    boolean shown = false;
    for (int i = 0; i < path.size(); i++) {
      double toX = path.x(i) - movedX;
      double toY = path.y(i) - movedY;
      double to = Math.max(LEAST_M, Math.sqrt(toX * toX + toY * toY));
      double at = fastDeg(toX, toY);
      look.at(to, spans);
      boolean shows = spans.size() > 0;
      boolean joined = false;
      if (path.starts(i)) {
        deg = at;
      } else {
        double turned = shortWay(at - deg);
        if (ring > 0) {
          crossings.add(away, to, deg, deg + turned, path.owner(i));
        }
        if (shown && shows && before.size() == 1 && spans.size() == 1) {
          seen.add(
              Math.min(deg - before.toDeg(0), deg + turned - spans.toDeg(0)),
              Math.max(deg - before.fromDeg(0), deg + turned - spans.fromDeg(0)));
          joined = true;
        } else if (shown != shows) {
          edge(x, y, toX, toY, shown);
          look.at(to, spans);
        }
        deg += turned;
      }
      for (int s = 0; s < spans.size() && !joined; s++) {
        seen.add(deg - spans.toDeg(s), deg - spans.fromDeg(s));
      }
      before.copy(spans);
      shown = shows;
      x = toX;
      y = toY;
      away = to;
    }
    if (ring > 0) {
      inside(ring, firstShape, shapes);
    }
  }

  /** Where a piece comes into the picture's distances or leaves them. */
  private void edge(double x1, double y1, double x2, double y2, boolean firstShows) {
    double in = firstShows ? 0 : 1;
    double out = 1 - in;
    for (int n = 0; n < HALVINGS; n++) {
      double middle = (in + out) / 2;
      look.at(away(x1 + middle * (x2 - x1), y1 + middle * (y2 - y1)), spans);
      if (spans.size() > 0) {
        in = middle;
        double deg = fastDeg(x1 + middle * (x2 - x1), y1 + middle * (y2 - y1));
        for (int s = 0; s < spans.size(); s++) {
          seen.add(deg - spans.toDeg(s), deg - spans.fromDeg(s));
        }
      } else {
        out = middle;
      }
    }
  }

  private static double away(double x, double y) {
    return Math.max(LEAST_M, Math.sqrt(x * x + y * y));
  }

  /**
   * The picture may lie wholly inside the zone: then a ring about the camera is, where it looks.
   */
  private void inside(double ring, int firstShape, int shapes) {
    look.at(ring, spans);
    for (int shape = firstShape; shape < firstShape + shapes; shape++) {
      if (!crossings.addInside(shape, spans, seen)) {
        LatLon place = aim.at(movedX, movedY + ring);
        if (outlines.covers(shape, place.lonDeg(), place.latDeg())) {
          seen.add(-180, 180);
        }
      }
    }
  }

  /** The short way round. */
  static double shortWay(double deg) {
    return deg > 180 || deg < -180 ? deg - 360 * Math.rint(deg / 360) : deg;
  }

  /**
   * Clockwise from ahead, −180..180: Abramowitz and Stegun 4.4.49 after reduction to 45°, 1e-5 rad.
   */
  static double fastDeg(double x, double y) {
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double most = Math.max(ax, ay);
    if (most == 0) {
      return 0;
    }
    double t = Math.min(ax, ay) / most;
    double t2 = t * t;
    double sum = 0.0208351 * t2 - 0.0851330;
    sum = sum * t2 + 0.1801410;
    sum = sum * t2 - 0.3302995;
    sum = sum * t2 + 0.9998660;
    double deg = Math.toDegrees(t * sum);
    deg = ax > ay ? 90 - deg : deg;
    deg = y < 0 ? 180 - deg : deg;
    return x < 0 ? -deg : deg;
  }
}
