package org.sightline.telemetry;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Which way a camera looked. Each angle may be unknown: phones give a yaw only.
 *
 * @param yaw direction of the optical axis, clockwise from true north, 0..360
 * @param pitch above the horizon positive, −90 straight down, −90..90
 * @param roll clockwise as seen from behind the camera positive, −180..180
 */
public record CameraPose(@Nullable Angle yaw, @Nullable Angle pitch, @Nullable Angle roll)
    implements Serializable {}
