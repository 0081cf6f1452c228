package org.sightline.containers;

import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Limits;

/**
 * Walks the samples of one track that stand in fragments (ISO/IEC 14496-12 §8.8): each fragment has
 * tables of its own, and what they leave out stands in its head or in the file's.
 */
final class FragmentWalk implements Samples {
  private static final long MOST_TICKS = 1L << 56;

  private final FileBytes file;
  private final long track;
  private final Iterator<IsoBox> fragments;
  private final IsoBox.Count left;
  private final MovieIndex.Defaults defaults;

  /** Of the fragment at hand: its runs of the track, and what holds where they say nothing. */
  private Iterator<IsoBox> runs = List.<IsoBox>of().iterator();

  private long defaultTicks;
  private long defaultSize;
  private long base;

  /** Of the run at hand. */
  private long entry;

  private int flags;
  private long samplesLeft;

  private long nextPlace;
  private long nextTicks;
  private long count;
  private long ticks;
  private long lengthTicks;
  private long shownTicks;
  private long place;
  private long size;

  FragmentWalk(FileBytes file, MovieIndex index, long track, Limits limits) {
    this.file = file;
    this.track = track;
    this.fragments = index.fragments.iterator();
    this.left = new IsoBox.Count(limits.parts());
    this.defaults = index.defaults(track);
  }

  @Override
  public boolean next() throws IOException {
    try {
      while (samplesLeft == 0) {
        if (runs.hasNext()) {
          run(runs.next());
        } else if (fragments.hasNext()) {
          fragment(fragments.next());
        } else {
          return false;
        }
      }
      sample();
      return true;
    } catch (EOFException e) {
      return false; // the last fragment is cut off
    }
  }

  private void fragment(IsoBox moof) throws IOException {
    // data are counted from the fragment's first byte
    long start = moof.body() - (file.matches(moof.body() - 4, "moof") ? 8 : 16);
    long follows = start;
    for (IsoBox traf : moof.children(file, 0, left)) {
      if (traf.type().equals("traf")) {
        List<IsoBox> boxes = traf.children(file, 0, left);
        IsoBox head = IsoBox.first(boxes, "tfhd");
        if (head == null) {
          continue;
        }
        long from = head(head, start, follows);
        if (file.be32(head.body() + 4) == track) {
          begin(boxes, from);
          return;
        }
        // without a place of its own, the next track's data would follow this one's
        follows = Long.MIN_VALUE;
      }
    }
  }

  private void begin(List<IsoBox> boxes, long from) throws IOException {
    base = from;
    nextPlace = from;
    IsoBox time = IsoBox.first(boxes, "tfdt");
    if (time != null) {
      boolean wide = file.u8(time.body()) == 1;
      long stated = wide ? file.be64(time.body() + 4) : file.be32(time.body() + 4);
      nextTicks = Math.max(0, Math.min(MOST_TICKS, stated));
    }
    List<IsoBox> found = new java.util.ArrayList<>(1);
    for (IsoBox box : boxes) {
      if (box.type().equals("trun")) {
        found.add(box);
      }
    }
    runs = found.iterator();
  }

  /** §8.8.7: where the data are counted from; the defaults of this fragment by the way. */
  private long head(IsoBox head, long start, long follows) throws IOException {
    int set = (int) file.be32(head.body()) & 0xffffff;
    long at = head.body() + 8;
    long from = (set & 0x020000) != 0 ? start : follows;
    if ((set & 1) != 0) {
      from = file.be64(at);
      at += 8;
    }
    at += (set & 2) != 0 ? 4 : 0;
    defaultTicks = defaults.ticks();
    if ((set & 8) != 0) {
      defaultTicks = file.be32(at);
      at += 4;
    }
    defaultSize = (set & 16) != 0 ? file.be32(at) : defaults.size();
    return from;
  }

  /** §8.8.8. */
  private void run(IsoBox run) throws IOException {
    flags = (int) file.be32(run.body()) & 0xffffff;
    long claimed = file.be32(run.body() + 4);
    entry = run.body() + 8;
    if ((flags & 1) != 0) {
      nextPlace = base == Long.MIN_VALUE ? base : base + (int) file.be32(entry);
      entry += 4;
    }
    entry += (flags & 4) != 0 ? 4 : 0;
    int each = entryBytes();
    // a run without any table is as long as the file has bytes for it
    long most = each == 0 ? file.length() / Math.max(1, defaultSize) : (run.end() - entry) / each;
    samplesLeft = Math.max(0, Math.min(claimed, most));
  }

  private int entryBytes() {
    return 4 * Integer.bitCount(flags & 0xf00);
  }

  private void sample() throws IOException {
    long at = entry;
    ticks = nextTicks;
    lengthTicks = defaultTicks;
    size = defaultSize;
    if ((flags & 0x100) != 0) {
      lengthTicks = file.be32(at);
      at += 4;
    }
    if ((flags & 0x200) != 0) {
      size = file.be32(at);
      at += 4;
    }
    at += (flags & 0x400) != 0 ? 4 : 0;
    shownTicks = ticks + ((flags & 0x800) != 0 ? (int) file.be32(at) : 0);
    place = nextPlace;
    entry += entryBytes();
    // a place that is not known stays so
    nextPlace = nextPlace == Long.MIN_VALUE ? nextPlace : nextPlace + size;
    nextTicks = Math.min(MOST_TICKS, nextTicks + lengthTicks);
    samplesLeft--;
    count++;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long ticks() {
    return ticks;
  }

  @Override
  public long lengthTicks() {
    return lengthTicks;
  }

  /** When it is shown: pictures are stored in another order. */
  long shownTicks() {
    return shownTicks;
  }

  @Override
  public long place() {
    return place;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long restOfChunk(long wanted) {
    return size;
  }
}
