package org.sightline.zonefiles;

import java.util.Arrays;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * A border as it is drawn, corner by corner: points, arcs round a centre and geodesic lines, on the
 * WGS 84 ellipsoid. What is round is drawn with corners so close that no edge lies further than
 * {@link #ERROR_M} from it, as far as {@link #MAX_STEPS} allow; {@link #errorM} tells.
 */
final class Arcs {
  /** The most that an edge may lie off the line it stands for, metres. */
  static final double ERROR_M = 0.25;

  private static final int MAX_STEPS = 7200;
  private static final int MAX_CORNERS = 4_000_000;
  private static final double EARTH_RADIUS_M = 6371008.8; // IUGG mean radius

  private double[] lonLat = new double[32];
  private int used;
  private double errorM;

  /** A corner, degrees. */
  void point(double latDeg, double lonDeg) {
    if (isFull()) {
      return;
    }
    if (used == lonLat.length) {
      lonLat = Arrays.copyOf(lonLat, used * 2);
    }
    lonLat[used++] = lonDeg;
    lonLat[used++] = latDeg;
  }

  /** Whether there are more corners than any real border has: then some were left out. */
  boolean isFull() {
    return used >= 2 * MAX_CORNERS;
  }

  /** How many corners there are. */
  int size() {
    return used / 2;
  }

  /** Latitude of a corner. */
  double lat(int corner) {
    return lonLat[2 * corner + 1];
  }

  /** Longitude of a corner. */
  double lon(int corner) {
    return lonLat[2 * corner];
  }

  /** Longitude, latitude, longitude, latitude… */
  double[] ring() {
    return Arrays.copyOf(lonLat, used);
  }

  /** The most that a drawn edge lies off the arc or line it stands for, metres. */
  double errorM() {
    return errorM;
  }

  /**
   * An arc round a centre from a direction to another.
   *
   * @param radiusM of the arc, geodesic metres
   * @param fromDeg where it starts as seen from the centre, clockwise from true north
   * @param sweepDeg how far it goes round: clockwise if positive, −360..360
   */
  void arc(double latDeg, double lonDeg, double radiusM, double fromDeg, double sweepDeg) {
    spiral(place(latDeg, lonDeg), radiusM, radiusM, fromDeg, sweepDeg, true);
  }

  /**
   * An arc round a centre from a point to another, which are both kept as they are; where their
   * distances from the centre differ the arc goes evenly from one to the other. An arc that ends
   * where it starts is a full circle.
   *
   * @param clockwise its direction
   * @return by how much the two distances differ, metres
   */
  double between(
      double latDeg,
      double lonDeg,
      double fromLat,
      double fromLon,
      double toLat,
      double toLon,
      boolean clockwise) {
    LatLon centre = place(latDeg, lonDeg);
    Geodesics.Line from = Geodesics.line(centre, place(fromLat, fromLon));
    Geodesics.Line to = Geodesics.line(centre, place(toLat, toLon));
    double sweep = sweep(from.azimuthDeg(), to.azimuthDeg(), clockwise);
    point(fromLat, fromLon);
    spiral(centre, from.distanceM(), to.distanceM(), from.azimuthDeg(), sweep, false);
    point(toLat, toLon);
    return Math.abs(from.distanceM() - to.distanceM());
  }

  /** How far round from one direction to another, degrees; the same direction is a full turn. */
  static double sweep(double fromDeg, double toDeg, boolean clockwise) {
    double turn = (toDeg - fromDeg) % 360;
    if (clockwise) {
      return turn <= 0 ? turn + 360 : turn;
    }
    return turn >= 0 ? turn - 360 : turn;
  }

  private static LatLon place(double latDeg, double lonDeg) {
    return new LatLon(latDeg, LocalFrame.shortWayDeg(lonDeg));
  }

  private void spiral(
      LatLon centre, double fromM, double toM, double fromDeg, double sweepDeg, boolean ends) {
    int steps = steps(Math.max(fromM, toM), sweepDeg);
    for (int i = ends ? 0 : 1; i < steps + (ends ? 1 : 0); i++) {
      double share = (double) i / steps;
      double radius = fromM + share * (toM - fromM);
      LatLon end = Geodesics.direct(centre, fromDeg + share * sweepDeg, radius);
      point(end.latDeg(), end.lonDeg());
    }
  }

  /** An edge over the angle a lies r (1 − cos a/2) inside the arc at its middle. */
  private int steps(double radiusM, double sweepDeg) {
    double sweep = Math.toRadians(Math.abs(sweepDeg));
    double fine = 2 * Math.acos(1 - Math.min(1, ERROR_M / Math.max(radiusM, ERROR_M)));
    int steps = (int) Math.min(MAX_STEPS, Math.max(4, Math.ceil(sweep / fine)));
    off(radiusM * (1 - Math.cos(sweep / steps / 2)));
    return steps;
  }

  private void off(double metres) {
    errorM = Math.max(errorM, metres);
  }

  /**
   * The geodesic from the last corner to a point, drawn with corners in between where it leaves the
   * straight line in longitude and latitude.
   */
  void geodesicTo(double latDeg, double lonDeg) {
    if (used == 0) {
      point(latDeg, lonDeg);
      return;
    }
    double fromLat = lat(size() - 1);
    double fromLon = lon(size() - 1);
    double bow = bowM(fromLat, fromLon, latDeg, lonDeg);
    // the bow of a part goes with the square of its length
    int parts = (int) Math.min(MAX_STEPS, Math.max(1, Math.ceil(Math.sqrt(bow / ERROR_M))));
    off(bow / parts / parts);
    if (parts > 1) {
      LatLon from = place(fromLat, fromLon);
      Geodesics.Line line = Geodesics.line(from, place(latDeg, lonDeg));
      for (int i = 1; i < parts; i++) {
        double way = line.distanceM() * i / parts;
        LatLon corner = Geodesics.direct(from, line.azimuthDeg(), way);
        point(corner.latDeg(), corner.lonDeg());
      }
    }
    point(latDeg, lonDeg);
  }

  /**
   * How far the geodesic between two points lies off the straight line in longitude and latitude at
   * most, metres: its length east times the turn of the meridians, over 8.
   */
  static double bowM(double fromLat, double fromLon, double toLat, double toLon) {
    double lat = Math.toRadians((fromLat + toLat) / 2);
    double east = Math.toRadians(LocalFrame.shortWayDeg(toLon - fromLon));
    double north = Math.toRadians(toLat - fromLat);
    double length = Math.hypot(east * Math.cos(lat), north);
    return EARTH_RADIUS_M * length * Math.abs(east * Math.sin(lat)) / 8
        + EARTH_RADIUS_M * Math.abs(east * east * north) / 16;
  }
}
