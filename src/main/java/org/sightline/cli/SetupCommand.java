package org.sightline.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.sightline.vision.ModelException;
import org.sightline.vision.Models;

/** What the launcher calls once: unpacks the native libraries and installs the default detector. */
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
  public int run(CommandLine given) throws InterruptedException {
    try {
      if (Models.chosen(Home.folder("models")) == null) {
        Models.installDefault(Home.folder("models"), System.err::println);
      }
      return 0;
    } catch (ModelException e) {
      System.err.println("sightline: " + e.getMessage());
      System.err.println(
          "sightline: going on without a detector; the objects check will be \"not made\". To try"
              + " again: sightline models install");
      return Main.FAILURE;
    }
  }
}
