/**
 * Walks the containers of footage (MP4, Matroska, MPEG-TS, AVI): what a video is, and the packets
 * of each stream in it.
 *
 * <p>Takes: the open bytes of a video. Gives: its {@link org.sightline.media.MediaItem.Video} by
 * {@link org.sightline.containers.Videos} and, on demand, the {@link
 * org.sightline.containers.Packets} of one of its data streams. Of the others it knows only {@code
 * media}.
 */
@NullMarked
package org.sightline.containers;

import org.jspecify.annotations.NullMarked;
