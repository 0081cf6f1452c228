package org.sightline.zonefiles;

import java.util.List;
import org.sightline.zones.ZoneProblem;

/** A zone set cannot be used as it is: the run must not start. */
public final class ZonesRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<ZoneProblem> problems;

  /** With every problem found, fatal ones and remarks. */
  public ZonesRefusedException(List<ZoneProblem> problems) {
    super(problems.isEmpty() ? "zones refused" : firstFatal(problems));
    this.problems = List.copyOf(problems);
  }

  private static String firstFatal(List<ZoneProblem> problems) {
    for (ZoneProblem problem : problems) {
      if (problem.fatal()) {
        return problem.line();
      }
    }
    return problems.get(0).line();
  }

  /** Every problem, in the order of files and features. */
  public List<ZoneProblem> problems() {
    return problems;
  }
}
