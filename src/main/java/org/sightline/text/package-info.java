/**
 * Reads text in a frame and tells what it means: signs that forbid, markings on documents,
 * positions that are printed into the picture. Of the others it knows {@code geo}, {@code media},
 * {@code telemetry} and {@code vision}.
 *
 * <p>Takes the pixels of a frame, gives {@link org.sightline.text.TextLine}s; takes those, gives
 * {@link org.sightline.text.Signs}, {@link org.sightline.text.Markings} and {@link
 * org.sightline.text.Overlay}. {@link org.sightline.text.TextReader} belongs to one thread and owns
 * native memory; everything else is pure.
 */
@NullMarked
package org.sightline.text;

import org.jspecify.annotations.NullMarked;
