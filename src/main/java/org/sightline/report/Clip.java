package org.sightline.report;

import java.io.Serializable;
import java.util.List;

/**
 * A short part of a video that is to be cut out and drawn on. Crosses to the process that holds the
 * pixels, so it carries no coordinates on the globe.
 *
 * @param fromNs its first moment, nanoseconds from the first picture shown
 * @param toNs its last moment
 * @param caption what stands below the pictures, from the first to the last: level, reasons, name
 *     and facts; its marks, outlines and map are not drawn
 * @param scenes what is drawn on the pictures, by time; a picture gets the nearest
 */
public record Clip(long fromNs, long toNs, Annotation caption, List<Scene> scenes)
    implements Serializable {
  /** Copies the list. */
  public Clip {
    if (toNs < fromNs) {
      throw new IllegalArgumentException("a clip from " + fromNs + " to " + toNs);
    }
    scenes = List.copyOf(scenes);
  }

  /**
   * What is drawn on the pictures about one moment.
   *
   * @param offsetNs the moment
   * @param marks objects to frame, the more serious first
   * @param outlines zones in the picture, the more important first
   */
  public record Scene(long offsetNs, List<Annotation.Mark> marks, List<Annotation.Outline> outlines)
      implements Serializable {
    /** Copies the lists. */
    public Scene {
      marks = List.copyOf(marks);
      outlines = List.copyOf(outlines);
    }
  }

  /** The scene nearest to a moment; one without marks where there is none at all. */
  public Scene scene(long offsetNs) {
    Scene nearest = null;
    for (Scene scene : scenes) {
      if (nearest == null
          || Math.abs(scene.offsetNs() - offsetNs) < Math.abs(nearest.offsetNs() - offsetNs)) {
        nearest = scene;
      }
    }
    return nearest == null ? new Scene(offsetNs, List.of(), List.of()) : nearest;
  }
}
