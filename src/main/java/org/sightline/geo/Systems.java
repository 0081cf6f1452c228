package org.sightline.geo;

import java.util.List;
import javax.measure.Unit;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.ReferenceIdentifier;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.datum.Ellipsoid;
import org.geotools.api.referencing.datum.PrimeMeridian;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.measure.Units;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.transform.ConcatenatedTransform;
import org.geotools.referencing.operation.transform.ProjectiveTransform;
import org.jspecify.annotations.Nullable;

/** Reference systems as far as their own datum: projection, unit, prime meridian. */
final class Systems {
  private static final double AXIS_SLACK_M = 1;
  private static final double FLATTENING_SLACK = 1e-3;

  private Systems() {}

  /**
   * A system.
   *
   * @param toBase from its coordinates, east first, to latitude and longitude in degrees from
   *     Greenwich on its own datum
   * @param datum what it calls its datum
   * @param base the EPSG code of the geographic system there; null if it is not known
   */
  record Source(MathTransform toBase, String datum, @Nullable String base) {
    List<DatumShifts.Shift> shifts() throws FactoryException {
      return base == null ? List.of() : DatumShifts.from(base);
    }
  }

  static Source ofCode(String code) throws FactoryException, TransformException {
    CoordinateReferenceSystem system = CRS.getHorizontalCRS(CRS.decode(code, true));
    if (system == null) {
      throw new FactoryException(code + " has no longitude and latitude");
    }
    return of(system);
  }

  static Source ofText(SystemText text) throws FactoryException, TransformException {
    if (text.isWkt2()) {
      throw new FactoryException("it is written in WKT 2 without an EPSG code");
    }
    if (EsriText.isWebMercator(text)) {
      return ofCode("EPSG:3857");
    }
    try {
      CoordinateReferenceSystem system =
          CRS.getHorizontalCRS(CRS.parseWKT(EsriText.forGeoTools(text)));
      if (system == null) {
        throw new FactoryException("has no longitude and latitude");
      }
      return of(system);
    } catch (IllegalArgumentException e) {
      throw new FactoryException(e.getMessage(), e);
    }
  }

  private static Source of(CoordinateReferenceSystem system)
      throws FactoryException, TransformException {
    GeographicCRS base;
    MathTransform toGeographic = null;
    if (system instanceof ProjectedCRS projected) {
      base = projected.getBaseCRS();
      toGeographic = projected.getConversionFromBase().getMathTransform().inverse();
    } else if (system instanceof GeographicCRS geographic) {
      base = geographic;
    } else {
      throw new FactoryException("is neither projected nor geographic");
    }
    MathTransform toDegrees = toDegrees(base);
    String datum = base.getDatum().getName().getCode();
    return new Source(
        toGeographic == null ? toDegrees : ConcatenatedTransform.create(toGeographic, toDegrees),
        datum,
        epsg(base, ownCode(base), datum));
  }

  /** From its longitude and latitude, as it counts them, to degrees of both from Greenwich. */
  private static MathTransform toDegrees(GeographicCRS base)
      throws NoninvertibleTransformException {
    Unit<?> unit = base.getCoordinateSystem().getAxis(0).getUnit();
    double degrees = Units.getConverterToAny(unit, Units.DEGREE_ANGLE).convert(1.0);
    double from = greenwichDeg(base);
    return ProjectiveTransform.create(
        new java.awt.geom.AffineTransform(0, degrees, degrees, 0, 0, from));
  }

  /** The EPSG code of its geographic system, by the datum's name if that has no code of its own. */
  private static @Nullable String epsg(GeographicCRS base, @Nullable String own, String datum)
      throws FactoryException {
    String code = own != null ? own : DatumNames.epsg(datum);
    if (code == null) {
      return null;
    }
    CoordinateReferenceSystem known = CRS.decode(code, true);
    if (!(known instanceof GeographicCRS geographic)) {
      return null;
    }
    Ellipsoid theirs = base.getDatum().getEllipsoid();
    Ellipsoid ours = geographic.getDatum().getEllipsoid();
    boolean same =
        Math.abs(metres(theirs) - metres(ours)) < AXIS_SLACK_M
            && Math.abs(theirs.getInverseFlattening() - ours.getInverseFlattening())
                < FLATTENING_SLACK;
    return same ? code : null;
  }

  private static @Nullable String ownCode(GeographicCRS base) {
    Unit<?> unit = base.getCoordinateSystem().getAxis(0).getUnit();
    boolean plain =
        greenwichDeg(base) == 0
            && Units.getConverterToAny(unit, Units.DEGREE_ANGLE).convert(1.0) == 1;
    for (ReferenceIdentifier id : base.getIdentifiers()) {
      if (plain && "EPSG".equals(id.getCodeSpace())) {
        return "EPSG:".concat(id.getCode());
      }
    }
    return null;
  }

  private static double greenwichDeg(GeographicCRS base) {
    PrimeMeridian meridian = base.getDatum().getPrimeMeridian();
    return Units.getConverterToAny(meridian.getAngularUnit(), Units.DEGREE_ANGLE)
        .convert(meridian.getGreenwichLongitude());
  }

  private static double metres(Ellipsoid ellipsoid) {
    return Units.getConverterToAny(ellipsoid.getAxisUnit(), Units.METRE)
        .convert(ellipsoid.getSemiMajorAxis());
  }
}
