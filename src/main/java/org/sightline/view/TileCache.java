package org.sightline.view;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Keeps the blocks of all tiles together below a number of bytes: a block that nobody walked on
 * since the last look goes first (second chance, Corbató 1968). Safe to use from several threads.
 */
final class TileCache {
  private final long mostBytes;
  private final Queue<CachedTile.Block> blocks = new ArrayDeque<>();
  private long bytes;
  private final Set<ElevationTile> failed = new HashSet<>();
  private final List<TileProblem> problems = new ArrayList<>();

  TileCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  synchronized void admit(CachedTile.Block block) {
    blocks.add(block);
    bytes += 4L * block.posts.length;
    while (bytes > mostBytes && blocks.size() > 1) {
      CachedTile.Block eldest = blocks.remove();
      if (eldest.walked || eldest == block) {
        eldest.walked = false;
        blocks.add(eldest);
      } else {
        eldest.owner.forget(eldest.index);
        bytes -= 4L * eldest.posts.length;
      }
    }
  }

  /** A tile could not be read on the way: said once. */
  synchronized void failed(ElevationTile tile, IOException why) {
    if (failed.add(tile)) {
      problem(tile.file().toString(), words(why));
    }
  }

  synchronized void problem(String file, String message) {
    problems.add(new TileProblem(file, message));
  }

  synchronized List<TileProblem> problems() {
    List<TileProblem> sorted = new ArrayList<>(problems);
    Collections.sort(sorted);
    return List.copyOf(sorted);
  }

  synchronized long bytes() {
    return bytes;
  }

  /** What went wrong, in words. */
  static String words(IOException why) {
    if (why instanceof NoSuchFileException) {
      return "it is no longer there";
    }
    String message = why.getMessage();
    return message == null ? "it cannot be read" : message;
  }
}
