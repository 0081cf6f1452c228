package org.sightline.batch;

import org.sightline.risk.Check;
import org.sightline.text.ReadPicture;

/** How far the text in the pictures of a video was read. */
final class VideoTexts {
  private VideoTexts() {}

  /** The check of a video of which pictures were looked at. */
  static Check check(RunConfig config, Seen seen) {
    if (!PhotoTexts.isAsked(config)) {
      return PhotoTexts.NOT_ASKED;
    }
    int read = seen.texts().size();
    if (read == 0) {
      return seen.anyWhole() ? PhotoTexts.NO_READER : PhotoTexts.UNSEEN;
    }
    int tooSmall = 0;
    int unclear = 0;
    boolean whole = true;
    for (ReadPicture picture : seen.texts()) {
      tooSmall += picture.reading().tooSmall();
      unclear += picture.reading().unclear();
      whole &= picture.reading().whole();
    }
    StringBuilder text = new StringBuilder("Text was read in ");
    text.append(read).append(" of the ").append(seen.looked());
    text.append(seen.looked() == 1 ? " picture that was" : " pictures that were");
    text.append(" looked at.");
    if (!whole) {
      text.append(" Some have more lines of text than are read; the smallest were left out.");
    }
    if (tooSmall + unclear > 0) {
      text.append(" Not read there, or not surely: ");
      text.append(PhotoTexts.unread(tooSmall, unclear)).append('.');
      return new Check(Check.State.LIMITED, PhotoTexts.UNREAD, text.toString());
    }
    String code = whole ? "text-in-some-pictures" : "too-many-lines";
    return new Check(Check.State.LIMITED, code, text.toString());
  }
}
