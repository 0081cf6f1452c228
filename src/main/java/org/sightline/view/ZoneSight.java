package org.sightline.view;

import org.sightline.view.Sight.Seen;

/**
 * Whether terrain hides an area from a camera.
 *
 * @param seen {@code VISIBLE} if any part of it is, {@code HIDDEN} only if every part is, else
 *     {@code UNKNOWN}
 * @param nearestVisibleM how far the nearest visible part is, metres; NaN if none is
 * @param nearestPossibleM how far the nearest part is that is visible or may be, metres; NaN if
 *     hidden. Never beyond the nearest visible part
 * @param marginM hidden: how far things in the area would have to rise at least for the first of
 *     them to be seen, metres; visible: how far the nearest visible part could sink; NaN if unknown
 *     or if no part is within range
 * @param sureM hidden: the same with the terrain in front lower by the stated height error; else
 *     NaN
 */
public record ZoneSight(
    Seen seen, double nearestVisibleM, double nearestPossibleM, double marginM, double sureM) {
  static ZoneSight visible(double nearestM, double possibleM, double marginM) {
    return new ZoneSight(Seen.VISIBLE, nearestM, possibleM, marginM, Double.NaN);
  }

  static ZoneSight hidden(double marginM, double sureM) {
    return new ZoneSight(Seen.HIDDEN, Double.NaN, Double.NaN, marginM, sureM);
  }

  /**
   * Not known.
   *
   * @param nearestM NaN if no part is within range
   */
  static ZoneSight unknown(double nearestM) {
    return new ZoneSight(Seen.UNKNOWN, Double.NaN, nearestM, Double.NaN, Double.NaN);
  }
}
