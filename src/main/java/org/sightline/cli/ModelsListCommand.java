package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.sightline.batch.RefusedException;
import org.sightline.vision.ModelException;
import org.sightline.vision.ModelKit;
import org.sightline.vision.Models;

/** {@code sightline models list}: which detectors there are. */
final class ModelsListCommand implements Command {
  @Override
  public String name() {
    return "models list";
  }

  @Override
  public String summary() {
    return "Shows every detector model and whether its weights are there.";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public Options options() {
    return rowOptions();
  }

  @Override
  public int run(CommandLine given) throws IOException, RefusedException {
    try {
      print(Models.list(folder(given)), given.hasOption("json"));
      printKits(folder(given), false, given.hasOption("json"));
      return 0;
    } catch (ModelException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  /** The options of the commands that print models. */
  static Options rowOptions() {
    Options options = new Options();
    Command.add(options, "models", "DIR", "Folder of models. Default: models/ of the program.");
    Command.add(options, "json", null, "One JSON object a model.");
    return options;
  }

  /** The folder of models that was named, or the program's own. */
  static Path folder(CommandLine given) {
    String named = given.getOptionValue("models");
    return named == null ? Home.folder("models") : Path.of(named);
  }

  /**
   * Prints a row for each kit of networks that work together.
   *
   * @param verify whether hashes are looked at
   * @return whether none is wrong
   */
  static boolean printKits(Path models, boolean verify, boolean json)
      throws IOException, ModelException {
    boolean right = true;
    for (ModelKit kit : ModelKit.all(models)) {
      boolean there = kit.isThere(models);
      String problem = there && verify ? kit.problem(models) : null;
      String state =
          !there ? "absent" : !verify ? "present" : problem == null ? "verified" : "wrong";
      right &= problem == null;
      System.out.println(
          json
              ? JsonLine.of(
                  "name", kit.name(),
                  "state", state,
                  "licence", kit.licence(),
                  "sha256", kit.sha256(),
                  "file", models.resolve(kit.name()).toString(),
                  "problem", problem)
              : kit.name()
                  + "  "
                  + state
                  + "  "
                  + kit.licence()
                  + (problem == null ? "" : "  " + problem));
    }
    return right;
  }

  /** Prints a row a model. */
  static void print(List<Models.Listed> rows, boolean json) throws IOException {
    for (Models.Listed row : rows) {
      String state = row.state().name().toLowerCase(Locale.ROOT);
      String problem = row.problem();
      if (json) {
        System.out.println(
            JsonLine.of(
                "name", row.card().name(),
                "state", state,
                "licence", row.card().licence(),
                "sha256", row.card().sha256(),
                "file", row.file().toString(),
                "problem", problem.isEmpty() ? null : problem));
      } else {
        System.out.println(
            row.card().name()
                + "  "
                + state
                + "  "
                + row.card().licence()
                + (problem.isEmpty() ? "" : "  " + problem));
      }
    }
  }
}
