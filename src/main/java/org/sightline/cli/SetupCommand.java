package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.sightline.batch.RefusedException;
import org.sightline.models.ModelInstall;
import org.sightline.vision.ModelException;
import org.sightline.vision.ModelKit;
import org.sightline.vision.Models;
import org.sightline.vision.NativeCache;

/**
 * What the launcher calls once: unpacks the native libraries and installs the default detector.
 *
 * <p>Unpacking happens here because two children that unpack at once would be in each other's way.
 */
final class SetupCommand implements Command {
  @Override
  public String name() {
    return "setup";
  }

  @Override
  public String summary() {
    return "Unpacks the native libraries and installs the default detector.";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(CommandLine given) throws InterruptedException, RefusedException {
    boolean hasModel = installed(Home.folder("models"));
    try {
      NativeCache.prepare(Home.cache(), System.err::println);
    } catch (IOException e) {
      throw new RefusedException(
          "the native libraries could not be made ready in "
              + Home.cache()
              + ": "
              + e.getMessage()
              + " ("
              + e.getClass().getSimpleName()
              + "); --no-pixels works without them");
    }
    return hasModel ? 0 : Main.FAILURE;
  }

  /** Those whose archive came with the program: nothing is downloaded. */
  private static void installKits(Path models) throws ModelException {
    for (ModelKit kit : ModelKit.all(models)) {
      Path archive = Home.archive(kit);
      if (archive != null && Files.exists(archive)) {
        kit.install(models, archive);
      }
    }
  }

  private static boolean installed(Path models) throws InterruptedException {
    try {
      if (Models.chosen(models) == null) {
        ModelInstall.installDefault(models, System.err::println);
      }
      installKits(models);
      return true;
    } catch (ModelException e) {
      System.err.println("sightline: " + e.getMessage());
      System.err.println(
          "sightline: going on without a detector; the objects check will be \"not made\". To try"
              + " again: sightline models install");
      return false;
    }
  }
}
