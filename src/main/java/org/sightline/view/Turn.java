package org.sightline.view;

import org.sightline.geo.LocalFrame;

/** Bearings as they come along a line, the shorter way round each time: how far they go. */
final class Turn {
  private double at = Double.NaN;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double start = Double.NaN;

  void to(double bearingDeg) {
    to(bearingDeg, true);
  }

  void to(double bearingDeg, boolean counts) {
    if (Double.isNaN(at)) {
      at = bearingDeg;
      start = bearingDeg;
    } else {
      at += LocalFrame.shortWayDeg(bearingDeg - at);
    }
    if (counts) {
      least = Math.min(least, at);
      most = Math.max(most, at);
    }
  }

  void by(double deg) {
    if (Double.isNaN(at)) {
      to(0);
    }
    at += deg;
    least = Math.min(least, at);
    most = Math.max(most, at);
  }

  /** Whether the line went round the camera; a closed line is wherever it started, or once on. */
  private boolean isRound() {
    return Math.abs(at - start) > 180 || most - least >= 360;
  }

  double fromDeg() {
    return isRound() ? 0 : (least % 360 + 360) % 360;
  }

  double widthDeg() {
    return isRound() ? 360 : most - least;
  }
}
