package org.sightline.geo;

import java.util.List;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.NoSuchAuthorityCodeException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.DatumShifts.Box;
import org.sightline.geo.DatumShifts.Shift;

/**
 * Brings coordinates of another reference system to WGS 84, with GeoTools and its EPSG data.
 *
 * <p>The first use costs seconds and unpacks a database under the temporary folder: nothing that is
 * in WGS 84 already comes here. The change of datum is strict: where it is not known the system is
 * refused, since leaving it out moves places by 100 to 250 m. Where EPSG knows several, the most
 * accurate of those made for the place is taken. Not for use by several threads at once.
 */
public final class Reprojection {
  private static final int LOOKED_AT = 64;

  /** Beyond any place in any system, whatever its unit. */
  private static final double MAX_VALUE = 1e9;

  /** Coasts and borders are left by so much; a place further off is no place of the system. */
  private static final double NEAR_DEG = 3;

  private static final double METRES_A_DEG = 111_320;

  /** Ways less accurate than so many times the best do not tell how good the best is… */
  private static final double COMPARABLE = 3;

  /**
   * … unless they are as accurate as this: areas are boxes, and may hold another country's land.
   */
  private static final double COMPARABLE_M = 5;

  private final String name;
  private final MathTransform toBase;
  private final List<Shift> shifts;

  /**
   * With all ways to WGS 84.
   *
   * @param name for messages
   * @param toBase from the file's coordinates, east first, to latitude and longitude in degrees
   * @param shifts from there to WGS 84, at least one
   */
  private Reprojection(String name, MathTransform toBase, List<Shift> shifts) {
    this.name = name;
    this.toBase = toBase;
    this.shifts = shifts;
  }

  /**
   * Finds the way from a system to WGS 84.
   *
   * @param code such as {@code EPSG:2056}; read east before north whatever its authority says
   * @throws UnknownSystemException if there is no such system or no known way from it
   */
  public static Reprojection from(String code) throws UnknownSystemException {
    try {
      Systems.Source source = Systems.ofCode(code);
      return new Reprojection(code, source.toBase(), shifts(code, source));
    } catch (FactoryException | TransformException e) {
      throw new UnknownSystemException("no way is known from " + code + " to WGS 84", e);
    }
  }

  /**
   * Finds the way from a system that a file describes. An EPSG code of the whole system counts
   * first; otherwise its projection is taken as described, and the change of datum by the datum's
   * name from the EPSG data, since Esri's texts hold none.
   *
   * @throws UnknownSystemException if it is not understood or no way is known from it
   */
  public static Reprojection from(SystemText text) throws UnknownSystemException {
    String called = "\"" + text.name() + "\"";
    String code = text.epsg();
    if (code != null) {
      try {
        return from(code);
      } catch (UnknownSystemException e) {
        // a code that is newer than the data set may still be understood by its description
        if (text.isWkt2() || !(e.getCause() instanceof NoSuchAuthorityCodeException)) {
          throw e;
        }
      }
    }
    try {
      Systems.Source source = Systems.ofText(text);
      return new Reprojection(called, source.toBase(), shifts(called, source));
    } catch (FactoryException | TransformException e) {
      throw new UnknownSystemException(
          "the reference system " + called + " is not understood (" + e.getMessage() + ")", e);
    }
  }

  private static List<Shift> shifts(String called, Systems.Source source)
      throws FactoryException, UnknownSystemException {
    List<Shift> shifts = source.shifts();
    if (shifts.isEmpty()) {
      throw new UnknownSystemException(
          "it is not known how the datum \""
              + source.datum()
              + "\" of "
              + called
              + " differs from WGS 84, which may be hundreds of metres",
          null);
    }
    return shifts;
  }

  /** What to call the system in a message. */
  public String name() {
    return name;
  }

  /**
   * The way for some places, which should be taken together.
   *
   * @param xy east, north, east, north… in the unit of the system
   * @return null where the system does not reach
   */
  public @Nullable Way over(double[] xy) {
    Box box = box(xy);
    if (box == null) {
      return null;
    }
    Shift best = null;
    for (Shift shift : shifts) {
      if (shift.covers(box) && (best == null || shift.accuracyM() < best.accuracyM())) {
        best = shift;
      }
    }
    boolean outside = best == null;
    for (Shift shift : shifts) {
      if (outside && !shift.isNear(box, NEAR_DEG)) {
        continue; // so far off that it is rather the wrong system
      }
      if (best == null || (outside && shift.accuracyM() < best.accuracyM())) {
        best = shift;
      }
    }
    if (best == null) {
      return null;
    }
    return new Way(toBase, best, errorM(best, box, outside), outside);
  }

  /** The accuracy, or how far comparable ways lead apart if that is more. */
  private double errorM(Shift best, Box box, boolean outside) {
    double lat = (box.south() + box.north()) / 2;
    double lon = (box.west() + box.east()) / 2;
    double error = Math.min(best.accuracyM(), DatumShifts.UNSTATED_M);
    double comparable = Math.max(COMPARABLE * best.accuracyM(), COMPARABLE_M);
    try {
      double[] here = {lat, lon};
      best.transform().transform(here, 0, here, 0, 1);
      for (Shift other : shifts) {
        boolean counts = outside || (other.covers(box) && other.accuracyM() <= comparable);
        if (counts) {
          double[] there = {lat, lon};
          other.transform().transform(there, 0, there, 0, 1);
          double east = (there[1] - here[1]) * Math.cos(Math.toRadians(lat));
          error = Math.max(error, METRES_A_DEG * Math.hypot(there[0] - here[0], east));
        }
      }
    } catch (TransformException e) {
      return Math.max(error, DatumShifts.UNSTATED_M);
    }
    return error;
  }

  /** Roughly where the places lie; null if some cannot be said. */
  private @Nullable Box box(double[] xy) {
    double west = Double.POSITIVE_INFINITY;
    double south = Double.POSITIVE_INFINITY;
    double east = Double.NEGATIVE_INFINITY;
    double north = Double.NEGATIVE_INFINITY;
    for (double value : xy) {
      // the library fails when it puts such a number into its message
      if (!(Math.abs(value) <= MAX_VALUE)) {
        return null;
      }
    }
    int step = 2 * Math.max(1, xy.length / 2 / LOOKED_AT);
    double[] place = new double[2];
    for (int i = 0; i + 1 < xy.length; i += step) {
      try {
        toBase.transform(xy, i, place, 0, 1);
      } catch (TransformException e) {
        return null;
      }
      south = Math.min(south, place[0]);
      north = Math.max(north, place[0]);
      west = Math.min(west, place[1]);
      east = Math.max(east, place[1]);
    }
    return west <= east ? new Box(west, south, east, north) : null;
  }

  /** One way to WGS 84, with how far it may be off. */
  public static final class Way {
    private final MathTransform toBase;
    private final Shift shift;
    private final double errorM;
    private final boolean outside;

    private Way(MathTransform toBase, Shift shift, double errorM, boolean outside) {
      this.toBase = toBase;
      this.shift = shift;
      this.errorM = errorM;
      this.outside = outside;
    }

    /**
     * Turns one place.
     *
     * @param x east, in the unit of the system
     * @param y north
     * @return longitude and latitude, degrees; null where the system does not reach
     */
    public double @Nullable [] lonLat(double x, double y) {
      double[] place = {x, y};
      try {
        toBase.transform(place, 0, place, 0, 1);
        shift.transform().transform(place, 0, place, 0, 1);
      } catch (TransformException e) {
        return null;
      }
      double lat = place[0];
      place[0] = place[1];
      place[1] = lat;
      return place;
    }

    /** How far a place may be off, metres, 1 sigma. */
    public double errorM() {
      return errorM;
    }

    /** Whether no known way was made for these places, so that the nearest had to do. */
    public boolean isOutside() {
      return outside;
    }
  }

  /** The reference system is not known, or not how its datum differs from WGS 84. */
  public static final class UnknownSystemException extends Exception {
    private static final long serialVersionUID = 1;

    /** With the system named in the message. */
    public UnknownSystemException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
