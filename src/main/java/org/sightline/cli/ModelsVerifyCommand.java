package org.sightline.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.sightline.batch.RefusedException;
import org.sightline.vision.ModelException;
import org.sightline.vision.Models;

/** {@code sightline models verify}: whether the weights are those of their cards. */
final class ModelsVerifyCommand implements Command {
  @Override
  public String name() {
    return "models verify";
  }

  @Override
  public String summary() {
    return "Checks the weights against the hashes of their cards; exit code 2 if any is wrong.";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public Options options() {
    return ModelsListCommand.rowOptions();
  }

  @Override
  public int run(CommandLine given) throws IOException, RefusedException {
    List<Models.Listed> rows;
    boolean kitsRight;
    try {
      rows = Models.verify(ModelsListCommand.folder(given));
      ModelsListCommand.print(rows, given.hasOption("json"));
      kitsRight =
          ModelsListCommand.printKits(
              ModelsListCommand.folder(given), true, given.hasOption("json"));
    } catch (ModelException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
    for (Models.Listed row : rows) {
      if (row.state() == Models.State.WRONG) {
        return Main.USAGE;
      }
    }
    return kitsRight ? 0 : Main.USAGE;
  }
}
