package org.sightline.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code moov} box of an ISO base media or QuickTime file, wherever in the file it stands. The
 * pictures between are leapt over and never read.
 */
final class MovieIndex {
  private static final int MOST_TRACKS = 256;

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

  final List<IsoBox> uuids = new ArrayList<>(0);

  private final FileBytes file;
  private final IsoBox.Count left;

  private MovieIndex(FileBytes file, Limits limits) {
    this.file = file;
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
        case "moof" -> index.fragmented = true;
        case "uuid" -> index.uuids.add(box);
        case "meta" -> index.fileMeta = box;
        default -> {
          // the pictures, and room left free
        }
      }
    }
    return index;
  }

  private void movie(IsoBox moov) throws IOException {
    for (IsoBox box : moov.children(file, 0, left)) {
      switch (box.type()) {
        case "mvhd" -> head(box);
        case "trak" -> {
          if (tracks.size() < MOST_TRACKS) {
            tracks.add(MovieTrack.read(file, box, left));
          }
        }
        case "mvex" -> fragmented = true;
        case "udta" -> userData = box;
        case "meta" -> meta = box;
        case "uuid" -> uuids.add(box);
        default -> {
          // object descriptors and the like
        }
      }
    }
  }

  private void head(IsoBox box) throws IOException {
    boolean wide = file.u8(box.body()) == 1;
    long at = box.body() + 4;
    long created = wide ? file.be64(at) : file.be32(at);
    // before 1970 is an unset clock, beyond 2106 a wrong one
    createdS =
        created > SINCE_1904_S && created - SINCE_1904_S < 1L << 32 ? created - SINCE_1904_S : 0;
    at += wide ? 16 : 8;
    timescale = Math.max(1, file.be32(at));
    lengthTicks = wide ? file.be64(at + 4) : MovieTrack.length32(file.be32(at + 4));
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
    return picture == null
        ? 0
        : EditList.read(file, picture.edits, timescale, picture.timescale).firstShownNs();
  }
}
