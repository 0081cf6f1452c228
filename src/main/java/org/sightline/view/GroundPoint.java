package org.sightline.view;

import java.io.Serializable;
import org.sightline.geo.LatLon;

/**
 * Where a ray meets the ground.
 *
 * @param place WGS 84
 * @param distanceM from the camera along the ellipsoid, metres
 * @param slantRangeM from the camera in the straight line, metres
 * @param bearingDeg from the camera, clockwise from true north, 0..360
 */
public record GroundPoint(LatLon place, double distanceM, double slantRangeM, double bearingDeg)
    implements Serializable {}
