package org.sightline.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.frames.Frame;
import org.sightline.media.Note;
import org.sightline.risk.Check;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Telemetry;
import org.sightline.text.Overlay;
import org.sightline.text.TextLine;
import org.sightline.text.TextReader;
import org.sightline.vision.Effort;

/** What the text in a photo adds to what is known of it. */
final class PhotoTexts {
  private PhotoTexts() {}

  /** The lines read; none if none was, or nobody looked. */
  static List<TextLine> lines(@Nullable Looked looked) {
    TextReader.Reading reading = looked == null ? null : looked.text();
    return reading == null ? List.of() : reading.lines();
  }

  /** The same with the positions that are printed into the picture, least preferred of all. */
  static Telemetry withPrinted(Telemetry telemetry, List<TextLine> lines) {
    Telemetry more = telemetry;
    if (!lines.isEmpty()) {
      for (Fix fix : Overlay.positions(lines)) {
        more = more.withLeastPreferred(fix);
      }
    }
    return more;
  }

  /** Whether a run asks for the text in its photos. */
  static boolean isAsked(RunConfig config) {
    PixelOptions pixels = config.pixels();
    return pixels != null && config.policy().text().read() && pixels.effort() != Effort.FAST;
  }

  /** How far the check of the text got. */
  static Check check(RunConfig config, @Nullable Looked looked) {
    if (!isAsked(config)) {
      return new Check(Check.State.NOT_ASKED, "no-text", "");
    }
    if (looked == null) {
      return new Check(Check.State.NOT_MADE, "not-decoded", "The picture could not be decoded.");
    }
    TextReader.Reading reading = looked.text();
    if (reading == null) {
      return new Check(
          Check.State.NOT_MADE,
          "no-text-reader",
          "Text was not read: its networks are not installed, or this system cannot run them. To"
              + " get them: sightline models install ppocr");
    }
    if (isDamaged(looked)) {
      return new Check(
          Check.State.LIMITED,
          "damaged",
          "Only a part of the picture could be decoded; text in the rest is unseen.");
    }
    return reading.whole()
        ? Check.MADE
        : new Check(
            Check.State.LIMITED,
            "too-many-lines",
            "The picture has more lines of text than are read; the smallest were left out.");
  }

  private static boolean isDamaged(Looked looked) {
    for (Note note : looked.notes()) {
      if (note.code().equals(Frame.DAMAGED)) {
        return true;
      }
    }
    return false;
  }
}
