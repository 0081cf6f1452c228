package org.sightline.containers;

import java.nio.ByteBuffer;
import org.sightline.media.IsoBox;

/**
 * Walks the tables of one track of an ISO base media file, sample by sample (ISO/IEC 14496-12
 * §8.6.1, §8.7): when each begins, where it lies and how long it is. Whatever the tables claim, no
 * entry beyond their own bytes is believed.
 */
final class SampleWalk implements Samples {
  private final ByteBuffer times;
  private final ByteBuffer runs;
  private final ByteBuffer sizes;
  private final ByteBuffer chunks;
  private final int bitsASize;
  private final int bytesAPlace;
  private final long fixedSize;
  private final long samples;
  private final long chunkCount;

  private long sample = -1;
  private long ticks;
  private long delta;
  private long sameDelta;
  private int timeEntry;
  private long chunk = -1;
  private boolean chunkStarts;
  private long leftInChunk;
  private int runEntry;
  private long perChunk;
  private long place;
  private long size;

  /** Each table from its count on, after version and flags. */
  SampleWalk(
      ByteBuffer times, ByteBuffer runs, ByteBuffer sizes, ByteBuffer chunks, MovieTrack track) {
    this.times = times;
    this.runs = runs;
    this.sizes = sizes;
    this.chunks = chunks;
    IsoBox sizeBox = track.sizes;
    boolean packed = sizeBox != null && sizeBox.type().equals("stz2");
    IsoBox chunkBox = track.chunks;
    bytesAPlace = chunkBox != null && chunkBox.type().equals("co64") ? 8 : 4;
    if (sizes.limit() < 8) {
      bitsASize = 32;
      fixedSize = 0;
      samples = 0;
    } else {
      bitsASize = packed ? sizes.get(3) & 0xff : 32;
      fixedSize = packed ? 0 : u32(sizes, 0);
      long claimed = u32(sizes, 4);
      long fitting = bitsASize == 0 ? 0 : (sizes.limit() - 8) * 8L / bitsASize;
      samples = fixedSize > 0 ? claimed : Math.min(claimed, fitting);
    }
    chunkCount = Math.min(entries(chunks), Math.max(0, chunks.limit() - 4) / bytesAPlace);
  }

  private static long u32(ByteBuffer table, int at) {
    return table.getInt(at) & 0xffff_ffffL;
  }

  private static long entries(ByteBuffer table) {
    return table.limit() < 4 ? 0 : u32(table, 0);
  }

  @Override
  public boolean next() {
    if (sample + 1 >= samples || !nextTime()) {
      return false;
    }
    while (leftInChunk == 0) {
      if (!nextChunk()) {
        return false;
      }
    }
    place += chunkStarts ? 0 : size;
    chunkStarts = false;
    sample++;
    leftInChunk--;
    size = sizeOf(sample);
    return true;
  }

  private boolean nextTime() {
    ticks += sample < 0 ? 0 : delta;
    while (sameDelta == 0) {
      int at = 4 + 8 * timeEntry;
      if (timeEntry >= entries(times) || at + 8 > times.limit()) {
        return false;
      }
      sameDelta = u32(times, at);
      delta = u32(times, at + 4);
      timeEntry++;
    }
    sameDelta--;
    return true;
  }

  private boolean nextChunk() {
    chunk++;
    if (chunk >= chunkCount) {
      return false;
    }
    // a run holds from its first chunk, counted from 1, to that of the next
    while (4 + 12 * (runEntry + 1) <= runs.limit()
        && runEntry < entries(runs)
        && u32(runs, 4 + 12 * runEntry) <= chunk + 1) {
      perChunk = u32(runs, 4 + 12 * runEntry + 4);
      runEntry++;
    }
    leftInChunk = perChunk;
    int at = 4 + (int) chunk * bytesAPlace;
    place = bytesAPlace == 8 ? chunks.getLong(at) : u32(chunks, at);
    chunkStarts = true;
    return true;
  }

  private long sizeOf(long index) {
    if (fixedSize > 0) {
      return fixedSize;
    }
    int at = 8 + (int) (index * bitsASize / 8);
    return switch (bitsASize) {
      case 4 -> (index & 1) == 0 ? (sizes.get(at) & 0xff) >> 4 : sizes.get(at) & 15;
      case 8 -> sizes.get(at) & 0xff;
      case 16 -> sizes.getShort(at) & 0xffff;
      default -> u32(sizes, at);
    };
  }

  @Override
  public long count() {
    return sample + 1;
  }

  @Override
  public long ticks() {
    return ticks;
  }

  @Override
  public long lengthTicks() {
    return delta;
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
    long sum = size;
    long ahead = Math.min(leftInChunk, samples - sample - 1);
    for (long i = 1; i <= ahead; i++) {
      long next = sizeOf(sample + i);
      if (sum + next > wanted) {
        break;
      }
      sum += next;
    }
    return sum;
  }
}
