package org.sightline.containers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Block;
import org.sightline.media.Bytes;
import org.sightline.media.DataStream;
import org.sightline.media.Header;
import org.sightline.media.Limits;
import org.sightline.media.MediaItem;
import org.sightline.media.NamedText;
import org.sightline.media.Note;
import org.sightline.media.Quarter;

/** What a reader found in a video's structure so far: filled by one reader, then made a video. */
final class VideoDraft {
  private static final int MOST_STREAMS = 64;
  private static final int MOST_BLOCKS = 16;
  private static final int MOST_TEXTS = 256;
  private static final int TEXT_CHARS = 64 << 10;

  final Limits limits;

  /** Stored size of the picture, 0 while unknown. */
  int widthPx;

  int heightPx;
  Quarter turn = Quarter.UPRIGHT;
  @Nullable Duration length;
  double framesPerSecond;
  double keyframeGapS;
  String codec = "";
  @Nullable Instant created;

  private final List<DataStream> streams = new ArrayList<>(2);
  private final List<Block> blocks = new ArrayList<>(0);
  private final List<NamedText> texts = new ArrayList<>(4);
  private final List<Note> notes = new ArrayList<>(0);
  private long blockBytes;
  private long textChars;

  VideoDraft(Limits limits) {
    this.limits = limits;
  }

  /** Takes a claimed size if no size is known and it is possible. */
  void size(long width, long height) {
    if (widthPx == 0 && width > 0 && height > 0 && width < 1 << 20 && height < 1 << 20) {
      widthPx = (int) width;
      heightPx = (int) height;
    }
  }

  /** Takes a length in seconds, if it is one. */
  void lengthS(double seconds) {
    if (seconds > 0 && seconds < 1e8) {
      length = Duration.ofNanos(Math.round(seconds * 1e9));
    }
  }

  /** Takes a mean rate of pictures, if it is one. */
  void framesPerSecond(double rate) {
    if (rate > 0 && rate < 1e6) {
      framesPerSecond = rate;
    }
  }

  void stream(DataStream stream) {
    if (streams.size() < MOST_STREAMS) {
      streams.add(stream);
    } else {
      tooMuch();
    }
  }

  void text(String name, String text) {
    if (text.isBlank()) {
      return;
    }
    textChars += text.length();
    if (texts.size() < MOST_TEXTS && textChars <= TEXT_CHARS) {
      texts.add(new NamedText(name, text));
    } else {
      tooMuch();
    }
  }

  void block(Block.Kind kind, String where, byte[] bytes) {
    if (blocks.size() >= MOST_BLOCKS || blockBytes + bytes.length > limits.blockBytes()) {
      tooMuch();
      return;
    }
    blockBytes += bytes.length;
    blocks.add(new Block(kind, where, Bytes.wrap(bytes)));
  }

  void tooMuch() {
    note("metadata-too-large", "The file carries more metadata than is read; some was left out.");
  }

  /** Remarks once a code: a hostile file repeats one fault a thousand times. */
  void note(String code, String message) {
    for (Note note : notes) {
      if (note.code().equals(code)) {
        return;
      }
    }
    notes.add(new Note("media", code, message));
  }

  MediaItem.Video finish(Header header) {
    boolean swap = turn.swapsSides();
    return new MediaItem.Video(
        header,
        swap ? heightPx : widthPx,
        swap ? widthPx : heightPx,
        turn,
        length,
        framesPerSecond,
        keyframeGapS,
        codec,
        created,
        streams,
        blocks,
        texts,
        notes);
  }
}
