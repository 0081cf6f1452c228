package org.sightline.containers;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Bytes;
import org.sightline.media.DataStream;
import org.sightline.media.FileBytes;
import org.sightline.media.InputException;
import org.sightline.media.IsoBox;

/**
 * Matroska and WebM files (RFC 9559): size, turn, length, rate and date from what stands before the
 * pictures, places and names from the tags, and the streams of subtitles. Where a length is not
 * stated, as in files that were written live, the last pictures tell it.
 */
final class Matroskas {
  /** Clusters last a few seconds: even of 4K there is one in this much. */
  private static final int TAIL_BYTES = 8 << 20;

  /** Pictures from which a rate is made that is not stated. */
  private static final int SOME_PICTURES = 200;

  private static final int SOME_BLOCKS = 4000;

  private final FileBytes file;
  private final VideoDraft draft;
  private final IsoBox.Count left;
  private final MatroskaIndex index;

  private Matroskas(FileBytes file, VideoDraft draft, IsoBox.Count left, MatroskaIndex index) {
    this.file = file;
    this.draft = draft;
    this.left = left;
    this.index = index;
  }

  static void read(FileBytes file, VideoDraft draft) throws IOException, InputException {
    IsoBox.Count left = new IsoBox.Count(draft.limits.parts());
    MatroskaIndex index = MatroskaIndex.read(file, left);
    if (index.tracks.isEmpty()) {
      throw new InputException(
          "media",
          "video-no-index",
          "The recording does not say what streams it is made of: it was cut off before that was"
              + " written.",
          null);
    }
    new Matroskas(file, draft, left, index).read();
  }

  private void read() throws IOException {
    if (index.createdS > 0) {
      draft.created = Instant.ofEpochSecond(index.createdS);
    }
    draft.lengthS(index.lengthUnits * index.scaleNs / 1e9);
    MatroskaTrack picture = index.picture();
    if (picture == null) {
      draft.note("video-no-picture", "The file has no track of moving pictures.");
    } else {
      picture(picture);
    }
    for (MatroskaTrack track : index.tracks) {
      if (track.isData() && track.number <= Integer.MAX_VALUE) {
        draft.stream(new DataStream((int) track.number, track.codec, "", Bytes.EMPTY));
      }
    }
    for (Ebml tags : index.tags) {
      tags(tags);
    }
    if (index.cut) {
      draft.note("video-truncated", "The file ends before the pictures that its start announces.");
    }
  }

  private void picture(MatroskaTrack track) throws IOException {
    draft.size(track.widthPx, track.heightPx);
    draft.turn = track.turn;
    draft.codec = track.codec;
    if (track.oddTurn) {
      draft.note(
          "video-odd-turn", "The picture is to be shown slanted: it is looked at as it is stored.");
    }
    if (track.pictureNs > 0) {
      draft.framesPerSecond(1e9 / track.pictureNs);
    } else {
      rate(track);
    }
    if (draft.length == null && index.firstCluster >= 0) {
      tail(track);
    }
  }

  /** The mean rate of the first pictures. */
  private void rate(MatroskaTrack track) throws IOException {
    MatroskaBlocks blocks = new MatroskaBlocks(file, index.firstCluster, file.length());
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    int pictures = 0;
    for (int i = 0; i < SOME_BLOCKS && pictures < SOME_PICTURES && blocks.next(); i++) {
      if (blocks.track() == track.number) {
        first = Math.min(first, blocks.units());
        last = Math.max(last, blocks.units());
        pictures++;
      }
    }
    if (pictures > 1 && last > first) {
      draft.framesPerSecond((pictures - 1) / ((last - first) * (index.scaleNs / 1e9)));
    }
  }

  /** From the first picture to the last of the file's last clusters, and for how long it stays. */
  private void tail(MatroskaTrack track) throws IOException {
    long from = Math.max(index.firstCluster, file.length() - TAIL_BYTES);
    byte[] end = file.copy(from, (int) (file.length() - from));
    FileBytes tail = FileBytes.of(end);
    for (int at = end.length - 8; at >= 0; at--) {
      if (isCluster(tail, at)) {
        MatroskaBlocks blocks = new MatroskaBlocks(tail, at, end.length);
        long last = Long.MIN_VALUE;
        while (blocks.next()) {
          last = blocks.track() == track.number ? Math.max(last, blocks.units()) : last;
        }
        if (last > Long.MIN_VALUE) {
          double pictureS = draft.framesPerSecond > 0 ? 1 / draft.framesPerSecond : 0;
          long first = firstUnits(file, index, track.number);
          draft.lengthS((last - first) * (index.scaleNs / 1e9) + pictureS);
          return;
        }
      }
    }
  }

  /** Its head, and its time right behind, as all writers have it. */
  private static boolean isCluster(FileBytes file, long at) throws IOException {
    if (file.u8(at) != 0x1f || file.be32(at) != MatroskaIndex.CLUSTER) {
      return false;
    }
    Ebml cluster = Ebml.at(file, at, file.length());
    Ebml time = cluster == null ? null : Ebml.at(file, cluster.body(), cluster.end());
    return time != null && (time.id() == 0xe7 || time.id() == 0xbf || time.id() == 0xec);
  }

  /** When the first picture is shown, in units of the file. */
  static long firstUnits(FileBytes file, MatroskaIndex index, long track) throws IOException {
    if (index.firstCluster >= 0) {
      MatroskaBlocks blocks = new MatroskaBlocks(file, index.firstCluster, file.length());
      for (int i = 0; i < SOME_BLOCKS && blocks.next(); i++) {
        if (blocks.track() == track) {
          return blocks.units();
        }
      }
    }
    return 0;
  }

  /** §5.1.8: tags of tags, in the elements {@code SimpleTag}. */
  private void tags(Ebml all) throws IOException {
    long at = all.body();
    while (left.take()) {
      Ebml tag = Ebml.at(file, at, all.end());
      if (tag == null) {
        return;
      }
      at = tag.end();
      long inner = tag.body();
      while (tag.id() == 0x7373 && left.take()) {
        Ebml simple = Ebml.at(file, inner, tag.end());
        if (simple == null) {
          break;
        }
        inner = simple.end();
        if (simple.id() == 0x67c8) {
          simple(simple);
        }
      }
    }
  }

  private void simple(Ebml tag) throws IOException {
    Ebml name = tag.first(file, 0x45a3, left);
    Ebml text = tag.first(file, 0x4487, left);
    String known = name == null || text == null ? null : known(name.text(file));
    if (known != null && text != null) {
      draft.text(known, text.text(file));
    }
  }

  /**
   * What a tag is called in the container that it was taken over from; null if it says nothing of
   * place, time or camera. Programs that rewrite recordings put the names into upper case.
   */
  private static @Nullable String known(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("com.apple.quicktime.location.iso6709")) {
      return "com.apple.quicktime.location.ISO6709";
    }
    if (lower.startsWith("com.apple.quicktime.") || lower.startsWith("com.android.")) {
      return lower;
    }
    return switch (lower) {
      case "location", "location-eng", "recording_location" -> "©xyz";
      case "make", "manufacturer" -> "©mak";
      case "model" -> "©mod";
      case "date_recorded" -> "©day";
      default -> null;
    };
  }
}
