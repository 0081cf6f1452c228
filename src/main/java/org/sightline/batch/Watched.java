package org.sightline.batch;

import java.io.Serializable;
import java.util.List;
import org.sightline.copies.ShownHash;
import org.sightline.media.Bytes;
import org.sightline.text.ReadPicture;
import org.sightline.vision.Shot;

/**
 * What the child process saw at the moments of a video it was asked for, or at the first of them:
 * it answers after some seconds of work, so that a long video is no reason to think it hung.
 *
 * @param frames the pictures looked at, each once, by moment
 * @param hashes what those look like that were kept, by time
 * @param texts what was read in those in which text was looked for, by time
 * @param handled how many of the wanted moments are answered
 * @param ended whether the video has no picture after those
 * @param spoilt how many compressed pictures could not be decoded since the video was opened
 * @param thumbnail a JPEG of the first picture, if one was asked for; else empty
 * @param decodeCpuS processor time of reading and decoding, seconds
 * @param detectCpuS processor time of the detectors and of reading text, seconds
 */
public record Watched(
    List<Shot> frames,
    List<ShownHash> hashes,
    List<ReadPicture> texts,
    int handled,
    boolean ended,
    int spoilt,
    Bytes thumbnail,
    double decodeCpuS,
    double detectCpuS)
    implements Serializable {
  /** Copies the lists. */
  public Watched {
    frames = List.copyOf(frames);
    hashes = List.copyOf(hashes);
    texts = List.copyOf(texts);
  }
}
