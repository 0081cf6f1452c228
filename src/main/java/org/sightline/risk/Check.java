package org.sightline.risk;

import java.io.Serializable;

/**
 * Whether one kind of check was made on one item.
 *
 * @param state how far it got
 * @param code stable word for the reason; empty when made
 * @param message one plain sentence for the reason; empty when made, or when the same sentence
 *     holds for every item of a run and stands in the report's head
 */
public record Check(State state, String code, String message) implements Serializable {
  /** The kinds of checks, in the order of the record. */
  public enum Kind {
    /** The camera's position against the zones. */
    POSITION,
    /** What the camera saw against the zones. */
    VIEW,
    /** Flagged objects in the picture. */
    OBJECTS,
    /** Text in the picture. */
    TEXT,
    /** Whether the picture decodes whole. */
    PIXELS,
    /** Faces, for counting. */
    FACES,
    /** Number plates, for counting. */
    PLATES,
    /** Second pictures and hidden positions in the file. */
    HIDDEN
  }

  /** How far a check got. */
  public enum State {
    /** Made in full. */
    MADE,
    /** Made, with a stated limit. */
    LIMITED,
    /** Could not be made. */
    NOT_MADE,
    /** A flag switched it off. */
    NOT_ASKED,
    /** This version does not have it. */
    NOT_IN_THIS_VERSION
  }

  /** Made in full. */
  public static final Check MADE = new Check(State.MADE, "", "");
}
