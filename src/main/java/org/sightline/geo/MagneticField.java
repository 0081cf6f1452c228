package org.sightline.geo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The earth's magnetic field by the World Magnetic Model (NOAA and BGS), degree and order 12:
 * models of 2015, 2020 and 2025, each good for five years; outside 2015 to 2030 the nearest is
 * extrapolated and the error grows. Method: Chulliat et al., The US/UK World Magnetic Model for
 * 2020-2025: Technical Report (2020), §1.2. Coefficients in {@code geo/wmm.cof}, read when first
 * needed. Safe to share.
 */
public final class MagneticField {
  /** Reference radius of the model, km. */
  private static final double RADIUS_KM = 6371.2;

  private static final double WGS84_A_KM = 6378.137;
  private static final double WGS84_F = 1 / 298.257223563;
  private static final int DEGREE = 12;

  /**
   * Compass north against true north.
   *
   * @param deg how far magnetic north lies east of true north, −180..180
   * @param sigmaDeg one standard deviation of the model there and then
   */
  public record Declination(double deg, double sigmaDeg) implements java.io.Serializable {}

  /** North, east and down components, nT. */
  record Field(double north, double east, double down) {}

  /** One model; coefficients at n (n + 1) / 2 + m. */
  private record Model(
      double epoch, List<Double> g, List<Double> h, List<Double> gRate, List<Double> hRate) {}

  private static final class Held {
    static final List<Model> MODELS = load();
  }

  private MagneticField() {}

  /** The declination on the ellipsoid: within a few kilometres of height it hardly changes. */
  public static Declination declination(LatLon at, double decimalYear) {
    Field field = field(at, 0, decimalYear);
    double horizontal = Math.hypot(field.north(), field.east());
    // WMM2020 report §3.3: 0.26° and, where the needle hardly pulls, 5625 nT over the pull
    double sigma = Math.hypot(0.26, Math.toDegrees(Math.atan(5625 * Math.PI / 180 / horizontal)));
    // outside the models the change itself changes: about 0.1° in the first year, growing
    double outside = Math.max(Math.max(0, 2015 - decimalYear), decimalYear - 2030);
    double drift = outside > 0 ? 0.1 * outside : 0;
    return new Declination(
        Math.toDegrees(Math.atan2(field.east(), field.north())),
        Math.min(180, Math.hypot(sigma, drift)));
  }

  /** The field at a height above the ellipsoid. */
  static Field field(LatLon at, double heightKm, double decimalYear) {
    double lat = Math.toRadians(at.latDeg());
    double e2 = WGS84_F * (2 - WGS84_F);
    double curvature = WGS84_A_KM / Math.sqrt(1 - e2 * Math.sin(lat) * Math.sin(lat));
    double p = (curvature + heightKm) * Math.cos(lat);
    double z = (curvature * (1 - e2) + heightKm) * Math.sin(lat);
    double r = Math.hypot(p, z);
    double geocentric = Math.asin(z / r);
    Field spherical = spherical(modelFor(decimalYear), r, geocentric, at.lonDeg(), decimalYear);
    // from the geocentric to the geodetic horizon (report, equation 17)
    double turn = geocentric - lat;
    return new Field(
        spherical.north() * Math.cos(turn) - spherical.down() * Math.sin(turn),
        spherical.east(),
        spherical.north() * Math.sin(turn) + spherical.down() * Math.cos(turn));
  }

  private static Model modelFor(double decimalYear) {
    Model chosen = Held.MODELS.get(0);
    for (Model model : Held.MODELS) {
      if (decimalYear >= model.epoch()) {
        chosen = model;
      }
    }
    return chosen;
  }

  /** Sums the harmonics (report, equations 10 to 12) with Schmidt's semi-normalised functions. */
  private static Field spherical(
      Model model, double r, double lat, double lonDeg, double decimalYear) {
    double sin = Math.sin(lat);
    // at the poles east is a limit; a hair's breadth off it the quotient is exact enough
    double cos = Math.max(Math.cos(lat), 1e-10);
    double[] legendre = new double[(DEGREE + 1) * (DEGREE + 2) / 2];
    double[] slope = new double[legendre.length];
    legendre(sin, cos, legendre, slope);
    double years = decimalYear - model.epoch();
    double north = 0;
    double east = 0;
    double down = 0;
    double ratio = RADIUS_KM / r;
    double power = ratio * ratio;
    for (int n = 1; n <= DEGREE; n++) {
      power *= ratio;
      for (int m = 0; m <= n; m++) {
        int i = n * (n + 1) / 2 + m;
        double g = model.g().get(i) + years * model.gRate().get(i);
        double h = model.h().get(i) + years * model.hRate().get(i);
        double cosM = Math.cos(m * Math.toRadians(lonDeg));
        double sinM = Math.sin(m * Math.toRadians(lonDeg));
        north -= power * (g * cosM + h * sinM) * slope[i];
        east += power * m * (g * sinM - h * cosM) * legendre[i] / cos;
        down -= power * (n + 1) * (g * cosM + h * sinM) * legendre[i];
      }
    }
    return new Field(north, east, down);
  }

  /**
   * Schmidt semi-normalised P(n, m) of sin(latitude) and their derivatives by latitude, by the
   * usual recursions (Heiskanen and Moritz 1967, §1-11, with Schmidt's factors).
   */
  private static void legendre(double sin, double cos, double[] values, double[] slopes) {
    values[0] = 1;
    for (int n = 1; n <= DEGREE; n++) {
      for (int m = 0; m <= n; m++) {
        int i = n * (n + 1) / 2 + m;
        int below = (n - 1) * n / 2 + m;
        if (n == m) {
          double factor = n == 1 ? 1 : Math.sqrt((2.0 * n - 1) / (2.0 * n));
          int corner = (n - 1) * n / 2 + n - 1;
          values[i] = factor * cos * values[corner];
          slopes[i] = factor * (cos * slopes[corner] - sin * values[corner]);
        } else {
          double root = Math.sqrt((double) n * n - (double) m * m);
          double back = Math.sqrt((n - 1.0) * (n - 1.0) - (double) m * m);
          int twoBelow = (n - 2) * (n - 1) / 2 + m;
          boolean has = m <= n - 2;
          values[i] =
              ((2 * n - 1) * sin * values[below] - (has ? back * values[twoBelow] : 0)) / root;
          slopes[i] =
              ((2 * n - 1) * (sin * slopes[below] + cos * values[below])
                      - (has ? back * slopes[twoBelow] : 0))
                  / root;
        }
      }
    }
  }

  private static List<Model> load() {
    List<Model> models = new ArrayList<>();
    try (InputStream in = MagneticField.class.getResourceAsStream("/geo/wmm.cof")) {
      if (in == null) {
        throw new IllegalStateException("geo/wmm.cof is missing from the jar");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.charAt(0) == '#' ? new String[0] : line.split(" ", 7);
        if (cells.length == 2) {
          models.add(empty(Double.parseDouble(cells[0])));
        } else if (cells.length == 6) {
          Model model = models.get(models.size() - 1);
          model.g().add(Double.parseDouble(cells[2]));
          model.h().add(Double.parseDouble(cells[3]));
          model.gRate().add(Double.parseDouble(cells[4]));
          model.hRate().add(Double.parseDouble(cells[5]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(models);
  }

  /** A model with the constant term, which the file leaves out: there are no lone poles. */
  private static Model empty(double epoch) {
    return new Model(epoch, zero(), zero(), zero(), zero());
  }

  private static List<Double> zero() {
    return new ArrayList<>(List.of(0.0));
  }
}
