package org.sightline.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;

/**
 * Shortest lines on the WGS 84 ellipsoid, right at the antimeridian and the poles.
 *
 * <p>Karney, Algorithms for geodesics, 2013: 15 nanometres. Within about 30 km the local frame
 * answers instead, to 0.1 m at that distance and 5 mm at 10 km, without loading the library.
 */
public final class Geodesics {
  private Geodesics() {}

  /** Distance, metres. */
  public static double distanceM(LatLon from, LatLon to) {
    return new LocalFrame(from).toLocal(to).distanceM();
  }

  /** Direction in which the line sets out, clockwise from true north, 0..360. */
  public static double azimuthDeg(LatLon from, LatLon to) {
    return new LocalFrame(from).toLocal(to).bearingDeg();
  }

  /**
   * The end of a line.
   *
   * @param from its start
   * @param azimuthDeg where it sets out to, clockwise from true north
   * @param distanceM its length, metres
   */
  public static LatLon direct(LatLon from, double azimuthDeg, double distanceM) {
    GeodesicData end = Geodesic.WGS84.Direct(from.latDeg(), from.lonDeg(), azimuthDeg, distanceM);
    return new LatLon(end.lat2, LocalFrame.shortWayDeg(end.lon2));
  }
}
