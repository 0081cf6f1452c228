package org.sightline.zones;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Fix;
import org.sightline.zones.ZoneContact.HeightRelation;

/**
 * Compares the heights of a fix with a zone's floor and ceiling, and only as far as the surfaces
 * they count from can be brought together.
 *
 * <p>Each height becomes a range of heights above the limit's surface. The same surface: the stated
 * height, give or take its error. Another: widened by what the two surfaces can differ by anywhere
 * on land or sea. A range wholly between the limits is inside, one wholly outside is outside, any
 * other is unknown: 60 m above the take-off point says nothing about a ceiling above sea level, but
 * 12,000 m above sea level is above 120 m over any ground.
 */
final class HeightRelations {
  /** Lowest and highest ground: shore of the Dead Sea and Everest, metres above sea level. */
  private static final double LOWEST_GROUND_M = -440;

  private static final double HIGHEST_GROUND_M = 8850;

  /** The geoid of EGM2008 lies between these, metres above the ellipsoid. */
  private static final double LOWEST_GEOID_M = -108;

  private static final double HIGHEST_GEOID_M = 87;

  /**
   * Many phones write the height above the ellipsoid and call it one above sea level, the only word
   * that Exif had for a height before 3.0: the most that the geoid lies off.
   */
  private static final double SEA_OR_ELLIPSOID_M = -LOWEST_GEOID_M;

  /** The source of positions that a person put in a table, whose words are taken as said. */
  private static final String STATED = "csv";

  /**
   * Pressure altitude against true: 75 hPa off standard is 630 m, and air 20 % warmer or colder in
   * the mean than standard scales the rest (ICAO Doc 8168, altimeter corrections, extremes).
   */
  private static final double PRESSURE_M = 650;

  private static final double PRESSURE_SHARE = 0.2;

  /** A height at a limit lies within it, rounding of what was written included. */
  private static final double CLOSED_M = 0.05;

  /** Satellite fixes are usually 1.5 times worse in height than on each axis; taken at 95 %. */
  private static final double VERTICAL_FACTOR = 1.5 * 1.96;

  private HeightRelations() {}

  /** Where a fix was between the limits of a volume. */
  static HeightRelation of(Volume volume, Fix fix) {
    Limit floor = volume.floor();
    Limit ceiling = volume.ceiling();
    if (floor == null && ceiling == null) {
      return HeightRelation.INSIDE;
    }
    boolean inside = false;
    boolean outside = false;
    for (Height height : fix.heights()) {
      double errorM = fix.accuracyM() * VERTICAL_FACTOR;
      HeightRelation relation = of(floor, ceiling, height, errorM);
      boolean doubtful =
          height.datum() == Height.Datum.MEAN_SEA_LEVEL && !fix.source().equals(STATED);
      if (relation == HeightRelation.OUTSIDE && doubtful) {
        // a height that excuses must do so from either surface; one that does not is taken as said
        HeightRelation sure = of(floor, ceiling, height, errorM + SEA_OR_ELLIPSOID_M);
        relation = sure == relation ? relation : HeightRelation.UNKNOWN;
      }
      inside |= relation == HeightRelation.INSIDE;
      outside |= relation == HeightRelation.OUTSIDE;
    }
    return inside == outside
        ? HeightRelation.UNKNOWN
        : inside ? HeightRelation.INSIDE : HeightRelation.OUTSIDE;
  }

  private static HeightRelation of(
      @Nullable Limit floor, @Nullable Limit ceiling, Height height, double errorM) {
    HeightRelation above = HeightRelation.INSIDE;
    if (floor != null && !isGround(floor)) {
      above = above(floor, -CLOSED_M, height, errorM);
    }
    HeightRelation below = HeightRelation.INSIDE;
    if (ceiling != null) {
      below = flipped(above(ceiling, CLOSED_M, height, errorM));
    }
    if (above == HeightRelation.OUTSIDE || below == HeightRelation.OUTSIDE) {
      return HeightRelation.OUTSIDE;
    }
    return above == below ? above : HeightRelation.UNKNOWN;
  }

  private static boolean isGround(Limit floor) {
    return floor.reference() == Limit.Reference.AGL && floor.value() <= 0;
  }

  private static HeightRelation flipped(HeightRelation above) {
    return switch (above) {
      case INSIDE -> HeightRelation.OUTSIDE;
      case OUTSIDE -> HeightRelation.INSIDE;
      case UNKNOWN -> HeightRelation.UNKNOWN;
    };
  }

  /** INSIDE if the height is surely above the limit, OUTSIDE if surely below. */
  private static HeightRelation above(Limit limit, double playM, Height height, double errorM) {
    double[] spread = spread(height, limit.reference());
    if (spread.length == 0) {
      return HeightRelation.UNKNOWN;
    }
    double at = limit.metres() + playM;
    if (spread[0] - errorM > at) {
      return HeightRelation.INSIDE;
    }
    return spread[1] + errorM < at ? HeightRelation.OUTSIDE : HeightRelation.UNKNOWN;
  }

  /** The least and greatest height above a limit's surface; empty if nothing can be said. */
  private static double[] spread(Height height, Limit.Reference reference) {
    double m = height.metres();
    boolean same =
        (height.datum() == Height.Datum.ELLIPSOID && reference == Limit.Reference.WGS84)
            || (height.datum() == Height.Datum.GROUND && reference == Limit.Reference.AGL);
    if (same) {
      return new double[] {m, m};
    }
    double[] sea =
        switch (height.datum()) {
          case MEAN_SEA_LEVEL -> new double[] {m, m};
          case ELLIPSOID -> new double[] {m - HIGHEST_GEOID_M, m - LOWEST_GEOID_M};
          case GROUND, TAKE_OFF -> new double[] {m + LOWEST_GROUND_M, m + HIGHEST_GROUND_M};
          case UNKNOWN -> new double[0];
        };
    if (sea.length == 0) {
      return sea;
    }
    return switch (reference) {
      case AMSL -> sea;
      case WGS84 -> new double[] {sea[0] + LOWEST_GEOID_M, sea[1] + HIGHEST_GEOID_M};
      case AGL -> new double[] {sea[0] - HIGHEST_GROUND_M, sea[1] - LOWEST_GROUND_M};
      case STD -> new double[] {pressure(sea[0], -1), pressure(sea[1], 1)};
      case UNKNOWN -> new double[0];
    };
  }

  private static double pressure(double metres, int sign) {
    return metres + sign * (PRESSURE_M + PRESSURE_SHARE * Math.abs(metres));
  }
}
