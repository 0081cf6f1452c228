package org.sightline.vision;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder of models: which there are, which is used, whether the weights are the right ones. */
public final class Models {
  private Models() {}

  /**
   * A model of the folder.
   *
   * @param card its card
   * @param file where its weights lie, or would
   * @param state whether they do
   * @param problem one plain sentence if they are not the right ones; else empty
   */
  public record Listed(ModelCard card, Path file, State state, String problem) {}

  /** Whether a model's weights are there. */
  public enum State {
    /** They are not there. */
    ABSENT,
    /** A file is there; its hash was not looked at. */
    PRESENT,
    /** The right ones are there. */
    VERIFIED,
    /** A file is there and is not the right one. */
    WRONG
  }

  /** Every card of the folder, lowest rank first; none if the folder is not there. */
  public static List<ModelCard> cards(Path modelsDir) throws ModelException {
    List<ModelCard> cards = new ArrayList<>();
    if (!Files.isDirectory(modelsDir)) {
      return cards;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(modelsDir)) {
      for (Path folder : folders) {
        if (Files.exists(folder.resolve(ModelCard.FILE))) {
          cards.add(ModelCard.read(folder));
        }
      }
    } catch (IOException e) {
      throw new ModelException(modelsDir + " could not be listed: " + e.getMessage(), e);
    }
    cards.sort(Comparator.comparingInt(ModelCard::rank).thenComparing(ModelCard::name));
    return cards;
  }

  /** Every model and whether its weights are there; their hash is not looked at. */
  public static List<Listed> list(Path modelsDir) throws ModelException {
    List<Listed> models = new ArrayList<>();
    for (ModelCard card : cards(modelsDir)) {
      Path file = file(modelsDir, card);
      models.add(new Listed(card, file, Files.exists(file) ? State.PRESENT : State.ABSENT, ""));
    }
    return models;
  }

  /** Every model and whether its weights are the right ones. */
  public static List<Listed> verify(Path modelsDir) throws ModelException {
    List<Listed> models = new ArrayList<>();
    for (Listed model : list(modelsDir)) {
      if (model.state() == State.ABSENT) {
        models.add(model);
        continue;
      }
      String problem = problem(model.file(), model.card());
      State state = problem == null ? State.VERIFIED : State.WRONG;
      models.add(new Listed(model.card(), model.file(), state, problem == null ? "" : problem));
    }
    return models;
  }

  /**
   * The model that objects are looked for with: of those whose weights are there, the one with the
   * lowest rank. One that knows faces only is none of them.
   *
   * @return null if there is none
   * @throws ModelException if its weights are not those of its card: a wrong model is never
   *     replaced silently by another
   */
  public static @Nullable ModelCard chosen(Path modelsDir) throws ModelException {
    return chosen(modelsDir, false);
  }

  /**
   * The model that faces are looked for with: of those that know faces and nothing else and whose
   * weights are there, the one with the lowest rank.
   *
   * @return null if there is none
   * @throws ModelException if its weights are not those of its card
   */
  public static @Nullable ModelCard forFaces(Path modelsDir) throws ModelException {
    return chosen(modelsDir, true);
  }

  private static @Nullable ModelCard chosen(Path modelsDir, boolean faces) throws ModelException {
    for (Listed model : list(modelsDir)) {
      if (model.state() == State.PRESENT && model.card().isForFaces() == faces) {
        String problem = problem(model.file(), model.card());
        if (problem != null) {
          throw new ModelException(problem, null);
        }
        return model.card();
      }
    }
    return null;
  }

  /** Where the weights of a card lie, or would. */
  public static Path file(Path modelsDir, ModelCard card) {
    return modelsDir.resolve(card.name()).resolve(card.file());
  }

  /** Why the file is not the card's; null if it is. */
  public static @Nullable String problem(Path file, ModelCard card) {
    try {
      long bytes = Files.size(file);
      if (bytes != card.bytes()) {
        return file + " has " + bytes + " bytes where its card says " + card.bytes() + remedy(card);
      }
      String found = FileHash.of(file);
      if (!found.equals(card.sha256())) {
        return file
            + " has SHA-256 "
            + found
            + " where its card says "
            + card.sha256()
            + remedy(card);
      }
      ModelCard.Layers layers = card.layers();
      Path built = layers == null ? file : file.resolveSibling(layers.file());
      return layers == null || layers.sha256().equals(FileHash.of(built))
          ? null
          : built + " is not the file that its card describes" + remedy(card);
    } catch (IOException e) {
      return file + " could not be read: " + e.getMessage();
    }
  }

  private static String remedy(ModelCard card) {
    return "; install " + card.name() + " again";
  }
}
