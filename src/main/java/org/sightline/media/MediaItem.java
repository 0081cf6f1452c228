package org.sightline.media;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

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
   * @param notes remarks made while looking at the file's structure
   */
  record Video(Header header, List<Note> notes) implements MediaItem {
    /** Copies the list. */
    public Video {
      notes = List.copyOf(notes);
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
