package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sightline.containers.Packets;
import org.sightline.media.DataStream;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;

/** Every format of telemetry that changes with time. */
public final class TrackReaders {
  private static final Note EMPTY =
      new Note("track", "track-empty", "There is no position in this file.");

  private TrackReaders() {}

  /** Formats of streams inside videos, the preferred first. */
  static final List<StreamReader> STREAMS =
      List.of(
          new KlvReader(),
          new DjmdReader(),
          new TextStreamReader(),
          new GpmfReader(),
          new CammReader(),
          new RtmdReader(),
          new MdpmReader(),
          new MebxReader(),
          new SentenceReader(),
          new DashCameraReader());

  /** Formats of files of their own. */
  static final List<TrackFileReader> FILES =
      List.of(
          new SrtReader(),
          new GpxReader(),
          new KmlReader(),
          new TcxReader(),
          new IgcReader(),
          new NmeaReader(),
          new FitReader(),
          new CsvReader(),
          new GeoTextReader(),
          new KlvReader(),
          new GpmfReader());

  /** Reads the tracks inside a video. Never fails: what cannot be read is noted. */
  public static Tracks read(MediaItem.Video video) {
    List<Track> tracks = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    for (StreamReader reader : STREAMS) {
      for (DataStream stream : video.streams()) {
        if (reader.accepts(stream)) {
          try (Packets packets = Packets.open(video, stream)) {
            tracks.addAll(reader.read(video, stream, packets));
            noteLost(stream, packets.lost(), notes);
          } catch (IOException e) {
            notes.add(unreadable("The " + stream.format() + " stream", e));
          }
        }
      }
    }
    return new Tracks(tracks, notes);
  }

  private static void noteLost(DataStream stream, long lost, List<Note> notes) {
    if (lost > 0) {
      notes.add(
          new Note(
              "track",
              "packets-lost",
              lost
                  + " packets of the "
                  + stream.format()
                  + " stream lie outside the file or are never shown: left out."));
    }
  }

  /** Reads a track file. Never fails: what cannot be read is noted. */
  public static Tracks read(MediaItem.TrackFile file) {
    return read(file.header().file().path(), file.header().format());
  }

  /**
   * Reads a track file or a sidecar. Never fails: what cannot be read is noted.
   *
   * @param file where it lies
   * @param format by content, as {@link org.sightline.media.Header#format} names it
   */
  public static Tracks read(Path file, String format) {
    for (TrackFileReader reader : FILES) {
      if (reader.accepts(format)) {
        try {
          List<Track> tracks = reader.read(file);
          return new Tracks(tracks, tracks.isEmpty() ? List.of(EMPTY) : List.of());
        } catch (IOException e) {
          return new Tracks(List.of(), List.of(unreadable("The track", e)));
        }
      }
    }
    String message = "Tracks of the kind " + format + " are not read in this version.";
    return new Tracks(List.of(), List.of(new Note("track", "not-in-this-version", message)));
  }

  private static Note unreadable(String what, IOException e) {
    return new Note("track", "track-unreadable", what + " cannot be read: " + e.getMessage() + ".");
  }
}
