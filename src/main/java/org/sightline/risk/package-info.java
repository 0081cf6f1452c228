/** Weighs the observations of one item by named rules into findings and a level. */
@NullMarked
package org.sightline.risk;

import org.jspecify.annotations.NullMarked;
