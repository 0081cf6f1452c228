package org.sightline.zones;

import java.util.Arrays;

/**
 * The borders of many areas as runs of up to 16 neighbouring edges, each with its box. Edges along
 * ±180° that only close a cut, and edges along a pole, are not border and are left out.
 */
final class BorderRuns {
  private static final int RUN = 16;

  private final int[] firstRun;
  private final int[] runStart;
  private final byte[] runEdges;
  private final float[] runBoxes;

  private BorderRuns(int[] firstRun, int[] runStart, byte[] runEdges, float[] runBoxes) {
    this.firstRun = firstRun;
    this.runStart = runStart;
    this.runEdges = runEdges;
    this.runBoxes = runBoxes;
  }

  int first(int area) {
    return firstRun[area];
  }

  int end(int area) {
    return firstRun[area + 1];
  }

  /** Where the first vertex of a run stands in the flat array. */
  int start(int run) {
    return runStart[run];
  }

  /** How many edges a run has. */
  int edges(int run) {
    return runEdges[run];
  }

  double west(int run) {
    return runBoxes[4 * run];
  }

  double south(int run) {
    return runBoxes[4 * run + 1];
  }

  double east(int run) {
    return runBoxes[4 * run + 2];
  }

  double north(int run) {
    return runBoxes[4 * run + 3];
  }

  /** Whether two shapes have the same edges in the same order. */
  boolean isSame(int shape, int other, double[] lonLat) {
    int runs = end(shape) - first(shape);
    boolean same = runs == end(other) - first(other);
    for (int r = 0; same && r < runs; r++) {
      int a = first(shape) + r;
      int b = first(other) + r;
      int n = 2 * edges(a) + 2;
      same =
          edges(a) == edges(b)
              && Arrays.equals(lonLat, start(a), start(a) + n, lonLat, start(b), start(b) + n);
    }
    return same;
  }

  long bytes() {
    return 4L * (firstRun.length + runStart.length + runBoxes.length) + runEdges.length;
  }

  /** Collects the runs of one area after the other. */
  static final class Builder {
    private final int[] firstRun;
    private final Outlines.Ints starts;
    private final Outlines.Ints counts;
    private final int copied;
    private double[] lonLat;
    private int extra;
    private int areas;

    Builder(int areaCount, double[] lonLat) {
      this.firstRun = new int[areaCount + 1];
      this.starts = new Outlines.Ints(lonLat.length / RUN);
      this.counts = new Outlines.Ints(lonLat.length / RUN);
      this.lonLat = lonLat;
      this.copied = lonLat.length;
    }

    /** The flat array, with parts of seams that are border after all behind the rings. */
    double[] lonLat() {
      return extra == 0 ? lonLat : Arrays.copyOf(lonLat, copied + extra);
    }

    /** Adds an area whose rings begin at {@code first} in the list. */
    void area(Outlines.Ints rings, int first) {
      firstRun[areas++] = starts.size();
      Seam seam = null;
      for (int r = first; r < rings.size(); r += 2) {
        int run = 0;
        for (int i = rings.get(r); i + 2 < rings.get(r + 1); i += 2) {
          if (alongPole(i) || alongSeam(i)) {
            if (!alongPole(i)) {
              seam = seam == null ? new Seam() : seam;
              seam.add(lonLat[i] > 0, lonLat[i + 1], lonLat[i + 3]);
            }
            run = 0;
          } else if (run == 0 || run == RUN) {
            starts.add(i);
            counts.add(1);
            run = 1;
          } else {
            run++;
            counts.set(counts.size() - 1, run);
          }
        }
      }
      if (seam != null) {
        double[] left = seam.unmatched();
        for (int k = 0; k < left.length; k += 3) {
          lone(left[k], left[k + 1], left[k + 2]);
        }
      }
    }

    private boolean alongPole(int i) {
      return Math.abs(lonLat[i + 1]) == 90 && lonLat[i + 1] == lonLat[i + 3];
    }

    private boolean alongSeam(int i) {
      return Math.abs(lonLat[i]) == 180 && lonLat[i] == lonLat[i + 2];
    }

    private void lone(double lon, double fromLat, double toLat) {
      int at = copied + extra;
      if (at + 4 > lonLat.length) {
        lonLat = Arrays.copyOf(lonLat, at + 64);
      }
      lonLat[at] = lon;
      lonLat[at + 1] = fromLat;
      lonLat[at + 2] = lon;
      lonLat[at + 3] = toLat;
      extra += 4;
      starts.add(at);
      counts.add(1);
    }

    BorderRuns build() {
      firstRun[areas] = starts.size();
      int n = starts.size();
      byte[] edges = new byte[n];
      float[] boxes = new float[4 * n];
      for (int run = 0; run < n; run++) {
        edges[run] = (byte) counts.get(run);
        box(starts.get(run), edges[run], boxes, 4 * run);
      }
      return new BorderRuns(firstRun, starts.trimmed(), edges, boxes);
    }

    /** A box in single precision, rounded outwards. */
    private void box(int from, int edges, float[] boxes, int at) {
      double west = lonLat[from];
      double east = west;
      double south = lonLat[from + 1];
      double north = south;
      for (int i = from + 2; i <= from + 2 * edges; i += 2) {
        west = Math.min(west, lonLat[i]);
        east = Math.max(east, lonLat[i]);
        south = Math.min(south, lonLat[i + 1]);
        north = Math.max(north, lonLat[i + 1]);
      }
      boxes[at] = Math.nextDown((float) west);
      boxes[at + 1] = Math.nextDown((float) south);
      boxes[at + 2] = Math.nextUp((float) east);
      boxes[at + 3] = Math.nextUp((float) north);
    }
  }
}
