package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.sightline.text.Signs;

/** Signs in the picture that forbid photography or entry, or mark a restricted area. */
final class SignInPicture implements Rule {
  static final String ID = "sign-in-picture";

  private static final int MAX_QUOTE = 120;

  /** Read at first use: most pictures show no text. */
  static final class Table {
    static final Signs SIGNS = Signs.load();

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
    for (Signs.Sign sign : Table.SIGNS.find(seen.texts())) {
      findings.add(
          new Finding(
              id(), level(policy.text(), sign.kind()), reason(sign), TextEvidence.of(sign)));
    }
    return findings;
  }

  static Level level(Policy.Text levels, Signs.Kind kind) {
    return switch (kind) {
      case PHOTOGRAPHY -> levels.noPhotography();
      case AREA -> levels.restrictedArea();
      case ENTRY -> levels.noEntry();
      case BESIDE -> Level.NONE;
    };
  }

  static String reason(Signs.Sign sign) {
    String says =
        switch (sign.kind()) {
          case PHOTOGRAPHY -> "forbids photography";
          case AREA -> "marks a restricted area";
          default -> "forbids entry";
        };
    return "A sign in the picture "
        + says
        + "; it was read as “"
        + Words.clean(sign.read(), MAX_QUOTE)
        + "”.";
  }
}
