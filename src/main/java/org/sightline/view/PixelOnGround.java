package org.sightline.view;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The ground under a pixel. Inside the program only: reports answer by zone, never with the place
 * of what is in a picture.
 *
 * @param point where the pixel's ray meets the ground
 * @param error of that, one standard deviation; null if within its error the ray passes over the
 *     horizon, so that the point may be anywhere from about there to the skyline
 */
public record PixelOnGround(GroundPoint point, @Nullable GroundError error)
    implements Serializable {}
