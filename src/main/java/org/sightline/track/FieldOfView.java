package org.sightline.track;

/** Fields of view from a focal length that is given as that of a 35 mm frame. */
final class FieldOfView {
  private static final double DIAGONAL_35_MM = Math.hypot(36, 24);

  private FieldOfView() {}

  /**
   * Full angles of a picture, degrees. CIPA DCG-001-2018 has the 35 mm equivalent of equal diagonal
   * angle. Where the picture's shape is not known the sides are those of 16:9 across and of 4:3
   * down, the widest of the shapes in use: a camera that crops its sensor for video shows less.
   *
   * @param aspect width by height of the upright picture; NaN if not known
   */
  static void put(Row row, double equivalentMm, double aspect) {
    if (!(equivalentMm >= 4 && equivalentMm <= 5000)) {
      return;
    }
    boolean known = aspect > 0.1 && aspect < 10;
    row.horizontalFovDeg = degrees(acrossMm(known ? aspect : 16.0 / 9), equivalentMm);
    row.verticalFovDeg = degrees(acrossMm(known ? 1 / aspect : 3.0 / 4), equivalentMm);
  }

  /** One side of a picture with the diagonal of a 35 mm frame, by its ratio to the other. */
  private static double acrossMm(double ratio) {
    return DIAGONAL_35_MM * ratio / Math.hypot(ratio, 1);
  }

  private static double degrees(double sideMm, double focalMm) {
    return 2 * Math.toDegrees(Math.atan(sideMm / 2 / focalMm));
  }
}
