package org.sightline.risk;

import java.util.List;

/** Every rule that is weighed. */
public final class Rules {
  /** In the order in which equally serious findings are told. */
  public static final List<Rule> ALL =
      List.of(
          new CameraInsideZone(),
          new DroneInFlightZone(),
          new CameraInPrivateZone(),
          new ObjectInZone(),
          new FlaggedObject(),
          new DecidedBefore(),
          new SignInPicture(),
          new MarkedDocument(),
          new CameraNearZone(),
          new CameraSeesZone(),
          new PositionConflict());

  private Rules() {}
}
