package org.sightline.zones;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a zone can lie in a picture.
 *
 * @param coveredShare how much of the ground that the picture can show, without its errors, the
 *     zone takes up, 0..1; null if it cannot be worked out
 * @param pixelsPerMetre how large things are drawn at the zone's nearest part in the picture; null
 *     if the lens is not known
 */
public record InView(@Nullable Double coveredShare, @Nullable Double pixelsPerMetre)
    implements Serializable {}
