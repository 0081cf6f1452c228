package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.track.Sample;

/**
 * Views through a camera at the moments of a track. Angles that the source itself contradicts are
 * believed less ({@link Contradiction}).
 */
public final class SampleViews {
  /** A picture of no stated size: only says how finely it is drawn. */
  private static final int ORDINARY_PX = 1000;

  private static final CameraPose UNKNOWN = new CameraPose(null, null, null);

  private SampleViews() {}

  /**
   * The view at a sample.
   *
   * @param terrain heights of the ground where the source states none; null for flat ground
   * @param widthPx of the upright picture, pixels; 0 if unknown
   * @param heightPx of the upright picture, pixels; 0 if unknown
   * @return null if the sample has no position that is to be used
   */
  public static @Nullable View of(
      Sample sample, @Nullable Ground terrain, int widthPx, int heightPx) {
    Fix fix = sample.fix();
    if (fix == null) {
      return null;
    }
    Lens lens = sample.lens();
    boolean sized = widthPx > 0 && heightPx > 0;
    return new View(
        fix,
        pose(sample),
        lens,
        CameraHeights.of(sample, terrain),
        sized ? widthPx : ORDINARY_PX,
        sized ? heightPx : ordinaryHeightPx(lens));
  }

  /** The angles of a sample, with the errors that they have to be given. */
  public static CameraPose pose(Sample sample) {
    CameraPose pose = sample.pose();
    Contradiction against = Contradiction.of(sample);
    return pose == null ? UNKNOWN : against == null ? pose : against.believed(pose);
  }

  /** As high as the fields of view make a picture of square pixels. */
  private static int ordinaryHeightPx(@Nullable Lens lens) {
    if (lens == null || !Camera.isStraight(lens)) {
      return ORDINARY_PX * 3 / 4;
    }
    double across = Math.tan(Math.toRadians(lens.horizontalFovDeg() / 2));
    double down = Math.tan(Math.toRadians(lens.verticalFovDeg() / 2));
    double most = 100.0 * ORDINARY_PX;
    return (int) Math.ceil(Math.min(most, ORDINARY_PX * down / across));
  }
}
