package org.sightline.batch;

import java.io.Serializable;
import java.util.List;
import org.sightline.media.Bytes;
import org.sightline.media.Header;
import org.sightline.media.MediaItem;
import org.sightline.report.Annotation;
import org.sightline.report.Clip;
import org.sightline.vision.Looking;

/** What the parent asks of the child process that holds the native libraries. */
sealed interface PixelRequest extends Serializable {
  /**
   * Decode a picture, run the detectors, make a thumbnail; the frame is kept until the next look.
   *
   * @param photo where the pixels lie; its metadata is left behind
   * @param looking what the detectors may know of the situation
   */
  record Look(MediaItem.Photo photo, Looking looking) implements PixelRequest {
    public Look {
      photo = bare(photo);
    }
  }

  /**
   * Draw on a picture: on the frame kept from the last look if it was this picture's.
   *
   * @param photo the picture
   * @param annotation what to draw
   */
  record Annotate(MediaItem.Photo photo, Annotation annotation) implements PixelRequest {
    public Annotate {
      photo = bare(photo);
    }
  }

  /**
   * Decode pictures of a video, run the detectors on each; may be answered in part.
   *
   * @param header the video
   * @param momentsNs wanted moments, rising, nanoseconds from the first picture shown
   * @param toleranceNs how much later than its moment a picture may be
   * @param fresh whether the video is opened anew, so that the answer does not depend on what was
   *     asked before
   * @param thumbnail whether a small picture of the first one is wanted
   * @param picking what was kept and read before
   */
  record Watch(
      Header header,
      List<Long> momentsNs,
      long toleranceNs,
      boolean fresh,
      boolean thumbnail,
      Picking picking)
      implements PixelRequest {
    public Watch {
      momentsNs = List.copyOf(momentsNs);
    }
  }

  /**
   * Draw on one picture of a video.
   *
   * @param header the video
   * @param momentNs which picture, nanoseconds from the first picture shown
   * @param annotation what to draw
   */
  record AnnotateMoment(Header header, long momentNs, Annotation annotation)
      implements PixelRequest {}

  /**
   * Cut a short part out of a video and draw on it.
   *
   * @param header the video
   * @param clip which part, and what to draw
   */
  record CutClip(Header header, Clip clip) implements PixelRequest {}

  /** The photo without metadata and thumbnail, which may be megabytes and which nothing needs. */
  private static MediaItem.Photo bare(MediaItem.Photo photo) {
    return new MediaItem.Photo(
        photo.header(),
        photo.widthPx(),
        photo.heightPx(),
        photo.turn(),
        photo.pixels(),
        List.of(),
        Bytes.EMPTY,
        List.of());
  }
}
