package org.sightline.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.RefusedException;

/** The command line: maps outcomes to exit codes, and is the only place that ends the process. */
public final class Main {
  static final int FAILURE = 1;
  static final int USAGE = 2;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    int code = run(arguments);
    System.out.flush();
    System.exit(System.out.checkError() && code == 0 ? FAILURE : code);
  }

  /** Runs one command; returns its exit code. */
  static int run(String... arguments) {
    PrintStream err = System.err;
    try {
      return dispatch(arguments);
    } catch (UsageException | RefusedException e) {
      err.println("sightline: " + e.getMessage());
      return USAGE;
    } catch (IOException e) {
      err.println("sightline: the run stopped: " + e.getMessage() + " (" + kind(e) + ")");
      return FAILURE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("sightline: interrupted");
      return FAILURE;
    } catch (RuntimeException e) {
      err.println("sightline: a fault of Sightline itself stopped the run; please report it:");
      e.printStackTrace(err);
      return FAILURE;
    }
  }

  private static String kind(IOException e) {
    return e.getClass().getSimpleName();
  }

  private static int dispatch(String[] arguments)
      throws IOException, InterruptedException, RefusedException, UsageException {
    String first = arguments.length == 0 ? "" : arguments[0];
    switch (first) {
      case "-h", "--help", "help" -> {
        System.out.print(Commands.help());
        return 0;
      }
      case "-V", "--version" -> {
        System.out.println("sightline " + Version.text());
        return 0;
      }
      default -> {
        for (Command command : Commands.ALL) {
          String[] rest = after(command.name(), arguments);
          if (rest != null) {
            return run(command, rest);
          }
        }
      }
    }
    throw new UsageException(
        (first.isEmpty() ? "say what to do" : "there is no command " + first)
            + "; for example: sightline check PHOTOS (all commands: sightline --help)");
  }

  private static int run(Command command, String[] arguments)
      throws IOException, InterruptedException, RefusedException, UsageException {
    if (asksForHelp(arguments)) {
      System.out.print(Commands.help(command));
      return 0;
    }
    Options options = command.options();
    CommandLine given;
    try {
      given =
          DefaultParser.builder().setAllowPartialMatching(false).get().parse(options, arguments);
    } catch (ParseException e) {
      throw new UsageException(
          e.getMessage() + " (all options: sightline " + command.name() + " --help)");
    }
    return command.run(given);
  }

  private static boolean asksForHelp(String[] arguments) {
    for (String argument : arguments) {
      if (argument.equals("--")) {
        return false;
      }
      if (argument.equals("-h") || argument.equals("--help")) {
        return true;
      }
    }
    return false;
  }

  /** The arguments after a command's name; null if they do not start with it. */
  private static String @Nullable [] after(String name, String[] arguments) {
    int space = name.indexOf(' ');
    String first = space < 0 ? name : name.substring(0, space);
    if (arguments.length == 0 || !arguments[0].equals(first)) {
      return null;
    }
    if (space < 0) {
      return Arrays.copyOfRange(arguments, 1, arguments.length);
    }
    return arguments.length > 1 && arguments[1].equals(name.substring(space + 1))
        ? Arrays.copyOfRange(arguments, 2, arguments.length)
        : null;
  }

  /** Output is UTF-8 whatever the locale says: file names keep their letters. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 14),
        true,
        StandardCharsets.UTF_8);
  }
}
