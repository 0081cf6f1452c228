/**
 * Finds input files, and says what a file is: its kind, its size, the pieces of metadata it
 * carries, not yet read.
 *
 * <p>Takes: the paths a user named. Gives: an {@link org.sightline.media.Input} each by {@link
 * org.sightline.media.Inputs}, the records that later packages fill ({@link
 * org.sightline.media.MediaItem}), and the file's bytes with every place checked ({@link
 * org.sightline.media.FileBytes}). Nothing here starts a thread; {@code Inputs} belongs to one
 * thread, the records to all.
 */
@NullMarked
package org.sightline.media;

import org.jspecify.annotations.NullMarked;
