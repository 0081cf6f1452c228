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
 */
public record ZoneSight(
    Seen seen, double nearestVisibleM, double nearestPossibleM, double marginM) {
  static ZoneSight at(Seen seen, double nearestM, double marginM) {
    return switch (seen) {
      case VISIBLE -> new ZoneSight(seen, nearestM, nearestM, marginM);
      case HIDDEN -> new ZoneSight(seen, Double.NaN, Double.NaN, marginM);
      case UNKNOWN -> new ZoneSight(seen, Double.NaN, nearestM, Double.NaN);
    };
  }
}
