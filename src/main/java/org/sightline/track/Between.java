package org.sightline.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;

/**
 * What lies between two good samples, in proportion to time. What only one of the two knows is
 * unknown in between; of two errors the larger counts. What the source says of the ground is that
 * of the nearer one, so that angles it contradicts are not believed more between two samples.
 *
 * @param before the earlier sample
 * @param after the later sample
 * @param share how much of the time between them has passed, 0..1
 */
record Between(Sample before, Sample after, double share) {
  Sample at(Duration offset) {
    Instant at = at();
    Stated stated = share < 0.5 ? before.stated() : after.stated();
    return new Sample(offset, at, Quality.GOOD, fix(at), null, pose(), before.lens(), stated);
  }

  private @Nullable Instant at() {
    Instant from = before.at();
    Instant to = after.at();
    return from == null || to == null
        ? null
        : from.plusNanos(Math.round(Duration.between(from, to).toNanos() * share));
  }

  private Fix fix(@Nullable Instant at) {
    Fix from = known(before.fix());
    Fix to = known(after.fix());
    LocalFrame frame = new LocalFrame(from.position());
    LocalFrame.Offset moved = frame.toLocal(to.position());
    LatLon position =
        frame.toLatLon(new LocalFrame.Offset(moved.eastM() * share, moved.northM() * share));
    double accuracyM = Math.max(from.accuracyM(), to.accuracyM());
    return new Fix(
        at, position, heights(from, to), accuracyM, from.accuracySource(), from.source());
  }

  private static Fix known(@Nullable Fix fix) {
    if (fix == null) {
      throw new IllegalStateException("only good samples are interpolated");
    }
    return fix;
  }

  private List<Height> heights(Fix from, Fix to) {
    List<Height> heights = new ArrayList<>(2);
    int both = Math.min(from.heights().size(), to.heights().size());
    for (int i = 0; i < both; i++) {
      Height low = from.heights().get(i);
      Height high = to.heights().get(i);
      if (low.datum() == high.datum()) {
        double metres = low.metres() + (high.metres() - low.metres()) * share;
        heights.add(new Height(metres, low.datum()));
      }
    }
    return heights;
  }

  private @Nullable CameraPose pose() {
    CameraPose from = before.pose();
    CameraPose to = after.pose();
    if (from == null || to == null) {
      return null;
    }
    Angle yaw = between(from.yaw(), to.yaw());
    return new CameraPose(
        yaw == null ? null : new Angle(turned(yaw.deg()), yaw.sigmaDeg(), yaw.source()),
        between(from.pitch(), to.pitch()),
        between(from.roll(), to.roll()));
  }

  /** The short way round: from 359 to 1 are 2 degrees. */
  private @Nullable Angle between(@Nullable Angle from, @Nullable Angle to) {
    if (from == null || to == null) {
      return null;
    }
    double turn = Math.IEEEremainder(to.deg() - from.deg(), 360);
    double sigma = Math.max(from.sigmaDeg(), to.sigmaDeg());
    return new Angle(from.deg() + turn * share, sigma, from.source());
  }

  private static double turned(double deg) {
    double turned = deg % 360;
    return turned < 0 ? turned + 360 : turned;
  }
}
