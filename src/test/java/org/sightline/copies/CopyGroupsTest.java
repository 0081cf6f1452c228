package org.sightline.copies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CopyGroupsTest {
  private static final PdqHash START = new PdqHash(0x0123456789abcdefL, 42, -7, 99);
  private static final PdqHash OTHER = new PdqHash(5, 6, 0x0f0f0f0f0f0f0f0fL, 8);
  private static final PdqHash FAR = new PdqHash(-1, -1, -1, -1);

  @Test
  void copiesJoinTheFirstAndOthersOpenGroups() {
    CopyGroups groups = new CopyGroups();
    groups.add(print(START));
    groups.add(print(OTHER));
    groups.add(print(changed(START, 31)));
    groups.add(print(changed(START, 32)));
    assertEquals(List.of(0, 1, 0, 3), firsts(groups));
    assertEquals(31, groups.bitsApart(2));
    assertEquals(Turn.NONE, groups.turn(2));
  }

  /**
   * Steps of 20 bits: the third is 40 from the first, so it begins anew and the fourth joins it.
   */
  @Test
  void noChainOfSmallChangesLeadsFarFromTheFirst() {
    CopyGroups groups = new CopyGroups();
    for (int step = 0; step < 4; step++) {
      groups.add(print(changed(START, 20 * step)));
    }
    assertEquals(List.of(0, 0, 2, 2), firsts(groups));
  }

  @Test
  void theNearestGroupIsJoinedAndOfEquallyNearOnesTheEarliest() {
    CopyGroups groups = new CopyGroups();
    groups.add(print(START));
    groups.add(print(changed(START, 40)));
    groups.add(print(changed(START, 20)));
    groups.add(print(changed(START, 25)));
    assertEquals(List.of(0, 1, 0, 1), firsts(groups));
    assertEquals(15, groups.bitsApart(3));
  }

  @Test
  void aTurnedCopyJoinsWithItsTurn() {
    CopyGroups groups = new CopyGroups();
    groups.add(print(START));
    groups.add(new Fingerprint(OTHER, changed(START, 3), FAR, OTHER, 80));
    groups.add(new Fingerprint(OTHER, OTHER, changed(START, 2).transposed(), FAR, 80));
    assertEquals(List.of(0, 0, 0), firsts(groups));
    assertEquals(Turn.FLIPPED, groups.turn(1));
    assertEquals(3, groups.bitsApart(1));
    assertEquals(Turn.QUARTER, groups.turn(2));
  }

  @Test
  void picturesThatShowTooLittleStayAlone() {
    CopyGroups groups = new CopyGroups();
    groups.add(new Fingerprint(START, FAR, FAR, FAR, 49));
    groups.add(new Fingerprint(START, FAR, FAR, FAR, 49));
    groups.add(new Fingerprint(START, FAR, FAR, FAR, 50));
    groups.add(new Fingerprint(START, FAR, FAR, FAR, 50));
    assertEquals(List.of(0, 1, 2, 2), firsts(groups));
  }

  /** The rule, spelt out without an index. */
  @Test
  void manyPicturesAreGroupedAsByComparingAll() {
    SplittableRandom dice = new SplittableRandom(5);
    List<Fingerprint> prints = new ArrayList<>();
    PdqHash middle = START;
    for (int i = 0; i < 3_000; i++) {
      middle =
          i % 10 == 0
              ? new PdqHash(dice.nextLong(), dice.nextLong(), dice.nextLong(), dice.nextLong())
              : middle;
      prints.add(print(changed(middle, dice.nextInt(60))));
    }
    CopyGroups groups = new CopyGroups();
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < prints.size(); i++) {
      groups.add(prints.get(i));
      int best = i;
      int bestApart = 32;
      for (Turn turn : Turn.values()) {
        PdqHash turned = prints.get(i).turned(turn);
        for (int j = 0; j < i; j++) {
          int apart = turned.bitsApart(prints.get(j).hash());
          if (wanted.get(j) == j && apart < bestApart) {
            best = j;
            bestApart = apart;
          }
        }
      }
      wanted.add(best);
    }
    assertEquals(wanted, firsts(groups));
  }

  private static List<Integer> firsts(CopyGroups groups) {
    List<Integer> firsts = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      firsts.add(groups.first(i));
    }
    return firsts;
  }

  /** A picture whose turned hashes are far from everything. */
  private static Fingerprint print(PdqHash hash) {
    return new Fingerprint(hash, FAR, FAR, FAR, 100);
  }

  /** With the lowest bits of each 64 turned over in turn. */
  private static PdqHash changed(PdqHash hash, int bits) {
    long[] masks = new long[4];
    for (int i = 0; i < bits; i++) {
      masks[i % 4] |= 1L << i / 4;
    }
    return new PdqHash(
        hash.bits0() ^ masks[0],
        hash.bits64() ^ masks[1],
        hash.bits128() ^ masks[2],
        hash.bits192() ^ masks[3]);
  }
}
