package org.sightline.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.frames.Frame;
import org.sightline.media.InputException;
import org.sightline.text.PlateFinder;
import org.sightline.text.TextReader;
import org.sightline.vision.Detection;
import org.sightline.vision.Detectors;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.Looking;
import org.sightline.vision.ModelCard;
import org.sightline.vision.ModelException;
import org.sightline.vision.Models;

/**
 * Looks for faces and number plates, to count them and to blur them later, in the child process. It
 * tells places only. Lives as long as the process.
 */
final class PrivacyLook {
  private final @Nullable Detectors faces;
  private final @Nullable PlateFinder plates;

  private PrivacyLook(@Nullable Detectors faces, @Nullable PlateFinder plates) {
    this.faces = faces;
    this.plates = plates;
  }

  /**
   * Loads what is installed.
   *
   * @param reader what reads plates; null if that is not installed
   */
  static PrivacyLook open(Path modelsDir, Engine engine, @Nullable TextReader reader)
      throws ModelException {
    ModelCard card = Models.forFaces(modelsDir);
    return new PrivacyLook(
        card == null
            ? null
            : Detectors.open(
                modelsDir.resolve(card.name()), card, card.minScore(), engine.runs(card)),
        reader == null ? null : new PlateFinder(reader));
  }

  /** The longer side of the frame that is made use of, pixels. */
  int usefulLongEdgePx(Effort effort) {
    return faces == null ? 0 : faces.usefulLongEdgePx(effort);
  }

  /**
   * Faces and plates of a photo, in pixels of the full size.
   *
   * @param objects what was seen in it
   * @param text what was read in it; null if that was not done
   */
  List<Detection> ofPhoto(
      Frame frame,
      Looking looking,
      Effort effort,
      List<Detection> objects,
      TextReader.@Nullable Reading text)
      throws InputException {
    return of(frame, looking, effort, objects, text, PlateFinder.PHOTO_VEHICLES);
  }

  /** Those of a picture of a video. */
  List<Detection> ofVideo(Frame frame, Looking looking, Effort effort, List<Detection> objects)
      throws InputException {
    return of(frame, looking, effort, objects, null, PlateFinder.VIDEO_VEHICLES);
  }

  private List<Detection> of(
      Frame frame,
      Looking looking,
      Effort effort,
      List<Detection> objects,
      TextReader.@Nullable Reading text,
      int vehicles)
      throws InputException {
    List<Detection> found = new ArrayList<>();
    if (faces != null) {
      // how large things stand in the picture says little of faces, which are near or far
      Looking tilted = new Looking(looking.viewpoint(), null);
      found.addAll(faces.detect(frame, tilted, effort));
    }
    if (plates != null) {
      found.addAll(plates.find(frame, objects, text, vehicles));
    }
    return found;
  }
}
