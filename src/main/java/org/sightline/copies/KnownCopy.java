package org.sightline.copies;

import java.io.Serializable;

/**
 * A picture decided about before that looks like the one in hand.
 *
 * @param known what was decided
 * @param bitsApart in how many of 256 bits the hashes differ
 * @param turn how the picture in hand was turned for that
 */
public record KnownCopy(KnownHash known, int bitsApart, Turn turn) implements Serializable {}
