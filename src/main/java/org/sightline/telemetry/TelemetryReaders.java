package org.sightline.telemetry;

import java.util.List;
import org.sightline.media.MediaItem;

/** What a still says of where, when and how it was taken. */
public final class TelemetryReaders {
  private TelemetryReaders() {}

  /**
   * Every family of fields, the preferred first: a drone's gimbal knows more of the camera than the
   * standard fields, and the standard fields more than a copy of them. Of positions the order is
   * another, see {@link Draft.Rank}.
   */
  static final List<TelemetryReader> ALL =
      List.of(
          new DjiReader(),
          new AutelReader(),
          new SkydioReader(),
          new ParrotReader(),
          new TealReader(),
          new Pix4dReader(),
          new PanoramaReader(),
          new ExifReader(),
          new XmpExifReader(),
          new TextReader());

  /**
   * Reads everything a still carries. Never fails: what cannot be read is noted.
   *
   * @param photo as {@link org.sightline.formats.Probe} gave it
   */
  public static Telemetry read(MediaItem.Photo photo) {
    Carried carried = new Carried(photo);
    Draft draft = new Draft(photo);
    carried.nameCamera(draft);
    for (TelemetryReader reader : ALL) {
      reader.read(carried, draft);
    }
    carried.noteDamage(draft);
    return draft.finish();
  }

  /**
   * Reads what a video says once, for the whole of it. Its position is where the recording began;
   * of the direction nothing is taken over, since it would be that of the start too. Never fails:
   * what cannot be read is noted.
   *
   * @param video as {@link org.sightline.formats.Probe} gave it
   */
  public static Telemetry read(MediaItem.Video video) {
    MediaItem.Photo still = VideoReader.asStill(video);
    Carried carried = new Carried(still);
    Draft draft = new Draft(still);
    VideoReader own = new VideoReader(video, draft);
    own.read();
    carried.nameCamera(draft);
    for (TelemetryReader reader : ALL) {
      reader.read(carried, draft);
    }
    carried.noteDamage(draft);
    return draft.finish().withoutPose();
  }
}
