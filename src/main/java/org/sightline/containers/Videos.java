package org.sightline.containers;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sightline.media.DataStream;
import org.sightline.media.FileBytes;
import org.sightline.media.Format;
import org.sightline.media.Header;
import org.sightline.media.InputException;
import org.sightline.media.Limits;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;

/** Opens any video with the reader of its container. */
public final class Videos {
  private Videos() {}

  /**
   * What a video is, by its container.
   *
   * @param header what is known of it already
   * @throws InputException if the container is not one that can be read
   */
  public static MediaItem.Video read(Format format, FileBytes file, Header header, Limits limits)
      throws IOException, InputException {
    VideoDraft draft = new VideoDraft(limits);
    try {
      switch (format) {
        case MP4, MOV, THREE_GP -> Movies.read(file, draft);
        case TS -> Transports.read(file, draft);
        case MKV, WEBM -> Matroskas.read(file, draft);
        case AVI -> Avis.read(file, draft);
        case MPG -> ProgramStreams.read(file, draft);
        default -> {
          return MediaItem.Video.of(header, List.of(notLookedInto(format)));
        }
      }
    } catch (FileBytes.OverBudget e) {
      draft.note("metadata-too-large", "The file has more parts than are read; the rest was not.");
    } catch (EOFException e) {
      draft.note("video-damaged", "The file's index ends before the parts that it announces.");
    }
    return draft.finish(header);
  }

  private static Note notLookedInto(Format format) {
    return new Note(
        "media",
        "video-container-not-read",
        "Files of the kind "
            + format.text().toUpperCase(Locale.ROOT)
            + " are not looked into for telemetry, size and length.");
  }

  static Packets packets(MediaItem.Video video, DataStream stream) throws IOException {
    Path path = video.header().file().path();
    String of = stream.format();
    if (stream.number() == 0 && (of.equals(GpsBlocks.FORMAT) || of.equals(GpsBlocks.SENTENCES))) {
      return GpsBlocks.open(video, stream, Limits.DEFAULT);
    }
    return switch (video.header().format()) {
      case "ts" -> TransportPackets.open(video, stream);
      case "mkv", "webm" -> MatroskaPackets.open(path, stream.number(), Limits.DEFAULT);
      default -> SamplePackets.open(path, stream.number(), Limits.DEFAULT);
    };
  }
}
