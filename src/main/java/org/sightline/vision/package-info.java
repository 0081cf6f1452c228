/** Runs detectors on a frame and gives labelled boxes. */
@NullMarked
package org.sightline.vision;

import org.jspecify.annotations.NullMarked;
