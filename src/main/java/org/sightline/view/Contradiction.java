package org.sightline.view;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.media.Note;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.track.Sample;
import org.sightline.track.Stated;
import org.sightline.track.Track;

/**
 * How far a camera's angles point past the middle of the picture that the same source states,
 * beyond the errors of both. One of the two is wrong and nothing says which: the angles are then
 * taken to err by as much.
 *
 * @param yawDeg direction of the angles less that of the stated place, −180..180
 * @param pitchDeg elevation of the angles less that of the stated place; 0 if it is not known
 */
public record Contradiction(double yawDeg, double pitchDeg) implements Serializable {
  /** Two errors in twenty are larger. */
  private static final double SIGMAS = 2;

  /** Nearer to a camera than this a direction says nothing. */
  private static final double NEAREST_M = 1;

  /** Further than the horizon of any aircraft: no place that is in the picture. */
  private static final double FURTHEST_M = 600_000;

  /** Worse than this a direction is not known at all; it still orders what is likelier. */
  private static final double WORST_DEG = 180;

  /**
   * What a sample says against itself; null if nothing beyond its errors, or too little is known.
   */
  public static @Nullable Contradiction of(Sample sample) {
    Fix fix = sample.fix();
    Stated stated = sample.stated();
    CameraPose pose = sample.pose();
    LatLon centre = stated == null ? null : stated.frameCentre();
    if (fix == null || stated == null || pose == null || centre == null) {
      return null;
    }
    LocalFrame.Offset off = new LocalFrame(fix.position()).toLocal(centre);
    if (off.distanceM() < NEAREST_M) {
      return null;
    }
    AboveGround height = CameraHeights.overStated(fix, stated);
    double place = fix.accuracyM() / off.distanceM();
    if (height == null || off.distanceM() > FURTHEST_M) {
      return of(pose, off.bearingDeg(), Double.NaN, place, 0);
    }
    FlatGround.Towards towards =
        new FlatGround(fix.position(), height).towards(centre.latDeg(), centre.lonDeg());
    double elevation = Math.toDegrees(Math.asin(towards.upM() / towards.lengthM()));
    double steep = Math.hypot(fix.accuracyM() * towards.upM() / off.distanceM(), height.sigmaM());
    return of(pose, off.bearingDeg(), elevation, place, steep / towards.lengthM());
  }

  private static @Nullable Contradiction of(
      CameraPose pose, double bearingDeg, double elevationDeg, double aside, double above) {
    Angle yaw = pose.yaw();
    Angle pitch = pose.pitch();
    double byYaw = yaw == null ? 0 : LocalFrame.shortWayDeg(yaw.deg() - bearingDeg);
    boolean known = pitch != null && !Double.isNaN(elevationDeg);
    double byPitch = pitch == null || !known ? 0 : pitch.deg() - elevationDeg;
    // a direction straight down has any bearing: what counts is the angle between the two
    double level = pitch == null ? 1 : Math.cos(Math.toRadians(pitch.deg()));
    double yawError = yaw == null ? 0 : Math.hypot(yaw.sigmaDeg(), Math.toDegrees(aside));
    double pitchError = pitch == null ? 0 : Math.hypot(pitch.sigmaDeg(), Math.toDegrees(above));
    boolean yawOff = Math.abs(byYaw) * level > SIGMAS * Math.hypot(yawError * level, pitchError);
    boolean pitchOff = Math.abs(byPitch) > SIGMAS * pitchError;
    return yawOff || pitchOff ? new Contradiction(byYaw, byPitch) : null;
  }

  /** The same angles with errors that include the contradiction. */
  public CameraPose believed(CameraPose pose) {
    double byPitch = Math.abs(pitchDeg);
    return new CameraPose(
        wider(pose.yaw(), Math.abs(yawDeg)),
        wider(pose.pitch(), byPitch),
        wider(pose.roll(), byPitch));
  }

  private static @Nullable Angle wider(@Nullable Angle angle, double byDeg) {
    return angle == null
        ? null
        : new Angle(
            angle.deg(), Math.min(WORST_DEG, Math.hypot(angle.sigmaDeg(), byDeg)), angle.source());
  }

  /** A remark on a track whose source contradicts itself; empty if it does not. */
  public static List<Note> notes(Track track) {
    List<Double> off = new ArrayList<>();
    for (int i = 0; i < track.size(); i++) {
      Sample sample = track.sample(i);
      Contradiction found = of(sample);
      CameraPose pose = sample.pose();
      if (found != null && pose != null) {
        Angle pitch = pose.pitch();
        double level = pitch == null ? 1 : Math.cos(Math.toRadians(pitch.deg()));
        off.add(Math.hypot(found.yawDeg() * level, found.pitchDeg()));
      }
    }
    if (off.isEmpty()) {
      return List.of();
    }
    Collections.sort(off);
    return List.of(
        new Note(
            "view",
            "pose-contradicts-source",
            "In "
                + off.size()
                + " of "
                + track.size()
                + " samples the camera's angles point elsewhere than the middle of the picture"
                + " that the same source states, by "
                + Math.round(off.get(off.size() / 2))
                + "° at the median: which of the two is right is not known, so the angles count as"
                + " that uncertain."));
  }
}
