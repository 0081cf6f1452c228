package org.sightline.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.batch.RefusedException;
import org.sightline.risk.Policy;

class PolicyLabelsTest {
  private static Policy policy(Path folder, String label) throws Exception {
    String text =
        "policy: mine\nversion: \"1\"\nobjects:\n  flagged:\n    "
            + label
            + ": {level: LOW, minScore: 0.5}\n";
    return Policy.load(Files.writeString(folder.resolve("policy.yaml"), text));
  }

  @Test
  void aClassThatNoDetectorKnowsIsRefusedNamingPolicyAndClass(@TempDir Path folder)
      throws Exception {
    Policy policy = policy(folder, "submarine");
    Path file = folder.resolve("policy.yaml");
    RefusedException refusal =
        assertThrows(
            RefusedException.class, () -> PolicyLabels.check(policy, file, Path.of("models")));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(file + " flags [submarine]"), message);
    assertTrue(message.contains("yolox-nano"), message);
  }

  @Test
  void classesOfAnyDetectorAndOfTheStandardPolicyMayBeFlagged(@TempDir Path folder)
      throws Exception {
    for (String label : new String[] {"Airplane", "toothbrush", "helicopter"}) {
      Policy policy = policy(folder, label);
      assertDoesNotThrow(
          () -> PolicyLabels.check(policy, folder.resolve("policy.yaml"), Path.of("models")));
    }
  }
}
