package org.sightline.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which tiles lie in or touch each whole degree, in the order in which they are asked: finer posts
 * first, then more of the degree covered, then by name. Read only once built.
 */
final class TileIndex {
  private static final CachedTile[] NONE = {};

  private final Map<Integer, CachedTile[]> byCell = new HashMap<>();

  TileIndex(List<CachedTile> tiles) {
    Map<Integer, List<CachedTile>> lists = new HashMap<>();
    for (CachedTile tile : tiles) {
      TileGrid grid = tile.grid;
      int west = west(grid);
      int east = east(grid);
      for (int lat = south(grid); lat <= north(grid); lat++) {
        for (int lon = west; lon <= east; lon++) {
          lists.computeIfAbsent(cell(lat, lon), k -> new ArrayList<>()).add(tile);
        }
      }
    }
    lists.forEach((cell, list) -> byCell.put(cell, sorted(cell, list)));
  }

  // a step more on all sides: the gap to a neighbour that shares no posts

  private static int south(TileGrid grid) {
    return Math.max(-90, floor(grid.southDeg() - grid.rowStepDeg()));
  }

  private static int north(TileGrid grid) {
    return Math.min(89, floor(grid.northDeg() + grid.rowStepDeg()));
  }

  private static int west(TileGrid grid) {
    return floor(grid.westDeg() - grid.columnStepDeg());
  }

  private static int east(TileGrid grid) {
    return Math.min(west(grid) + 359, floor(grid.eastDeg() + grid.columnStepDeg()));
  }

  /** How many whole degrees a tile touches. */
  static long cells(TileGrid grid) {
    return Math.max(0, north(grid) - south(grid) + 1L) * (east(grid) - west(grid) + 1L);
  }

  private static CachedTile[] sorted(int cell, List<CachedTile> list) {
    list.sort(
        Comparator.comparingDouble((CachedTile t) -> t.grid.rowStepDeg())
            .thenComparingDouble(t -> -covered(t.grid, cell))
            .thenComparing(t -> t.tile.file()));
    return list.toArray(NONE);
  }

  /** How much of a cell of one degree a tile covers, square degrees. */
  private static double covered(TileGrid grid, int cell) {
    int south = cell / 360 - 90;
    double width = grid.eastDeg() - grid.westDeg();
    double west = (cell % 360 - 180 - grid.westDeg()) % 360;
    double lon = 0;
    for (int turn = -360; turn <= 360; turn += 360) {
      lon += Math.max(0, Math.min(west + turn + 1, width) - Math.max(west + turn, 0));
    }
    double lat = Math.min(south + 1, grid.northDeg()) - Math.max(south, grid.southDeg());
    return Math.max(0, lat) * lon;
  }

  private static int floor(double deg) {
    return (int) Math.floor(deg);
  }

  /** The whole degree that a place lies in. */
  static int cell(double latDeg, double lonDeg) {
    int row = Math.min(89, floor(latDeg)) + 90;
    return row * 360 + Math.floorMod(floor(lonDeg) + 180, 360);
  }

  /** The tiles of a cell, in the order in which to ask them. Not to be changed. */
  CachedTile[] tiles(int cell) {
    return byCell.getOrDefault(cell, NONE);
  }
}
