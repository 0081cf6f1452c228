package org.sightline.view;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;

/**
 * One look through a camera: all that is known of where its picture comes from. What is missing
 * stays missing.
 *
 * @param fix where the camera was
 * @param pose which way it looked; each angle may be unknown
 * @param lens field of view of the upright picture; null if unknown, and so is one of no angle
 * @param height above the ground; null if unknown
 * @param widthPx of the upright picture, pixels, more than 0
 * @param heightPx of the upright picture, pixels, more than 0
 */
public record View(
    Fix fix,
    CameraPose pose,
    @Nullable Lens lens,
    @Nullable AboveGround height,
    int widthPx,
    int heightPx)
    implements Serializable {
  /** Rejects a picture without pixels. */
  public View {
    if (widthPx <= 0 || heightPx <= 0) {
      throw new IllegalArgumentException("picture of " + widthPx + " by " + heightPx + " pixels");
    }
    if (lens != null && !(lens.horizontalFovDeg() > 0 && lens.verticalFovDeg() > 0)) {
      lens = null;
    }
  }
}
