package org.sightline.risk;

import java.util.List;
import org.sightline.text.Markings;
import org.sightline.text.Signs;
import org.sightline.vision.Box;

/** What findings about text rest on. */
final class TextEvidence {
  private static final String SOURCE = "text:ppocr";

  private TextEvidence() {}

  static List<Evidence> of(Signs.Sign sign) {
    return List.of(
        new Evidence("Read as", Words.clean(sign.read(), 300), "", null, SOURCE),
        new Evidence("Taken for", sign.phrase(), "", null, "text/signs.tsv"),
        new Evidence("Reader's score", sign.score(), "of 1", null, SOURCE),
        size(sign.box()));
  }

  static List<Evidence> of(Markings.Marking marking) {
    return List.of(
        new Evidence("Read as", Words.clean(marking.read(), 300), "", null, SOURCE),
        new Evidence(
            "Taken for",
            marking.marking() + " (" + marking.scheme() + ")",
            "",
            null,
            "text/markings.tsv"),
        new Evidence("Reader's score", marking.score(), "of 1", null, SOURCE),
        size(marking.box()));
  }

  private static Evidence size(Box box) {
    String size = Math.round(box.width()) + " × " + Math.round(box.height());
    return new Evidence("Size in the picture", size, "px", null, SOURCE);
  }
}
