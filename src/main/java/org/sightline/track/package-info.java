/**
 * Turns telemetry that changes with time (streams inside a video, subtitles, track files) into
 * {@link org.sightline.track.Track}s on the clock of the picture.
 *
 * <p>Takes a video or a track file as {@link org.sightline.formats.Probe} opened it; gives tracks
 * whose samples say how good they are, so that a place the receiver only remembered is never taken
 * for one it measured. What a file says once, for the whole of it, is {@code telemetry}'s.
 * Everything is safe to share but what is built while one file is read: no thread is started here.
 *
 * <p>A further format is one more {@code StreamReader} or {@code TrackFileReader}, named in {@code
 * TrackReaders}.
 */
@NullMarked
package org.sightline.track;

import org.jspecify.annotations.NullMarked;
