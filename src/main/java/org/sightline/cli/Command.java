package org.sightline.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.RefusedException;

/** One command: its words, and what it does. Named in {@link Commands#ALL}. */
interface Command {
  /** One or two words, such as {@code zones check}. */
  String name();

  /** What it does, in one sentence. */
  String summary();

  /** What follows the options, such as {@code PATH...}; empty if nothing does. */
  String arguments();

  /** What a person must know beside the options; empty if nothing. */
  default String details() {
    return "";
  }

  /** Its options, in the order of the help. */
  Options options();

  /**
   * Does it.
   *
   * @return the exit code
   */
  int run(CommandLine given)
      throws IOException, InterruptedException, RefusedException, UsageException;

  /** Adds a long option; without an argument name it takes none. */
  static void add(Options options, String name, @Nullable String argument, String description) {
    Option.Builder option = Option.builder().longOpt(name).desc(description);
    options.addOption(argument == null ? option.get() : option.hasArg().argName(argument).get());
  }

  /** Arguments as paths. */
  static List<Path> paths(List<String> arguments) throws UsageException {
    List<Path> paths = new ArrayList<>(arguments.size());
    for (String argument : arguments) {
      try {
        paths.add(Path.of(argument));
      } catch (InvalidPathException e) {
        throw new UsageException("not a path: " + e.getMessage());
      }
    }
    return paths;
  }
}
