package org.sightline.zones;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.sightline.view.Hiding;
import org.sightline.view.PictureOutline;

/**
 * How a zone can lie in a picture.
 *
 * @param coveredShare how much of the ground that the picture can show, without its errors, the
 *     zone takes up, 0..1; null if it cannot be worked out
 * @param pixelsPerMetre how large things are drawn at the zone's nearest part in the picture that
 *     terrain does not surely hide; null if the lens is not known
 * @param outline where in the picture it lies; null if that was not asked, or the picture as stated
 *     shows none of it, or it cannot be known
 * @param hiding whether terrain hides it; null where the ground is taken to be flat
 */
public record InView(
    @Nullable Double coveredShare,
    @Nullable Double pixelsPerMetre,
    @Nullable PictureOutline outline,
    @Nullable Hiding hiding)
    implements Serializable {
  /** On flat ground, without its place in the picture. */
  public InView(@Nullable Double coveredShare, @Nullable Double pixelsPerMetre) {
    this(coveredShare, pixelsPerMetre, null, null);
  }

  /** Whether terrain surely hides it. */
  public boolean isHidden() {
    return hiding != null && hiding.isHidden();
  }
}
