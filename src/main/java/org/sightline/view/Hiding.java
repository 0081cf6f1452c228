package org.sightline.view;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Whether terrain hides a zone from a camera, with every error counted against hiding.
 *
 * @param seen {@code HIDDEN} only if every part that can be in the picture is, from everywhere that
 *     the camera can have stood and from as high as it can have been; {@code VISIBLE} if something
 *     there that is as high as was asked for is seen from the stated place and height
 * @param upToM when hidden: how high above the ground the first thing there would have to reach to
 *     be seen, metres; else null
 * @param errorM when hidden: how much of that the errors of the elevation data, of the camera's
 *     height and place and of refraction may take away; else null
 * @param nearestM how far the nearest part is that terrain does not surely hide, metres; null when
 *     hidden, or not known
 * @param doubt why it is not known; null unless {@code UNKNOWN}
 */
public record Hiding(
    Sight.Seen seen,
    @Nullable Double upToM,
    @Nullable Double errorM,
    @Nullable Double nearestM,
    @Nullable Doubt doubt)
    implements Serializable {

  /** Why it is not known whether terrain hides something. */
  public enum Doubt {
    /** No height of the camera that can be compared with that of the ground. */
    HEIGHT("how high the camera was is not known"),
    /** The camera's height lies below the ground: one of the two is wrong. */
    BELOW("the camera's height lies below the ground, so that one of the two is wrong"),
    /** Too many places where the camera can have stood. */
    POSITION("where the camera stood is not known well enough"),
    /** A void, or no tile. */
    ELEVATION("elevation data are missing on the way"),
    /** Hidden by less than the errors, or behind a void. */
    ERRORS("errors or gaps of the elevation data, or of the camera's place, decide"),
    /** The zone may reach into the air. */
    AIR("the zone lies above the ground"),
    /** The picture may show too many zones, or a zone has too many parts. */
    MANY("there are too many zones to try");

    private final String words;

    Doubt(String words) {
      this.words = words;
    }

    /** A clause for people. */
    public String words() {
      return words;
    }
  }

  /** Not known. */
  public static Hiding unknown(Doubt doubt, @Nullable Double nearestM) {
    return new Hiding(Sight.Seen.UNKNOWN, null, null, nearestM, doubt);
  }

  /** Whether terrain surely hides it. */
  public boolean isHidden() {
    return seen == Sight.Seen.HIDDEN;
  }
}
