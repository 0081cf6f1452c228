/** Finds input files, tells what they are by content, and hands out decoded frames. */
@NullMarked
package org.sightline.media;

import org.jspecify.annotations.NullMarked;
