package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.sightline.batch.RefusedException;
import org.sightline.media.Header;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.Inputs;
import org.sightline.media.MediaItem;
import org.sightline.media.NoSuchInputException;
import org.sightline.media.Note;
import org.sightline.media.Probe;
import org.sightline.report.RecordLine;
import org.sightline.risk.Assessment;
import org.sightline.telemetry.Telemetry;
import org.sightline.telemetry.TelemetryReaders;

/** {@code sightline inspect}: what files say of themselves, and in which field. */
final class InspectCommand implements Command {
  private static final int SOME_FAILED = 3;

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public String summary() {
    return "Prints what was read from files, from which field, and what it is worth.";
  }

  @Override
  public String arguments() {
    return "FILE...";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Command.add(options, "json", null, "One JSON object a file, named as in the record.");
    return options;
  }

  @Override
  public int run(CommandLine given) throws IOException, RefusedException, UsageException {
    List<Path> files = Command.paths(given.getArgList());
    if (files.isEmpty()) {
      throw new UsageException("name at least one FILE to inspect");
    }
    boolean json = given.hasOption("json");
    Iterator<Input> inputs;
    try {
      inputs = Inputs.of(files);
    } catch (NoSuchInputException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
    Probe probe = new Probe();
    int code = 0;
    while (inputs.hasNext()) {
      Input input = inputs.next();
      try {
        MediaItem item = probe.open(input);
        Telemetry telemetry =
            item instanceof MediaItem.Photo photo ? TelemetryReaders.read(photo) : Telemetry.UNREAD;
        print(item, telemetry, json);
      } catch (InputException e) {
        print(probe.header(input), e, json);
        code = SOME_FAILED;
      }
    }
    return code;
  }

  private static void print(MediaItem item, Telemetry telemetry, boolean json) throws IOException {
    List<Note> notes = new ArrayList<>(item.notes());
    notes.addAll(telemetry.notes());
    if (json) {
      print(RecordLine.ofInspected(item, telemetry, notes));
    } else {
      System.out.print(Inspection.of(item, telemetry, notes));
    }
  }

  private static void print(Header header, InputException e, boolean json) throws IOException {
    String message = String.valueOf(e.getMessage());
    if (json) {
      print(
          RecordLine.of(
              new Assessment.Failed(header, e.stage(), e.code(), message, List.of()),
              RecordLine.Attached.NOTHING));
    } else {
      System.out.println(header.source().text());
      System.out.println("  not read: " + message + " (" + e.code() + ")");
    }
  }

  private static void print(byte[] line) throws IOException {
    System.out.write(line);
    System.out.write('\n');
    System.out.flush();
  }
}
