package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sightline.batch.RefusedException;
import org.sightline.batch.RunConfig;
import org.sightline.report.RunHead;
import org.sightline.view.Terrain;
import org.sightline.view.TerrainTiles;
import org.sightline.view.TileProblem;

/**
 * The folder of elevation tiles that a person named.
 *
 * <p>A folder that gives no heights at all is a mistake and refused. A single bad tile is not:
 * heights there are then unknown, unknown never calls a zone hidden, and so it can only err towards
 * review. It is said before the first file and in the report.
 */
final class TerrainFolder {
  private static final int MOST_SAID = 20;

  private TerrainFolder() {}

  /** Opens it; {@code remarks} takes a line for each file that is not used. */
  static TerrainTiles open(Path folder, Consumer<String> remarks) throws RefusedException {
    if (!Files.isDirectory(folder)) {
      throw new RefusedException(
          Files.exists(folder)
              ? folder + " is a file; --terrain takes the folder that the elevation tiles lie in"
              : "there is no folder " + folder + " of elevation tiles; is the name right?");
    }
    TerrainTiles tiles;
    try {
      tiles = TerrainTiles.open(folder);
    } catch (IOException e) {
      throw new RefusedException("the folder " + folder + " of elevation tiles cannot be read");
    }
    List<TileProblem> problems = tiles.problems();
    if (tiles.size() == 0) {
      StringBuilder lines = new StringBuilder();
      for (TileProblem problem : problems.subList(0, Math.min(MOST_SAID, problems.size()))) {
        lines.append(problem.sentence()).append("\nsightline: ");
      }
      lines
          .append("the folder ")
          .append(folder)
          .append(" holds no elevation tile that can be used;");
      lines.append(" put .hgt or .tif files directly into it");
      throw new RefusedException(lines.toString());
    }
    for (TileProblem problem : problems.subList(0, Math.min(MOST_SAID, problems.size()))) {
      remarks.accept("sightline: not used: " + problem.sentence());
    }
    if (problems.size() > MOST_SAID) {
      remarks.accept("sightline: and " + (problems.size() - MOST_SAID) + " more tiles like these");
    }
    return tiles;
  }

  /** What the reports say of it. */
  static RunHead.TerrainUsed used(Path folder, TerrainTiles tiles) throws RefusedException {
    List<String> problems = new ArrayList<>();
    for (TileProblem problem : tiles.problems()) {
      problems.add(problem.sentence());
    }
    try {
      return new RunHead.TerrainUsed(
          folder.toString(), tiles.fingerprint(), tiles.names(), problems);
    } catch (IOException e) {
      throw new RefusedException("the elevation tiles in " + folder + " cannot be read: " + e);
    }
  }

  /**
   * Says which tiles could no longer be read on the way: heights there were unknown from then on.
   */
  static void lost(RunConfig config, Consumer<String> remarks) {
    Terrain terrain = config.terrain();
    RunHead.TerrainUsed used = config.head().terrain();
    if (terrain == null || used == null || !(terrain.ground() instanceof TerrainTiles tiles)) {
      return;
    }
    for (TileProblem problem : tiles.problems()) {
      if (!used.problems().contains(problem.sentence())) {
        remarks.accept("sightline: no longer used: " + problem.sentence());
      }
    }
  }
}
