package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.KnownCopy;
import org.sightline.copies.KnownHash;
import org.sightline.copies.Likeness;
import org.sightline.copies.PdqHash;
import org.sightline.copies.Turn;
import org.sightline.media.Note;

/**
 * The picture looks like one that somebody decided must not be shared. Hashes that lie near are no
 * proof that two pictures show the same, so this asks for a look and is never more than that. What
 * was cleared before is told as a remark and lowers nothing.
 */
final class DecidedBefore implements Rule {
  /** Code of the remark on a picture like one that was cleared. */
  static final String CLEARED = "cleared-before";

  /** Decisions told of one picture. */
  private static final int MOST = 10;

  /**
   * One standard deviation of the bits in which copies of half to three quarters of a picture's
   * size differ from it (docs/performance.md); of those only compressed again it is 1 to 5.
   */
  private static final double COPY_SIGMA_BITS = 9;

  @Override
  public String id() {
    return "decided-before";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    Likeness likeness = seen.likeness();
    List<KnownCopy> restricted = decided(likeness, KnownHash.Decision.RESTRICTED);
    if (likeness == null || restricted.isEmpty()) {
      return List.of();
    }
    List<Evidence> rows = new ArrayList<>();
    for (KnownCopy copy : restricted.subList(0, Math.min(MOST, restricted.size()))) {
      rows.add(
          new Evidence(
              "Bits that differ, of " + PdqHash.BITS,
              copy.bitsApart(),
              "bits",
              COPY_SIGMA_BITS,
              "pdq:" + copy.known().hash().hex()));
    }
    rows.add(
        new Evidence(
            "How much the picture shows", likeness.print().quality(), "of 100", null, "pdq"));
    String reason = sentence(restricted) + " Look whether it is the same.";
    return List.of(new Finding(id(), Level.MEDIUM, reason, rows));
  }

  /** Remarks on pictures like it that were cleared: hints, which lower no level. */
  static List<Note> cleared(Observation seen) {
    List<KnownCopy> cleared = decided(seen.likeness(), KnownHash.Decision.CLEARED);
    return cleared.isEmpty()
        ? List.of()
        : List.of(
            new Note("copies", CLEARED, sentence(cleared) + " This changes none of the findings."));
  }

  private static List<KnownCopy> decided(@Nullable Likeness likeness, KnownHash.Decision decision) {
    List<KnownCopy> decided = new ArrayList<>();
    if (likeness != null) {
      for (KnownCopy copy : likeness.known()) {
        if (copy.known().decision() == decision) {
          decided.add(copy);
        }
      }
    }
    return decided;
  }

  private static String sentence(List<KnownCopy> copies) {
    KnownCopy nearest = copies.get(0);
    KnownHash known = nearest.known();
    StringBuilder text = new StringBuilder("The picture looks like one that was ");
    text.append(known.decision() == KnownHash.Decision.CLEARED ? "cleared" : "restricted");
    text.append(" before");
    if (!known.when().isEmpty()) {
      text.append(" (").append(known.when()).append(')');
    }
    text.append(", with the reason “").append(known.reason()).append("”: ");
    if (nearest.bitsApart() == 0) {
      text.append("their hashes are equal");
    } else {
      text.append(nearest.bitsApart()).append(" of the 256 bits of their hashes differ");
    }
    text.append(nearest.turn() == Turn.NONE ? "." : " once it is turned or mirrored.");
    if (copies.size() > 1) {
      text.append(' ').append(Words.count(copies.size() - 1));
      text.append(copies.size() == 2 ? " more looks" : " more look");
      text.append(" like it.");
    }
    return text.toString();
  }
}
