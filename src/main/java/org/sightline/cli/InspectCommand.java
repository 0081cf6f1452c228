package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.RefusedException;
import org.sightline.formats.Probe;
import org.sightline.geo.LatLon;
import org.sightline.media.Header;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.Inputs;
import org.sightline.media.MediaItem;
import org.sightline.media.NoSuchInputException;
import org.sightline.media.Note;
import org.sightline.report.Attached;
import org.sightline.report.RecordLine;
import org.sightline.report.ViewsGeoJson;
import org.sightline.risk.Assessment;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.telemetry.TelemetryReaders;
import org.sightline.track.Joining;
import org.sightline.track.PhotoPlaces;
import org.sightline.track.SidecarTracks;
import org.sightline.track.Track;
import org.sightline.track.TrackReaders;
import org.sightline.track.Tracks;
import org.sightline.view.Contradiction;
import org.sightline.view.Ground;
import org.sightline.view.TrackTelemetry;

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
  public String details() {
    return "Of videos and track files (GPX, SRT, KLV and others) the track is read: how many samples,"
        + " how many of them with a position that can be used, from where to where, and where it is"
        + " not known; --export writes it for other programs. What a camera saw is computed on the ground height that the source states,"
        + " else on that of the elevation tiles, else on flat ground below the take-off.";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Command.add(options, "json", null, "One JSON object a file, named as in the record.");
    Command.add(
        options,
        "track",
        null,
        "Every sample of the track too: time, place, angles, and what they show of the ground.");
    Command.add(
        options,
        "footprint",
        null,
        "GeoJSON instead: the ground that each photo, or each sample of a track, can have shown.");
    Command.add(
        options,
        "terrain",
        "DIR",
        "Folder of elevation tiles (SRTM .hgt, GeoTIFF .tif) for --track and --footprint.");
    TrackExport.addTo(options);
    TrackOptions.addTo(options, "track-file");
    return options;
  }

  @Override
  public int run(CommandLine given) throws IOException, RefusedException, UsageException {
    List<Path> files = Command.paths(given.getArgList());
    if (files.isEmpty()) {
      throw new UsageException("name at least one FILE to inspect");
    }
    boolean footprint = given.hasOption("footprint");
    if (footprint && given.hasOption("track")) {
      throw new UsageException("--footprint prints GeoJSON and --track does not: name one of them");
    }
    Iterator<Input> inputs;
    try {
      inputs = Inputs.of(files);
    } catch (NoSuchInputException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
    Ground ground = null;
    if (given.hasOption("terrain")) {
      Path folder = Command.paths(List.of(given.getOptionValue("terrain"))).get(0);
      ground = TerrainFolder.open(folder, System.err::println);
    }
    boolean json = given.hasOption("json");
    TrackOptions tracks = TrackOptions.of(given, "track-file");
    Joining joining = tracks == null ? Joining.NONE : tracks.joining();
    TrackExport export = TrackExport.of(given, files);
    if (!footprint) {
      Output printed = new Printed(json, given.hasOption("track"), ground);
      return each(inputs, joining, export, printed);
    }
    ViewsGeoJson views = new ViewsGeoJson(System.out);
    int code = each(inputs, joining, export, new Drawn(views, ground));
    views.finish();
    return code;
  }

  /** What becomes of the files. */
  private interface Output {
    void read(MediaItem item, Telemetry telemetry, @Nullable Track track, List<Note> notes)
        throws IOException;

    void failed(Header header, InputException e) throws IOException;
  }

  private static int each(
      Iterator<Input> inputs, Joining joining, @Nullable TrackExport export, Output output)
      throws IOException, RefusedException, UsageException {
    Probe probe = new Probe();
    int code = 0;
    while (inputs.hasNext()) {
      Input input = inputs.next();
      if (export != null && inputs.hasNext()) {
        throw new UsageException("--export writes the track of one input: name one FILE");
      }
      try {
        read(probe.open(input), input, joining, export, output);
      } catch (InputException e) {
        output.failed(probe.header(input), e);
        code = SOME_FAILED;
      }
    }
    return code;
  }

  private static void read(
      MediaItem item, Input input, Joining joining, @Nullable TrackExport export, Output output)
      throws IOException, InputException, RefusedException {
    List<Note> notes = new ArrayList<>(item.notes());
    if (item instanceof MediaItem.Photo photo) {
      if (export != null) {
        export.write(item.header().source().text(), Tracks.NONE);
      }
      Telemetry telemetry =
          new PhotoPlaces(joining).add(photo, TelemetryReaders.read(photo), input.sidecars());
      notes.addAll(telemetry.notes());
      output.read(item, telemetry, null, notes);
      return;
    }
    Telemetry own =
        item instanceof MediaItem.Video video ? TelemetryReaders.read(video) : Telemetry.UNREAD;
    notes.addAll(own.notes());
    Tracks tracks = tracks(item, input, own, joining);
    Track best = tracks.best();
    notes.addAll(tracks.notes());
    if (best != null) {
      notes.addAll(best.notes());
      notes.addAll(Contradiction.notes(best));
    } else if (item instanceof MediaItem.TrackFile) {
      refuseUnread(tracks);
    }
    output.read(item, TrackTelemetry.of(tracks, own), best, notes);
    if (export != null) {
      export.write(item.header().source().text(), tracks);
    }
  }

  /** A file without a position was read; one that could not be, or is of no known kind, was not. */
  private static void refuseUnread(Tracks tracks) throws InputException {
    for (Note note : tracks.notes()) {
      if (!note.code().equals("track-empty")) {
        throw new InputException(note.stage(), note.code(), note.message(), null);
      }
    }
  }

  private static Tracks tracks(MediaItem item, Input input, Telemetry own, Joining joining) {
    if (item instanceof MediaItem.TrackFile file) {
      return TrackReaders.read(file);
    } else if (item instanceof MediaItem.Video video) {
      Tracks inside = TrackReaders.read(video);
      LatLon begun = own.position() instanceof Position.Fixed fixed ? fixed.fix().position() : null;
      return SidecarTracks.of(video, inside, begun, input.sidecars(), joining);
    }
    return Tracks.NONE;
  }

  /** Lines for people or of JSON. */
  private record Printed(boolean json, boolean samples, @Nullable Ground ground) implements Output {
    @Override
    public void read(MediaItem item, Telemetry telemetry, @Nullable Track track, List<Note> notes)
        throws IOException {
      if (json && samples) {
        RecordLine.writeInspected(System.out, item, telemetry, track, ground, notes);
        print(new byte[0]);
      } else if (json) {
        print(RecordLine.ofInspected(item, telemetry, track, notes));
      } else {
        System.out.print(Inspection.of(item, telemetry, track, notes));
        if (samples && track != null) {
          TrackRows.print(System.out, item, track, ground);
        }
      }
    }

    @Override
    public void failed(Header header, InputException e) throws IOException {
      String message = String.valueOf(e.getMessage());
      if (json) {
        print(
            RecordLine.of(
                new Assessment.Failed(header, e.stage(), e.code(), message, List.of()),
                Attached.NOTHING));
      } else {
        System.out.println(header.source().text());
        System.out.println("  not read: " + message + " (" + e.code() + ")");
      }
    }

    private static void print(byte[] line) {
      System.out.write(line, 0, line.length);
      System.out.write('\n');
      System.out.flush();
    }
  }

  /** Views on a map. */
  private record Drawn(ViewsGeoJson views, @Nullable Ground ground) implements Output {
    @Override
    public void read(MediaItem item, Telemetry telemetry, @Nullable Track track, List<Note> notes)
        throws IOException {
      if (item instanceof MediaItem.Photo photo) {
        views.add(photo, telemetry);
      } else if (track != null) {
        views.add(item, track, ground);
      } else {
        System.err.println("sightline: no position in " + item.header().source().text());
      }
    }

    @Override
    public void failed(Header header, InputException e) {
      System.err.println("sightline: not read: " + header.source().text() + ": " + e.getMessage());
    }
  }
}
