package org.sightline.batch;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Note;
import org.sightline.risk.Assessment;
import org.sightline.risk.Check;
import org.sightline.risk.Checks;
import org.sightline.risk.Privacy;
import org.sightline.vision.Detection;
import org.sightline.vision.Effort;
import org.sightline.vision.Looking.Viewpoint;
import org.sightline.vision.ModelCard;

/**
 * What faces and number plates are counted with, where that is asked for, and how far it reaches.
 *
 * @param faces what finds faces; null if none is installed
 * @param reads whether what reads number plates is installed
 * @param vehicles whether a detector is installed, which finds the vehicles
 * @param effort how much is spent on looking
 */
public record PrivacyAsked(
    @Nullable ModelCard faces, boolean reads, boolean vehicles, Effort effort) {
  /** The name of what finds faces; null if nothing does. */
  @Nullable String model() {
    return faces == null ? null : faces.name();
  }

  /**
   * The same, where nobody came to look for faces and plates, with the reason why no picture was
   * looked at.
   */
  Assessment answered(Assessment assessment) {
    if (!(assessment instanceof Assessment.Assessed assessed)) {
      return assessment;
    }
    Map<Check.Kind, Check> checks = new EnumMap<>(assessed.observation().checks());
    Check pixels = checks.get(Check.Kind.PIXELS);
    Check faces = checks.get(Check.Kind.FACES);
    if (pixels == null || faces == null || !faces.code().equals("no-privacy")) {
      return assessment;
    }
    checks.put(Check.Kind.FACES, pixels);
    checks.put(Check.Kind.PLATES, pixels);
    return new Assessment.Assessed(
        assessed.observation().with(checks), assessed.findings(), assessed.level());
  }

  /** What was counted in a photo; null if that was not done. */
  @Nullable Privacy counted(Looked looked) {
    List<Detection> regions = looked.regions();
    return regions == null ? null : Privacy.of(regions, model());
  }

  /**
   * How far the checks of a photo got.
   *
   * @param looked what was seen; null if it could not be decoded
   */
  Map<Check.Kind, Check> ofPhoto(@Nullable Looked looked, Viewpoint viewpoint) {
    Check open = null;
    if (looked == null) {
      open = notMade("not-decoded", "The picture could not be decoded.");
    } else if (Checks.isDamaged(looked.notes())) {
      open = limited("damaged", "Only a part of the picture could be decoded.");
    }
    return checks(viewpoint, effort == Effort.FAST, open);
  }

  /**
   * How far the checks of a video got.
   *
   * @param spoilt why a part of its pictures was not seen; null if all were
   */
  Map<Check.Kind, Check> ofVideo(Seen seen, @Nullable Note spoilt) {
    Check open = spoilt == null ? null : limited(spoilt.code(), spoilt.message());
    if (seen.looked() == 0) {
      open = notMade("no-pictures", "Not one picture of the video could be seen.");
    }
    return checks(seen.how(faces).viewpoint(), effort != Effort.THOROUGH, open);
  }

  private Map<Check.Kind, Check> checks(Viewpoint viewpoint, boolean once, @Nullable Check open) {
    Map<Check.Kind, Check> checks = new EnumMap<>(Check.Kind.class);
    checks.put(Check.Kind.FACES, faces(viewpoint, once, open));
    checks.put(Check.Kind.PLATES, plates(open));
    return checks;
  }

  /**
   * @param once whether pictures are looked at whole only
   * @param open what keeps both checks from being made in full; null if nothing does
   */
  private Check faces(Viewpoint viewpoint, boolean once, @Nullable Check open) {
    if (faces == null) {
      return notMade(
          "no-model",
          "Nothing that finds faces is installed. Download YuNet from its project"
              + " (github.com/ShiqiYu/libfacedetection.train, onnx/yunet_n_640_640.onnx), then:"
              + " sightline models install yunet --from FILE");
    }
    if (open != null) {
      return open;
    }
    if (!faces.knows(viewpoint)) {
      return viewpoint == Viewpoint.NADIR
          ? limited("nadir", "The camera looked straight down; faces are not known from there.")
          : limited(
              "viewpoint", "Faces are not known at this tilt of the camera; some are missed.");
    }
    return once
        ? limited(
            "whole-picture-only",
            "Pictures were looked at once, whole: faces lower than about a sixtieth of the"
                + " picture's longer side are missed.")
        : Check.MADE;
  }

  private Check plates(@Nullable Check open) {
    if (!reads) {
      return notMade(
          "no-text-reader",
          "Number plates were not looked for: what reads them is not installed, or this system"
              + " cannot run it. To get it: sightline models install ppocr");
    }
    if (!vehicles) {
      return notMade(
          "no-detector",
          "Number plates are looked for on vehicles, and no detector is installed. To get one:"
              + " sightline models install");
    }
    if (open != null) {
      return open;
    }
    return limited(
        "readable-only",
        "Number plates are found where letters and digits on a vehicle can be read. Small, blurred"
            + " and dirty ones, those without digits, and those in other than Latin or Chinese"
            + " script are missed.");
  }

  private static Check notMade(String code, String message) {
    return new Check(Check.State.NOT_MADE, code, message);
  }

  private static Check limited(String code, String message) {
    return new Check(Check.State.LIMITED, code, message);
  }
}
