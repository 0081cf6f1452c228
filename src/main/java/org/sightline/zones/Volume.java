package org.sightline.zones;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A part of a zone with its own limits, such as a layer of an ED-318 zone.
 *
 * @param shape its ground
 * @param floor lower limit; null is the ground
 * @param ceiling upper limit; null is unlimited
 */
public record Volume(Shape shape, @Nullable Limit floor, @Nullable Limit ceiling)
    implements Serializable {}
