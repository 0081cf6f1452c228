package org.sightline.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;

/**
 * One row of a table of points.
 *
 * @param latDeg as written, degrees, WGS 84; null if it is none
 * @param lonDeg as written, degrees; null if it is none
 * @param at when; null if the row does not say
 * @param height how high; null if the row does not say
 * @param accuracyM error on each axis, 1 sigma, metres; 0 is exact
 * @param problem why the row is no point that can be tested; null if it is one
 */
record PointRow(
    @Nullable Double latDeg,
    @Nullable Double lonDeg,
    @Nullable Instant at,
    @Nullable Height height,
    double accuracyM,
    @Nullable String problem) {}
