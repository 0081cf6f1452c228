package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.KnownCopy;
import org.sightline.copies.KnownHash;
import org.sightline.copies.KnownHash.Decision;
import org.sightline.copies.Likeness;
import org.sightline.copies.PdqHash;
import org.sightline.copies.Turn;
import org.sightline.media.Note;

class DecidedBeforeTest {
  private static final PdqHash HASH = new PdqHash(1, 2, 3, 4);
  private static final Fingerprint PRINT = new Fingerprint(HASH, HASH, HASH, HASH, 88);

  @Test
  void aPictureLikeARestrictedOneAsksForALookWithTheReason() {
    Assessment.Assessed assessed =
        assess(
            new Scene().observation(), copy(Decision.RESTRICTED, "Shows the mast", 12, Turn.NONE));
    Finding finding = only(assessed);
    assertEquals("decided-before", finding.rule());
    assertEquals(Level.MEDIUM, finding.level());
    assertEquals(
        "The picture looks like one that was restricted before (2026-05-01), with the reason “Shows"
            + " the mast”: 12 of the 256 bits of their hashes differ. Look whether it is the same.",
        finding.reason());
    Evidence bits = finding.evidence().get(0);
    assertEquals(12, bits.value());
    assertEquals("bits", bits.unit());
    assertEquals(88, finding.evidence().get(1).value());
  }

  /** Even equal hashes are no proof, so the level stays that of a look. */
  @Test
  void equalHashesAskForALookToo() {
    Finding finding =
        only(assess(new Scene().observation(), copy(Decision.RESTRICTED, "x", 0, Turn.QUARTER)));
    assertEquals(Level.MEDIUM, finding.level());
    assertTrue(
        finding.reason().contains("their hashes are equal once it is turned or mirrored"),
        finding.reason());
  }

  @Test
  void whatWasClearedIsARemarkAndChangesNoLevel() {
    Observation seen = new Scene().observation();
    Level before = Assessor.assess(Policy.standard(), seen).level();
    Assessment.Assessed assessed = assess(seen, copy(Decision.CLEARED, "Press day", 3, Turn.NONE));
    assertEquals(before, assessed.level());
    assertEquals(List.of(), assessed.findings());
    List<Note> notes = assessed.observation().notes();
    Note last = notes.get(notes.size() - 1);
    assertEquals("cleared-before", last.code());
    assertTrue(last.message().contains("“Press day”"), last.message());
    assertTrue(last.message().endsWith("This changes none of the findings."), last.message());
  }

  @Test
  void bothAreToldWhereDecisionsDiffer() {
    Assessment.Assessed assessed =
        assess(
            new Scene().observation(),
            copy(Decision.CLEARED, "a", 1, Turn.NONE),
            copy(Decision.RESTRICTED, "b", 2, Turn.NONE),
            copy(Decision.RESTRICTED, "c", 9, Turn.NONE));
    assertTrue(only(assessed).reason().contains("One more looks like it."));
    assertEquals(Level.MEDIUM, assessed.level());
  }

  private static Finding only(Assessment.Assessed assessed) {
    assertEquals(1, assessed.findings().size());
    return assessed.findings().get(0);
  }

  private static Assessment.Assessed assess(Observation seen, KnownCopy... known) {
    return Assessor.assess(Policy.standard(), seen.with(new Likeness(PRINT, List.of(known))));
  }

  private static KnownCopy copy(Decision decision, String reason, int bits, Turn turn) {
    return new KnownCopy(new KnownHash(HASH, decision, reason, "2026-05-01"), bits, turn);
  }
}
