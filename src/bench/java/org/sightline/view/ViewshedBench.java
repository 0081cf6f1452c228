package org.sightline.view;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * Line of sight beside {@code gdal_viewshed}, cell by cell; run by {@code
 * src/bench/sight-vs-gdal.sh}, which makes the viewsheds.
 *
 * <pre>
 * ViewshedBench plan TILES OBSERVERS LEVEL     grid, post and cell sizes of each observer
 * ViewshedBench compare TILES OBSERVERS RAW RANGE REFRACTION TARGET [LEVEL]
 * </pre>
 *
 * <p>TILES holds one HGT tile; a line of OBSERVERS is name, latitude, longitude, height above
 * ground; RAW holds NAME.raw, a byte a post, 0 for hidden. Cells that a void decides here are
 * counted apart: gdal_viewshed takes a void for a hole 32,768 m deep.
 *
 * <p>LEVEL is a folder of one tile an observer, NAME/N42E001.hgt, made by {@code plan}: the posts
 * north and south of the observer and the four on his diagonals are no lower than the ground he
 * stands on. gdal_viewshed before 3.10 takes them to be so anyway (its {@code CalcHeightLine} for
 * the first step); on these tiles that changes nothing.
 */
public final class ViewshedBench {
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path folder;
  private final Path tile;
  private final TileGrid grid;
  private final List<String> observers;

  private ViewshedBench(String[] args) throws IOException {
    this.folder = Path.of(args[1]);
    try (var files = Files.newDirectoryStream(folder, "*.hgt")) {
      tile = files.iterator().next();
    }
    this.grid = HgtTile.open(tile).grid();
    this.observers = Files.readAllLines(Path.of(args[2]));
  }

  /** See the class. */
  public static void main(String[] args) throws IOException {
    ViewshedBench bench = new ViewshedBench(args);
    if (args[0].equals("plan")) {
      bench.plan(Path.of(args[3]));
    } else {
      bench.compare(args);
    }
  }

  private void plan(Path level) throws IOException {
    for (String line : observers) {
      String[] f = line.split(" ");
      double lat = Double.parseDouble(f[1]);
      int row = (int) Math.rint(grid.row(lat));
      int column = (int) Math.rint(grid.column(Double.parseDouble(f[2])));
      out.printf(
          Locale.ROOT,
          "%s %d %d %.6f %.6f %s%n",
          f[0],
          row,
          column,
          grid.columnStepDeg() * LocalFrame.metresPerDegreeOfLongitude(place(row, 0).latDeg()),
          grid.rowStepDeg() * LocalFrame.metresPerDegreeOfLatitude(place(row, 0).latDeg()),
          f[3]);
      level(Files.createDirectories(level.resolve(f[0])), row, column);
    }
  }

  private LatLon place(int row, int column) {
    return new LatLon(
        grid.northDeg() - row * grid.rowStepDeg(), grid.westDeg() + column * grid.columnStepDeg());
  }

  private void compare(String[] args) throws IOException {
    double range = Double.parseDouble(args[4]);
    double refraction = Double.parseDouble(args[5]);
    double target = Double.parseDouble(args[6]);
    long[] all = new long[5];
    double lowest = 1;
    out.println("observer                cells  visible  agree %   only us  only peer   void");
    for (String line : observers) {
      String[] f = line.split(" ");
      byte[] theirs = Files.readAllBytes(Path.of(args[3]).resolve(f[0] + ".raw"));
      int row = (int) Math.rint(grid.row(Double.parseDouble(f[1])));
      int column = (int) Math.rint(grid.column(Double.parseDouble(f[2])));
      TerrainTiles tiles = TerrainTiles.open(args.length > 7 ? Path.of(args[7], f[0]) : folder);
      LineOfSight sight = new LineOfSight(tiles, refraction, 0);
      long[] counts = one(sight, row, column, Double.parseDouble(f[3]), target, range, theirs);
      lowest = Math.min(lowest, print(f[0], counts));
      for (int i = 0; i < counts.length; i++) {
        all[i] += counts[i];
      }
    }
    print("all", all);
    out.printf(Locale.ROOT, "lowest of one observer: %.3f %%%n", 100 * lowest);
  }

  /** The tile with the posts around an observer no lower than his ground. */
  private void level(Path into, int row, int column) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(tile));
    short ground = bytes.getShort(2 * (row * grid.columns() + column));
    for (int r = row - 1; r <= row + 1; r += 2) {
      for (int c = column - 1; c <= column + 1; c++) {
        int at = 2 * (r * grid.columns() + c);
        bytes.putShort(at, (short) Math.max(ground, bytes.getShort(at)));
      }
    }
    Files.write(into.resolve(tile.getFileName()), bytes.array());
  }

  private double print(String name, long[] counts) {
    double share = 1 - (double) (counts[2] + counts[3]) / counts[0];
    out.printf(
        Locale.ROOT,
        "%-20s %8d %8d  %7.3f  %8d  %9d %6d%n",
        name,
        counts[0],
        counts[1],
        100 * share,
        counts[2],
        counts[3],
        counts[4]);
    return share;
  }

  /** Cells, visible in both, only here, only there, decided by a void. */
  private long[] one(
      LineOfSight sight,
      int row,
      int column,
      double eyeM,
      double targetM,
      double rangeM,
      byte[] theirs) {
    long[] counts = new long[5];
    LatLon camera = place(row, column);
    LocalFrame frame = new LocalFrame(camera);
    for (int r = 0; r < grid.rows(); r++) {
      for (int c = 0; c < grid.columns(); c++) {
        LatLon cell = place(r, c);
        // a post short of the range, where both have an answer whatever their rounding
        if ((r == row && c == column) || frame.toLocal(cell).distanceM() > rangeM - 100) {
          continue;
        }
        Sight.Seen seen = sight.toPoint(camera, eyeM, cell, targetM).seen();
        boolean peer = theirs[r * grid.columns() + c] != 0;
        if (seen == Sight.Seen.UNKNOWN) {
          counts[4]++;
          continue;
        }
        boolean ours = seen == Sight.Seen.VISIBLE;
        counts[0]++;
        counts[1] += ours && peer ? 1 : 0;
        counts[2] += ours && !peer ? 1 : 0;
        counts[3] += peer && !ours ? 1 : 0;
      }
    }
    return counts;
  }
}
