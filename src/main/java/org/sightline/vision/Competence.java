package org.sightline.vision;

/**
 * How far "nothing found" can be trusted on a picture.
 *
 * @param state how far
 * @param code stable word for the reason; empty if full
 * @param message one plain sentence for the reason; empty if full
 */
public record Competence(State state, String code, String message) {
  /** How far the objects check gets. */
  public enum State {
    /** The model was trained on pictures like this. */
    FULL,
    /** The model was not trained on pictures like this. */
    LIMITED,
    /** There is no model. */
    NONE
  }

  static final Competence FULL = new Competence(State.FULL, "", "");

  static final Competence NO_DETECTOR =
      new Competence(
          State.NONE,
          "no-detector",
          "No detector is installed, so objects were not looked for; \"sightline models install"
              + " nanodet\" installs one.");

  static final Competence STRAIGHT_DOWN =
      new Competence(
          State.LIMITED,
          "straight-down",
          "The camera looked straight down and the detector learned from pictures taken near the"
              + " ground, so objects may have been missed or misnamed.");

  /**
   * The competence of a model for a camera tilt. Where the tilt is unknown it is that of most
   * pictures: taken by hand, near the ground.
   */
  static Competence of(ModelCard card, Looking.Viewpoint viewpoint) {
    boolean outside =
        viewpoint == Looking.Viewpoint.NADIR
            && !card.viewpoints().contains(Looking.Viewpoint.NADIR);
    return outside ? STRAIGHT_DOWN : FULL;
  }
}
