package org.sightline.batch;

import org.sightline.media.Bytes;

/**
 * A clip cut out of a video.
 *
 * @param fromNs moment of its first picture, nanoseconds from the first picture shown
 * @param toNs moment of its last picture
 * @param mp4 the file
 */
record Clipped(long fromNs, long toNs, Bytes mp4) {}
