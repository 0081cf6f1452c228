package org.sightline.batch;

import java.io.Serializable;
import java.util.List;
import org.sightline.media.Bytes;
import org.sightline.media.MediaItem;
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
      // decoding needs neither metadata nor the embedded thumbnail, which may be megabytes
      photo =
          new MediaItem.Photo(
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
}
