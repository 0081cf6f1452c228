package org.sightline.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;

/**
 * Areas of the ground drawn into the picture. Corners are cut at the frame before they are divided
 * by their depth, so what lies behind the camera is cut too (Sutherland and Hodgman 1974, in
 * homogeneous coordinates).
 */
public final class PictureOutlines {
  /** The ground falls away by 8 cm over this length, and a parallel bends by less. */
  private static final double PIECE_M = 2000;

  private static final int MAX_PIECES = 200;

  /**
   * Up to here the columns of things at the horizon are off by 15 % of their way from the middle.
   */
  private static final double ABOUT_LEVEL_DEG = 30;

  /** A ring of more than this share of the picture is its frame, but for rounding. */
  private static final double ALL = 1 - 1e-9;

  private PictureOutlines() {}

  /**
   * The outline of an area on flat ground as the picture shows it: rings of corners, the first not
   * repeated; holes are rings like any other, to be filled even and odd. What was cut runs along
   * the frame. Where only the elevation or the height is missing, the ring is the columns of the
   * picture in which the area can be, from top to bottom. Empty if none of it is in the picture, or
   * the direction or the lens is not known.
   *
   * @param area polygons in longitude, latitude, degrees
   */
  public static List<List<Pixel>> of(View view, Geometry area) {
    Stand stated = Stand.of(view);
    if (stated != null) {
      return of(stated, area);
    }
    Camera level = Camera.level(view);
    if (level == null) {
      return List.of();
    }
    Angle pitch = view.pose().pitch();
    if (pitch != null && Math.abs(pitch.deg()) > ABOUT_LEVEL_DEG) {
      return List.of(strip(0, view.widthPx(), view.heightPx()));
    }
    FlatGround ground = new FlatGround(view.fix().position(), 1, 0);
    return columns(new Stand(level, ground), area);
  }

  private static List<List<Pixel>> of(Stand stand, Geometry area) {
    List<List<Pixel>> rings = new ArrayList<>();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        addParts(stand, polygon, rings);
      }
    }
    return rings;
  }

  /** Of a polygon that has all of the picture in a hole there is nothing to draw. */
  private static void addParts(Stand stand, Polygon polygon, List<List<Pixel>> rings) {
    List<List<Pixel>> parts = new ArrayList<>();
    addDrawn(stand, polygon.getExteriorRing(), parts);
    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
      int before = parts.size();
      addDrawn(stand, polygon.getInteriorRingN(hole), parts);
      if (parts.size() > before && isFrame(stand.camera(), parts.get(before))) {
        return;
      }
    }
    rings.addAll(parts);
  }

  private static void addDrawn(Stand stand, LinearRing ring, List<List<Pixel>> rings) {
    List<Pixel> drawn = new ArrayList<>();
    for (Camera.Seen seen : cut(seen(stand, ring, false))) {
      if (seen.depth() > 0) {
        drawn.add(stand.camera().pixel(seen));
      }
    }
    if (drawn.size() > 2) {
      rings.add(drawn);
    }
  }

  private static boolean isFrame(Camera camera, List<Pixel> ring) {
    double twice = 0;
    Pixel from = ring.get(ring.size() - 1);
    for (Pixel to : ring) {
      twice += from.x() * to.y() - to.x() * from.y();
      from = to;
    }
    double frame = (double) camera.widthPx() * camera.heightPx();
    return Math.abs(twice) / 2 > ALL * frame;
  }

  private static List<List<Pixel>> columns(Stand stand, Geometry area) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    for (LinearRing ring : rings(area)) {
      for (Camera.Seen seen : cut(seen(stand, ring, true))) {
        boolean here = seen.depth() < 1e-6; // the camera stands in it: it may fill the picture
        double x = here ? 0 : stand.camera().pixel(seen).x();
        left = Math.min(left, x);
        right = Math.max(right, here ? stand.camera().widthPx() : x);
      }
    }
    return left < right ? List.of(strip(left, right, stand.camera().heightPx())) : List.of();
  }

  private static List<Pixel> strip(double left, double right, double height) {
    return List.of(
        new Pixel(left, 0), new Pixel(right, 0), new Pixel(right, height), new Pixel(left, height));
  }

  private static List<LinearRing> rings(Geometry area) {
    List<LinearRing> rings = new ArrayList<>();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        rings.add(polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          rings.add(polygon.getInteriorRingN(hole));
        }
      }
    }
    return rings;
  }

  /** The corners as the camera sees them, with more between those far apart. */
  private static List<Camera.Seen> seen(Stand stand, LinearRing ring, boolean flattened) {
    CoordinateSequence corners = ring.getCoordinateSequence();
    List<Camera.Seen> seen = new ArrayList<>(corners.size());
    for (int i = 0; i + 1 < corners.size(); i++) {
      double lon = corners.getX(i);
      double lat = corners.getY(i);
      double toLon = corners.getX(i + 1) - lon;
      double toLat = corners.getY(i + 1) - lat;
      double length =
          Math.hypot(
              toLon * LocalFrame.metresPerDegreeOfLongitude(lat),
              toLat * LocalFrame.metresPerDegreeOfLatitude(lat));
      double pieces = Math.max(1, Math.min(MAX_PIECES, Math.ceil(length / PIECE_M)));
      for (int piece = 0; piece < pieces; piece++) {
        double share = piece / pieces;
        seen.add(seen(stand, lat + share * toLat, lon + share * toLon, flattened));
      }
    }
    return seen;
  }

  private static Camera.Seen seen(Stand stand, double latDeg, double lonDeg, boolean flattened) {
    FlatGround.Towards way = stand.ground().towards(latDeg, lonDeg);
    return stand.camera().seen(way.eastM(), way.northM(), flattened ? 0 : way.upM());
  }

  private static List<Camera.Seen> cut(List<Camera.Seen> ring) {
    List<Camera.Seen> left = ring;
    for (Side side : Side.values()) {
      left = cut(left, side);
    }
    return left;
  }

  /** Sides of the frame; all four together leave out what is behind the camera. */
  private enum Side {
    LEFT,
    RIGHT,
    TOP,
    BOTTOM;

    /** 0 or more within. */
    double within(Camera.Seen seen) {
      return switch (this) {
        case LEFT -> seen.depth() + seen.x();
        case RIGHT -> seen.depth() - seen.x();
        case TOP -> seen.depth() + seen.y();
        case BOTTOM -> seen.depth() - seen.y();
      };
    }
  }

  private static List<Camera.Seen> cut(List<Camera.Seen> ring, Side side) {
    List<Camera.Seen> cut = new ArrayList<>(ring.size() + 2);
    Camera.@Nullable Seen from = ring.isEmpty() ? null : ring.get(ring.size() - 1);
    for (Camera.Seen to : ring) {
      double before = from == null ? 0 : side.within(from);
      double after = side.within(to);
      if (from != null && before < 0 != after < 0) {
        double share = before / (before - after);
        cut.add(
            new Camera.Seen(
                from.x() + share * (to.x() - from.x()),
                from.y() + share * (to.y() - from.y()),
                from.depth() + share * (to.depth() - from.depth())));
      }
      if (after >= 0) {
        cut.add(to);
      }
      from = to;
    }
    return cut;
  }
}
