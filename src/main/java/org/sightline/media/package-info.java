/**
 * Finds input files, tells what they are by content, and hands out decoded frames.
 *
 * <p>Takes: the paths a user named. Gives: one {@link org.sightline.media.MediaItem} a file with
 * the pieces of metadata it carries, not yet read, and of a picture, on demand, the pixels. Nothing
 * here starts a thread; {@link org.sightline.media.Inputs} and {@link org.sightline.media.Probe}
 * belong to one thread each, the records to all.
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
package org.sightline.media;

import org.jspecify.annotations.NullMarked;
