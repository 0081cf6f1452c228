package org.sightline.batch;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Fingerprint;
import org.sightline.media.Bytes;
import org.sightline.media.Note;
import org.sightline.text.TextReader.Reading;
import org.sightline.vision.Detection;

/**
 * What the child process saw in one picture.
 *
 * @param detections boxes in pixels of the full-size upright picture
 * @param thumbnail a JPEG of at most 320 pixels on the long edge, upright, without metadata
 * @param notes remarks on the decoding; code {@code damaged} when a part could not be decoded, and
 *     then an empty list of detections means nothing
 * @param print what the picture looks like; null if a part could not be decoded
 * @param frameWidthPx width of the picture as it was decoded, upright, pixels
 * @param frameHeightPx height of the picture as it was decoded, upright, pixels
 * @param decodeCpuS processor time of reading, decoding and shrinking, seconds
 * @param detectCpuS processor time of the detectors and of reading text, seconds
 * @param text what was read; null if no text was looked for
 * @param regions faces and number plates; null if they were not looked for
 */
public record Looked(
    List<Detection> detections,
    Bytes thumbnail,
    List<Note> notes,
    @Nullable Fingerprint print,
    int frameWidthPx,
    int frameHeightPx,
    double decodeCpuS,
    double detectCpuS,
    @Nullable Reading text,
    @Nullable List<Detection> regions)
    implements Serializable {
  /** Copies the lists. */
  public Looked {
    detections = List.copyOf(detections);
    notes = List.copyOf(notes);
    regions = regions == null ? null : List.copyOf(regions);
  }

  /** The same with other remarks. */
  Looked withNotes(List<Note> other) {
    return new Looked(
        detections,
        thumbnail,
        other,
        print,
        frameWidthPx,
        frameHeightPx,
        decodeCpuS,
        detectCpuS,
        text,
        regions);
  }
}
