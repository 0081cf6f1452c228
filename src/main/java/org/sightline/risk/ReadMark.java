package org.sightline.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sightline.text.Markings;
import org.sightline.text.ReadPicture;
import org.sightline.text.Signs;
import org.sightline.text.TextLine;

/**
 * A sign or a protective marking as it is read in one picture of a video. It may have been there
 * since the last picture read without it, and until the next.
 *
 * @param rule the rule that it is told by
 * @param phrase what it was taken for
 * @param level how serious it is
 * @param reason one sentence, as of a photo
 * @param evidence what it rests on
 * @param score of the reader, 0..1
 * @param atS the picture's moment, seconds from the first picture shown
 * @param sinceS the moment of the picture read before; 0 if there is none
 * @param untilS the moment of the picture read after; −1 if there is none
 */
record ReadMark(
    String rule,
    String phrase,
    Level level,
    String reason,
    List<Evidence> evidence,
    double score,
    double atS,
    double sinceS,
    double untilS) {
  ReadMark {
    evidence = List.copyOf(evidence);
  }

  /** All that are read in a video, by time. */
  static List<ReadMark> of(Policy policy, Footage footage) {
    List<ReadMark> marks = new ArrayList<>();
    List<ReadPicture> texts = footage.texts();
    for (int i = 0; i < texts.size(); i++) {
      List<TextLine> lines = texts.get(i).reading().lines();
      if (!lines.isEmpty()) {
        double atS = texts.get(i).offsetS();
        double sinceS = i == 0 ? 0 : texts.get(i - 1).offsetS();
        double untilS = i + 1 == texts.size() ? -1 : texts.get(i + 1).offsetS();
        for (Signs.Sign sign : SignInPicture.Table.SIGNS.find(lines)) {
          marks.add(
              new ReadMark(
                  SignInPicture.ID,
                  sign.phrase(),
                  SignInPicture.level(policy.text(), sign.kind()),
                  SignInPicture.reason(sign),
                  TextEvidence.of(sign),
                  sign.score(),
                  atS,
                  sinceS,
                  untilS));
        }
        for (Markings.Marking marking : MarkedDocument.Table.MARKINGS.find(lines)) {
          marks.add(
              new ReadMark(
                  MarkedDocument.ID,
                  marking.marking(),
                  MarkedDocument.level(policy.text(), marking),
                  MarkedDocument.reason(marking),
                  TextEvidence.of(marking),
                  marking.score(),
                  atS,
                  sinceS,
                  untilS));
        }
      }
    }
    return marks;
  }

  /** The findings of one rule: one a phrase, at the moment where it is read best. */
  static List<Finding> findings(String rule, Policy policy, Footage footage) {
    Map<String, List<ReadMark>> alike = new LinkedHashMap<>();
    for (ReadMark mark : of(policy, footage)) {
      if (mark.rule.equals(rule)) {
        alike.computeIfAbsent(mark.phrase, key -> new ArrayList<>()).add(mark);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (List<ReadMark> marks : alike.values()) {
      findings.add(finding(marks));
    }
    return findings;
  }

  private static Finding finding(List<ReadMark> marks) {
    ReadMark best = marks.get(0);
    for (ReadMark mark : marks) {
      best = mark.score > best.score ? mark : best;
    }
    double fromS = marks.get(0).atS;
    double toS = marks.get(marks.size() - 1).atS;
    StringBuilder text = new StringBuilder(best.reason);
    text.setLength(text.length() - 1);
    if (marks.size() == 1) {
      text.append(", at ").append(Words.moment(fromS)).append('.');
    } else {
      text.append(", in ").append(marks.size()).append(" pictures from ");
      text.append(Words.moment(fromS)).append(" to ").append(Words.moment(toS)).append('.');
    }
    List<Evidence> rows = new ArrayList<>(best.evidence);
    rows.add(new Evidence("First read at", fromS, "s", null, "text:ppocr"));
    rows.add(new Evidence("Last read at", toS, "s", null, "text:ppocr"));
    return new Finding(best.rule, best.level, text.toString(), rows, best.atS);
  }
}
