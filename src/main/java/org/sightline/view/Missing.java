package org.sightline.view;

/** What was not known of a camera, so that its view is drawn wider than it was. */
public enum Missing {
  /** Which way it looked. */
  DIRECTION("which way the camera looked is not known"),
  /** How far up or down it looked. */
  ELEVATION("how far up or down the camera looked is not known"),
  /** Its field of view. */
  LENS("how wide the lens was is not known"),
  /** A field of view that no straight lens has: a fisheye or panorama. */
  PROJECTION("how the wide lens bends its picture is not known"),
  /** How high it was above the ground. */
  HEIGHT("how high the camera was above the ground is not known");

  private final String words;

  Missing(String words) {
    this.words = words;
  }

  /** A clause for people. */
  public String words() {
    return words;
  }
}
