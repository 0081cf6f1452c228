package org.sightline.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sightline.copies.KnownCopy;
import org.sightline.copies.KnownHash;
import org.sightline.copies.Likeness;
import org.sightline.copies.PdqHash;
import org.sightline.copies.ShownHash;
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

  /**
   * A decision about a picture like one of an item.
   *
   * @param copy the decision
   * @param quality how much the item's picture shows
   * @param atS its moment in a video, seconds; −1 in a photo
   */
  private record Match(KnownCopy copy, int quality, double atS) {}

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Match> restricted = decided(seen, KnownHash.Decision.RESTRICTED);
    if (restricted.isEmpty()) {
      return List.of();
    }
    List<Evidence> rows = new ArrayList<>();
    for (Match match : restricted.subList(0, Math.min(MOST, restricted.size()))) {
      KnownCopy copy = match.copy;
      rows.add(
          new Evidence(
              "Bits that differ, of " + PdqHash.BITS,
              copy.bitsApart(),
              "bits",
              COPY_SIGMA_BITS,
              "pdq:" + copy.known().hash().hex()));
    }
    Match nearest = restricted.get(0);
    rows.add(new Evidence("How much the picture shows", nearest.quality, "of 100", null, "pdq"));
    String reason = sentence(restricted) + " Look whether it is the same.";
    return List.of(new Finding(id(), Level.MEDIUM, reason, rows, Math.max(0, nearest.atS)));
  }

  /** Remarks on pictures like it that were cleared: hints, which lower no level. */
  static List<Note> cleared(Observation seen) {
    List<Match> cleared = decided(seen, KnownHash.Decision.CLEARED);
    return cleared.isEmpty()
        ? List.of()
        : List.of(
            new Note("copies", CLEARED, sentence(cleared) + " This changes none of the findings."));
  }

  /** When a video shows pictures like one that was restricted, seconds. */
  static List<Double> restrictedAtS(Footage footage) {
    List<Double> atS = new ArrayList<>();
    for (ShownHash shown : footage.hashes()) {
      for (KnownCopy copy : shown.known()) {
        if (copy.known().decision() == KnownHash.Decision.RESTRICTED) {
          atS.add(shown.offsetS());
          break;
        }
      }
    }
    return atS;
  }

  /** The decisions of one kind, the nearest first; of a video's pictures the nearest to each. */
  private static List<Match> decided(Observation seen, KnownHash.Decision decision) {
    Map<KnownHash, Match> nearest = new LinkedHashMap<>();
    Likeness likeness = seen.likeness();
    if (likeness != null) {
      for (KnownCopy copy : likeness.known()) {
        add(nearest, new Match(copy, likeness.print().quality(), -1), decision);
      }
    }
    Footage footage = seen.footage();
    if (footage != null) {
      for (ShownHash shown : footage.hashes()) {
        for (KnownCopy copy : shown.known()) {
          add(nearest, new Match(copy, shown.print().quality(), shown.offsetS()), decision);
        }
      }
    }
    List<Match> decided = new ArrayList<>(nearest.values());
    decided.sort((a, b) -> Integer.compare(a.copy.bitsApart(), b.copy.bitsApart()));
    return decided;
  }

  private static void add(Map<KnownHash, Match> nearest, Match match, KnownHash.Decision decision) {
    KnownHash known = match.copy.known();
    Match before = nearest.get(known);
    if (known.decision() == decision
        && (before == null || match.copy.bitsApart() < before.copy.bitsApart())) {
      nearest.put(known, match);
    }
  }

  private static String sentence(List<Match> matches) {
    Match first = matches.get(0);
    KnownCopy nearest = first.copy;
    KnownHash known = nearest.known();
    StringBuilder text = new StringBuilder();
    if (first.atS < 0) {
      text.append("The picture looks like one that was ");
    } else {
      text.append("The video's picture at ").append(Words.moment(first.atS));
      text.append(" looks like one that was ");
    }
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
    if (matches.size() > 1) {
      text.append(' ').append(Words.count(matches.size() - 1));
      text.append(matches.size() == 2 ? " more looks" : " more look");
      text.append(" like it.");
    }
    return text.toString();
  }
}
