package org.sightline.view;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.sightline.geo.LatLon;

/**
 * Where an area of the ground lies in a picture, with few enough corners to be written down.
 *
 * @param kind what the rings are
 * @param rings corners in the upright picture, pixels, the first not repeated; the largest ring
 *     first, holes are rings like any other. What was cut runs along the frame
 * @param bandPx how far the rings may be off, one standard deviation, pixels: that of the middle
 *     one of the corners if they are put in order. Nearer parts are less certain, further ones more
 */
public record PictureOutline(Kind kind, List<List<Pixel>> rings, double bandPx)
    implements Serializable {
  /** What is known of the place in the picture. */
  public enum Kind {
    /** The outline on flat ground. */
    GROUND,
    /**
     * The columns of the picture between which the area lies; how high up in them is not known,
     * since the camera's elevation or height is not.
     */
    COLUMNS,
    /** The direction is so uncertain that no place in the picture can be told: no rings. */
    UNCERTAIN
  }

  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int MOST_CORNERS = 100;
  private static final int MOST_RINGS = 8;

  /** Finest step of a ring, as a share of the picture's width: a pixel of a screen. */
  private static final double FINEST = 1.0 / 2000;

  /** More error than this share of the picture's width is no place any more. */
  private static final double UNCERTAIN_SHARE = 1.0 / 3;

  private static final int CORNERS_ASKED = 12;

  /** Copies the lists. */
  public PictureOutline {
    List<List<Pixel>> copied = new ArrayList<>(rings.size());
    for (List<Pixel> ring : rings) {
      copied.add(List.copyOf(ring));
    }
    rings = List.copyOf(copied);
  }

  /**
   * Of an area; null if the picture as stated shows none of it, or the direction or the lens is not
   * known.
   *
   * @param area polygons in longitude, latitude, degrees
   * @param nearest its nearest part in the picture
   */
  public static @Nullable PictureOutline of(View view, Geometry area, LatLon nearest) {
    List<List<Pixel>> all = PictureOutlines.of(view, area);
    if (all.isEmpty()) {
      return null;
    }
    Stand stand = Stand.of(view);
    Kind kind = stand == null ? Kind.COLUMNS : Kind.GROUND;
    List<List<Pixel>> rings = fewer(all, view.widthPx());
    Double band = stand == null ? null : middleBand(view, stand, rings);
    if (band == null) {
      band = Pictures.bandPx(view, nearest);
    }
    double most = view.widthPx();
    double bandPx = band == null || !(band < most) ? most : band;
    return bandPx > UNCERTAIN_SHARE * most
        ? new PictureOutline(Kind.UNCERTAIN, List.of(), bandPx)
        : new PictureOutline(kind, rings, bandPx);
  }

  /** Those on the frame are asked only if there is no other: they are no part of the outline. */
  private static @Nullable Double middleBand(View view, Stand stand, List<List<Pixel>> rings) {
    List<Pixel> asked = new ArrayList<>();
    for (List<Pixel> ring : rings) {
      for (Pixel pixel : ring) {
        if (!isOnFrame(view, pixel)) {
          asked.add(pixel);
        }
      }
    }
    if (asked.isEmpty()) {
      asked = rings.get(0);
    }
    List<Double> bands = new ArrayList<>();
    int step = (asked.size() + CORNERS_ASKED - 1) / CORNERS_ASKED;
    for (int i = 0; i < asked.size(); i += step) {
      Pixel pixel = asked.get(i);
      GroundPoint point = stand.ground().hit(stand.camera().ray(pixel.x(), pixel.y()));
      Double band = point == null ? null : Pictures.bandPx(view, point.place());
      if (band != null) {
        bands.add(band);
      }
    }
    bands.sort(Comparator.naturalOrder());
    return bands.isEmpty() ? null : bands.get(bands.size() / 2);
  }

  private static boolean isOnFrame(View view, Pixel pixel) {
    double least = Math.min(pixel.x(), pixel.y());
    double most = Math.min(view.widthPx() - pixel.x(), view.heightPx() - pixel.y());
    return Math.min(least, most) < 0.5;
  }

  /** The largest rings, with the corners that matter most. */
  private static List<List<Pixel>> fewer(List<List<Pixel>> all, int widthPx) {
    List<List<Pixel>> rings = new ArrayList<>(all);
    rings.sort((a, b) -> Double.compare(boxPx(b), boxPx(a)));
    rings = rings.subList(0, Math.min(MOST_RINGS, rings.size()));
    double step = FINEST * widthPx;
    List<List<Pixel>> fewer = fewer(rings, step);
    while (corners(fewer) > MOST_CORNERS) {
      step *= 1.5;
      fewer = fewer(rings, step);
    }
    return fewer;
  }

  private static int corners(List<List<Pixel>> rings) {
    int corners = 0;
    for (List<Pixel> ring : rings) {
      corners += ring.size();
    }
    return corners;
  }

  private static double boxPx(List<Pixel> ring) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Pixel pixel : ring) {
      left = Math.min(left, pixel.x());
      right = Math.max(right, pixel.x());
      top = Math.min(top, pixel.y());
      bottom = Math.max(bottom, pixel.y());
    }
    return right - left + bottom - top;
  }

  /** As a line that ends where it began, which may become a mere stroke: so flat is far ground. */
  private static List<List<Pixel>> fewer(List<List<Pixel>> rings, double stepPx) {
    List<List<Pixel>> fewer = new ArrayList<>(rings.size());
    for (List<Pixel> ring : rings) {
      Coordinate[] line = new Coordinate[ring.size() + 1];
      for (int i = 0; i < ring.size(); i++) {
        line[i] = new Coordinate(ring.get(i).x(), ring.get(i).y());
      }
      line[ring.size()] = line[0].copy();
      Geometry simple =
          DouglasPeuckerSimplifier.simplify(FACTORY.createLineString(line), Math.max(0, stepPx));
      Coordinate[] left = simple.getCoordinates();
      List<Pixel> corners = new ArrayList<>(left.length);
      for (int i = 0; i + 1 < left.length; i++) {
        corners.add(new Pixel(left[i].x, left[i].y));
      }
      if (corners.size() == 1) {
        corners.add(furthest(ring)); // however far away, it is a stroke
      }
      fewer.add(corners);
    }
    return fewer;
  }

  private static Pixel furthest(List<Pixel> ring) {
    Pixel furthest = ring.get(0);
    double most = 0;
    for (Pixel pixel : ring) {
      double way = Math.hypot(pixel.x() - ring.get(0).x(), pixel.y() - ring.get(0).y());
      furthest = way > most ? pixel : furthest;
      most = Math.max(most, way);
    }
    return furthest;
  }
}
