package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.sightline.geo.Geodesics;
import org.sightline.telemetry.Fix;

/** Positions in one file disagree by more than their errors; all were tested. */
final class PositionConflict implements Rule {
  @Override
  public String id() {
    return "position-conflict";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Fix> fixes = Touch.fixes(seen.telemetry());
    if (!seen.telemetry().conflicting() || fixes.size() < 2) {
      return List.of();
    }
    double apartM = 0;
    for (int i = 0; i < fixes.size(); i++) {
      for (int j = 0; j < i; j++) {
        apartM =
            Math.max(apartM, Geodesics.distanceM(fixes.get(i).position(), fixes.get(j).position()));
      }
    }
    boolean hidden = Touch.anyPrivate(seen);
    String apart =
        hidden
            ? "farther apart than"
            : (fixes.size() > 2 ? "up to " : "") + Words.distance(apartM) + " apart, more than";
    String reason =
        Words.count(fixes.size())
            + " positions in the file lie "
            + apart
            + " both errors together; the one that gives the worse answer was used.";
    List<Evidence> rows = new ArrayList<>();
    if (!hidden) {
      String source = "all positions in the file";
      rows.add(new Evidence("Distance between positions", apartM, "m", null, source));
    }
    for (Fix fix : fixes) {
      rows.add(new Evidence("Position good to", fix.accuracyM(), "m", null, fix.source()));
    }
    return List.of(new Finding(id(), policy.positionConflict(), reason, rows));
  }
}
