package org.sightline.containers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Limits;

/**
 * The {@code moov} box of an ISO base media or QuickTime file, wherever in the file it stands. The
 * pictures between are leapt over and never read.
 */
final class MovieIndex {
  private static final int MOST_TRACKS = 256;
  private static final int MOST_FREE = 16;

  /** 1904-01-01 to 1970-01-01, seconds (ISO/IEC 14496-12 §8.2.2). */
  private static final long SINCE_1904_S = 2_082_844_800L;

  final List<MovieTrack> tracks = new ArrayList<>(4);

  /** Units of the movie's clock in a second, at least 1. */
  long timescale = 1;

  long lengthTicks;

  /** Seconds since 1970 as the head has it, said to be UTC; 0 if not set. */
  long createdS;

  boolean found;

  /** Whether the samples stand in fragments, of which the index knows nothing. */
  boolean fragmented;

  /** Whether the file ends inside one of its parts. */
  boolean cut;

  @Nullable IsoBox userData;
  @Nullable IsoBox meta;

  /** The {@code meta} box of the file itself. */
  @Nullable IsoBox fileMeta;

  /** Of the file itself. */
  final List<IsoBox> uuids = new ArrayList<>(0);

  /** Of the index. */
  final List<IsoBox> movieUuids = new ArrayList<>(0);

  /** The fragments, in the order of the file. */
  final List<IsoBox> fragments = new ArrayList<>(0);

  /** Of dash cameras: the places of their blocks; null without one. */
  @Nullable IsoBox gps;

  /** Of dash cameras: sentences of a receiver, in room left free; null without one. */
  @Nullable IsoBox nmea;

  /** Where the boxes of the index lie: in the file, unless the index is packed. */
  FileBytes tables;

  private final FileBytes file;
  private final Limits limits;
  private final IsoBox.Count left;
  private final List<Defaults> defaults = new ArrayList<>(0);

  /**
   * What holds for the samples of a track in fragments that say nothing of their own.
   *
   * @param track its number
   * @param ticks how long one lasts, in units of the track
   * @param size its bytes
   */
  record Defaults(long track, long ticks, long size) {}

  private MovieIndex(FileBytes file, Limits limits) {
    this.file = file;
    this.tables = file;
    this.limits = limits;
    this.left = new IsoBox.Count(limits.parts());
  }

  static MovieIndex read(FileBytes file, Limits limits) throws IOException {
    MovieIndex index = new MovieIndex(file, limits);
    file.skim(); // heads of boxes, with all the rest between them
    for (IsoBox box : IsoBox.list(file, 0, file.length(), index.left)) {
      index.cut |= box.cut();
      switch (box.type()) {
        case "moov" -> {
          if (!index.found) {
            index.found = true;
            index.movie(box);
          }
        }
        case "moof" -> {
          index.fragmented = true;
          index.fragments.add(box);
        }
        case "free", "skip" -> index.free(box);
        case "uuid" -> index.uuids.add(box);
        case "meta" -> index.fileMeta = box;
        default -> {
          // the pictures, and room left free
        }
      }
    }
    return index;
  }

  /** Some dash cameras keep boxes of their own in room left free. */
  private void free(IsoBox box) throws IOException {
    if (nmea == null && box.end() - box.body() > 16 && file.has(box.body(), 8)) {
      for (IsoBox inner : box.children(file, 0, new IsoBox.Count(MOST_FREE))) {
        if (inner.type().equals("gps ") && !inner.cut() && nmea == null) {
          nmea = inner;
        }
      }
    }
  }

  private void movie(IsoBox moov) throws IOException {
    List<IsoBox> boxes = moov.children(tables, 0, left);
    IsoBox packed = IsoBox.first(boxes, "cmov");
    if (packed != null && tables == file) {
      tables = PackedIndex.unpacked(file, packed, limits, left);
      boxes = IsoBox.list(tables, 0, tables.length(), left);
      IsoBox inner = IsoBox.first(boxes, "moov");
      boxes = inner == null ? boxes : inner.children(tables, 0, left);
    }
    parts(boxes);
  }

  private void parts(List<IsoBox> boxes) throws IOException {
    for (IsoBox box : boxes) {
      switch (box.type()) {
        case "mvhd" -> head(box);
        case "trak" -> {
          if (tracks.size() < MOST_TRACKS) {
            tracks.add(MovieTrack.read(tables, box, left));
          }
        }
        case "mvex" -> extended(box);
        case "gps " -> gps = box;
        case "udta" -> userData = box;
        case "meta" -> meta = box;
        case "uuid" -> movieUuids.add(box);
        default -> {
          // object descriptors and the like
        }
      }
    }
  }

  private void head(IsoBox box) throws IOException {
    boolean wide = tables.u8(box.body()) == 1;
    long at = box.body() + 4;
    long created = wide ? tables.be64(at) : tables.be32(at);
    // before 1970 is an unset clock, beyond 2106 a wrong one
    createdS =
        created > SINCE_1904_S && created - SINCE_1904_S < 1L << 32 ? created - SINCE_1904_S : 0;
    at += wide ? 16 : 8;
    timescale = Math.max(1, tables.be32(at));
    lengthTicks = wide ? tables.be64(at + 4) : MovieTrack.length32(tables.be32(at + 4));
  }

  /** The moving picture: the largest track of pictures, the first among equals; null if none. */
  @Nullable MovieTrack picture() {
    MovieTrack best = null;
    for (MovieTrack track : tracks) {
      if (track.handler.equals("vide") && (best == null || weight(track) > weight(best))) {
        best = track;
      }
    }
    return best;
  }

  /** A cover is a track of one sample, and may be larger than the film. */
  private static long weight(MovieTrack track) {
    long pixels = (long) track.widthPx * track.heightPx;
    return track.samples > 1 ? pixels + (1L << 40) : pixels;
  }

  /** When the first picture is shown, nanoseconds on the movie's clock. */
  long firstPictureNs() throws IOException {
    MovieTrack picture = picture();
    if (picture == null) {
      return 0;
    }
    EditList edits = EditList.read(tables, picture.edits, timescale, picture.timescale);
    if (picture.samples == 0 && !fragments.isEmpty()) {
      FragmentWalk walk = new FragmentWalk(file, this, picture.id, limits);
      long shownNs = walk.next() ? edits.shownNs(walk.shownTicks()) : EditList.NOT_SHOWN;
      return shownNs == EditList.NOT_SHOWN ? edits.firstShownNs() : shownNs;
    }
    return edits.firstShownNs();
  }

  /** §8.8.3. */
  private void extended(IsoBox mvex) throws IOException {
    fragmented = true;
    for (IsoBox box : mvex.children(tables, 0, left)) {
      if (box.type().equals("trex") && box.end() - box.body() >= 24) {
        long at = box.body() + 4;
        defaults.add(new Defaults(tables.be32(at), tables.be32(at + 8), tables.be32(at + 12)));
      }
    }
  }

  /** What holds for a track's samples in fragments. */
  Defaults defaults(long track) {
    for (Defaults known : defaults) {
      if (known.track == track) {
        return known;
      }
    }
    return new Defaults(track, 0, 0);
  }
}
