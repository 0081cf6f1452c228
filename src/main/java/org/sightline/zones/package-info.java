/** Reads restricted areas and answers which ones a position touches. */
@NullMarked
package org.sightline.zones;

import org.jspecify.annotations.NullMarked;
