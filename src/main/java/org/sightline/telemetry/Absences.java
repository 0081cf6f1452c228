package org.sightline.telemetry;

import java.util.List;
import java.util.Locale;

/** Why there is no position, in words. */
final class Absences {
  private Absences() {}

  /** The states, the most telling first: numbers seen say more than fields left empty. */
  private static final List<Position.State> TELLING =
      List.of(
          Position.State.NO_HEMISPHERE,
          Position.State.IMPLAUSIBLE,
          Position.State.UNDECODABLE,
          Position.State.ZEROED,
          Position.State.EMPTY,
          Position.State.ABSENT);

  /** The first fix, else the most telling absence. */
  static Position preferred(List<Position> positions) {
    Position best =
        new Position.Missing(Position.State.ABSENT, "none", "The file states no position.");
    int bestRank = TELLING.size();
    for (Position position : positions) {
      if (position instanceof Position.Fixed) {
        return position;
      }
      if (position instanceof Position.Missing missing
          && TELLING.indexOf(missing.state()) < bestRank) {
        best = missing;
        bestRank = TELLING.indexOf(missing.state());
      }
    }
    return best;
  }

  /** The end of the note's code, such as {@code zero} in {@code exif-gps-zero}. */
  static String code(Position.State state) {
    return state == Position.State.ZEROED
        ? "zero"
        : state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One plain sentence with the value seen. */
  static String message(Position.State state, String source, String seen) {
    switch (state) {
      case EMPTY:
        return "The fields for a position (" + source + ") hold nothing.";
      case ZEROED:
        return "The position in " + source + " is exactly 0, 0: written without a fix.";
      case NO_HEMISPHERE:
        return "The position in "
            + source
            + " ("
            + seen
            + ") does not say, or not clearly, which of north and south, east and west it is.";
      case IMPLAUSIBLE:
        return "The position in " + source + " (" + seen + ") is not on the globe.";
      case UNDECODABLE:
        return "The position in " + source + " (" + seen + ") cannot be read as one.";
      default:
        return "The file states no position.";
    }
  }
}
