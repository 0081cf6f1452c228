package org.sightline.cli;

import java.util.List;
import org.apache.commons.cli.Option;

/** Every command, and the help made from them. */
final class Commands {
  /** In the order of the help; the last ones are not shown. */
  static final List<Command> ALL =
      List.of(
          new CheckCommand(),
          new InspectCommand(),
          new DecideCommand(),
          new ZonesCheckCommand(),
          new ZonesAtCommand(),
          new ZonesConvertCommand(),
          new ZonesListCommand(),
          new ModelsListCommand(),
          new ModelsInstallCommand(),
          new ModelsVerifyCommand(),
          new ModelsAddCommand(),
          new ModelsEvaluateCommand(),
          new SetupCommand());

  private static final int WIDTH = 96;
  private static final int INDENT = 26;

  private Commands() {}

  /** What {@code sightline --help} prints. */
  static String help() {
    StringBuilder text = new StringBuilder(1024);
    text.append("Usage: sightline COMMAND [options]\n\n");
    wrap(
        text,
        "Checks where photos were taken and what they show against restricted areas, before they"
            + " are shared. Nothing leaves this machine.",
        0);
    text.append("\nCommands (each takes --help):\n");
    for (Command command : ALL) {
      if (!(command instanceof SetupCommand)) {
        row(text, "  " + command.name(), command.summary());
      }
    }
    text.append("\nOptions:\n");
    row(text, "  -h, --help", "Shows this help.");
    row(text, "  -V, --version", "Shows the version.");
    text.append("\nExit codes:\n");
    row(text, "  0", "All inputs assessed.");
    row(text, "  1", "A fault of Sightline, or the output could not be written.");
    row(text, "  2", "Wrong usage or configuration; nothing was assessed.");
    row(text, "  3", "Some inputs could not be read; each has its own row.");
    row(text, "  4", "--fail-on LEVEL was given and reached.");
    return text.toString();
  }

  /** What {@code sightline COMMAND --help} prints. */
  static String help(Command command) {
    StringBuilder text = new StringBuilder(1024);
    text.append("Usage: sightline ").append(command.name());
    if (!command.arguments().isEmpty()) {
      text.append(' ').append(command.arguments());
    }
    text.append(" [options]\n\n");
    wrap(text, command.summary(), 0);
    if (!command.details().isEmpty()) {
      text.append('\n');
      wrap(text, command.details(), 0);
    }
    text.append("\nOptions:\n");
    for (Option option : command.options().getOptions()) {
      String name =
          option.getLongOpt() == null ? "  -" + option.getOpt() : "  --" + option.getLongOpt();
      row(text, option.hasArg() ? name + ' ' + option.getArgName() : name, option.getDescription());
    }
    row(text, "  -h, --help", "Shows this help.");
    return text.toString();
  }

  private static void row(StringBuilder text, String left, String right) {
    int start = text.length();
    text.append(left);
    if (left.length() >= INDENT) {
      text.append('\n').append(" ".repeat(INDENT));
    } else {
      text.append(" ".repeat(INDENT - (text.length() - start)));
    }
    wrap(text, right, INDENT);
  }

  private static void wrap(StringBuilder text, String words, int indent) {
    int column = indent;
    for (String word : words.split(" ", -1)) {
      if (column + word.length() > WIDTH && column > indent) {
        text.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (column > indent) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    text.append('\n');
  }
}
