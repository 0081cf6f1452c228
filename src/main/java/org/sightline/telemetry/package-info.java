/**
 * Turns what a file carries (EXIF, XMP, sidecars) into fixes, poses and times.
 *
 * <p>Takes a {@link org.sightline.media.MediaItem.Photo}, whose blocks of metadata lie as they were
 * found; gives a {@link org.sightline.telemetry.Telemetry} in which every number has its unit, its
 * source and its error. Everything is safe to share but what is built while one file is read: no
 * thread is started here.
 *
 * <pre>{@code
 * Telemetry telemetry = TelemetryReaders.read(photo);
 * }</pre>
 *
 * <p>A further family of fields is one more {@code TelemetryReader}, named in {@code
 * TelemetryReaders.ALL}.
 */
@NullMarked
package org.sightline.telemetry;

import org.jspecify.annotations.NullMarked;
