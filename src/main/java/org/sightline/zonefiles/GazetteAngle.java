package org.sightline.zonefiles;

/**
 * One angle as printed.
 *
 * @param deg degrees, negative south and west
 * @param axis latitude, longitude or not stated
 * @param stepDeg the step of its last printed digit, degrees
 * @param fault what is wrong with it; {@link Fault#NONE} if nothing
 * @param from where it begins in its line
 * @param to where it ends
 */
record GazetteAngle(double deg, Axis axis, double stepDeg, Fault fault, int from, int to) {
  /** What a letter beside an angle says. */
  enum Axis {
    /** North or south. */
    LATITUDE,
    /** East or west. */
    LONGITUDE,
    /** No letter stands beside it. */
    UNKNOWN
  }

  /** What can be wrong with an angle. */
  enum Fault {
    /** Nothing. */
    NONE,
    /** Minutes or seconds of 60, which are carried over. */
    SIXTY,
    /** An O without a word on whether it is Ouest or Ost. */
    AMBIGUOUS_O,
    /** Minutes or seconds above 60, or more degrees than there are. */
    OUT_OF_RANGE,
    /** Degrees and minutes without a letter for the hemisphere. */
    NO_LETTER
  }
}
