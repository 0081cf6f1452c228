package org.sightline.zonefiles;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** One ring as drawn: checked, closed, without repeated points, its longitudes made continuous. */
final class Ring {
  private static final double MAX_LON = 540;
  private static final double LAT_SLACK = 1e-9;

  private final double[] lonLat;
  private final int turns;
  private final double minLon;
  private final double maxLon;

  private Ring(double[] lonLat, int turns) {
    this.lonLat = lonLat;
    this.turns = turns;
    double min = lonLat[0];
    double max = lonLat[0];
    for (int i = 2; i < lonLat.length; i += 2) {
      min = Math.min(min, lonLat[i]);
      max = Math.max(max, lonLat[i]);
    }
    this.minLon = min;
    this.maxLon = max;
  }

  /** Longitude, latitude…, first point repeated at the end (but for whole turns). */
  double[] lonLat() {
    return lonLat;
  }

  /** How often it goes round the globe eastward; 0 for all but rings around a pole. */
  int turns() {
    return turns;
  }

  double minLon() {
    return minLon;
  }

  double maxLon() {
    return maxLon;
  }

  /**
   * Checks and cleans a ring; null if it cannot be used, which the draft then says.
   *
   * @param drawn longitude, latitude, …
   */
  static @Nullable Ring of(double[] drawn, ZoneDraft draft) {
    for (int i = 0; i < drawn.length; i += 2) {
      String wrong = wrong(drawn[i], drawn[i + 1]);
      if (wrong != null) {
        draft.unusable("coordinates", wrong);
        return null;
      }
    }
    double[] ring = withoutRepeats(drawn);
    int n = ring.length;
    if (n >= 2 && (ring[0] != ring[n - 2] || ring[1] != ring[n - 1])) {
      ring = Areas.closed(ring, n);
      if (!sameMeridian(ring[0], ring[n - 2]) || ring[1] != ring[n - 1]) {
        draft.remark("coordinates", "a ring is not closed; it was closed");
      }
    }
    if (ring.length < 8) {
      draft.unusable("coordinates", "a ring has fewer than three different points: it has no area");
      return null;
    }
    return continuous(ring, draft);
  }

  private static boolean sameMeridian(double lon, double other) {
    return Math.abs(lon - other) == 360;
  }

  private static @Nullable String wrong(double lon, double lat) {
    if (!Double.isFinite(lon) || !Double.isFinite(lat)) {
      return "a coordinate is not a finite number";
    }
    if (Math.abs(lat) <= 90 + LAT_SLACK && Math.abs(lon) <= MAX_LON) {
      return null;
    }
    if (Math.abs(lat) <= 180 && Math.abs(lon) <= 90) {
      return "a latitude is beyond 90 degrees: longitude and latitude look swapped,"
          + " longitude must come first";
    }
    return Math.abs(lat) > 360 || Math.abs(lon) > MAX_LON
        ? "a coordinate is far beyond the globe: it looks like metres of a map grid; convert the"
            + " file to longitude and latitude (WGS 84), or name its reference system"
        : "a latitude is beyond 90 degrees";
  }

  private static double[] withoutRepeats(double[] drawn) {
    double[] kept = drawn.clone();
    int n = 0;
    for (int i = 0; i < kept.length; i += 2) {
      double lat = Math.max(-90, Math.min(90, kept[i + 1]));
      if (n == 0 || kept[i] != kept[n - 2] || lat != kept[n - 1]) {
        kept[n] = kept[i] + 0.0; // -0.0 becomes 0.0
        kept[n + 1] = lat + 0.0;
        n += 2;
      }
    }
    return n == kept.length ? kept : Arrays.copyOf(kept, n);
  }

  private static @Nullable Ring continuous(double[] ring, ZoneDraft draft) {
    int n = ring.length;
    double[] lonLat = ring.clone();
    double offset = 0;
    boolean jumped = false;
    for (int i = 2; i < n; i += 2) {
      double step = ring[i] - ring[i - 2];
      while (Math.abs(step) > 180 && !alongTheEdge(ring, i - 2)) {
        offset += step > 0 ? -360 : 360;
        step += step > 0 ? -360 : 360;
        jumped = true;
      }
      lonLat[i] = ring[i] + offset;
    }
    int turns = (int) Math.rint((lonLat[n - 2] - lonLat[0]) / 360);
    if (Math.abs(turns) > 1) {
      draft.unusable("coordinates", "a ring goes round the globe more than once");
      return null;
    }
    if (turns != 0) {
      draft.remark("coordinates", "a ring goes round a pole; it was taken to hold that pole");
    } else if (jumped) {
      draft.remark(
          "coordinates", "an edge spans more than 180 degrees; it was taken the short way round");
    }
    return new Ring(lonLat, turns);
  }

  /**
   * Whether the edge from here to the next point runs the whole width of the map as written: along
   * a pole, or with a neighbour that runs along the map's side. Otherwise −180 to 180 is one step
   * over the antimeridian.
   */
  private static boolean alongTheEdge(double[] ring, int from) {
    double step = ring[from + 2] - ring[from];
    if (Math.abs(step) != 360 || Math.abs(ring[from]) != 180 || ring[from + 1] != ring[from + 3]) {
      return false;
    }
    int last = ring.length - 2;
    double before = ring[from == 0 ? last - 2 : from - 2];
    double after = ring[from + 2 == last ? 2 : from + 4];
    return Math.abs(ring[from + 1]) == 90 || (before == ring[from] && after == ring[from + 2]);
  }

  /** The area within, cut at the antimeridian; with the pole for a ring that goes round it. */
  Geometry area(ZoneDraft draft) {
    if (turns == 0) {
      return Areas.within(lonLat, draft);
    }
    double sum = 0;
    for (int i = 1; i < lonLat.length; i += 2) {
      sum += lonLat[i];
    }
    if (sum == 0) {
      draft.unusable(
          "coordinates", "a ring runs along the equator: which side it means is unclear");
    }
    double pole = sum < 0 ? -90 : 90;
    int n = lonLat.length;
    double[] cap = Arrays.copyOf(lonLat, n + 6);
    cap[n] = lonLat[n - 2];
    cap[n + 1] = pole;
    cap[n + 2] = lonLat[0];
    cap[n + 3] = pole;
    cap[n + 4] = lonLat[0];
    cap[n + 5] = lonLat[1];
    return Areas.within(cap, draft);
  }
}
