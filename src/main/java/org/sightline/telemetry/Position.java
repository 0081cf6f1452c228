package org.sightline.telemetry;

import java.io.Serializable;
import java.util.function.Function;

/** What one source in a file says of the camera's place: a fix, or why there is none. */
public sealed interface Position extends Serializable {
  /** The field it came from, such as {@code exif:GPS}. */
  String source();

  /** Calls the function of this case: a switch that the compiler checks for completeness. */
  <T> T match(Function<Fixed, T> fixed, Function<Missing, T> missing);

  /**
   * The source states a position.
   *
   * @param fix the position
   */
  record Fixed(Fix fix) implements Position {
    @Override
    public String source() {
      return fix.source();
    }

    @Override
    public <T> T match(Function<Fixed, T> fixed, Function<Missing, T> missing) {
      return fixed.apply(this);
    }
  }

  /**
   * The source states none, or none that can be believed.
   *
   * @param state why
   * @param source the field that was looked at; {@code none} when the file has no such field
   * @param message one plain sentence with the value seen
   */
  record Missing(State state, String source, String message) implements Position {
    @Override
    public <T> T match(Function<Fixed, T> fixed, Function<Missing, T> missing) {
      return missing.apply(this);
    }
  }

  /** The kinds of absence, as the record names them. */
  enum State {
    /** No field for a position. */
    ABSENT,
    /** The fields are there and hold nothing. */
    EMPTY,
    /** Exactly 0, 0: written without a fix. */
    ZEROED,
    /** Numbers without N/S or E/W. */
    NO_HEMISPHERE,
    /** Outside the globe. */
    IMPLAUSIBLE,
    /** Fields of the wrong type or with a zero denominator. */
    UNDECODABLE
  }
}
