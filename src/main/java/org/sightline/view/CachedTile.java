package org.sightline.view;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A tile with those of its blocks that are in memory. Safe to use from several threads. */
final class CachedTile {
  /** A block in memory. */
  static final class Block {
    final CachedTile owner;
    final int index;
    final float[] posts;

    /** Whether it was walked on since the cache last looked; races only cost a later read. */
    boolean walked = true;

    Block(CachedTile owner, int index, float[] posts) {
      this.owner = owner;
      this.index = index;
      this.posts = posts;
    }
  }

  final ElevationTile tile;
  final TileGrid grid;
  private final TileCache cache;

  /** Made when the tile is first walked on: a folder may hold the tiles of the whole Earth. */
  private volatile @Nullable AtomicReferenceArray<@Nullable Block> blocks;

  CachedTile(ElevationTile tile, TileCache cache) {
    this.tile = tile;
    this.grid = tile.grid();
    this.cache = cache;
  }

  /** Whether the posts enclose a place, its border included. */
  boolean covers(double row, double column) {
    // a millionth of a post is rounding, not distance
    return row >= -1e-6
        && row <= grid.rows() - 1 + 1e-6
        && column >= -1e-6
        && column <= grid.columns() - 1 + 1e-6;
  }

  /** The posts of a block, read if need be; all of them unknown if that fails. */
  float[] posts(int index) {
    AtomicReferenceArray<@Nullable Block> all = blocks;
    Block block = all == null ? null : all.get(index);
    if (block == null) {
      block = read(index);
    }
    block.walked = true;
    return block.posts;
  }

  private synchronized Block read(int index) {
    AtomicReferenceArray<@Nullable Block> all = blocks;
    if (all == null) {
      all = new AtomicReferenceArray<>(grid.blocksAcross() * grid.blocksDown());
      blocks = all;
    }
    Block there = all.get(index);
    if (there != null) {
      return there;
    }
    float[] posts;
    try {
      posts = tile.read(index / grid.blocksAcross(), index % grid.blocksAcross());
    } catch (IOException e) {
      posts = new float[grid.blockRows() * grid.blockColumns()];
      Arrays.fill(posts, Float.NaN);
      cache.failed(tile, e);
    }
    Block block = new Block(this, index, posts);
    all.set(index, block);
    cache.admit(block);
    return block;
  }

  void forget(int index) {
    AtomicReferenceArray<@Nullable Block> all = blocks;
    if (all != null) {
      all.set(index, null);
    }
  }
}
