package org.sightline.containers;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Bytes;
import org.sightline.media.DataStream;
import org.sightline.media.FileBytes;
import org.sightline.media.InputException;
import org.sightline.media.IsoBox;

/**
 * MP4, QuickTime and 3GP files (ISO/IEC 14496-12; Apple QuickTime File Format 2001): size, length
 * and the streams of data from the index, places and names from its texts. No picture is read.
 */
final class Movies {
  /** A list of keyframes longer than this is not read: ten hours with one each half second. */
  private static final int MOST_KEYFRAMES = 72_000;

  private final FileBytes file;
  private final VideoDraft draft;
  private final MovieIndex index;

  private Movies(FileBytes file, VideoDraft draft, MovieIndex index) {
    this.file = file;
    this.draft = draft;
    this.index = index;
  }

  static void read(FileBytes file, VideoDraft draft) throws IOException, InputException {
    MovieIndex index = MovieIndex.read(file, draft.limits);
    if (!index.found) {
      throw new InputException(
          "media",
          "video-no-index",
          "The recording has no index (\"moov\"): it was cut off before the camera wrote one. A"
              + " repair tool of the camera's maker can often rebuild it.",
          null);
    }
    new Movies(file, draft, index).read();
  }

  private void read() throws IOException {
    if (index.createdS > 0) {
      draft.created = Instant.ofEpochSecond(index.createdS);
    }
    MovieTrack picture = index.picture();
    if (picture == null) {
      draft.note("video-no-picture", "The file has no track of moving pictures.");
    } else {
      picture(picture);
    }
    if (draft.length == null) {
      draft.lengthS((double) index.lengthTicks / index.timescale);
    }
    if (draft.length == null && picture != null) {
      draft.lengthS((double) picture.lengthTicks / picture.timescale);
    }
    for (MovieTrack track : index.tracks) {
      if (isData(track)) {
        draft.stream(
            new DataStream((int) track.id, track.format, track.handler, track.description));
      }
    }
    if (index.gps != null) {
      draft.stream(new DataStream(0, GpsBlocks.FORMAT, "", Bytes.EMPTY));
    }
    if (index.nmea != null) {
      draft.stream(new DataStream(0, GpsBlocks.SENTENCES, "", Bytes.EMPTY));
    }
    new MovieTexts(index.tables, draft).read(index, picture);
    new MovieTexts(file, draft).readOutside(index);
    remarks(picture);
  }

  /** Whatever is neither picture, sound nor a count of frames. */
  private static boolean isData(MovieTrack track) {
    return switch (track.handler) {
      case "vide", "soun", "tmcd", "hint", "auxv", "pict" -> false;
      default -> !track.format.isEmpty() && !track.format.equals("fdsc");
    };
  }

  private void picture(MovieTrack track) throws IOException {
    draft.size(track.widthPx, track.heightPx);
    draft.turn = track.turn;
    draft.codec = track.format.trim();
    double seconds = (double) track.lengthTicks / track.timescale;
    if (track.samples > 1 && seconds > 0) {
      draft.framesPerSecond(track.samples / seconds);
    } else if (!index.fragments.isEmpty()) {
      fragments(track);
    }
    IsoBox keyframes = track.keyframes;
    if (draft.framesPerSecond > 0 && keyframes != null) {
      keyframes(keyframes, track.samples);
    } else if (draft.framesPerSecond > 0 && !index.fragmented) {
      draft.keyframeGapS = 1 / draft.framesPerSecond; // without a list each one is (§8.6.2)
    }
  }

  /** Length and rate where the pictures stand in fragments. */
  private void fragments(MovieTrack track) throws IOException {
    FragmentWalk walk = new FragmentWalk(file, index, track.id, draft.limits);
    long first = Long.MAX_VALUE;
    long end = 0;
    while (walk.next()) {
      first = Math.min(first, walk.ticks());
      end = Math.max(end, walk.ticks() + walk.lengthTicks());
    }
    double seconds = (double) (end - first) / track.timescale;
    if (walk.count() > 1 && end > first) {
      draft.framesPerSecond(walk.count() / seconds);
      draft.lengthS(seconds);
    }
  }

  /** The longest way from one keyframe to the next, at the mean rate. */
  private void keyframes(IsoBox box, long samples) throws IOException {
    long count = Math.min(index.tables.be32(box.body() + 4), (box.end() - box.body() - 8) / 4);
    if (count <= 0 || count > MOST_KEYFRAMES) {
      return;
    }
    FileBytes list = FileBytes.of(index.tables.copy(box.body() + 8, (int) (4 * count)));
    long longest = 0;
    long before = 1;
    for (long i = 0; i < count; i++) {
      long sample = list.be32(4 * i);
      longest = Math.max(longest, sample - before);
      before = sample;
    }
    longest = Math.max(longest, samples + 1 - before);
    draft.keyframeGapS = longest / draft.framesPerSecond;
  }

  private void remarks(@Nullable MovieTrack picture) throws IOException {
    if (index.cut || (picture != null && lastChunkIsMissing(picture))) {
      draft.note("video-truncated", "The file ends before the pictures that its index announces.");
    }
    if (picture != null && picture.oddTurn) {
      draft.note(
          "video-odd-turn", "The picture is to be shown slanted: it is looked at as it is stored.");
    }
  }

  private boolean lastChunkIsMissing(MovieTrack track) throws IOException {
    IsoBox box = track.chunks;
    if (box == null || box.body() + 8 > box.end()) {
      return false;
    }
    int step = box.type().equals("co64") ? 8 : 4;
    long count = Math.min(index.tables.be32(box.body() + 4), (box.end() - box.body() - 8) / step);
    if (count == 0) {
      return false;
    }
    long at = box.body() + 8 + (count - 1) * step;
    long place = step == 8 ? index.tables.be64(at) : index.tables.be32(at);
    return place < 0 || place >= file.length();
  }
}
