package org.sightline.risk;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.sightline.text.Markings;
import org.sightline.text.Signs;
import org.sightline.vision.Box;

/**
 * Text in a picture that a finding rests on.
 *
 * @param read as it was read, bounded
 * @param score of the reader, 0..1
 * @param box around it, pixels of the full-size upright picture
 */
public record TextMark(String read, double score, Box box) implements Serializable {
  private static final int MAX_QUOTE = 60;

  /** The signs and markings that an answer's findings rest on, signs first. */
  public static List<TextMark> of(Assessment.Assessed item) {
    List<TextMark> marks = new ArrayList<>();
    if (item.observation().texts().isEmpty()) {
      return marks;
    }
    if (has(item, "sign-in-picture")) {
      for (Signs.Sign sign : SignInPicture.Table.SIGNS.find(item.observation().texts())) {
        marks.add(new TextMark(Words.clean(sign.read(), MAX_QUOTE), sign.score(), sign.box()));
      }
    }
    if (has(item, "marked-document")) {
      for (Markings.Marking one : MarkedDocument.Table.MARKINGS.find(item.observation().texts())) {
        marks.add(new TextMark(Words.clean(one.read(), MAX_QUOTE), one.score(), one.box()));
      }
    }
    return marks;
  }

  private static boolean has(Assessment.Assessed item, String rule) {
    for (Finding finding : item.findings()) {
      if (finding.rule().equals(rule)) {
        return true;
      }
    }
    return false;
  }
}
