package org.sightline.geo;

import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;

/**
 * Brings coordinates of a named reference system to WGS 84, with GeoTools and its EPSG data.
 *
 * <p>The first use costs seconds and unpacks a database under the temporary folder: nothing that is
 * in WGS 84 already comes here. The change of datum is strict: where its parameters are not known
 * the system is refused, since leaving it out moves places by 100 to 250 m.
 */
public final class Reprojection {
  private final MathTransform toWgs84;

  private Reprojection(MathTransform toWgs84) {
    this.toWgs84 = toWgs84;
  }

  /**
   * Finds the way from a system to WGS 84.
   *
   * @param code such as {@code EPSG:2056}; read east before north whatever its authority says
   * @throws UnknownSystemException if there is no such system or no known way from it
   */
  public static Reprojection from(String code) throws UnknownSystemException {
    try {
      CoordinateReferenceSystem system = CRS.decode(code, true);
      return new Reprojection(CRS.findMathTransform(system, DefaultGeographicCRS.WGS84, false));
    } catch (FactoryException e) {
      throw new UnknownSystemException("no way is known from " + code + " to WGS 84", e);
    }
  }

  /**
   * Turns one place.
   *
   * @param x east, in the unit of the system
   * @param y north
   * @return longitude and latitude, degrees; null where the system does not reach
   */
  public double @org.jspecify.annotations.Nullable [] lonLat(double x, double y) {
    double[] place = {x, y};
    try {
      toWgs84.transform(place, 0, place, 0, 1);
    } catch (TransformException e) {
      return null;
    }
    return place;
  }

  /** The reference system is not known, or not how its datum differs from WGS 84. */
  public static final class UnknownSystemException extends Exception {
    private static final long serialVersionUID = 1;

    /** With the system named in the message. */
    public UnknownSystemException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
