package org.sightline.risk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sightline.geo.LatLon;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.vision.Looking.Viewpoint;
import org.sightline.zones.Coverage;

/** Says how far each check got, from the plain facts of a run. */
public final class Checks {
  /**
   * What became of the pixels.
   *
   * @param asked whether the run looks at pixels at all; false with {@code --no-pixels}
   * @param detector whether a detector was installed
   * @param damaged whether only a part of the picture could be decoded
   * @param viewpoint how the camera was tilted
   * @param learned whether the detector learned from pictures taken like that
   */
  public record Looked(
      boolean asked, boolean detector, boolean damaged, Viewpoint viewpoint, boolean learned)
      implements java.io.Serializable {
    /** What {@code --no-pixels} leaves. */
    public static final Looked NOT_ASKED =
        new Looked(false, false, false, Viewpoint.UNKNOWN, false);
  }

  private static final String NO_PIXELS = "--no-pixels was given: pictures were not looked at.";
  private static final String NO_TEXT =
      "The policy or --detail fast says that text in pictures is not read.";
  private static final String NO_PRIVACY =
      "--privacy was not given: faces and number plates were not counted.";
  private static final String LATER = "This version of Sightline does not have this check.";

  // the same for every item of a run, so the sentence stands once in the report's head
  private static final Check NO_PIXELS_CHECK = new Check(Check.State.NOT_ASKED, "no-pixels", "");
  private static final Check NO_PRIVACY_CHECK = new Check(Check.State.NOT_ASKED, "no-privacy", "");
  private static final Check LATER_CHECK =
      new Check(Check.State.NOT_IN_THIS_VERSION, "not-in-this-version", "");

  private Checks() {}

  /** The checks of a photo. */
  public static Map<Check.Kind, Check> ofPhoto(Check position, Looked looked) {
    return all(position, objects(looked), pixels(looked));
  }

  /** The checks of an input that is not looked into, because it is no media or of no kind read. */
  public static Map<Check.Kind, Check> ofUnread(MediaItem item) {
    Check check =
        item instanceof MediaItem.Other other
            ? ofOther(other)
            : notMade("file-not-read", "The file was not read.");
    return all(check, check, check);
  }

  /** The checks of an input that could not be read. */
  public static Map<Check.Kind, Check> ofFailed() {
    Check check = notMade("file-not-read", "The file could not be read.");
    return all(check, check, check);
  }

  /** Whether a file's structure alone shows that a part of the picture is missing. */
  public static boolean isDamaged(List<Note> notes) {
    for (Note note : notes) {
      String code = note.code();
      if (code.equals("damaged") || code.endsWith("-damaged") || code.endsWith("-truncated")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The checks that this version lacks or that a flag switched off: said once in a report's head.
   */
  public static Map<Check.Kind, Check> unasked(
      boolean pixelsAsked, boolean textAsked, boolean privacyAsked) {
    Map<Check.Kind, Check> unasked = new EnumMap<>(Check.Kind.class);
    Check asked = pixelsAsked ? Check.MADE : objects(Looked.NOT_ASKED);
    for (Map.Entry<Check.Kind, Check> entry : all(Check.MADE, asked, asked).entrySet()) {
      Check check = entry.getValue();
      if (check.state() != Check.State.MADE) {
        String message = check.state() == Check.State.NOT_ASKED ? NO_PIXELS : LATER;
        unasked.put(entry.getKey(), new Check(check.state(), check.code(), message));
      }
    }
    unasked.remove(Check.Kind.TEXT);
    for (Check.Kind kind : List.of(Check.Kind.FACES, Check.Kind.PLATES)) {
      unasked.remove(kind);
      if (!privacyAsked) {
        unasked.put(kind, new Check(Check.State.NOT_ASKED, "no-privacy", NO_PRIVACY));
      }
    }
    if (!pixelsAsked) {
      unasked.put(Check.Kind.TEXT, new Check(Check.State.NOT_ASKED, "no-pixels", NO_PIXELS));
    } else if (!textAsked) {
      unasked.put(Check.Kind.TEXT, new Check(Check.State.NOT_ASKED, "no-text", NO_TEXT));
    }
    return unasked;
  }

  /**
   * The check of the camera's position against the zones.
   *
   * @param telemetry what the file says
   * @param zones how many zones were asked
   * @param skippedZones how many were left out because they could not be read
   * @param coverage what the zone files say of a place
   */
  public static Check position(
      Policy policy,
      Telemetry telemetry,
      int zones,
      int skippedZones,
      Function<LatLon, Coverage> coverage) {
    List<Fix> fixes = Touch.fixes(telemetry);
    if (fixes.isEmpty()) {
      return telemetry.position() instanceof Position.Missing missing
          ? missing(missing)
          : missing(new Position.Missing(Position.State.ABSENT, "none", ""));
    }
    if (zones == 0) {
      return notMade("no-zones", "No zones were given to compare the position with.");
    }
    int outside = 0;
    boolean unstated = false;
    for (Fix fix : fixes) {
      Coverage at = coverage.apply(fix.position());
      outside += at == Coverage.OUTSIDE ? 1 : 0;
      unstated |= at == Coverage.UNSTATED;
    }
    if (outside == fixes.size()) {
      return notMade(
          "no-zone-data",
          "The position lies outside the area that your zone files cover: no zone data here.");
    }
    if (outside > 0) {
      return limited(
          "no-zone-data",
          "A position in the file lies outside the area that your zone files cover: no zone data"
              + " there.");
    }
    if (skippedZones > 0) {
      return limited(
          "zones-skipped",
          "Zones that could not be read were left out; the report's head lists them.");
    }
    return unstated && policy.requireCoverage()
        ? limited(
            "coverage-unstated",
            "No zone file says what area it covers, and the policy asks for that.")
        : Check.MADE;
  }

  private static Check missing(Position.Missing missing) {
    return switch (missing.state()) {
      case ABSENT ->
          notMade(
              "no-position",
              "The file carries no position. An XMP sidecar beside it (same name, ending .xmp)"
                  + " would supply one.");
      case EMPTY ->
          notMade(
              "position-empty",
              "The position fields are there and hold nothing: the camera had no fix yet.");
      case ZEROED ->
          notMade(
              "position-zeroed",
              "The position is 0, 0: written by a camera without a fix, not a place.");
      case NO_HEMISPHERE ->
          notMade(
              "position-no-hemisphere",
              said(missing, "The position does not say north or south, east or west."));
      case IMPLAUSIBLE ->
          notMade("position-implausible", said(missing, "The position is not a place on Earth."));
      case UNDECODABLE ->
          notMade("position-undecodable", said(missing, "The position fields cannot be read."));
    };
  }

  private static String said(Position.Missing missing, String otherwise) {
    return missing.message().isBlank() ? otherwise : Words.clean(missing.message(), 300);
  }

  /** The check for flagged objects. */
  static Check objects(Looked looked) {
    if (!looked.asked()) {
      return NO_PIXELS_CHECK;
    }
    if (!looked.detector()) {
      return notMade(
          "no-detector", "No detector is installed. To get one: sightline models install");
    }
    if (looked.damaged()) {
      return limited(
          "damaged",
          "Only a part of the picture could be decoded; objects in the rest are unseen.");
    }
    if (looked.learned()) {
      return Check.MADE;
    }
    return switch (looked.viewpoint()) {
      case NADIR ->
          limited(
              "nadir",
              "The camera looked straight down; the detector knows pictures taken from the ground.");
      case UNKNOWN ->
          limited(
              "tilt-unknown",
              "A drone took the picture, and the file does not say how far down it looked; seen from"
                  + " above, objects are missed.");
      default ->
          limited(
              "viewpoint",
              "The detector did not learn from pictures taken at this tilt; objects may be missed.");
    };
  }

  private static Check pixels(Looked looked) {
    if (!looked.asked()) {
      return NO_PIXELS_CHECK;
    }
    return looked.damaged()
        ? limited("damaged", "Only a part of the picture could be decoded.")
        : Check.MADE;
  }

  private static Check ofOther(MediaItem.Other other) {
    for (Note note : other.notes()) {
      if (note.code().equals("not-media")) {
        return new Check(Check.State.NOT_ASKED, "not-media", "The file is no picture or video.");
      }
    }
    return notMade("not-supported", "Files of this kind are not read in this version.");
  }

  private static Map<Check.Kind, Check> all(Check position, Check objects, Check pixels) {
    Map<Check.Kind, Check> checks = new EnumMap<>(Check.Kind.class);
    checks.put(Check.Kind.POSITION, position);
    // asked of every position that the position check asks; a missing direction is all round
    checks.put(Check.Kind.VIEW, position);
    checks.put(Check.Kind.OBJECTS, objects);
    // who reads the text says more
    boolean same =
        objects.state() == Check.State.NOT_ASKED || objects.code().equals("file-not-read");
    checks.put(Check.Kind.TEXT, same ? objects : LATER_CHECK);
    checks.put(Check.Kind.PIXELS, pixels);
    // who counts faces and plates says more
    boolean unread = objects.code().equals("file-not-read");
    checks.put(Check.Kind.FACES, unread ? objects : NO_PRIVACY_CHECK);
    checks.put(Check.Kind.PLATES, unread ? objects : NO_PRIVACY_CHECK);
    checks.put(Check.Kind.HIDDEN, LATER_CHECK);
    return checks;
  }

  private static Check notMade(String code, String message) {
    return new Check(Check.State.NOT_MADE, code, message);
  }

  private static Check limited(String code, String message) {
    return new Check(Check.State.LIMITED, code, message);
  }
}
