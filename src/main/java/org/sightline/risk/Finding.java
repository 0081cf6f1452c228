package org.sightline.risk;

import java.io.Serializable;
import java.util.List;

/**
 * What a rule found on one item.
 *
 * @param rule stable id of the rule, such as {@code camera-inside-zone}
 * @param level how serious, by the policy
 * @param reason one plain sentence with its numbers
 * @param evidence what it rests on
 * @param offsetS its worst moment, seconds from the first picture shown; 0 in a still
 */
public record Finding(
    String rule, Level level, String reason, List<Evidence> evidence, double offsetS)
    implements Serializable {
  /** Copies the list. */
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** What a rule found on a still. */
  public Finding(String rule, Level level, String reason, List<Evidence> evidence) {
    this(rule, level, reason, evidence, 0);
  }
}
