/** The place of view footprints: what a camera pose covers on the ground. */
@NullMarked
package org.sightline.view;

import org.jspecify.annotations.NullMarked;
