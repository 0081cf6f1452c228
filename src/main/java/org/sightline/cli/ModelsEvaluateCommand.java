package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.sightline.batch.RefusedException;
import org.sightline.models.CocoFile;
import org.sightline.models.Evaluation;
import org.sightline.models.Evaluator;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.ModelCard;
import org.sightline.vision.ModelException;

/** {@code sightline models evaluate}: what a detector is worth on annotated pictures. */
final class ModelsEvaluateCommand implements Command {
  @Override
  public String name() {
    return "models evaluate";
  }

  @Override
  public String summary() {
    return "Measures a detector on annotated pictures: COCO's AP and AR, precision and recall at the"
        + " card's score, and how far its scores can be taken for chances.";
  }

  @Override
  public String arguments() {
    return "NAME|CARD";
  }

  @Override
  public String details() {
    return "NAME is a model of the models folder, CARD the path of a model.json. Counts are shown with"
        + " 95 % intervals (Wilson). Pictures whose annotationScope is such as person-only count"
        + " for that class only.";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Command.add(options, "coco", "FILE", "Annotations in COCO's format (JSON). Required.");
    Command.add(options, "images", "DIR", "Folder of their pictures. Default: that of FILE.");
    Command.add(options, "models", "DIR", "Folder of models. Default: models/ of the program.");
    Command.add(
        options,
        "detail",
        "HOW",
        "How closely pictures are looked at, as in check: fast, normal (default) or thorough.");
    Command.add(
        options, "engine", "NAME", "What runs the detector: onnxruntime (default) or opencv.");
    Command.add(options, "json", null, "One JSON object, with every class.");
    return options;
  }

  @Override
  public int run(CommandLine given) throws IOException, RefusedException, UsageException {
    List<Path> names = Command.paths(given.getArgList());
    String coco = given.getOptionValue("coco");
    if (names.size() != 1 || coco == null) {
      throw new UsageException("name one model and its annotations: NAME --coco FILE");
    }
    Path annotations = Path.of(coco);
    String folder = given.getOptionValue("images");
    Path beside = annotations.toAbsolutePath().getParent();
    Path images =
        folder != null || beside == null ? Path.of(folder == null ? "." : folder) : beside;
    Effort effort = Settings.effort(given.getOptionValue("detail"));
    Engine engine = Settings.engine(given.getOptionValue("engine"));
    try {
      Path home = home(names.get(0), ModelsListCommand.folder(given));
      ModelCard card = ModelCard.read(home);
      Engine runs = engine == null ? Engine.preferred() : engine;
      Evaluation evaluation =
          Evaluator.evaluate(home, card, CocoFile.read(annotations), images, runs, effort);
      System.out.print(
          given.hasOption("json")
              ? EvaluationText.json(card, effort, evaluation) + "\n"
              : EvaluationText.of(card, effort, evaluation));
      return 0;
    } catch (ModelException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  /** The model's folder: that of the card, or the one of that name among the models. */
  private static Path home(Path named, Path models) {
    Path parent = named.toAbsolutePath().getParent();
    if (Files.isRegularFile(named) && parent != null) {
      return parent;
    }
    return Files.isRegularFile(named.resolve(ModelCard.FILE)) ? named : models.resolve(named);
  }
}
