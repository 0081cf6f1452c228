/** Turns what a file carries (EXIF, XMP, sidecars) into fixes, poses and times. */
@NullMarked
package org.sightline.telemetry;

import org.jspecify.annotations.NullMarked;
