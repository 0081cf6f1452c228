package org.sightline.geo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * How far mean sea level lies above the WGS 84 ellipsoid: the EGM96 geoid (NASA and NIMA, public
 * domain), as whole metres every two degrees, bilinear. Made for the question whether a height can
 * have been meant the other way, not for surveying. Read when first needed; safe to share.
 */
public final class Geoid {
  /**
   * The most that it errs, metres: 17.0 m against all of EGM96 at 15 minutes (north of the Kuril
   * trench), 3.9 m at 99 % of places, and the 3 m that EGM96 itself lies off EGM2008.
   */
  public static final double ERROR_M = 20;

  private static final int STEP_DEG = 2;
  private static final int ROWS = 180 / STEP_DEG + 1;
  private static final int COLUMNS = 360 / STEP_DEG;
  private static final byte[] METRES = read();

  private Geoid() {}

  /** Rows from the south pole, columns from the antimeridian, a signed byte each. */
  private static byte[] read() {
    try (InputStream in = Geoid.class.getResourceAsStream("/geo/egm96.bin")) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: geo/egm96.bin is missing");
      }
      byte[] bytes = in.readAllBytes();
      if (bytes.length != ROWS * COLUMNS) {
        throw new IllegalStateException("the program is damaged: geo/egm96.bin");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Height of mean sea level above the ellipsoid, metres, −107..86. */
  public static double heightM(LatLon place) {
    double y = (place.latDeg() + 90) / STEP_DEG;
    double x = (place.lonDeg() + 180) / STEP_DEG;
    int row = Math.min((int) y, ROWS - 2);
    int column = (int) x;
    double south = mean(row, column, x - column);
    double north = mean(row + 1, column, x - column);
    return south + (north - south) * (y - row);
  }

  private static double mean(int row, int column, double east) {
    double here = METRES[row * COLUMNS + column % COLUMNS];
    return here + (METRES[row * COLUMNS + (column + 1) % COLUMNS] - here) * east;
  }
}
