package org.sightline.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Fix;
import org.sightline.view.Hiding.Doubt;
import org.sightline.view.Sight.Seen;

/**
 * Asks whether terrain hides zones from one camera, and says so only of what stays hidden with all
 * errors at their worst together:
 *
 * <ul>
 *   <li>the camera as high as it can have been: its stated height with its error at 95 %, read
 *       against both sea and ellipsoid, and never below a raised hand over the ground there;
 *   <li>from every place it can have stood (95 %), tried on a grid of half a post;
 *   <li>light following the Earth's curvature, the most that refraction does without a mirage;
 *   <li>the terrain in front lower, and the ground of the zone higher, by the relative error of
 *       SRTM heights.
 * </ul>
 *
 * Of one view; for one thread.
 */
public final class BehindTerrain {
  /** Air under which light follows the curve of the Earth: over cold water (see FlatGround). */
  private static final double MOST_REFRACTION = 1;

  /** Below this posts of lidar tiles bring nothing: no height that decides turns on a few steps. */
  private static final double LEAST_GRID_M = 15;

  private static final int MOST_PLACES = 400;

  /** Lines of sight to areas for one view: about a second. */
  private static final int MOST_LOOKS = 4000;

  /** Where the camera can have stood, and the highest that it can have been there, metres. */
  private record Place(LatLon at, double groundM, double eyeM) {}

  private final LineOfSight careful;
  private final LineOfSight usual;
  private final double statedM;
  private final List<Place> places = new ArrayList<>();
  private final @Nullable Doubt doubt;
  private int looks;

  /**
   * For a camera at a position.
   *
   * @param sigmas how many standard deviations its place may be off on each axis
   */
  public BehindTerrain(Ground ground, Fix fix, double sigmas) {
    this.careful = new LineOfSight(ground, MOST_REFRACTION, LineOfSight.SRTM_ERROR_M);
    this.usual = new LineOfSight(ground, LineOfSight.REFRACTION, 0);
    this.doubt = stand(ground, fix, sigmas * fix.accuracyM());
    this.statedM = places.isEmpty() ? Double.NaN : EyeHeight.statedM(fix, places.get(0).groundM());
  }

  /** Lays out the places; says what is not known. */
  private @Nullable Doubt stand(Ground ground, Fix fix, double asideM) {
    double gridM = Math.max(LEAST_GRID_M, ground.postSpacingM(fix.position()) / 2);
    if (Double.isInfinite(gridM)) {
      return Doubt.ELEVATION;
    }
    // a place between the grid is at most half a diagonal from one on it
    double reachM = asideM + gridM * Math.sqrt(0.5);
    if (Math.PI * reachM * reachM / (gridM * gridM) > MOST_PLACES) {
      return Doubt.POSITION;
    }
    LocalFrame frame = new LocalFrame(fix.position());
    Ground.Walk walk = ground.walk();
    int steps = (int) (reachM / gridM);
    boolean above = false;
    for (int ring = 0; ring <= steps; ring++) {
      for (int x = -ring; x <= ring; x++) {
        for (int y = -ring; y <= ring; y++) {
          boolean onRing = Math.max(Math.abs(x), Math.abs(y)) == ring;
          if (onRing && Math.hypot(x, y) * gridM <= reachM) {
            LatLon at = frame.toLatLon(new LocalFrame.Offset(x * gridM, y * gridM));
            double groundM = walk.heightM(at.latDeg(), at.lonDeg());
            double eyeM = EyeHeight.highestM(fix, groundM, LineOfSight.SRTM_ERROR_M);
            if (Double.isNaN(groundM) || Double.isNaN(eyeM)) {
              return Double.isNaN(groundM) ? Doubt.ELEVATION : Doubt.HEIGHT;
            }
            above |= eyeM > Double.NEGATIVE_INFINITY;
            places.add(new Place(at, groundM, Math.max(eyeM, groundM + EyeHeight.HELD_M)));
          }
        }
      }
    }
    return above ? null : Doubt.BELOW;
  }

  /**
   * Whether terrain hides every part of some areas.
   *
   * @param areas polygons in longitude and latitude, WGS 84
   * @param thingsM how high things there may reach above the ground, metres
   * @param sector the directions and distances that the picture can show
   * @param nearestM how far the nearest part is, metres: no part that is nearer is looked for
   */
  public Hiding of(List<Geometry> areas, double thingsM, Sector sector, double nearestM) {
    if (doubt != null) {
      return Hiding.unknown(doubt, null);
    }
    List<Polygon> parts = new ArrayList<>();
    for (Geometry area : areas) {
      collect(area, parts);
    }
    if (looks + (long) parts.size() * places.size() > MOST_LOOKS) {
      return Hiding.unknown(Doubt.MANY, null);
    }
    Search search = new Search(parts, thingsM, sector);
    for (Place place : places) {
      looks += parts.size();
      search.from(place);
      if (search.nearest <= nearestM + LEAST_GRID_M) {
        break;
      }
    }
    return search.answer();
  }

  // each part has a fan of its own: a small one among large ones could slip between two rays
  private static void collect(Geometry area, List<Polygon> parts) {
    for (int i = 0; i < area.getNumGeometries(); i++) {
      Geometry part = area.getGeometryN(i);
      if (part instanceof Polygon polygon) {
        parts.add(polygon);
      } else if (part.getNumGeometries() > 1) {
        collect(part, parts);
      }
    }
  }

  /** The parts of one zone, seen from all places. */
  private final class Search {
    private final List<Polygon> parts;
    private final double thingsM;
    private final Sector sector;
    private boolean possible;
    private double nearest = Double.POSITIVE_INFINITY;
    private double sure = Double.POSITIVE_INFINITY;

    Search(List<Polygon> parts, double thingsM, Sector sector) {
      this.parts = parts;
      this.thingsM = thingsM;
      this.sector = sector;
    }

    void from(Place place) {
      double up = place.eyeM() - place.groundM();
      double things = thingsM + LineOfSight.SRTM_ERROR_M;
      for (Polygon part : parts) {
        ZoneSight sight = careful.toArea(place.at(), up, part, things, sector);
        possible |= !Double.isNaN(sight.nearestPossibleM());
        if (sight.nearestPossibleM() < nearest) {
          nearest = sight.nearestPossibleM();
        }
        if (sight.seen() == Seen.HIDDEN) {
          sure = Math.min(sure, sight.sureM());
        }
      }
    }

    Hiding answer() {
      boolean hidden = !possible && sure < Double.POSITIVE_INFINITY;
      Double nearestM = possible ? nearest : null;
      double usualM = hidden || possible ? usualM() : Double.NaN;
      if (hidden) {
        // a part that only places beside the stated one look at counts with what is sure
        double by = usualM < Double.POSITIVE_INFINITY ? usualM : sure;
        return new Hiding(Seen.HIDDEN, thingsM + by, Math.max(0, by - sure), null, null);
      }
      return usualM == 0
          ? new Hiding(Seen.VISIBLE, null, null, nearestM, null)
          : Hiding.unknown(possible ? Doubt.ERRORS : Doubt.ELEVATION, nearestM);
    }

    /**
     * By how much it is hidden from the stated place and height, without errors; 0 if a part is
     * seen, infinite if that cannot be said.
     */
    private double usualM() {
      Place stated = places.get(0);
      double up = Math.max(0, statedM - stated.groundM());
      double least = Double.POSITIVE_INFINITY;
      for (Polygon part : parts) {
        ZoneSight sight = usual.toArea(stated.at(), up, part, thingsM, sector);
        if (sight.seen() == Seen.VISIBLE) {
          return 0;
        }
        least = sight.seen() == Seen.HIDDEN ? Math.min(least, sight.marginM()) : least;
      }
      return least;
    }
  }
}
