package org.sightline.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sightline.formats.Probe;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.vision.Detectors;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.Looking;
import org.sightline.vision.ModelCard;
import org.sightline.vision.ModelException;

/** Has a model look at annotated pictures. */
public final class Evaluator {
  /** Boxes from here on count for the precision at every recall; below lies next to nothing. */
  private static final double LEAST_SCORE = 0.01;

  private Evaluator() {}

  /**
   * Looks at every picture and weighs what was found.
   *
   * @param home the model's folder
   * @param coco the annotations
   * @param images the folder that their pictures lie in
   */
  public static Evaluation evaluate(
      Path home, ModelCard card, CocoFile coco, Path images, Engine engine, Effort effort)
      throws ModelException {
    List<Evaluation.Seen> seen = new ArrayList<>();
    Looking unknown = new Looking(Looking.Viewpoint.UNKNOWN, null);
    try (Detectors detectors = Detectors.open(home, card, LEAST_SCORE, engine)) {
      for (CocoFile.Picture picture : coco.pictures()) {
        try (Frame frame = frame(images, picture)) {
          seen.add(new Evaluation.Seen(picture, detectors.detect(frame, unknown, effort)));
        } catch (InputException e) {
          throw new ModelException(images.resolve(picture.file()) + ": " + e.getMessage(), e);
        }
      }
    }
    return Evaluation.of(seen, card.labels(), card.minScore());
  }

  private static Frame frame(Path images, CocoFile.Picture picture)
      throws ModelException, InputException {
    Path file = images.resolve(picture.file()).normalize();
    if (!file.startsWith(images.normalize()) || !Files.isRegularFile(file)) {
      throw new ModelException(
          "there is no picture " + file + " below " + images + "; name its folder with --images",
          null);
    }
    MediaItem item = new Probe().open(Input.of(file));
    if (!(item instanceof MediaItem.Photo photo)) {
      throw new ModelException(file + " is no picture", null);
    }
    Frame frame = Frames.open(photo, Integer.MAX_VALUE);
    if (frame.fullWidthPx() != picture.widthPx() || frame.fullHeightPx() != picture.heightPx()) {
      String found = frame.fullWidthPx() + " × " + frame.fullHeightPx();
      frame.close();
      throw new ModelException(
          file
              + " has "
              + found
              + " pixels where the annotations say "
              + picture.widthPx()
              + " × "
              + picture.heightPx()
              + "; their boxes do not fit it",
          null);
    }
    return frame;
  }
}
