package org.sightline.copies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sightline.Shared;

class HashIndexTest {
  @Test
  void realHashesAreFoundAsByComparingAll() throws IOException {
    Path folder = Shared.folder("pdq");
    List<PdqHash> haystack = read(folder.resolve("haystack.txt"));
    List<PdqHash> needles = read(folder.resolve("needles.txt"));
    assertEquals(1_350, haystack.size());
    assertEquals(100, needles.size());
    int found = 0;
    for (int within = 0; within <= 64; within++) {
      found += agreed(haystack, needles, within);
    }
    assertTrue(found > 100, "only " + found + " were found");
  }

  @Test
  void everyDistanceIsExact() {
    SplittableRandom dice = new SplittableRandom(1);
    List<PdqHash> hashes = clustered(dice, 20_000, 50);
    List<PdqHash> asked = hashes.subList(0, 60);
    for (int within = 0; within <= 40; within++) {
      assertTrue(agreed(hashes, asked, within) >= asked.size());
    }
  }

  /** Each piece but one differs in 2 bits, that one in 1: just found; one bit more: too far. */
  @Test
  void aHashAtTheVeryEdgeIsFoundThroughItsOnlyNearPiece() {
    for (int near = 0; near < 16; near++) {
      PdqHash hash = new PdqHash(0, 0, 0, 0);
      for (int piece = 0; piece < 16; piece++) {
        hash = flipped(hash, 16 * piece + 3);
        hash = piece == near ? hash : flipped(hash, 16 * piece + 15);
      }
      HashIndex index = index(withNoise(hash, near));
      Map<Integer, Integer> found = near(index, new PdqHash(0, 0, 0, 0), 31);
      assertEquals(Map.of(0, 31), found, "piece " + near);
      assertEquals(Map.of(), near(index, new PdqHash(0, 0, 0, 0), 30), "piece " + near);
    }
  }

  @Test
  void aMillionRandomAndClusteredHashesAreFoundAsByComparingAll() {
    SplittableRandom dice = new SplittableRandom(2);
    List<PdqHash> hashes = clustered(dice, 500_000, 100);
    for (int i = 0; i < 500_000; i++) {
      hashes.add(random(dice));
    }
    List<PdqHash> asked = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      asked.add(near(dice, hashes.get(dice.nextInt(hashes.size())), dice.nextInt(40)));
    }
    int found = agreed(hashes, asked, 31);
    assertTrue(found > 500, "only " + found + " were found");
  }

  @Test
  void manyEqualHashesAreFoundOnceEach() {
    List<PdqHash> hashes = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      hashes.add(new PdqHash(1, 2, 3, 4));
    }
    assertEquals(3_000, agreed(hashes, hashes.subList(0, 1), 31));
  }

  @Test
  void anEmptyIndexFindsNothing() {
    assertEquals(Map.of(), near(index(List.of()), new PdqHash(0, 0, 0, 0), 31));
  }

  /** How many were found by both ways. */
  private static int agreed(List<PdqHash> hashes, List<PdqHash> asked, int within) {
    HashIndex index = index(hashes);
    int all = 0;
    for (PdqHash hash : asked) {
      Map<Integer, Integer> wanted = new TreeMap<>();
      for (int i = 0; i < hashes.size(); i++) {
        int apart = hashes.get(i).bitsApart(hash);
        if (apart <= within) {
          wanted.put(i, apart);
        }
      }
      assertEquals(wanted, near(index, hash, within), "within " + within + " of " + hash);
      all += wanted.size();
    }
    return all;
  }

  private static Map<Integer, Integer> near(HashIndex index, PdqHash hash, int within) {
    Map<Integer, Integer> found = new TreeMap<>();
    index.near(
        hash,
        within,
        (number, apart) ->
            assertEquals(null, found.put(number, apart), "hash " + number + " was found twice"));
    return found;
  }

  static HashIndex index(List<PdqHash> hashes) {
    HashIndex index = new HashIndex();
    for (PdqHash hash : hashes) {
      index.add(hash);
    }
    return index;
  }

  /** The hash and so many others that comparing all does not pay. */
  private static List<PdqHash> withNoise(PdqHash hash, int seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    List<PdqHash> all = new ArrayList<>(List.of(hash));
    while (all.size() < 10_000) {
      all.add(random(dice));
    }
    return all;
  }

  /** So many hashes, each up to 40 bits from one of fewer middles. */
  private static List<PdqHash> clustered(SplittableRandom dice, int count, int each) {
    List<PdqHash> all = new ArrayList<>();
    PdqHash middle = random(dice);
    while (all.size() < count) {
      middle = all.size() % each == 0 ? random(dice) : middle;
      all.add(near(dice, middle, dice.nextInt(41)));
    }
    return all;
  }

  private static PdqHash random(SplittableRandom dice) {
    return new PdqHash(dice.nextLong(), dice.nextLong(), dice.nextLong(), dice.nextLong());
  }

  /** With so many bits changed, some of them perhaps twice. */
  private static PdqHash near(SplittableRandom dice, PdqHash hash, int changes) {
    PdqHash near = hash;
    for (int i = 0; i < changes; i++) {
      near = flipped(near, dice.nextInt(PdqHash.BITS));
    }
    return near;
  }

  private static PdqHash flipped(PdqHash hash, int bit) {
    long one = 1L << bit;
    return new PdqHash(
        hash.bits0() ^ (bit / 64 == 0 ? one : 0),
        hash.bits64() ^ (bit / 64 == 1 ? one : 0),
        hash.bits128() ^ (bit / 64 == 2 ? one : 0),
        hash.bits192() ^ (bit / 64 == 3 ? one : 0));
  }

  private static List<PdqHash> read(Path file) throws IOException {
    List<PdqHash> hashes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      hashes.add(PdqHash.parse(line));
    }
    return hashes;
  }
}
