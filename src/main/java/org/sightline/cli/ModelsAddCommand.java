package org.sightline.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.sightline.batch.RefusedException;
import org.sightline.models.CardDraft;
import org.sightline.vision.Engine;
import org.sightline.vision.ModelException;

/** {@code sightline models add}: a detector of the user's own. */
final class ModelsAddCommand implements Command {
  @Override
  public String name() {
    return "models add";
  }

  @Override
  public String summary() {
    return "Adds a detector of your own: inspects FILE.onnx and writes a card for you to review.";
  }

  @Override
  public String arguments() {
    return "FILE.onnx | --reviewed NAME";
  }

  @Override
  public String details() {
    return "What the file does not say (licence, training data, viewpoints, and perhaps more) is asked"
        + " for in models/NAME/review.json. Fill it in, then run it again with --reviewed NAME:"
        + " card and weights are tried together and come into use.";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Command.add(options, "models", "DIR", "Folder of models. Default: models/ of the program.");
    Command.add(options, "name", "NAME", "What to call it. Default: the file's name.");
    Command.add(options, "reviewed", "NAME", "Put a reviewed card into use.");
    return options;
  }

  @Override
  public int run(CommandLine given) throws RefusedException, UsageException {
    List<Path> files = Command.paths(given.getArgList());
    String reviewed = given.getOptionValue("reviewed");
    if (files.size() != (reviewed == null ? 1 : 0)) {
      throw new UsageException("name one ONNX file, or --reviewed NAME");
    }
    Path folder = ModelsListCommand.folder(given);
    try {
      List<String> lines =
          reviewed == null
              ? new CardDraft(folder, nameOf(given, files.get(0))).add(files.get(0))
              : new CardDraft(folder, reviewed).accept(Engine.preferred());
      for (String line : lines) {
        System.out.println(line);
      }
      return 0;
    } catch (ModelException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private static String nameOf(CommandLine given, Path file) {
    String named = given.getOptionValue("name");
    if (named != null) {
      return named;
    }
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^A-Za-z0-9._-]", "-");
  }
}
