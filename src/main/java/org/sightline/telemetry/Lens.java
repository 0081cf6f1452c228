package org.sightline.telemetry;

import java.io.Serializable;

/**
 * The field of view of the upright picture.
 *
 * @param horizontalFovDeg full angle left to right, degrees, 0..360
 * @param verticalFovDeg full angle top to bottom, degrees, 0..180
 * @param source the field or table row it came from, such as {@code exif:FocalLengthIn35mmFilm}
 */
public record Lens(double horizontalFovDeg, double verticalFovDeg, String source)
    implements Serializable {}
