package org.sightline.risk;

import java.io.Serializable;

/**
 * Seconds of a video to cut, or to look at, before it is shared.
 *
 * @param fromS first of them, from the first picture shown
 * @param toS last of them
 * @param level the worst of what they hold; UNDETERMINED where the place is not known
 * @param reason what they hold, a phrase
 */
public record Cut(double fromS, double toS, Level level, String reason) implements Serializable {}
