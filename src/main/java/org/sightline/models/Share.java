package org.sightline.models;

/**
 * So many of so many, and what that says of the rate behind it.
 *
 * @param count how many
 * @param of of how many, at least {@code count}
 */
public record Share(int count, int of) {
  private static final double Z_95 = 1.959963984540054;

  /** Rejects more than all. */
  public Share {
    if (count < 0 || count > of) {
      throw new IllegalArgumentException(count + " of " + of);
    }
  }

  /** The share, 0..1; NaN of none. */
  public double value() {
    return of == 0 ? Double.NaN : (double) count / of;
  }

  /** Lower end of the 95 % interval of the rate (Wilson 1927); 0 of none. */
  public double low() {
    return of == 0 ? 0 : Math.max(0, middle() - half());
  }

  /** Upper end of the 95 % interval of the rate; 1 of none. */
  public double high() {
    return of == 0 ? 1 : Math.min(1, middle() + half());
  }

  private double middle() {
    return (value() + Z_95 * Z_95 / (2 * of)) / (1 + Z_95 * Z_95 / of);
  }

  private double half() {
    double p = value();
    double root = Math.sqrt(p * (1 - p) / of + Z_95 * Z_95 / (4.0 * of * of));
    return Z_95 * root / (1 + Z_95 * Z_95 / of);
  }
}
