package org.sightline.copies;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Look-ups a second within 31 bits among a million hashes, by the index and by comparing all, in
 * turn and in the same run, in processor time; both must find the same. Half of the hashes are
 * even, half in clusters of a hundred near-copies; half of those asked for are near-copies of some,
 * half of none.
 */
public final class HashIndexBench {
  private static final int HASHES = 1_000_000;
  private static final int ASKED = 20_000;
  private static final int SCANNED = 500;
  private static final int ROUNDS = 5;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final SplittableRandom dice = new SplittableRandom(1);

  private HashIndexBench() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    new HashIndexBench().run();
  }

  private void run() {
    HashIndex index = new HashIndex();
    long before = cpu();
    PdqHash middle = random();
    for (int i = 0; i < HASHES; i++) {
      middle = i % 200 == 0 ? random() : middle;
      index.add(i % 2 == 0 ? random() : near(middle, dice.nextInt(32)));
    }
    System.out.printf("%,d hashes, built in %.2f s%n", HASHES, (cpu() - before) / 1e9);
    System.gc();
    Runtime memory = Runtime.getRuntime();
    System.out.printf("%,d MB%n", (memory.totalMemory() - memory.freeMemory()) >> 20);
    List<PdqHash> asked = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      asked.add(i % 2 == 0 ? random() : near(index.hash(dice.nextInt(HASHES)), dice.nextInt(32)));
    }
    for (int round = 0; round < ROUNDS; round++) {
      round(index, asked);
    }
  }

  private static void round(HashIndex index, List<PdqHash> asked) {
    long[] sums = new long[2];
    long start = cpu();
    for (PdqHash hash : asked.subList(0, SCANNED)) {
      index.scan(hash, 31, (number, apart) -> sums[0] += number * 257L + apart);
    }
    double scan = SCANNED / ((cpu() - start) / 1e9);
    start = cpu();
    for (PdqHash hash : asked.subList(0, SCANNED)) {
      index.near(hash, 31, (number, apart) -> sums[1] += number * 257L + apart);
    }
    if (sums[0] != sums[1]) {
      throw new IllegalStateException("the index and the scan found different hashes");
    }
    for (PdqHash hash : asked.subList(SCANNED, ASKED)) {
      index.near(hash, 31, (number, apart) -> sums[1] += number);
    }
    double indexed = ASKED / ((cpu() - start) / 1e9);
    System.out.printf(
        "index %,.0f look-ups/s, comparing all %,.0f/s: %.1f times%n",
        indexed, scan, indexed / scan);
  }

  /** Processor time, since other work on the machine does not count. */
  private static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private PdqHash random() {
    return new PdqHash(dice.nextLong(), dice.nextLong(), dice.nextLong(), dice.nextLong());
  }

  private PdqHash near(PdqHash hash, int changes) {
    long[] bits = {hash.bits0(), hash.bits64(), hash.bits128(), hash.bits192()};
    for (int i = 0; i < changes; i++) {
      int bit = dice.nextInt(PdqHash.BITS);
      bits[bit / 64] ^= 1L << bit;
    }
    return new PdqHash(bits[0], bits[1], bits[2], bits[3]);
  }
}
