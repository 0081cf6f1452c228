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
  /** The code of a check where lines were found that could not be read. */
  static final String UNREAD = "text-not-read";

  static final Check NOT_ASKED = new Check(Check.State.NOT_ASKED, "no-text", "");
  static final Check NO_READER =
      new Check(
          Check.State.NOT_MADE,
          "no-text-reader",
          "Text was not read: its networks are not installed, or this system cannot run them. To"
              + " get them: sightline models install ppocr");
  static final Check UNSEEN =
      new Check(Check.State.NOT_MADE, "not-decoded", "The picture could not be decoded.");

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
      return NOT_ASKED;
    }
    if (looked == null) {
      return UNSEEN;
    }
    TextReader.Reading reading = looked.text();
    if (reading == null) {
      return NO_READER;
    }
    if (isDamaged(looked)) {
      return new Check(
          Check.State.LIMITED,
          "damaged",
          "Only a part of the picture could be decoded; text in the rest is unseen.");
    }
    if (!reading.whole()) {
      return new Check(
          Check.State.LIMITED,
          "too-many-lines",
          "The picture has more lines of text than are read; the smallest were left out.");
    }
    return reading.tooSmall() + reading.unclear() == 0 ? Check.MADE : unread(reading);
  }

  private static Check unread(TextReader.Reading reading) {
    return new Check(
        Check.State.LIMITED,
        UNREAD,
        "Text was found in the picture that could not be read, or not surely: "
            + unread(reading.tooSmall(), reading.unclear())
            + ".");
  }

  /** Says how many lines could not be read and why; at least one. */
  static String unread(int tooSmall, int unclear) {
    StringBuilder text = new StringBuilder();
    if (tooSmall > 0) {
      text.append(lines(tooSmall)).append(" with letters that are too small");
    }
    if (unclear > 0) {
      text.append(tooSmall > 0 ? ", and " : "").append(lines(unclear));
      text.append(" in a script that the reader does not know (it knows Latin and Chinese),");
      text.append(" blurred or hidden in part");
    }
    return text.toString();
  }

  private static String lines(int count) {
    return count == 1 ? "one line" : count + " lines";
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
