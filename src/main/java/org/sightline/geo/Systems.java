package org.sightline.geo;

import java.util.ArrayList;
import java.util.List;
import javax.measure.Unit;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.ReferenceIdentifier;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.cs.AxisDirection;
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
   * @param bases EPSG codes of the geographic system there, the likelier first
   */
  record Source(MathTransform toBase, String datum, List<String> bases) {
    /** The ways from the first of them that has any. */
    List<DatumShifts.Shift> shifts() throws FactoryException {
      List<DatumShifts.Shift> shifts = List.of();
      for (int i = 0; i < bases.size() && shifts.isEmpty(); i++) {
        shifts = DatumShifts.from(bases.get(i));
      }
      return shifts;
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
      checkMethod(projected);
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
        bases(base, datum));
  }

  /** Refuses what GeoTools was seen to compute otherwise than PROJ 9.5. */
  private static void checkMethod(ProjectedCRS projected) throws FactoryException {
    String method = projected.getConversionFromBase().getMethod().getName().getCode();
    boolean turned = false;
    for (int i = 0; i < 2; i++) {
      AxisDirection direction = projected.getCoordinateSystem().getAxis(i).getDirection();
      turned |= direction.equals(AxisDirection.SOUTH) || direction.equals(AxisDirection.WEST);
    }
    if (method.startsWith("Equal Earth")
        || method.startsWith("Equal_Earth")
        || method.contains("(Spherical)")
        || (turned && method.startsWith("Krovak"))) {
      throw new FactoryException("its projection is not one of those that are understood");
    }
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

  /** By its own code and by its datum's name, as far as they have the same ellipsoid. */
  private static List<String> bases(GeographicCRS base, String datum) throws FactoryException {
    List<String> bases = new ArrayList<>();
    for (String code : new @Nullable String[] {ownCode(base), DatumNames.epsg(datum)}) {
      if (code != null && !bases.contains(code) && hasEllipsoid(code, base)) {
        bases.add(code);
      }
    }
    return bases;
  }

  private static boolean hasEllipsoid(String code, GeographicCRS base) throws FactoryException {
    if (!(CRS.decode(code, true) instanceof GeographicCRS known)) {
      return false;
    }
    Ellipsoid theirs = base.getDatum().getEllipsoid();
    Ellipsoid ours = known.getDatum().getEllipsoid();
    return Math.abs(metres(theirs) - metres(ours)) < AXIS_SLACK_M
        && Math.abs(theirs.getInverseFlattening() - ours.getInverseFlattening()) < FLATTENING_SLACK;
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
