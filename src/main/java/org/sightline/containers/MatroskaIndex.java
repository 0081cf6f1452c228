package org.sightline.containers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;

/**
 * What stands before and behind the pictures of a Matroska or WebM file (RFC 9559): the clock, the
 * tracks and where the tags are. Clusters whose size is stated are leapt over.
 */
final class MatroskaIndex {
  static final int SEGMENT = 0x18538067;
  static final int CLUSTER = 0x1f43b675;
  private static final int INFO = 0x1549a966;
  private static final int TRACKS = 0x1654ae6b;
  private static final int TAGS = 0x1254c367;
  private static final int SEEK_HEAD = 0x114d9b74;
  private static final int MOST_TRACKS = 64;

  /** 1970-01-01 to 2001-01-01, seconds (RFC 8794 §7.6). */
  private static final long SINCE_1970_S = 978_307_200L;

  final List<MatroskaTrack> tracks = new ArrayList<>(2);
  final List<Ebml> tags = new ArrayList<>(1);

  /** Nanoseconds a unit of its times. */
  long scaleNs = 1_000_000;

  /** In those units; NaN if not stated. */
  double lengthUnits = Double.NaN;

  /** Seconds since 1970, UTC; 0 if not stated. */
  long createdS;

  /** Where the first cluster begins; −1 without one. */
  long firstCluster = -1;

  boolean cut;

  private final FileBytes file;
  private final IsoBox.Count left;
  private final List<Long> elsewhere = new ArrayList<>(4);
  private long segmentBody = -1;
  private boolean hasInfo;
  private boolean hasTracks;

  private MatroskaIndex(FileBytes file, IsoBox.Count left) {
    this.file = file;
    this.left = left;
  }

  static MatroskaIndex read(FileBytes file, IsoBox.Count left) throws IOException {
    file.skim();
    MatroskaIndex index = new MatroskaIndex(file, left);
    index.walk();
    for (long place : index.elsewhere) {
      if (place > index.firstCluster && index.firstCluster >= 0) {
        Ebml element = Ebml.at(file, place, file.length());
        if (element != null) {
          index.take(element);
        }
      }
    }
    return index;
  }

  /** Up to the first cluster; beyond it only where nothing says what stands there. */
  private void walk() throws IOException {
    long at = 0;
    while (left.take()) {
      Ebml element = Ebml.at(file, at, file.length());
      if (element == null) {
        return;
      }
      if (element.id() == SEGMENT && segmentBody < 0) {
        segmentBody = element.body();
        cut = element.cut();
        at = element.body();
        continue;
      }
      if (element.id() == CLUSTER) {
        firstCluster = firstCluster < 0 ? at : firstCluster;
        if (element.open() || !elsewhere.isEmpty()) {
          return;
        }
      } else {
        take(element);
      }
      at = element.end();
    }
  }

  private void take(Ebml element) throws IOException {
    switch (element.id()) {
      case SEEK_HEAD -> seek(element);
      case INFO -> {
        if (!hasInfo) {
          hasInfo = true;
          info(element);
        }
      }
      case TRACKS -> {
        if (!hasTracks) {
          hasTracks = true;
          tracks(element);
        }
      }
      case TAGS -> {
        if (tags.size() < MOST_TRACKS) {
          tags.add(element);
        }
      }
      default -> {
        // cues, chapters, attachments and room left free
      }
    }
  }

  private void seek(Ebml head) throws IOException {
    long at = head.body();
    while (left.take() && elsewhere.size() < MOST_TRACKS) {
      Ebml seek = Ebml.at(file, at, head.end());
      if (seek == null) {
        return;
      }
      at = seek.end();
      if (seek.id() == 0x4dbb) {
        Ebml place = seek.first(file, 0x53ac, left);
        long from = place == null ? Ebml.NONE : place.number(file);
        if (from >= 0 && from < file.length() - segmentBody) {
          elsewhere.add(segmentBody + from);
        }
      }
    }
  }

  private void info(Ebml info) throws IOException {
    long at = info.body();
    while (left.take()) {
      Ebml element = Ebml.at(file, at, info.end());
      if (element == null) {
        return;
      }
      at = element.end();
      switch (element.id()) {
        case 0x2ad7b1 -> {
          long scale = element.number(file);
          scaleNs = scale > 0 && scale <= 1_000_000_000L ? scale : scaleNs;
        }
        case 0x4489 -> lengthUnits = element.real(file);
        case 0x4461 -> {
          long ns = element.signed(file);
          createdS = ns == Ebml.NONE ? 0 : Math.max(0, ns / 1_000_000_000L + SINCE_1970_S);
        }
        default -> {
          // names of programs and of other files
        }
      }
    }
  }

  private void tracks(Ebml all) throws IOException {
    long at = all.body();
    while (left.take() && tracks.size() < MOST_TRACKS) {
      Ebml entry = Ebml.at(file, at, all.end());
      if (entry == null) {
        return;
      }
      at = entry.end();
      if (entry.id() == 0xae) {
        tracks.add(MatroskaTrack.read(file, entry, left));
      }
    }
  }

  /** The moving picture: the first; null if there is none. */
  @Nullable MatroskaTrack picture() {
    for (MatroskaTrack track : tracks) {
      if (track.type == MatroskaTrack.PICTURE) {
        return track;
      }
    }
    return null;
  }
}
