package org.sightline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sightline.batch.RefusedException;
import org.sightline.risk.Policy;
import org.sightline.vision.ModelCard;
import org.sightline.vision.ModelException;
import org.sightline.vision.Models;

/** Whether the objects that a policy flags are ones that a detector can see. */
final class PolicyLabels {
  private PolicyLabels() {}

  /**
   * Refuses a policy that flags what no detector of the folder knows: it would never be found, and
   * that would read as "not there". What the standard policy flags may stand in any.
   *
   * @param policyFile for the message
   */
  static void check(Policy policy, Path policyFile, Path modelsDir) throws RefusedException {
    Set<String> known = new HashSet<>(Policy.standard().objects().flagged().keySet());
    List<String> models = new ArrayList<>();
    try {
      for (ModelCard card : Models.cards(modelsDir)) {
        if (card.isForFaces()) {
          continue; // what it finds is counted, and is no object of a rule
        }
        models.add(card.name());
        for (String label : card.labels()) {
          known.add(label.toLowerCase(Locale.ROOT));
        }
      }
    } catch (ModelException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
    List<String> unknown = new ArrayList<>();
    for (String label : policy.objects().flagged().keySet()) {
      if (!known.contains(label.toLowerCase(Locale.ROOT))) {
        unknown.add(label);
      }
    }
    if (!unknown.isEmpty()) {
      throw new RefusedException(
          "the policy "
              + policyFile
              + " flags "
              + unknown
              + ", which none of the detectors "
              + models
              + " knows; correct the names (the lists are in "
              + modelsDir.resolve("labels")
              + ") or add a detector that knows them");
    }
  }
}
