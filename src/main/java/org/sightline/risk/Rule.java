package org.sightline.risk;

import java.util.List;

/**
 * One reason why an item may need a look. Pure, without state: the same observation gives the same
 * findings. To add one, name it in {@link Rules#ALL}.
 */
public interface Rule {
  /** Its stable id, as the record writes it. */
  String id();

  /** What it finds on one item; findings of level NONE are dropped by the assessor. */
  List<Finding> weigh(Policy policy, Observation seen);
}
