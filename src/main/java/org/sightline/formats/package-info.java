/**
 * Tells by its content what a file is, and finds the pieces of metadata in each picture format.
 *
 * <p>Takes: an {@link org.sightline.media.Input}. Gives: the {@link org.sightline.media.MediaItem}
 * that {@link org.sightline.formats.Probe} makes of it, with its pieces of metadata not yet read. A
 * {@code Probe} belongs to one thread.
 *
 * <pre>{@code
 * Inputs inputs = Inputs.of(List.of(Path.of("photos")));
 * Probe probe = new Probe();
 * while (inputs.hasNext()) {
 *   MediaItem item = probe.open(inputs.next());
 * }
 * }</pre>
 */
@NullMarked
package org.sightline.formats;

import org.jspecify.annotations.NullMarked;
