package org.sightline.view;

import java.util.List;

/**
 * Draws circles and sectors for what is not wholly known.
 *
 * @param ground under the camera
 * @param missing what is not known
 */
record SectorDrawing(FlatGround ground, List<Missing> missing) {
  ViewFootprint allRound(double rangeM, boolean horizon) {
    GroundRing ring = new GroundRing(ground);
    ring.circle(rangeM);
    return drawn(ViewFootprint.Kind.ALL_ROUND, ring, 0, 360, rangeM, horizon);
  }

  ViewFootprint sector(
      ViewFootprint.Kind kind, double fromDeg, double widthDeg, double rangeM, boolean horizon) {
    GroundRing ring = new GroundRing(ground);
    if (widthDeg < 360) {
      ring.add(0, 0);
      ring.arc(fromDeg, fromDeg + widthDeg, rangeM);
    } else {
      ring.circle(rangeM);
    }
    return drawn(kind, ring, fromDeg, widthDeg, rangeM, horizon);
  }

  /**
   * A sector whose every point may lie off to any side.
   *
   * @param asideM by how much, metres
   */
  ViewFootprint moved(
      double fromDeg, double widthDeg, double rangeM, double asideM, boolean horizon) {
    double outer = rangeM + asideM;
    double turn = Math.toDegrees(Math.asin(asideM / outer));
    double notch = Math.toRadians((360 - widthDeg) / 2);
    double toDeg = fromDeg + widthDeg;
    if (widthDeg + 2 * turn >= 360 || (widthDeg > 180 && asideM >= outer * Math.sin(notch))) {
      return allRound(outer, horizon);
    }
    GroundRing ring = new GroundRing(ground);
    ring.arc(fromDeg - turn, toDeg + turn, outer);
    if (widthDeg < 180) {
      ring.arc(toDeg + 90, fromDeg + 270, asideM);
    } else {
      ring.add(toDeg + Math.toDegrees(notch), asideM / Math.sin(notch));
    }
    return drawn(
        ViewFootprint.Kind.WEDGE, ring, fromDeg - turn, widthDeg + 2 * turn, outer, horizon);
  }

  private ViewFootprint drawn(
      ViewFootprint.Kind kind,
      GroundRing ring,
      double fromDeg,
      double widthDeg,
      double rangeM,
      boolean horizon) {
    double from = (fromDeg % 360 + 360) % 360;
    return new ViewFootprint(
        kind,
        missing,
        ring.finish(),
        horizon,
        horizon,
        from,
        from + widthDeg,
        rangeM,
        null,
        ViewFootprint.Corners.NONE);
  }
}
