package org.sightline.batch;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.PdqHash;
import org.sightline.copies.ShownHash;
import org.sightline.text.ReadPicture;

/**
 * Which of a video's pictures that are looked at are kept by their hash, and in which text is read:
 * both where the view has changed, not too often, and text from time to time anyway, for what is
 * printed over a picture changes without it. What was picked so far decides, and that is in the
 * journal: so the choice is the same however often a run was killed.
 *
 * @param last hash of the picture last kept; null if there is none
 * @param keptNs its moment, nanoseconds
 * @param kept how many are kept
 * @param readNs moment of the picture last read, nanoseconds
 * @param read how many are read
 * @param keepGapNs least time between two that are kept
 * @param readGapNs least time between two that are read
 */
record Picking(
    @Nullable PdqHash last,
    long keptNs,
    int kept,
    long readNs,
    int read,
    long keepGapNs,
    long readGapNs)
    implements Serializable {
  static final Picking NOTHING = new Picking(null, 0, 0, 0, 0, 0, 0);

  /** Hashes of one video. */
  static final int MOST_KEPT = 500;

  /** Pictures of one video that are read, at some tenths of a second each. */
  private static final int MOST_READ = 100;

  /** Pictures whose hashes differ in more bits show something else; it is half of a match. */
  private static final int CHANGED_BITS = 15;

  private static final long LEAST_READ_GAP_NS = 2_000_000_000L;

  /** After so many gaps text is read though nothing changed. */
  private static final int PATIENCE = 5;

  /**
   * The same for the minute that begins at a moment.
   *
   * @param lengthNs of the video, nanoseconds; 0 if unknown: then gaps grow with the time gone
   */
  Picking at(long atNs, long lengthNs) {
    long keepGap = lengthNs > 0 ? lengthNs / (MOST_KEPT - 50) : atNs / 200;
    long readGap = lengthNs > 0 ? lengthNs / (MOST_READ - 40) : atNs / 40;
    return new Picking(
        last, keptNs, kept, readNs, read, keepGap, Math.max(LEAST_READ_GAP_NS, readGap));
  }

  /** Whether a picture is kept. */
  boolean keeps(Fingerprint print, long offsetNs) {
    PdqHash before = last;
    return print.tells()
        && kept < MOST_KEPT
        && (before == null
            || (offsetNs - keptNs >= keepGapNs && print.hash().bitsApart(before) > CHANGED_BITS));
  }

  /**
   * Whether a picture is read.
   *
   * @param changed whether it is kept
   */
  boolean reads(boolean changed, long offsetNs) {
    if (read == 0) {
      return true;
    }
    long since = offsetNs - readNs;
    boolean missed = kept > 0 && keptNs > readNs;
    return read < MOST_READ
        && since >= readGapNs
        && (changed || missed || since >= PATIENCE * readGapNs);
  }

  Picking keeping(PdqHash hash, long offsetNs) {
    return new Picking(hash, offsetNs, kept + 1, readNs, read, keepGapNs, readGapNs);
  }

  Picking reading(long offsetNs) {
    return new Picking(last, keptNs, kept, offsetNs, read + 1, keepGapNs, readGapNs);
  }

  /** After pictures that were picked, each list by time. */
  Picking after(List<ShownHash> hashes, List<ReadPicture> texts) {
    Picking after = this;
    for (ShownHash hash : hashes) {
      after = after.keeping(hash.print().hash(), hash.offsetNs());
    }
    for (ReadPicture text : texts) {
      after = after.reading(text.offsetNs());
    }
    return after;
  }
}
