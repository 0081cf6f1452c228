package org.sightline.risk;

import java.util.List;

/** Every rule that is weighed for a camera that moved. */
final class FootageRules {
  /** In the order in which equally serious findings are told. */
  static final List<Rule> ALL =
      List.of(
          new FootageInZone("camera-inside-zone", Moment.Kind.INSIDE),
          new FootageInZone("drone-in-flight-zone", Moment.Kind.FLIGHT),
          new FootageInPrivateZone(),
          new FootageObjectsInZone(),
          new FootageObjects(),
          new DecidedBefore(),
          new SignInPicture(),
          new MarkedDocument(),
          new FootageInZone("camera-near-zone", Moment.Kind.NEAR),
          new FootageSeesZone(),
          new TracksConflict());

  private FootageRules() {}
}
