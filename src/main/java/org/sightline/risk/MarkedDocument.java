package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.sightline.text.Markings;

/** Documents in the picture that bear a protective marking at head or foot, or as a stamp. */
final class MarkedDocument implements Rule {
  static final String ID = "marked-document";

  private static final int MAX_QUOTE = 120;

  /** Read at first use: most pictures show no text. */
  static final class Table {
    static final Markings MARKINGS = Markings.load();

    private Table() {}
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    Footage footage = seen.footage();
    if (footage != null) {
      return ReadMark.findings(ID, policy, footage);
    }
    if (seen.texts().isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Markings.Marking marking : Table.MARKINGS.find(seen.texts())) {
      Level level = level(policy.text(), marking);
      findings.add(new Finding(id(), level, reason(marking), TextEvidence.of(marking)));
    }
    return findings;
  }

  static Level level(Policy.Text levels, Markings.Marking marking) {
    return marking.rank() == Markings.Rank.RESTRICTED
        ? levels.markedRestricted()
        : levels.markedHigher();
  }

  static String reason(Markings.Marking marking) {
    String where =
        switch (marking.where()) {
          case HEAD -> "at its head";
          case FOOT -> "at its foot";
          case STAMP -> "as a stamp";
        };
    return "A page of writing in the picture bears a protective marking "
        + where
        + "; it was read as “"
        + Words.clean(marking.read(), MAX_QUOTE)
        + "”.";
  }
}
