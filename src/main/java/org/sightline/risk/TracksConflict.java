package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;

/** Two sources of one item put its camera at different places; all were tested. */
final class TracksConflict implements Rule {
  @Override
  public String id() {
    return "position-conflict";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    Footage footage = seen.footage();
    Apart apart = footage == null ? null : footage.apart();
    if (apart == null) {
      return List.of();
    }
    boolean hidden = Touch.anyPrivate(seen);
    String sources =
        Words.clean(apart.one().source(), 60) + " and " + Words.clean(apart.other().source(), 60);
    String reason =
        "Two sources of the camera's way ("
            + sources
            + ") lie "
            + (hidden ? "farther apart than" : "up to " + Words.distance(apart.metres()) + " apart")
            + (hidden ? "" : " (at " + Words.moment(apart.atS()) + "), more than")
            + " both errors together; both were tested, and the worse answer counts.";
    List<Evidence> rows = new ArrayList<>();
    if (!hidden) {
      rows.add(new Evidence("Distance between positions", apart.metres(), "m", null, sources));
    }
    rows.add(
        new Evidence("Position good to", apart.one().accuracyM(), "m", null, apart.one().source()));
    rows.add(
        new Evidence(
            "Position good to", apart.other().accuracyM(), "m", null, apart.other().source()));
    return List.of(
        new Finding(id(), policy.positionConflict(), reason, rows, hidden ? 0 : apart.atS()));
  }
}
