/**
 * Positions, heights with their datum, the local metre frame around a point and the magnetic field:
 * the only place with earth maths.
 */
@NullMarked
package org.sightline.geo;

import org.jspecify.annotations.NullMarked;
