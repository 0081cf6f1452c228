package org.sightline.view;

import java.util.List;
import org.sightline.view.ViewFootprint.Kind;

/**
 * The frame of a picture projected onto the ground, by walking along it clockwise.
 *
 * <p>The ground within a range is a cone about the vertical below the camera, and the frame a
 * pyramid: what both hold is convex, so the walk leaves and enters the cone in turn, and what lies
 * between is an arc about the camera, clockwise too as seen from above.
 */
final class FrameOnGround {
  /** Points along an edge: straight on the ground, but for curvature and the cone's bulge. */
  private static final int POINTS = 12;

  private static final int ALL = 4 * POINTS;
  private static final int HALVINGS = 40;

  /** Below this, the horizon is not in the picture from any height that aircraft reach. */
  private static final double LOWEST_HORIZON_DEG = -4;

  private final Camera camera;
  private final FlatGround ground;
  private final double horizonM;
  private final double maxRangeM;
  private final Ray[] rays = new Ray[ALL];
  private final double[] reachM = new double[ALL];
  private double nearestM = Double.POSITIVE_INFINITY;
  private double limitM;

  FrameOnGround(Camera camera, FlatGround ground, double maxRangeM) {
    this.camera = camera;
    this.ground = ground;
    this.horizonM = ground.horizonM();
    this.maxRangeM = maxRangeM;
    this.limitM = maxRangeM;
    for (int i = 0; i < ALL; i++) {
      rays[i] = rayAt((double) i / POINTS);
      reachM[i] = ground.reachM(rays[i]);
      nearestM = reachM[i] < nearestM ? reachM[i] : nearestM;
    }
  }

  /** The ray at a place of the frame: 0 upper left, 1 upper right, 2 lower right, 3 lower left. */
  private Ray rayAt(double along) {
    double width = camera.widthPx();
    double height = camera.heightPx();
    int edge = (int) along % 4;
    double share = along - (int) along;
    return switch (edge) {
      case 0 -> camera.ray(share * width, 0);
      case 1 -> camera.ray(width, share * height);
      case 2 -> camera.ray((1 - share) * width, height);
      default -> camera.ray(0, (1 - share) * height);
    };
  }

  /** With a known height. */
  ViewFootprint footprint() {
    boolean holdsNadir = camera.sees(new Ray(0, 0, -1));
    if (Double.isInfinite(nearestM) && !holdsNadir) {
      return skyline(new SectorDrawing(ground, List.of()));
    }
    if (nearestM > maxRangeM && !holdsNadir) {
      limitM = Math.max(nearestM, horizonM) * 1.01; // radii differ by direction
    }
    GroundRing ring = new GroundRing(ground);
    Turn turn = new Turn();
    double rangeM = walk(ring, turn);
    boolean horizon = false;
    boolean cut = false;
    for (double reach : reachM) {
      horizon |= Double.isNaN(reach);
      cut |= !(reach <= limitM);
    }
    return new ViewFootprint(
        Kind.FOOTPRINT,
        List.of(),
        ring.finish(),
        horizon,
        cut,
        turn.fromDeg(),
        turn.fromDeg() + turn.widthDeg(),
        rangeM,
        ground.hit(camera.axis()),
        new ViewFootprint.Corners(
            ground.hit(rays[0]),
            ground.hit(rays[POINTS]),
            ground.hit(rays[2 * POINTS]),
            ground.hit(rays[3 * POINTS])));
  }

  private boolean isWithin(int i) {
    return reachM[i % ALL] <= limitM;
  }

  /** Draws the ring; returns the range of its furthest point. */
  private double walk(GroundRing ring, Turn turn) {
    int start = 0;
    while (start < ALL && (isWithin(start) || !isWithin(start + 1))) {
      start++;
    }
    if (start == ALL && !isWithin(0)) {
      // nothing of the frame is within range, but the ground straight below is: a full circle
      ring.circle(limitM);
      turn.by(360);
      return limitM;
    }
    double furthest = 0;
    double left = Double.NaN;
    int first = start == ALL ? 0 : start;
    for (int i = first; i < first + ALL; i++) {
      if (isWithin(i)) {
        double bearing = rays[i % ALL].bearingDeg();
        turn.to(bearing);
        ring.add(bearing, reachM[i % ALL]);
        furthest = Math.max(furthest, reachM[i % ALL]);
      }
      if (isWithin(i) != isWithin(i + 1)) {
        double bearing = crossing(i);
        if (!isWithin(i) && !Double.isNaN(left)) {
          arc(ring, turn, left, bearing);
        }
        turn.to(bearing);
        left = isWithin(i) ? bearing : left;
        furthest = limitM;
      }
    }
    if (start < ALL) {
      arc(ring, turn, left, crossing(first));
    }
    return furthest;
  }

  private void arc(GroundRing ring, Turn turn, double fromDeg, double toDeg) {
    double width = ((toDeg - fromDeg) % 360 + 360) % 360;
    width = width > 360 - 1e-6 ? 0 : width;
    turn.to(fromDeg);
    turn.by(width);
    ring.arc(fromDeg, fromDeg + width, limitM);
  }

  /** The bearing at which the frame leaves or enters the range after a point. */
  private double crossing(int i) {
    double in = (double) (isWithin(i) ? i : i + 1) / POINTS;
    double out = (double) (isWithin(i) ? i + 1 : i) / POINTS;
    for (int n = 0; n < HALVINGS; n++) {
      double middle = (in + out) / 2;
      if (ground.reachM(rayAt(middle)) <= limitM) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return rayAt(in).bearingDeg();
  }

  /**
   * Without a height: all bearings of what is below the horizontal, or of all if nothing is.
   *
   * @param mostM the camera was no higher above the ground, metres; may be infinite
   */
  ViewFootprint sector(SectorDrawing sectors, double mostM) {
    double lowest = lowestDeg();
    if (lowest > 0) {
      return skyline(sectors);
    }
    double highest = -90;
    for (Ray ray : rays) {
      highest = Math.max(highest, ray.elevationDeg());
    }
    boolean horizon = highest > LOWEST_HORIZON_DEG;
    double reach = mostM / Math.tan(Math.toRadians(Math.max(0, -highest)));
    double rangeM = horizon ? maxRangeM : Math.min(maxRangeM, reach);
    Turn turn = bearings(0);
    return turn.widthDeg() >= 360
        ? sectors.allRound(rangeM, horizon)
        : sectors.sector(Kind.WEDGE, turn.fromDeg(), turn.widthDeg(), rangeM, horizon);
  }

  private ViewFootprint skyline(SectorDrawing sectors) {
    double lowest = lowestDeg();
    double rangeM =
        lowest <= 0
            ? maxRangeM
            : Math.min(maxRangeM, Footprints.THINGS_M / Math.tan(Math.toRadians(lowest)));
    Turn turn = bearings(90);
    return sectors.sector(Kind.SKYLINE, turn.fromDeg(), turn.widthDeg(), rangeM, true);
  }

  private double lowestDeg() {
    double lowest = 90;
    for (Ray ray : rays) {
      lowest = Math.min(lowest, ray.elevationDeg());
    }
    return lowest;
  }

  /** The bearings of those points of the frame that lie no higher, or whose neighbour does not. */
  private Turn bearings(double highestDeg) {
    Turn turn = new Turn();
    for (int i = 0; i <= ALL; i++) {
      boolean counts = false;
      for (int near = i - 1; near <= i + 1; near++) {
        counts |= rays[(near + ALL) % ALL].elevationDeg() <= highestDeg;
      }
      turn.to(rays[i % ALL].bearingDeg(), counts);
    }
    return turn;
  }
}
