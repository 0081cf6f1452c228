package org.sightline.view;

import org.jspecify.annotations.Nullable;

/**
 * A camera over the ground: a view of which all is known.
 *
 * @param camera the camera
 * @param ground the ground under it
 */
record Stand(Camera camera, FlatGround ground) {
  /** Of a view; null if not all is known. */
  static @Nullable Stand of(View view) {
    Camera camera = Camera.of(view);
    AboveGround height = view.height();
    return camera == null || height == null
        ? null
        : new Stand(camera, new FlatGround(view.fix().position(), height));
  }
}
