package org.sightline.telemetry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Note;

/**
 * Everything one still says about where, when and how it was taken.
 *
 * @param captured when
 * @param make the camera's maker as written; null if the file is silent
 * @param model the camera's model as written; null if the file is silent
 * @param position the preferred answer: the first fix in order of preference, else the most telling
 *     absence
 * @param conflicting whether the fixes differ by more than three times their joint error and 25 m
 * @param positions every source looked at that had anything to say, in order of preference
 * @param pose which way the camera looked
 * @param lens its field of view; null if unknown
 * @param notes remarks
 */
public record Telemetry(
    Captured captured,
    @Nullable String make,
    @Nullable String model,
    Position position,
    boolean conflicting,
    List<Position> positions,
    CameraPose pose,
    @Nullable Lens lens,
    List<Note> notes)
    implements Serializable {
  /** Of an input that is not looked into. */
  public static final Telemetry UNREAD =
      new Telemetry(
          Captured.UNSTATED,
          null,
          null,
          new Position.Missing(Position.State.ABSENT, "none", "The file was not looked into."),
          false,
          List.of(),
          new CameraPose(null, null, null),
          null,
          List.of());

  /** Copies the lists. */
  public Telemetry {
    positions = List.copyOf(positions);
    notes = List.copyOf(notes);
  }

  /** Whether it states a position that can be used. */
  public boolean isLocated() {
    for (Position known : positions) {
      if (known instanceof Position.Fixed) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same with one more position, which is preferred only where there is no other: one printed
   * into the picture, say.
   */
  public Telemetry withLeastPreferred(Fix fix) {
    List<Position> more = new ArrayList<>(positions);
    more.add(new Position.Fixed(fix));
    return new Telemetry(
        captured,
        make,
        model,
        position instanceof Position.Fixed ? position : new Position.Fixed(fix),
        conflicting || Conflicts.any(more),
        more,
        pose,
        lens,
        notes);
  }

  /** The same, with nothing known of the direction. */
  Telemetry withoutPose() {
    return new Telemetry(
        captured,
        make,
        model,
        position,
        conflicting,
        positions,
        new CameraPose(null, null, null),
        lens,
        notes);
  }
}
