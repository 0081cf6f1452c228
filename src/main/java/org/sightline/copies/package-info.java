/**
 * Tells near-copies of pictures: what a picture looks like in 256 bits, which of many such hashes
 * lie near one, and what was decided about them before. Takes decoded frames and hashes, gives
 * distances in bits; of the others it knows only {@code media} and {@code frames}. Safe for any
 * number of threads unless a class says otherwise.
 *
 * <p>One call: {@code Pdq.of(frame).hash().bitsApart(other)}.
 */
@NullMarked
package org.sightline.copies;

import org.jspecify.annotations.NullMarked;
