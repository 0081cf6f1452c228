package org.sightline.zones;

import java.util.Arrays;

/**
 * The edges of one area along the antimeridian. Where an area lies on both sides of it the edges
 * cancel: they are where the map is cut, not where the area ends. What is left is border.
 */
final class Seam {
  /** More edges than any coast has along the antimeridian; then all of it counts as a cut. */
  private static final int MAX_EDGES = 2000;

  private double[] edges = new double[12];
  private int used;

  /**
   * Adds an edge.
   *
   * @param east whether it lies at 180, not −180
   */
  void add(boolean east, double fromLat, double toLat) {
    if (used == edges.length) {
      edges = Arrays.copyOf(edges, used * 2);
    }
    edges[used++] = east ? 180 : -180;
    edges[used++] = fromLat;
    edges[used++] = toLat;
  }

  /** The pieces that lie on one side only: longitude, from, to of each. */
  double[] unmatched() {
    if (used > 3 * MAX_EDGES) {
      return new double[0];
    }
    double[] cuts = new double[used / 3 * 2];
    for (int i = 0; i < used; i += 3) {
      cuts[i / 3 * 2] = edges[i + 1];
      cuts[i / 3 * 2 + 1] = edges[i + 2];
    }
    Arrays.sort(cuts);
    double[] left = new double[3 * cuts.length];
    int n = 0;
    for (int c = 0; c + 1 < cuts.length; c++) {
      double middle = (cuts[c] + cuts[c + 1]) / 2;
      int east = at(180, middle);
      int west = at(-180, middle);
      if (cuts[c] < cuts[c + 1] && east >= 0 != west >= 0) {
        int edge = Math.max(east, west);
        boolean north = edges[edge + 2] > edges[edge + 1];
        left[n++] = edges[edge];
        left[n++] = north ? cuts[c] : cuts[c + 1];
        left[n++] = north ? cuts[c + 1] : cuts[c];
      }
    }
    return Arrays.copyOf(left, n);
  }

  private int at(double lon, double lat) {
    for (int i = 0; i < used; i += 3) {
      if (edges[i] == lon
          && lat > Math.min(edges[i + 1], edges[i + 2])
          && lat < Math.max(edges[i + 1], edges[i + 2])) {
        return i;
      }
    }
    return -1;
  }
}
