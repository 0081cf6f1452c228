package org.sightline.zonefiles;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.zonefiles.GazetteAngle.Axis;
import org.sightline.zonefiles.GazetteAngle.Fault;

/**
 * One zone of a gazette while its lines are read: its corners, or its centre and radius.
 *
 * <p>How coarsely the corners are printed becomes part of the border's error: a place rounded to a
 * step s lies anywhere within s/2, which is s/√12 as 1 sigma, so 9 m for a second and 535 m for a
 * minute. The coarsest angle counts.
 */
final class GazetteBlock {
  private static final double DEGREE_M = 111_320; // of the equator, the longest there is

  private final ZoneDraft draft;
  private final Arcs corners = new Arcs();
  private @Nullable GazetteAngle half;
  private double radiusM = Double.NaN;
  private double stepDeg;
  private int circles;
  private boolean round;
  private int lastNumber;
  private int lines;
  private boolean spaced = true;

  GazetteBlock(ZoneDraft draft) {
    this.draft = draft;
  }

  ZoneDraft draft() {
    return draft;
  }

  /** Whether another paragraph of bare places goes on with this zone. */
  boolean goesOn(GazetteLine line) {
    boolean open = half != null || corners.size() + circles < 3;
    boolean numbered = line.number() > 0 && lastNumber > 0;
    return numbered ? line.number() == lastNumber + 1 : (open || (spaced && lines > 1));
  }

  /** Whether a line cannot belong to this zone, since the numbering begins anew. */
  boolean restarts(GazetteLine line) {
    return line.number() > 0 && lastNumber > 0 && line.number() <= lastNumber;
  }

  boolean hasGround() {
    return half != null || corners.size() + circles > 0;
  }

  /** Places, or a circle, or a radius. */
  void add(GazetteLine line, boolean afterBlank) {
    spaced &= lines == 0 || afterBlank;
    lines++;
    round |= line.isRound();
    lastNumber = line.number() > 0 ? line.number() : lastNumber;
    if (line.isBroken()) {
      draft.unusable(
          "coordinates",
          "a place is not understood: write degrees, minutes and seconds with N, S, E or W, such as"
              + " 48°51'30\"N 002°17'40\"E");
    } else if (line.isBent()) {
      bent();
    }
    if (line.isCircle()) {
      circle(line);
      return;
    }
    if (line.isRound() && !Double.isNaN(line.radiusM())) {
      radius(line.radiusM());
    }
    for (GazetteAngle angle : line.angles()) {
      angle(angle);
    }
  }

  /** Words between its corners. */
  void interrupted() {
    draft.unusable(
        "coordinates",
        "words stand between its corners: put an empty line between zones and leave out the rest");
  }

  /** It speaks of a border that is no straight line. */
  void bent() {
    draft.unusable(
        "coordinates",
        "an arc, a coast, a river or a border is described in words, which cannot be drawn: give"
            + " corners in its place");
  }

  private void radius(double metres) {
    if (!Double.isNaN(radiusM) && radiusM != metres) {
      draft.unusable("radius", "has two different radii: put an empty line between zones");
    }
    radiusM = metres;
  }

  private void circle(GazetteLine line) {
    GazetteAngle first = line.angles().get(0);
    GazetteAngle second = line.angles().get(1);
    if (checked(first) && checked(second) && isPair(first, second)) {
      boolean latFirst = first.axis() == Axis.LATITUDE;
      double lat = (latFirst ? first : second).deg();
      draft.circle(lat, (latFirst ? second : first).deg(), line.radiusM());
      circles++;
    }
  }

  private void angle(GazetteAngle angle) {
    GazetteAngle first = half;
    if (!checked(angle)) {
      return;
    }
    half = null;
    if (first == null) {
      half = angle;
    } else if (isPair(first, angle)) {
      boolean latFirst = first.axis() == Axis.LATITUDE;
      corners.point((latFirst ? first : angle).deg(), (latFirst ? angle : first).deg());
    }
  }

  private boolean isPair(GazetteAngle first, GazetteAngle second) {
    if (first.axis() == second.axis()) {
      draft.unusable("coordinates", "two latitudes or two longitudes follow one another");
      return false;
    }
    return true;
  }

  private boolean checked(GazetteAngle angle) {
    stepDeg = Math.max(stepDeg, angle.stepDeg());
    switch (angle.fault()) {
      case SIXTY -> draft.remark("coordinates", "minutes or seconds of 60 were carried over");
      case AMBIGUOUS_O ->
          draft.unusable(
              "coordinates",
              "the letter O is west in French and Spanish and east in German: write W or E, or a"
                  + " line O: west or O: east before");
      case OUT_OF_RANGE ->
          draft.unusable(
              "coordinates", "minutes or seconds above 60, or more degrees than there are");
      case NO_LETTER -> draft.unusable("coordinates", "an angle has no N, S, E or W beside it");
      default -> {
        return true;
      }
    }
    return angle.fault() == Fault.SIXTY;
  }

  /** All of it is read. */
  ZoneDraft finished() {
    draft.borderError(stepDeg * DEGREE_M / Math.sqrt(12));
    if (corners.isFull()) {
      draft.unusable("coordinates", "has more corners than any real zone");
    } else if (half != null) {
      draft.unusable("coordinates", "a latitude or a longitude has no partner");
    } else if (!Double.isNaN(radiusM)) {
      if (corners.size() == 1) {
        draft.circle(corners.lat(0), corners.lon(0), radiusM);
      } else {
        draft.unusable("radius", "has no centre, or more places than its centre: it is unclear");
      }
    } else if (round && corners.size() == 1) {
      draft.unusable(
          "radius", "is missing or not understood: write it as in 1500 m, 1.5 km or 2 NM");
    } else if (corners.size() > 0) {
      // a decree names each corner once: the last edge goes back to the first without a word
      double[] ring = corners.ring();
      draft.areas().polygon(List.of(Areas.closed(ring, ring.length)));
    } else if (circles == 0) {
      draft.unusable("coordinates", "has no places");
    }
    return draft;
  }
}
