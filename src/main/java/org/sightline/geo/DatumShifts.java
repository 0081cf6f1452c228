package org.sightline.geo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.geotools.api.metadata.extent.Extent;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.metadata.extent.GeographicExtent;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.NoSuchAuthorityCodeException;
import org.geotools.api.referencing.ReferenceIdentifier;
import org.geotools.api.referencing.operation.ConcatenatedOperation;
import org.geotools.api.referencing.operation.CoordinateOperation;
import org.geotools.api.referencing.operation.CoordinateOperationAuthorityFactory;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.SingleOperation;
import org.geotools.referencing.ReferencingFactoryFinder;
import org.geotools.referencing.factory.BackingStoreException;
import org.geotools.referencing.operation.AbstractCoordinateOperation;
import org.geotools.referencing.operation.transform.ConcatenatedTransform;
import org.geotools.referencing.operation.transform.IdentityTransform;
import org.jspecify.annotations.Nullable;

/**
 * The ways from a geographic system to WGS 84 that the EPSG data set knows, each with its accuracy
 * and the area that it was made for. GeoTools would take the first, which for the North American
 * Datum 1927 is the one of Cuba.
 */
final class DatumShifts {
  static final String WGS84 = "EPSG:4326";

  private static final Set<String> WITHDRAWN = DatumNames.withdrawn();

  /** Over which another way is looked for: ETRS89, NAD83, GDA94, GDA2020. */
  private static final List<String> BRIDGES =
      List.of("EPSG:4258", "EPSG:4269", "EPSG:4283", "EPSG:7844");

  /** Realizations of WGS 84 differ by up to 2 m (EPSG:6326, ensemble accuracy): half as 1 sigma. */
  private static final double WGS84_M = 1;

  /** No accuracy is stated: as GeoTools assumes for a change of datum. */
  static final double UNSTATED_M = 25;

  private static final double WORST_M = 900;
  private static final int MOST = 1000;

  private DatumShifts() {}

  /**
   * One way.
   *
   * @param transform from latitude and longitude in degrees to the same on WGS 84
   * @param accuracyM as EPSG states it, metres
   * @param areas boxes that a place must be in, all of them
   */
  record Shift(MathTransform transform, double accuracyM, List<Box> areas) {
    boolean isNear(Box box, double byDeg) {
      for (Box area : areas) {
        if (!area.isNear(box, byDeg)) {
          return false;
        }
      }
      return true;
    }

    boolean covers(Box box) {
      for (Box area : areas) {
        if (!area.covers(box)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Degrees; west may be larger than east, over the antimeridian.
   *
   * @param west longitude
   * @param south latitude
   * @param east longitude
   * @param north latitude
   */
  record Box(double west, double south, double east, double north) {
    /** Whether it would hold another if it were larger by some degrees on each side. */
    boolean isNear(Box o, double byDeg) {
      Box larger = new Box(west - byDeg, south - byDeg, east + byDeg, north + byDeg);
      return larger.covers(o) || east - west + 2 * byDeg >= 360;
    }

    boolean covers(Box o) {
      return o.south >= south && o.north <= north && holds(o.west) && holds(o.east);
    }

    private boolean holds(double lon) {
      return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
    }
  }

  /**
   * All ways from a system, those with stated accuracy only where there are any; empty if none is
   * known.
   *
   * @param code of a geographic system in degrees from Greenwich, such as {@code EPSG:4314}
   */
  static List<Shift> from(String code) throws FactoryException {
    if (code.equals(WGS84)) {
      return List.of(new Shift(IdentityTransform.create(2), 0, List.of()));
    }
    CoordinateOperationAuthorityFactory epsg = epsg();
    List<Shift> found = between(epsg, code, WGS84);
    for (int i = 0; found.isEmpty() && i < BRIDGES.size(); i++) {
      for (Shift first : between(epsg, code, BRIDGES.get(i))) {
        for (Shift second : between(epsg, BRIDGES.get(i), WGS84)) {
          found.add(joined(first, second));
        }
      }
    }
    found.replaceAll(
        shift -> new Shift(shift.transform, Math.max(shift.accuracyM, WGS84_M), shift.areas));
    List<Shift> stated = new ArrayList<>(found);
    stated.removeIf(shift -> shift.accuracyM > WORST_M);
    return stated.isEmpty() ? found : stated;
  }

  private static Shift joined(Shift first, Shift second) {
    List<Box> areas = new ArrayList<>(first.areas);
    areas.addAll(second.areas);
    return new Shift(
        ConcatenatedTransform.create(first.transform, second.transform),
        first.accuracyM + second.accuracyM,
        areas);
  }

  /** The data set in its own order of axes: others wrap it and give the first way only. */
  private static CoordinateOperationAuthorityFactory epsg() throws FactoryException {
    Set<CoordinateOperationAuthorityFactory> all =
        ReferencingFactoryFinder.getCoordinateOperationAuthorityFactories(null);
    for (CoordinateOperationAuthorityFactory factory : all) {
      if (factory instanceof org.geotools.referencing.factory.epsg.ThreadedEpsgFactory) {
        return factory;
      }
    }
    throw new FactoryException("the EPSG data set is missing");
  }

  private static List<Shift> between(
      CoordinateOperationAuthorityFactory epsg, String source, String target)
      throws FactoryException {
    List<Shift> found = new ArrayList<>();
    try {
      add(epsg.createFromCoordinateReferenceSystemCodes(source, target), false, found);
      add(epsg.createFromCoordinateReferenceSystemCodes(target, source), true, found);
    } catch (NoSuchAuthorityCodeException e) {
      return found; // newer than the data set
    }
    return found;
  }

  private static void add(Set<CoordinateOperation> operations, boolean back, List<Shift> into) {
    Iterator<CoordinateOperation> all = operations.iterator();
    for (int i = 0; i < MOST; i++) {
      CoordinateOperation operation = next(all);
      if (operation == null) {
        return;
      }
      if (isWithdrawn(operation)) {
        continue;
      }
      MathTransform transform = operation.getMathTransform();
      try {
        transform = back ? transform.inverse() : transform;
      } catch (org.geotools.api.referencing.operation.NoninvertibleTransformException e) {
        continue;
      }
      if (transform.getSourceDimensions() == 2 && transform.getTargetDimensions() == 2) {
        List<Box> areas = new ArrayList<>();
        into.add(new Shift(transform, accuracyM(operation, areas), areas));
      }
    }
  }

  /** The next that can be used; null at the end. Some of the data set need files that it lacks. */
  private static @Nullable CoordinateOperation next(Iterator<CoordinateOperation> all) {
    int odd = 0;
    while (odd < MOST) {
      try {
        return all.hasNext() ? all.next() : null;
      } catch (BackingStoreException e) {
        odd++;
      }
    }
    return null;
  }

  private static boolean isWithdrawn(CoordinateOperation operation) {
    for (ReferenceIdentifier id : operation.getIdentifiers()) {
      if (WITHDRAWN.contains(id.getCode())) {
        return true;
      }
    }
    if (operation instanceof ConcatenatedOperation steps) {
      for (SingleOperation step : steps.getOperations()) {
        if (isWithdrawn(step)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The accuracy, of all steps together, and their areas. */
  private static double accuracyM(CoordinateOperation operation, List<Box> areas) {
    if (operation instanceof ConcatenatedOperation steps) {
      double sum = 0;
      for (SingleOperation step : steps.getOperations()) {
        sum += accuracyM(step, areas);
      }
      return sum;
    }
    Extent extent = operation.getDomainOfValidity();
    Collection<? extends GeographicExtent> elements =
        extent == null ? List.of() : extent.getGeographicElements();
    for (GeographicExtent element : elements) {
      if (element instanceof GeographicBoundingBox box) {
        areas.add(
            new Box(
                box.getWestBoundLongitude(),
                box.getSouthBoundLatitude(),
                box.getEastBoundLongitude(),
                box.getNorthBoundLatitude()));
      }
    }
    double stated = AbstractCoordinateOperation.getAccuracy(operation);
    return Double.isNaN(stated) ? WORST_M + 1 : stated;
  }
}
