package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.PdqHash;
import org.sightline.copies.ShownHash;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextReader;

class PickingTest {
  private static final long SECOND = 1_000_000_000L;
  private static final PdqHash NONE = new PdqHash(0, 0, 0, 0);

  private static Fingerprint print(PdqHash hash, int quality) {
    return new Fingerprint(hash, NONE, NONE, NONE, quality);
  }

  /** Which pictures are picked, one a second. */
  private static List<List<Long>> picked(List<Fingerprint> prints, long lengthNs) {
    List<Long> kept = new ArrayList<>();
    List<Long> read = new ArrayList<>();
    Picking picking = Picking.NOTHING;
    for (int s = 0; s < prints.size(); s++) {
      picking = s % 60 == 0 ? picking.at(s * SECOND, lengthNs) : picking;
      Fingerprint print = prints.get(s);
      boolean changed = picking.keeps(print, s * SECOND);
      if (picking.reads(changed, s * SECOND)) {
        read.add((long) s);
        var reading = new TextReader.Reading(List.of(), true, 0, 0);
        picking = picking.after(List.of(), List.of(new ReadPicture(s * SECOND, reading)));
      }
      if (changed) {
        kept.add((long) s);
        picking = picking.after(List.of(new ShownHash(s * SECOND, print)), List.of());
      }
    }
    return List.of(kept, read);
  }

  private static List<Fingerprint> scenes(int seconds, int secondsEach, int quality) {
    List<Fingerprint> prints = new ArrayList<>();
    Random dice = new Random(4);
    for (int s = 0; s < seconds; s++) {
      PdqHash hash =
          new PdqHash(dice.nextLong(), dice.nextLong(), dice.nextLong(), dice.nextLong());
      prints.add(s % secondsEach == 0 ? print(hash, quality) : prints.get(s - 1));
    }
    return prints;
  }

  @Test
  void changesOfSceneAreKeptAndRead() {
    List<List<Long>> picked = picked(scenes(25, 9, 90), 25 * SECOND);
    assertEquals(List.of(0L, 9L, 18L), picked.get(0));
    assertEquals(List.of(0L, 9L, 18L), picked.get(1));
  }

  @Test
  void aViewThatStaysIsReadFromTimeToTimeAndOneThatTellsNothingIsNotKept() {
    List<List<Long>> picked = picked(scenes(25, 100, 20), 25 * SECOND);
    assertEquals(List.of(), picked.get(0));
    assertEquals(List.of(0L, 10L, 20L), picked.get(1));
  }

  @Test
  void aChangeTooSoonAfterAReadingIsReadAsSoonAsMayBe() {
    List<Fingerprint> prints = new ArrayList<>(scenes(1, 1, 90));
    while (prints.size() < 8) {
      prints.add(print(NONE, 90));
    }
    List<List<Long>> picked = picked(prints, 8 * SECOND);
    assertEquals(List.of(0L, 1L), picked.get(0));
    assertEquals(List.of(0L, 2L), picked.get(1));
  }

  @Test
  void theNumbersAreBoundedAndSpreadOverTheVideo() {
    // an hour that never rests: 450 at most are kept, 60 read, from beginning to end
    List<List<Long>> picked = picked(scenes(3_600, 1, 90), 3_600 * SECOND);
    assertEquals(450, picked.get(0).size());
    assertEquals(60, picked.get(1).size());
    assertEquals(59 * 60L, picked.get(1).get(59));
    assertEquals(3_592L, picked.get(0).get(449));
    // of unknown length: densely at first, ever more rarely
    List<List<Long>> endless = picked(scenes(20_000, 1, 90), 0);
    assertEquals(100, endless.get(1).size());
    assertEquals(500, endless.get(0).size());
  }
}
