package org.sightline.zones;

import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * The border within reach of a point as straight pieces in its local frame, in units of its error.
 * An edge that bends in the frame is taken in pieces.
 */
final class NearEdges {
  private static final double MAX_TURN = 0.02;
  private static final int MAX_PIECES = 720;

  /**
   * The middle of a chord lies (turn / pieces)² / 8 of the edge's radius off it, and the error is
   * 0.4 times that over σ: with √(9000 turn) pieces of a window 18σ long, 1e-4.
   */
  private static final double PIECES_PER_TURN = 9000;

  private static final double RADIAN = Math.PI / 180;

  private final LatLon point;
  private final Border border;
  private final LocalFrame frame;
  private final double sigmaM;
  private final Reach reach;
  private double lon1;
  private double lat1;
  private double lon2;
  private double lat2;

  /** Something done with a piece of border. */
  interface Use {
    /** From and to, east and north of the point in units of σ; the area is on the left. */
    void edge(double x1, double y1, double x2, double y2);
  }

  NearEdges(Border border, double sigmaM, double reachSigmas) {
    this.border = border;
    this.frame = border.frame();
    this.point = frame.origin();
    this.sigmaM = sigmaM;
    this.reach = new Reach(point.latDeg(), reachSigmas * sigmaM);
  }

  /** Tells every piece of a shape's border within reach; what is farther may be told or not. */
  void tell(Outlines outlines, int shape, Use use) {
    double[] c = outlines.lonLat;
    BorderRuns runs = outlines.runs;
    for (int run = runs.first(shape); run < runs.end(shape); run++) {
      if (border.leastM(run) > reach.metres) {
        continue;
      }
      int end = runs.start(run) + 2 * runs.edges(run);
      for (int i = runs.start(run); i < end; i += 2) {
        double lon = LocalFrame.shortWayDeg(c[i] - point.lonDeg());
        double dLon = c[i + 2] - c[i];
        for (int turn = -360; turn <= 360; turn += 360) {
          if (clip(lon + turn, c[i + 1] - point.latDeg(), dLon, c[i + 3] - c[i + 1])) {
            pieces(use);
          }
        }
      }
    }
  }

  /** The clipped edge, in pieces that are straight in the local frame. */
  private void pieces(Use use) {
    double lat = point.latDeg();
    double lon = point.lonDeg();
    double steepest = Math.max(Math.abs(lat + lat1), Math.abs(lat + lat2));
    double turn = Math.abs(lon2 - lon1) * RADIAN * Math.sin(Math.min(90, steepest) * RADIAN);
    int n =
        1
            + (int)
                Math.min(MAX_PIECES, Math.max(turn / MAX_TURN, Math.sqrt(turn * PIECES_PER_TURN)));
    LocalFrame.Offset from = frame.toLocal(lat + lat1, lon + lon1);
    for (int k = 1; k <= n; k++) {
      double t = (double) k / n;
      LocalFrame.Offset to =
          frame.toLocal(lat + lat1 + t * (lat2 - lat1), lon + lon1 + t * (lon2 - lon1));
      use.edge(
          from.eastM() / sigmaM, from.northM() / sigmaM, to.eastM() / sigmaM, to.northM() / sigmaM);
      from = to;
    }
  }

  /** What of an edge lies within reach; false if that is less than a piece of it. */
  private boolean clip(double lon, double lat, double dLon, double dLat) {
    if (!reach.holds(lon, lat, dLon, dLat) || reach.from() == reach.to()) {
      return false;
    }
    lon1 = lon + reach.from() * dLon;
    lat1 = lat + reach.from() * dLat;
    lon2 = lon + reach.to() * dLon;
    lat2 = lat + reach.to() * dLat;
    return true;
  }
}
