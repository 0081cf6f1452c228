package org.sightline.copies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures that were decided about before, by what they look like. Immutable, safe for any number
 * of threads.
 */
public final class KnownHashes {
  /** A picture that looks like more than so many is told of the nearest. */
  private static final int MOST = 100;

  private final List<KnownHash> all;
  private final HashIndex index = new HashIndex();
  private final String sha256;

  /**
   * Takes them in their order.
   *
   * @param sha256 of the list's bytes, hex
   */
  KnownHashes(List<KnownHash> all, String sha256) {
    this.all = List.copyOf(all);
    this.sha256 = sha256;
    for (KnownHash known : this.all) {
      index.add(known.hash());
    }
  }

  /** How many there are. */
  public int size() {
    return all.size();
  }

  /** SHA-256 of the list's bytes, hex. */
  public String sha256() {
    return sha256;
  }

  /**
   * Those within {@link HashIndex#MAX_BITS_APART} bits of a picture, turned or not, the nearest
   * first; none for a picture that shows too little to be told from others.
   */
  public List<KnownCopy> like(Fingerprint print) {
    Map<Integer, KnownCopy> nearest = new HashMap<>();
    for (Turn turn : Turn.values()) {
      if (print.tells()) {
        index.near(
            print.turned(turn),
            HashIndex.MAX_BITS_APART,
            (number, bitsApart) -> {
              KnownCopy before = nearest.get(number);
              if (before == null || bitsApart < before.bitsApart()) {
                nearest.put(number, new KnownCopy(all.get(number), bitsApart, turn));
              }
            });
      }
    }
    List<Integer> order = new ArrayList<>(nearest.keySet());
    order.sort(null);
    List<KnownCopy> found = new ArrayList<>();
    for (Integer number : order) {
      found.add(nearest.get(number));
    }
    // stable, so that of equally near ones the earlier in the list comes first
    found.sort((a, b) -> Integer.compare(a.bitsApart(), b.bitsApart()));
    return found.subList(0, Math.min(MOST, found.size()));
  }
}
