/**
 * Runs detectors on a frame and gives labelled boxes. Of the others it knows only {@code media} and
 * {@code frames}.
 */
@NullMarked
package org.sightline.vision;

import org.jspecify.annotations.NullMarked;
