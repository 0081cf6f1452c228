package org.sightline.view;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * The ground as a folder of elevation tiles tells it: SRTM HGT files, packed ones too, and GeoTIFF,
 * bilinear between posts. Where tiles overlap, the one with finer posts counts, and another only in
 * its voids.
 *
 * <p>Heights are in the datum of the files and never changed: SRTM stands on the EGM96 geoid,
 * Copernicus on EGM2008, which differ by a few metres. A folder should hold one kind.
 *
 * <p>Safe to use from several threads. Only blocks that are walked on are read, and together they
 * take no more memory than was given.
 */
public final class TerrainTiles implements Ground {
  /** More files than cover the land of the Earth. */
  private static final int MOST_FILES = 40_000;

  /** Whole degrees that all tiles touch together; the tiles of all land touch some 240,000. */
  private static final long MOST_CELLS = 4_000_000;

  private static final long LEAST_CACHE_BYTES = 32L << 20;
  private static final long MOST_CACHE_BYTES = 256L << 20;

  private final List<CachedTile> tiles;
  private final TileCache cache;
  private final TileIndex index;

  private TerrainTiles(List<CachedTile> tiles, TileCache cache) {
    this.tiles = tiles;
    this.cache = cache;
    this.index = new TileIndex(tiles);
  }

  /**
   * Looks at the files of a folder, not of folders in it. A bad file is a {@link #problems problem}
   * of its own and leaves the others in use.
   *
   * @throws IOException if the folder cannot be listed
   */
  public static TerrainTiles open(Path folder) throws IOException {
    long share = Runtime.getRuntime().maxMemory() / 4;
    return open(folder, Math.max(LEAST_CACHE_BYTES, Math.min(MOST_CACHE_BYTES, share)));
  }

  /**
   * The same with a bound of memory.
   *
   * @param mostBytes how much of the tiles is kept in memory at most, bar the block in use
   */
  static TerrainTiles open(Path folder, long mostBytes) throws IOException {
    TileCache cache = new TileCache(mostBytes);
    List<CachedTile> tiles = new ArrayList<>();
    long cells = 0;
    for (Path file : list(folder, cache)) {
      try {
        ElevationTile tile = openTile(file);
        if (tile != null) {
          cells += TileIndex.cells(tile.grid());
          if (cells > MOST_CELLS) {
            throw new TileException("the tiles of this folder overlap too much; use fewer");
          }
          tiles.add(new CachedTile(tile, cache));
        }
      } catch (IOException e) {
        cache.problem(file.toString(), TileCache.words(e));
      }
    }
    return new TerrainTiles(List.copyOf(tiles), cache);
  }

  /** Opens a tile by the ending of its name; null for a file of another kind. */
  private static @Nullable ElevationTile openTile(Path file) throws IOException {
    String name = name(file);
    if (name.endsWith(".hgt")) {
      return HgtTile.open(file);
    } else if (name.endsWith(".tif") || name.endsWith(".tiff")) {
      return GeoTiffTile.open(file);
    } else if (name.endsWith(".hgt.zip") || name.endsWith(".hgt.gz")) {
      return PackedHgtTile.open(file);
    }
    return null;
  }

  private static List<Path> list(Path folder, TileCache cache) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (files.size() == MOST_FILES) {
          cache.problem(folder.toString(), "it holds more than 40,000 files; the rest is not used");
          break;
        }
        files.add(entry);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(files);
    return files;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** How many tiles are in use. */
  public int size() {
    return tiles.size();
  }

  /** The file names of the tiles in use, sorted. */
  public List<String> names() {
    List<String> names = new ArrayList<>(tiles.size());
    for (CachedTile tile : tiles) {
      names.add(String.valueOf(tile.tile.file().getFileName()));
    }
    return names;
  }

  /**
   * Tells sets of tiles apart: SHA-256 over their names, lengths and samples of their bytes, 64 hex
   * digits.
   *
   * @throws IOException if one cannot be read
   */
  public String fingerprint() throws IOException {
    List<Path> files = new ArrayList<>(tiles.size());
    for (CachedTile tile : tiles) {
      files.add(tile.tile.file());
    }
    return TileSetHash.of(files);
  }

  /** The files that are not used, or no longer, by name; it may grow while heights are read. */
  public List<TileProblem> problems() {
    return cache.problems();
  }

  /** Bytes of heights in memory now. */
  long cachedBytes() {
    return cache.bytes();
  }

  @Override
  public OptionalDouble heightM(LatLon place) {
    double height = walk().heightM(place.latDeg(), place.lonDeg());
    return Double.isNaN(height) ? OptionalDouble.empty() : OptionalDouble.of(height);
  }

  @Override
  public double postSpacingM(LatLon place) {
    double spacing = Double.POSITIVE_INFINITY;
    for (CachedTile tile : index.tiles(TileIndex.cell(place.latDeg(), place.lonDeg()))) {
      TileGrid grid = tile.grid;
      if (tile.covers(grid.row(place.latDeg()), grid.column(place.lonDeg()))) {
        double north = grid.rowStepDeg() * LocalFrame.metresPerDegreeOfLatitude(place.latDeg());
        double east = grid.columnStepDeg() * LocalFrame.metresPerDegreeOfLongitude(place.latDeg());
        spacing = Math.min(spacing, Math.min(north, east));
      }
    }
    return spacing;
  }

  @Override
  public Ground.Walk walk() {
    return new TileWalk(index);
  }
}
