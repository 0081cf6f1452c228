package org.sightline.copies;

import java.util.Arrays;

/**
 * Puts pictures that are near-copies of each other into groups. Each picture joins the nearest
 * picture before it that opened a group and is at most {@link #BITS_APART} bits away, turned or not
 * (the earliest of equally near ones); else it opens a group itself. So every member is within that
 * distance of the group's first picture, two members are at most twice as far apart, and no chain
 * of small changes leads from one picture to a quite different one.
 *
 * <p>The outcome depends on the pictures and their order alone. Takes about 160 bytes for each
 * picture that opens a group and 13 for each other. For one thread.
 */
public final class CopyGroups {
  /** What the authors of PDQ call a confident match. */
  public static final int BITS_APART = 31;

  private static final Turn[] TURNS = Turn.values();

  private final HashIndex firsts = new HashIndex();

  /** The picture that opened each group, by the number of its hash in {@link #firsts}. */
  private int[] openers = new int[64];

  private int[] groups = new int[64];
  private byte[] bitsApart = new byte[64];
  private Turn[] turns = new Turn[64];
  private int size;

  // of the picture in hand
  private int nearest;
  private int nearestApart;

  /** Adds a picture; its number is how many were added before. */
  public void add(Fingerprint print) {
    reserve();
    nearest = -1;
    nearestApart = BITS_APART + 1;
    Turn turned = Turn.NONE;
    for (Turn turn : TURNS) {
      int before = nearestApart;
      if (print.tells() && before > 0) {
        firsts.near(print.turned(turn), Math.min(BITS_APART, before), this::take);
      }
      turned = nearestApart < before ? turn : turned;
    }
    if (nearest >= 0) {
      groups[size] = openers[nearest];
      bitsApart[size] = (byte) nearestApart;
      turns[size] = turned;
    } else {
      groups[size] = size;
      turns[size] = Turn.NONE;
      if (print.tells()) {
        openers[firsts.size()] = size;
        firsts.add(print.hash());
      }
    }
    size++;
  }

  private void take(int number, int apart) {
    if (apart < nearestApart || (apart == nearestApart && number < nearest)) {
      nearest = number;
      nearestApart = apart;
    }
  }

  private void reserve() {
    if (size == groups.length) {
      int longer = Math.addExact(size, size / 2);
      openers = Arrays.copyOf(openers, longer);
      groups = Arrays.copyOf(groups, longer);
      bitsApart = Arrays.copyOf(bitsApart, longer);
      turns = Arrays.copyOf(turns, longer);
    }
  }

  /** How many pictures were added. */
  public int size() {
    return size;
  }

  /** The first picture of a picture's group: itself if it opened one. */
  public int first(int number) {
    return groups[number];
  }

  /** In how many bits a picture's hash differs from that of its group's first. */
  public int bitsApart(int number) {
    return bitsApart[number];
  }

  /** How a picture is turned to look like its group's first. */
  public Turn turn(int number) {
    return turns[number];
  }
}
