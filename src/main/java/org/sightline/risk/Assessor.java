package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Note;

/** Weighs one item by all rules. Pure; safe for any number of threads. */
public final class Assessor {
  private Assessor() {}

  /** The findings, worst first, and the level. */
  public static Assessment.Assessed assess(Policy policy, Observation observed) {
    Footage footage = observed.footage();
    Observation seen =
        footage == null ? observed : observed.with(Cuts.weighed(policy, observed, footage));
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : seen.footage() == null ? Rules.ALL : FootageRules.ALL) {
      for (Finding finding : rule.weigh(policy, seen)) {
        if (finding.level() != Level.NONE) {
          insert(findings, finding);
        }
      }
    }
    if (seen.likeness() != null || seen.footage() != null) {
      for (Note note : DecidedBefore.cleared(seen)) {
        seen = seen.noted(note);
      }
    }
    return new Assessment.Assessed(seen, findings, level(policy, findings, seen.checks()));
  }

  // after all that are as serious, so that the order of the rules holds among equals
  private static void insert(List<Finding> findings, Finding finding) {
    int at = findings.size();
    while (at > 0 && findings.get(at - 1).level().compareTo(finding.level()) < 0) {
      at--;
    }
    findings.add(at, finding);
  }

  /** The worst of the findings and, for every required check that is open, UNDETERMINED. */
  static Level level(Policy policy, List<Finding> findings, Map<Check.Kind, Check> checks) {
    Level level = Level.NONE;
    for (Finding finding : findings) {
      level = level.worse(finding.level());
    }
    for (Check.Kind kind : policy.required()) {
      if (isOpen(checks.get(kind))) {
        level = level.worse(Level.UNDETERMINED);
      }
    }
    return level;
  }

  // a check that nobody reported on was not made
  private static boolean isOpen(@Nullable Check check) {
    return check == null
        || check.state() == Check.State.LIMITED
        || check.state() == Check.State.NOT_MADE;
  }
}
