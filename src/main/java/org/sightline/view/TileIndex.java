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
      int south = floor(grid.southDeg() - grid.rowStepDeg());
      int north = floor(grid.northDeg() + grid.rowStepDeg());
      int west = floor(grid.westDeg() - grid.columnStepDeg());
      int east = Math.min(west + 359, floor(grid.eastDeg() + grid.columnStepDeg()));
      for (int lat = Math.max(-90, south); lat <= Math.min(89, north); lat++) {
        for (int lon = west; lon <= east; lon++) {
          lists.computeIfAbsent(cell(lat, lon), k -> new ArrayList<>()).add(tile);
        }
      }
    }
    lists.forEach((cell, list) -> byCell.put(cell, sorted(cell, list)));
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
