package org.sightline.vision;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a detector may know of the situation.
 *
 * @param viewpoint how the camera was tilted
 * @param pixelsPerMetre scale at the subject; null if unknown
 */
public record Looking(Viewpoint viewpoint, @Nullable Double pixelsPerMetre)
    implements Serializable {
  /** Camera tilt in the classes that models are trained for. */
  public enum Viewpoint {
    /** Level or nearly so. */
    GROUND,
    /** Tilted down, horizon out of the picture or nearly so. */
    OBLIQUE,
    /** Straight down, within 30°. */
    NADIR,
    /** The file does not say. */
    UNKNOWN
  }
}
