package org.sightline.zones;

import java.util.Arrays;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * The probability that a point lies in any of several shapes that may overlap, given that its error
 * is normal and the same in all directions.
 *
 * <p>Along a ray from the stated position the density integrates to exp(−r²/2) between the radii at
 * which the ray enters and leaves the union of the shapes; the mean over 2,048 rays, half a step
 * off the axes, is the answer. The rule is off by at most the answer's total variation over the
 * directions divided by 4,096: 0.005 for 20 changes from sure to impossible and back, commonly
 * 1e-4. A position nearer to a border than σ/1000 is moved off it by up to σ/250, 0.002 more. Where
 * one shape alone matters, the formulas for one shape are used.
 */
final class UnionLikelihood {
  private static final int RAYS = 2048;
  private static final double CLOSE_SIGMAS = 1e-3;
  private static final int WAYS_OFF = 16;

  private final Outlines outlines;
  private final double sigmaM;

  /** Crossings ray by ray: radius, and which shape as a number of {@code shapes}. */
  private double[] radius = new double[64];

  private int[] of = new int[64];
  private int[] next = new int[64];
  private int crossings;
  private final int[] firstOfRay = new int[RAYS];

  private UnionLikelihood(Outlines outlines, double sigmaM) {
    this.outlines = outlines;
    this.sigmaM = sigmaM;
  }

  /**
   * How likely the true position lies in any shape from one number to another.
   *
   * @param border of the stated position
   * @param sigmaM more than 0
   */
  static double inside(Outlines outlines, int first, int end, Border border, double sigmaM) {
    Outlines.Ints shapes = new Outlines.Ints(4);
    LatLon point = border.frame().origin();
    for (int shape = first; shape < end; shape++) {
      boolean holds = outlines.covers(shape, point.lonDeg(), point.latDeg());
      double away = awayM(outlines, shape, border, Likelihood.REACH_SIGMAS * sigmaM);
      if (away > Likelihood.REACH_SIGMAS * sigmaM) {
        if (holds) {
          return 1;
        }
      } else if (!isAmong(outlines, shapes, shape)) {
        shapes.add(shape);
      }
    }
    if (shapes.size() == 0) {
      return 0;
    }
    return shapes.size() == 1
        ? one(outlines, shapes.get(0), border, sigmaM)
        : new UnionLikelihood(outlines, sigmaM).mean(shapes, border);
  }

  /** Layers of a zone often stand on the same ground. */
  private static boolean isAmong(Outlines outlines, Outlines.Ints shapes, int shape) {
    for (int i = 0; i < shapes.size(); i++) {
      if (outlines.isSame(shapes.get(i), shape)) {
        return true;
      }
    }
    return false;
  }

  static double one(Outlines outlines, int shape, Border border, double sigmaM) {
    LatLon point = border.frame().origin();
    Shape.Circle circle = outlines.circle(shape);
    if (circle != null) {
      double away = border.frame().toLocal(circle.centre()).distanceM();
      return CircleLikelihood.inside(away, circle.radiusM(), sigmaM);
    }
    boolean holds = outlines.covers(shape, point.lonDeg(), point.latDeg());
    Border.Nearest nearest = border.nearest(shape, Likelihood.REACH_SIGMAS * sigmaM);
    return Likelihood.inside(outlines, shape, point, border, holds, nearest, sigmaM);
  }

  /** Metres to a shape's border; more than the reach if it is farther. */
  private static double awayM(Outlines outlines, int shape, Border border, double reachM) {
    Shape.Circle circle = outlines.circle(shape);
    if (circle != null) {
      return Math.abs(border.frame().toLocal(circle.centre()).distanceM() - circle.radiusM());
    }
    Border.Nearest nearest = border.nearest(shape, reachM);
    return nearest == null ? Double.POSITIVE_INFINITY : nearest.distanceM();
  }

  private double mean(Outlines.Ints shapes, Border border) {
    Border from = clear(shapes, border);
    LatLon point = from.frame().origin();
    Arrays.fill(firstOfRay, -1);
    boolean[] holds = new boolean[shapes.size()];
    NearEdges edges = new NearEdges(from, sigmaM, Likelihood.REACH_SIGMAS);
    for (int s = 0; s < shapes.size(); s++) {
      int shape = shapes.get(s);
      int number = s;
      holds[s] = outlines.covers(shape, point.lonDeg(), point.latDeg());
      Shape.Circle circle = outlines.circle(shape);
      if (circle != null) {
        circle(number, circle, from.frame());
      } else {
        edges.tell(outlines, shape, (x1, y1, x2, y2) -> edge(number, x1, y1, x2, y2));
      }
    }
    double sum = 0;
    for (int ray = 0; ray < RAYS; ray++) {
      sum += along(ray, holds);
    }
    return Math.max(0, Math.min(1, sum / RAYS));
  }

  /** The position, moved off a border that it lies on: on which side it is must be certain. */
  private Border clear(Outlines.Ints shapes, Border border) {
    double close = CLOSE_SIGMAS * sigmaM;
    Border best = border;
    double farthest = leastM(shapes, border, close);
    if (farthest >= close) {
      return border;
    }
    for (int i = 0; i < WAYS_OFF; i++) {
      double turn = 2 * Math.PI * (i + 0.5) / WAYS_OFF;
      LocalFrame.Offset off =
          new LocalFrame.Offset(4 * close * Math.sin(turn), 4 * close * Math.cos(turn));
      Border moved = new Border(outlines, border.frame().toLatLon(off));
      double least = leastM(shapes, moved, 8 * close);
      if (least > farthest) {
        farthest = least;
        best = moved;
      }
    }
    return best;
  }

  private double leastM(Outlines.Ints shapes, Border border, double reachM) {
    double least = reachM;
    for (int i = 0; i < shapes.size(); i++) {
      least = Math.min(least, awayM(outlines, shapes.get(i), border, reachM));
    }
    return least;
  }

  private static double angle(double ray) {
    return 2 * Math.PI * (ray + 0.5) / RAYS;
  }

  /** The rays that meet an edge: those from the angle of one end to that of the other. */
  private void edge(int shape, double x1, double y1, double x2, double y2) {
    double cross = x1 * y2 - y1 * x2;
    if (cross == 0) {
      return;
    }
    double from = Math.ceil(Math.atan2(y1, x1) / (2 * Math.PI) * RAYS - 0.5);
    double to = Math.ceil(Math.atan2(y2, x2) / (2 * Math.PI) * RAYS - 0.5);
    // over the line from which angles are counted
    if (cross > 0 && to < from) {
      to += RAYS;
    } else if (cross < 0 && to > from) {
      from += RAYS;
    }
    if (Math.abs(to - from) > RAYS / 2 + 1) {
      return; // an edge is seen under 180 degrees at most: rounding of one that points at us
    }
    for (double k = Math.min(from, to); k < Math.max(from, to); k++) {
      double turn = angle(k);
      double along = Math.cos(turn) * (y2 - y1) - Math.sin(turn) * (x2 - x1);
      crossing(Math.floorMod((int) k, RAYS), Math.max(0, cross / along), shape);
    }
  }

  private void circle(int shape, Shape.Circle circle, LocalFrame frame) {
    LocalFrame.Offset centre = frame.toLocal(circle.centre());
    double x = centre.eastM() / sigmaM;
    double y = centre.northM() / sigmaM;
    double r = circle.radiusM() / sigmaM;
    double away = centre.distanceM() / sigmaM;
    double product = (away - r) * (away + r);
    for (int ray = 0; ray < RAYS; ray++) {
      double turn = angle(ray);
      double middle = x * Math.cos(turn) + y * Math.sin(turn);
      double half = middle * middle - product;
      if (half < 0) {
        continue;
      }
      // the root that loses no digits, and the other from their product
      double root = middle + (middle < 0 ? -Math.sqrt(half) : Math.sqrt(half));
      double other = root == 0 ? 0 : product / root;
      if (root > 0) {
        crossing(ray, root, shape);
      }
      if (other > 0) {
        crossing(ray, other, shape);
      }
    }
  }

  private void crossing(int ray, double at, int shape) {
    if (at > Likelihood.REACH_SIGMAS) {
      return;
    }
    if (crossings == radius.length) {
      radius = Arrays.copyOf(radius, 2 * crossings);
      of = Arrays.copyOf(of, 2 * crossings);
      next = Arrays.copyOf(next, 2 * crossings);
    }
    radius[crossings] = at;
    of[crossings] = shape;
    // kept in order along the ray
    int before = -1;
    int after = firstOfRay[ray];
    while (after >= 0 && radius[after] < at) {
      before = after;
      after = next[after];
    }
    next[crossings] = after;
    if (before < 0) {
      firstOfRay[ray] = crossings;
    } else {
      next[before] = crossings;
    }
    crossings++;
  }

  /** The probability of being in the union, given the direction in which the error points. */
  private double along(int ray, boolean[] holds) {
    boolean[] in = holds.clone();
    int count = 0;
    for (boolean one : in) {
      count += one ? 1 : 0;
    }
    double sum = count > 0 ? 1 : 0;
    for (int at = firstOfRay[ray]; at >= 0; at = next[at]) {
      boolean before = count > 0;
      in[of[at]] = !in[of[at]];
      count += in[of[at]] ? 1 : -1;
      if (before != count > 0) {
        sum += (before ? -1 : 1) * Math.exp(-radius[at] * radius[at] / 2);
      }
    }
    return sum;
  }
}
