package org.sightline.zones;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Fix;
import org.sightline.zones.ZoneContact.HeightRelation;

/**
 * How one position touches one zone, put together volume by volume: the zone is all its volumes.
 * Distance is to the nearest of them, depth that in the one which holds the position most deeply:
 * where volumes overlap, the border of their union may be farther still.
 */
final class Touch {
  /** Depth in a zone without a border, the whole globe: half way round it, metres. */
  private static final double NO_BORDER_M = 20_003_931;

  /** A nearest point closer than this has no direction worth stating, metres. */
  private static final double NO_DIRECTION_M = 0.001;

  private final ZoneIndex index;
  private final int number;
  private final Zone zone;
  private final Border border;
  private final Fix fix;
  private final Times times;

  /** Error of position and border together, one standard deviation on each axis, metres. */
  private final double sigmaM;

  /** The 95 % circle around the position. */
  private final double reachM;

  private boolean inside;
  private double awayM = Double.POSITIVE_INFINITY;
  private @Nullable Double bearingDeg;
  private int volume;
  private int volumeWorth = -1;
  private double volumeAwayM;
  private @Nullable HeightRelation reachedHeight;
  private @Nullable HeightRelation anyHeight;

  Touch(ZoneIndex index, int number, Zone zone, Border border, Fix fix, Times times) {
    this.index = index;
    this.number = number;
    this.zone = zone;
    this.border = border;
    this.fix = fix;
    this.times = times;
    double a = fix.accuracyM();
    this.sigmaM = Math.sqrt(a * a + zone.borderErrorM() * zone.borderErrorM());
    this.reachM = ZoneSet.SIGMAS_95 * sigmaM;
  }

  /** Looks at one shape of the zone. */
  void add(int shape) {
    LatLon point = fix.position();
    boolean holds = index.outlines().covers(shape, point.lonDeg(), point.latDeg());
    double within = holds ? Double.POSITIVE_INFINITY : Math.max(reachM, zone.marginM());
    Shape.Circle circle = index.outlines().circle(shape);
    if (circle != null) {
      circle(shape, circle, holds, within);
      return;
    }
    Border.Nearest nearest = border.nearest(shape, within);
    if (!holds && nearest == null) {
      return;
    }
    Double bearing = null;
    if (nearest != null && nearest.distanceM() > NO_DIRECTION_M) {
      bearing = border.frame().toLocal(nearest.latDeg(), nearest.lonDeg()).bearingDeg();
    }
    put(shape, holds, nearest == null ? NO_BORDER_M : nearest.distanceM(), bearing);
  }

  private void circle(int shape, Shape.Circle circle, boolean holds, double within) {
    LocalFrame.Offset centre = border.frame().toLocal(circle.centre());
    double fromCentre = centre.distanceM();
    double away = Math.abs(fromCentre - circle.radiusM());
    if (!holds && away > within) {
      return;
    }
    Double bearing = null;
    if (away > NO_DIRECTION_M && fromCentre > NO_DIRECTION_M) {
      bearing = holds ? (centre.bearingDeg() + 180) % 360 : centre.bearingDeg();
    }
    put(shape, holds, away, bearing);
  }

  /** Over all shapes of the zone: those that are not touched add their little. */
  private double probability() {
    int first = index.firstShape(number);
    int end = index.firstShape(number + 1);
    boolean far = awayM > Likelihood.REACH_SIGMAS * sigmaM;
    if (sigmaM == 0 || (far && (inside || end - first == 1))) {
      return inside ? 1 : 0;
    }
    return end - first == 1
        ? UnionLikelihood.one(index.outlines(), first, border, sigmaM)
        : UnionLikelihood.inside(index.outlines(), first, end, border, sigmaM);
  }

  private void put(int shape, boolean holds, double away, @Nullable Double bearing) {
    Volume of = zone.volumes().get(index.volumeOf(shape));
    HeightRelation relation = HeightRelations.of(of, fix);
    anyHeight = joined(anyHeight, relation);
    boolean reached = holds || away <= reachM;
    if (reached) {
      reachedHeight = joined(reachedHeight, relation);
    }
    int worth = (reached ? 6 : 0) + 2 * weight(relation) + (holds ? 1 : 0);
    if (worth > volumeWorth || (worth == volumeWorth && !holds && away < volumeAwayM)) {
      volume = index.volumeOf(shape);
      volumeWorth = worth;
      volumeAwayM = away;
    }
    boolean better = inside ? holds && away > awayM : holds || away < awayM;
    if (better) {
      awayM = away;
      bearingDeg = bearing;
    }
    inside |= holds;
  }

  /** Of several volumes a reader is told the limits of the one that makes the answer. */
  private static int weight(HeightRelation relation) {
    return switch (relation) {
      case INSIDE -> 2;
      case UNKNOWN -> 1;
      case OUTSIDE -> 0;
    };
  }

  /** Between the limits of one is inside; outside is outside those of all. */
  private static HeightRelation joined(@Nullable HeightRelation all, HeightRelation one) {
    return all == null || all == one || one == HeightRelation.INSIDE
        ? one
        : all == HeightRelation.INSIDE ? all : HeightRelation.UNKNOWN;
  }

  /** The contact; null if no shape was touched. */
  @Nullable ZoneContact contact() {
    // within the margin alone: the volumes that the margin reaches
    HeightRelation height = reachedHeight == null ? anyHeight : reachedHeight;
    if (height == null) {
      return null;
    }
    double probability = probability();
    boolean hidden = zone.isPrivate();
    double told = hidden ? 0 : awayM;
    double coarse = inside ? 1 : probability >= 0.05 ? 0.5 : 0;
    return new ZoneContact(
        zone,
        inside ? ZoneContact.How.INSIDE : ZoneContact.How.NEAR,
        hidden ? coarse : probability,
        inside ? 0 : told,
        inside ? told : 0,
        hidden ? null : bearingDeg,
        times.taken(zone.hours(), fix.position(), reachM),
        times.published(zone.hours(), fix.position(), reachM),
        height,
        zone.volumes().get(volume),
        fix.source());
  }
}
