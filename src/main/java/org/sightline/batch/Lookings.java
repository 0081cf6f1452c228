package org.sightline.batch;

import org.jspecify.annotations.Nullable;
import org.sightline.media.MediaItem;
import org.sightline.risk.Checks;
import org.sightline.risk.Flying;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.Lens;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.view.AboveGround;
import org.sightline.view.Detail;
import org.sightline.view.View;
import org.sightline.vision.Looking;
import org.sightline.vision.ModelCard;

/** What the detectors are told of how a photo was taken. */
final class Lookings {
  /** From here on down the whole picture shows ground at about the same distance, degrees. */
  private static final double GROUND_ONLY_DEG = -20;

  private static final double NADIR_DEG = -60;
  private static final double OBLIQUE_DEG = -20;

  private Lookings() {}

  static Looking of(MediaItem.Photo photo, Telemetry telemetry) {
    return new Looking(viewpoint(telemetry.pose().pitch()), pixelsPerMetre(photo, telemetry));
  }

  /**
   * How a photo was looked at. A drone's that does not say how far down it looked may show the
   * ground from straight above.
   *
   * @param model null if none is installed
   * @param damaged whether only a part of the picture could be decoded
   */
  static Checks.Looked looked(@Nullable ModelCard model, Telemetry telemetry, boolean damaged) {
    Looking.Viewpoint tilt = viewpoint(telemetry.pose().pitch());
    boolean mayBeNadir = tilt == Looking.Viewpoint.UNKNOWN && Flying.of(telemetry) == Flying.YES;
    boolean learned =
        model != null && model.knows(tilt) && (!mayBeNadir || model.knows(Looking.Viewpoint.NADIR));
    return new Checks.Looked(true, model != null, damaged, tilt, learned);
  }

  /** How far down the camera looked; models for pictures from the ground know little from above. */
  static Looking.Viewpoint viewpoint(@Nullable Angle pitch) {
    if (pitch == null) {
      return Looking.Viewpoint.UNKNOWN;
    }
    if (pitch.deg() <= NADIR_DEG) {
      return Looking.Viewpoint.NADIR;
    }
    return pitch.deg() <= OBLIQUE_DEG ? Looking.Viewpoint.OBLIQUE : Looking.Viewpoint.GROUND;
  }

  /** The scale on flat ground in the picture's middle; null where no one scale fits it all. */
  private static @Nullable Double pixelsPerMetre(MediaItem.Photo photo, Telemetry telemetry) {
    Angle pitch = telemetry.pose().pitch();
    Lens lens = telemetry.lens();
    if (pitch == null
        || lens == null
        || pitch.deg() + lens.verticalFovDeg() / 2 > GROUND_ONLY_DEG
        || photo.widthPx() <= 0
        || photo.heightPx() <= 0
        || !(telemetry.position() instanceof Position.Fixed fixed)) {
      return null;
    }
    AboveGround height = AboveGround.of(fixed.fix());
    if (height == null || !(height.metres() > 0)) {
      return null;
    }
    View view =
        new View(fixed.fix(), telemetry.pose(), lens, height, photo.widthPx(), photo.heightPx());
    return Detail.pixelsPerMetre(view, height.metres() / -Math.sin(Math.toRadians(pitch.deg())));
  }
}
