/**
 * Projects a camera's pose onto the ground: a {@link org.sightline.view.View} (place, pose, lens,
 * height above ground, picture) gives a {@link org.sightline.view.ViewFootprint} in longitude and
 * latitude, the ground under a pixel with its error, and zones drawn into the picture. Everything
 * is immutable and may be used by any thread.
 *
 * <pre>
 * ViewFootprint seen = Footprints.project(view, Detail.rangeM(view));
 * </pre>
 */
@NullMarked
package org.sightline.view;

import org.jspecify.annotations.NullMarked;
