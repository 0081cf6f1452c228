package org.sightline.media;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One input, told by its content and never by its name. */
public sealed interface MediaItem extends Serializable {
  /** What is known of any input. */
  Header header();

  /** Remarks made while looking at the file's structure. */
  List<Note> notes();

  /** Calls the function of this item's kind: a switch that the compiler checks for completeness. */
  <T> T match(
      Function<Photo, T> photo,
      Function<Video, T> video,
      Function<TrackFile, T> track,
      Function<Other, T> other);

  /**
   * A still image.
   *
   * @param header what is known of any input
   * @param widthPx width of the upright picture, pixels; in a RAW file that of the full picture,
   *     which the preview stands for. 0 where the file is damaged before it says so: there is
   *     metadata then, but nothing to decode
   * @param heightPx height of the upright picture, pixels; 0 with the width
   * @param turn how the stored pixels must be turned to stand upright
   * @param pixels where the pixels to look at lie: the picture itself or, in a RAW file, a preview
   * @param blocks the pieces of metadata found, in file order
   * @param thumbnail an embedded small JPEG, not yet turned; empty when the file has none
   * @param notes remarks made while looking at the file's structure
   */
  record Photo(
      Header header,
      int widthPx,
      int heightPx,
      Quarter turn,
      Pixels pixels,
      List<Block> blocks,
      Bytes thumbnail,
      List<Note> notes)
      implements MediaItem {
    /** Copies the lists. */
    public Photo {
      blocks = List.copyOf(blocks);
      notes = List.copyOf(notes);
    }

    @Override
    public <T> T match(
        Function<Photo, T> photo,
        Function<Video, T> video,
        Function<TrackFile, T> track,
        Function<Other, T> other) {
      return photo.apply(this);
    }
  }

  /**
   * A moving picture.
   *
   * @param header what is known of any input
   * @param widthPx width of the upright picture, pixels; 0 where the container is not looked into
   *     or does not say
   * @param heightPx height of the upright picture, pixels; 0 with the width
   * @param turn how the stored pixels must be turned to stand upright
   * @param length from the first picture to the end; null if unknown
   * @param framesPerSecond mean rate of the pictures; 0 if unknown
   * @param keyframeGapS the longest time from one keyframe to the next, at the mean rate, seconds;
   *     0 if unknown
   * @param codec how the pictures are coded, by the container's own code, such as {@code avc1};
   *     empty if unknown
   * @param created when the recording began by the container's word, to the second. Meant to be
   *     UTC; many cameras write their local time. Null if not set
   * @param streams the streams of data beside picture and sound; read by {@code
   *     containers.Packets.open}
   * @param blocks the pieces of metadata found, in file order
   * @param texts the container's texts, those of the file before those of its pictures
   * @param notes remarks made while looking at the file's structure
   */
  record Video(
      Header header,
      int widthPx,
      int heightPx,
      Quarter turn,
      @Nullable Duration length,
      double framesPerSecond,
      double keyframeGapS,
      String codec,
      @Nullable Instant created,
      List<DataStream> streams,
      List<Block> blocks,
      List<NamedText> texts,
      List<Note> notes)
      implements MediaItem {
    /** Copies the lists. */
    public Video {
      streams = List.copyOf(streams);
      blocks = List.copyOf(blocks);
      texts = List.copyOf(texts);
      notes = List.copyOf(notes);
    }

    /** A video of which nothing is known but that it is one. */
    public static Video of(Header header, List<Note> notes) {
      return new Video(
          header,
          0,
          0,
          Quarter.UPRIGHT,
          null,
          0,
          0,
          "",
          null,
          List.of(),
          List.of(),
          List.of(),
          notes);
    }

    /** The first text of a name; null if there is none. */
    public @Nullable String text(String name) {
      for (NamedText text : texts) {
        if (text.name().equals(name)) {
          return text.text();
        }
      }
      return null;
    }

    @Override
    public <T> T match(
        Function<Photo, T> photo,
        Function<Video, T> video,
        Function<TrackFile, T> track,
        Function<Other, T> other) {
      return video.apply(this);
    }
  }

  /**
   * A file of positions without pictures: SRT, GPX, KLV and the like.
   *
   * @param header what is known of any input
   * @param notes remarks made while looking at the file's structure
   */
  record TrackFile(Header header, List<Note> notes) implements MediaItem {
    /** Copies the list. */
    public TrackFile {
      notes = List.copyOf(notes);
    }

    @Override
    public <T> T match(
        Function<Photo, T> photo,
        Function<Video, T> video,
        Function<TrackFile, T> track,
        Function<Other, T> other) {
      return track.apply(this);
    }
  }

  /**
   * Not media, or media of a kind Sightline does not read.
   *
   * @param header what is known of any input
   * @param notes at least one note that says which, {@code not-media} or {@code not-supported}
   */
  record Other(Header header, List<Note> notes) implements MediaItem {
    /** Copies the list. */
    public Other {
      notes = List.copyOf(notes);
    }

    @Override
    public <T> T match(
        Function<Photo, T> photo,
        Function<Video, T> video,
        Function<TrackFile, T> track,
        Function<Other, T> other) {
      return other.apply(this);
    }
  }
}
