package org.sightline.track;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;

/**
 * What a source itself says of the ground it shows, to be held against what its pose gives.
 *
 * @param frameCentre the ground at the middle of the picture; null if not stated
 * @param frameCentreHeights heights of that ground, each with what it counts from; empty if not
 *     stated
 * @param slantRangeM from the camera to that ground, metres; null if not stated
 * @param corners the ground at the picture's corners, clockwise from the upper left; empty unless
 *     all four are stated
 */
public record Stated(
    @Nullable LatLon frameCentre,
    List<Height> frameCentreHeights,
    @Nullable Double slantRangeM,
    List<LatLon> corners)
    implements Serializable {
  /** Copies the lists. */
  public Stated {
    frameCentreHeights = List.copyOf(frameCentreHeights);
    corners = List.copyOf(corners);
  }
}
