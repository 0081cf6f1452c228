package org.sightline.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.ConvexHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;

/**
 * Where on flat ground the things in one picture may stand, with the errors of the view. Immutable.
 *
 * <p>A thing stands at the lower edge of its box. Seen from above, the ground that it covers takes
 * up more of the box: the lower sin(depression) of its height, which is none of it at the horizon
 * and all of it straight below. Where elevation or height are not known, only the direction of its
 * columns is: then it may stand anywhere that way, as far away as a thing of its kind can appear as
 * large.
 */
public final class ObjectGround {
  /**
   * The hull of the views off by one error each, and of those off by all of them by 1/√5 of that,
   * lies up to a fifth within the ellipsoid of that radius; 2.45 would leave out one case in 20.
   */
  private static final double SIGMAS = 3;

  /** Enough for a share to 3 %; always the same ones. */
  private static final int CASES = 256;

  private static final Draws DRAWS = new Draws(Errors.Part.values().length + 2);

  /** In a tilted camera columns of near things are off by so much of their way to the middle. */
  private static final double TILTED_SHARE = 0.15;

  /** Boxes are about this much too large at times. */
  private static final double BOX_SHARE = 1.25;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final View view;
  private final double rangeM;
  private final List<Stand> bounds = new ArrayList<>();
  private final List<Stand> cases = new ArrayList<>();

  private ObjectGround(View view, double rangeM) {
    this.view = view;
    this.rangeM = rangeM;
  }

  /**
   * Of a view; null if not even the direction of a column is known.
   *
   * @param rangeM what is further away is not looked for, metres, more than 0
   */
  public static @Nullable ObjectGround of(View view, double rangeM) {
    if (Camera.level(view) == null) {
      return null;
    }
    ObjectGround ground = new ObjectGround(view, rangeM);
    if (Stand.of(view) != null) {
      ground.addBounds();
      ground.addCases();
    }
    return ground;
  }

  private void addBounds() {
    Errors.Part[] parts = Errors.Part.values();
    add(bounds, view);
    for (Errors.Part part : parts) {
      add(bounds, Errors.off(view, part, SIGMAS));
      add(bounds, Errors.off(view, part, -SIGMAS));
    }
    double each = SIGMAS / Math.sqrt(parts.length);
    for (int corner = 0; corner < 1 << parts.length; corner++) {
      View off = view;
      for (int i = 0; i < parts.length; i++) {
        off = Errors.off(off, parts[i], (corner >> i & 1) == 0 ? each : -each);
      }
      add(bounds, off);
    }
  }

  private void addCases() {
    Errors.Part[] parts = Errors.Part.values();
    for (int i = 0; i < CASES; i++) {
      View off = view;
      for (int k = 0; k < parts.length; k++) {
        off = Errors.off(off, parts[k], DRAWS.normal(i, k));
      }
      add(cases, off);
    }
  }

  private static void add(List<Stand> stands, View off) {
    Stand stand = Stand.of(off);
    if (stand != null) {
      stands.add(stand);
    }
  }

  /**
   * The ground under a thing; null if by all errors its foot is above the horizon or further away
   * than the range.
   *
   * @param x left edge of its box in the upright picture, pixels
   * @param y upper edge
   * @param width more than 0
   * @param height more than 0
   * @param longestM no thing of its kind is longer; may be infinite
   */
  public @Nullable Foot under(double x, double y, double width, double height, double longestM) {
    Stand stated = Stand.of(view);
    if (stated == null) {
      return ofDirection(x, width, Math.max(width, height), longestM);
    }
    double bottom = y + height;
    double up = stated.camera().ray(x + width / 2, bottom).up();
    double top = bottom - height * Math.max(0, -up);
    List<Coordinate> reached = new ArrayList<>(4 * bounds.size());
    boolean any = false;
    for (Stand stand : bounds) {
      for (int corner = 0; corner < 4; corner++) {
        double cx = (corner & 1) == 0 ? x : x + width;
        double cy = (corner & 2) == 0 ? bottom : top;
        any |= reach(reached, stand, stand.camera().ray(cx, cy));
      }
    }
    if (!any) {
      return null;
    }
    if (bottom >= 0.99 * view.heightPx()) {
      reached.add(new Coordinate(0, 0)); // cut off by the picture's edge: its foot may be nearer
    }
    return new Foot(region(reached), places(x, top, width, bottom - top), CASES);
  }

  /** Adds where a ray meets the ground, or where it leaves the range; false for the latter. */
  private boolean reach(List<Coordinate> reached, Stand stand, Ray ray) {
    double reach = stand.ground().reachM(ray);
    boolean within = reach <= rangeM;
    double metres = within ? reach : rangeM;
    double level = ray.level();
    double share = level > 0 ? metres / level : 0;
    reached.add(new Coordinate(ray.east() * share, ray.north() * share));
    return within;
  }

  private Geometry region(List<Coordinate> metres) {
    Geometry hull =
        new ConvexHull(metres.toArray(new Coordinate[0]), FACTORY)
            .getConvexHull()
            .buffer(Math.max(1, SIGMAS * view.fix().accuracyM()), 4);
    LocalFrame frame = new LocalFrame(view.fix().position());
    GroundRing ring = new GroundRing(new FlatGround(view.fix().position(), 1, 0));
    Coordinate[] corners = hull.getCoordinates();
    for (int i = 0; i + 1 < corners.length; i++) {
      ring.add(frame.toLatLon(new LocalFrame.Offset(corners[i].x, corners[i].y)));
    }
    return ring.finish();
  }

  private List<LatLon> places(double x, double y, double width, double height) {
    List<LatLon> places = new ArrayList<>(CASES);
    LocalFrame frame = new LocalFrame(view.fix().position());
    int parts = Errors.Part.values().length;
    double sigma = view.fix().accuracyM();
    for (int i = 0; i < cases.size(); i++) {
      double px = x + width * DRAWS.even(i, 0);
      double py = y + height * DRAWS.even(i, 1);
      Stand stand = cases.get(i);
      Ray ray = stand.camera().ray(px, py);
      double reach = stand.ground().reachM(ray);
      if (reach <= rangeM) {
        double share = ray.level() > 0 ? reach / ray.level() : 0;
        places.add(
            frame.toLatLon(
                new LocalFrame.Offset(
                    ray.east() * share + sigma * DRAWS.normal(i, parts),
                    ray.north() * share + sigma * DRAWS.normal(i, parts + 1))));
      }
    }
    return places;
  }

  private @Nullable Foot ofDirection(double x, double width, double longerPx, double longestM) {
    Camera level = Camera.level(view);
    Angle yaw = view.pose().yaw();
    if (level == null || yaw == null) {
      return null;
    }
    double middle = view.widthPx() / 2.0;
    double left = x - TILTED_SHARE * Math.abs(x - middle);
    double right = x + width + TILTED_SHARE * Math.abs(x + width - middle);
    double row = view.heightPx() / 2.0;
    double from = level.ray(left, row).bearingDeg() - SIGMAS * yaw.sigmaDeg();
    double turn = LocalFrame.shortWayDeg(level.ray(right, row).bearingDeg() - from);
    double wide = Math.min(360, (turn + 360) % 360 + SIGMAS * yaw.sigmaDeg());
    double appears = longerPx / BOX_SHARE / level.focalPx();
    double farM = Math.min(rangeM, longestM / appears);
    SectorDrawing sectors =
        new SectorDrawing(new FlatGround(view.fix().position(), 1, 0), List.of());
    double aside = Math.max(1, SIGMAS * view.fix().accuracyM());
    return new Foot(sectors.moved(from, wide, farM, aside, true).ground(), List.of(), 0);
  }
}
