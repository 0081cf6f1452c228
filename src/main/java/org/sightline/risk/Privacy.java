package org.sightline.risk;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.text.PlateFinder;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.vision.ModelCard;
import org.sightline.vision.Shot;

/**
 * The faces and number plates that were counted: how many and where, and nothing that tells whose.
 *
 * @param regions where they are, the surest first; of a video those of the pictures with the most
 * @param model what found the faces; null if nothing looked for them
 */
public record Privacy(List<Region> regions, @Nullable String model) implements Serializable {
  /** Copies the list. */
  public Privacy {
    regions = List.copyOf(regions);
  }

  /**
   * A part of a picture to be blurred.
   *
   * @param kind {@code face} or {@code plate}
   * @param score how sure it was found, 0..1
   * @param box in pixels of the full-size upright picture
   * @param offsetS which picture of a video, seconds; null for a photo
   */
  public record Region(String kind, double score, Box box, @Nullable Double offsetS)
      implements Serializable {}

  /** What was found in a photo. */
  public static Privacy of(List<Detection> found, @Nullable String model) {
    List<Region> regions = new ArrayList<>();
    add(found, ModelCard.FACE, null, regions);
    add(found, PlateFinder.LABEL, null, regions);
    return new Privacy(regions, model);
  }

  /**
   * What was found in a video.
   *
   * @param faces the picture with the most faces; null if none has any
   * @param plates the picture with the most plates; null if none has any
   */
  public static Privacy of(@Nullable Shot faces, @Nullable Shot plates, @Nullable String model) {
    List<Region> regions = new ArrayList<>();
    if (faces != null) {
      add(faces.regions(), ModelCard.FACE, faces.offsetS(), regions);
    }
    if (plates != null) {
      add(plates.regions(), PlateFinder.LABEL, plates.offsetS(), regions);
    }
    return new Privacy(regions, model);
  }

  private static void add(
      List<Detection> found, String kind, @Nullable Double offsetS, List<Region> regions) {
    List<Region> own = new ArrayList<>();
    for (Detection one : found) {
      if (one.label().equals(kind)) {
        own.add(new Region(kind, one.score(), one.box(), offsetS));
      }
    }
    own.sort(Comparator.comparingDouble(region -> -region.score()));
    regions.addAll(own);
  }

  /** How many faces were seen at once. */
  public int faces() {
    return count(ModelCard.FACE);
  }

  /** How many number plates were seen at once. */
  public int plates() {
    return count(PlateFinder.LABEL);
  }

  private int count(String kind) {
    int count = 0;
    for (Region region : regions) {
      count += region.kind().equals(kind) ? 1 : 0;
    }
    return count;
  }
}
