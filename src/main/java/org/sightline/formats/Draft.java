package org.sightline.formats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Block;
import org.sightline.media.Bytes;
import org.sightline.media.Limits;
import org.sightline.media.Note;
import org.sightline.media.Pixels;
import org.sightline.media.Quarter;

/** What a reader found in a picture's structure so far: filled by one reader, then made a photo. */
final class Draft {
  private static final int MOST_BLOCKS = 64;

  final Limits limits;
  final List<Block> blocks = new ArrayList<>(4);
  final List<Note> notes = new ArrayList<>(0);

  private long blockBytes;

  /** Name by content. */
  String format;

  /** Stored size of the picture, 0 while unknown. */
  int widthPx;

  int heightPx;
  Quarter turn = Quarter.UPRIGHT;
  Bytes thumbnail = Bytes.EMPTY;

  /** Where the pixels lie if not the whole file. */
  @Nullable Pixels pixels;

  /** The first damage that leaves the picture in doubt. */
  @Nullable Note damage;

  Draft(String format, Limits limits) {
    this.format = format;
    this.limits = limits;
  }

  /** Keeps a piece of metadata, up to a total that bounds what one file may hold in memory. */
  void block(Block.Kind kind, String where, byte[] bytes) {
    if (blocks.size() >= MOST_BLOCKS || blockBytes + bytes.length > 2L * limits.blockBytes()) {
      note("metadata-too-large", "The file carries more metadata than is read; some was left out.");
      return;
    }
    blockBytes += bytes.length;
    blocks.add(new Block(kind, where, Bytes.wrap(bytes)));
  }

  boolean hasBlock(Block.Kind kind) {
    for (Block block : blocks) {
      if (block.kind() == kind) {
        return true;
      }
    }
    return false;
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

  /** The structure is broken: what was read stays, the reader stops or goes on. */
  void damaged(String code, String message) {
    if (damage == null) {
      damage = new Note("media", code, message);
    }
    note(code, message);
  }

  /** Takes a claimed size if no size is known and it is possible. */
  void size(long width, long height) {
    if (widthPx == 0 && width > 0 && height > 0 && width <= Integer.MAX_VALUE) {
      widthPx = (int) width;
      heightPx = (int) Math.min(height, Integer.MAX_VALUE);
    }
  }
}
