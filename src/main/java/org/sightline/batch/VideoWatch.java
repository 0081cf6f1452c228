package org.sightline.batch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.Pdq;
import org.sightline.copies.ShownHash;
import org.sightline.frames.Frame;
import org.sightline.frames.VideoFrames;
import org.sightline.media.Bytes;
import org.sightline.media.Header;
import org.sightline.media.InputException;
import org.sightline.report.Annotator;
import org.sightline.report.Clip;
import org.sightline.report.ClipWriter;
import org.sightline.report.Drawn;
import org.sightline.text.NumberPlates;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextReader;
import org.sightline.vision.Detection;
import org.sightline.vision.Detectors;
import org.sightline.vision.Effort;
import org.sightline.vision.Looking;
import org.sightline.vision.Shot;

/**
 * Looks at pictures of videos, in the child process. The video last looked at stays open, so that
 * the next minutes of it go on where the last ended.
 */
final class VideoWatch implements AutoCloseable {
  /** Processor time after which an answer is given with what there is, nanoseconds. */
  private static final long WORK_NS = 5_000_000_000L;

  /** Moments this near each other have pictures between them hashed, nanoseconds. */
  private static final long NEAR_NS = 1_200_000_000;

  /** How far apart those are at least. */
  private static final long BETWEEN_NS = 200_000_000;

  /** Compressed pictures between two looks at the clock. */
  private static final int PACKETS = 32;

  /** Least time between two pictures of a clip: thirty a second, and half of sixty, are kept. */
  private static final long PICTURE_NS = 31_000_000;

  private static final long FULL_UP_TO_PX = 4_000_000;
  private static final int LONG_EDGE_PX = 1_600;
  private static final int HASHED_LONG_EDGE_PX = 640;
  private static final int DRAWN_LONG_EDGE_PX = 2_048;
  private static final int THUMBNAIL_PX = 320;
  private static final int THUMBNAIL_QUALITY = 78;

  private static final Looking UNKNOWN = new Looking(Looking.Viewpoint.UNKNOWN, null);

  private final PixelOptions options;
  private final @Nullable Detectors detectors;
  private final @Nullable TextReader reader;
  private final @Nullable PrivacyLook privacy;
  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private @Nullable VideoFrames video;
  private String videoId = "";

  VideoWatch(
      PixelOptions options,
      @Nullable Detectors detectors,
      @Nullable TextReader reader,
      @Nullable PrivacyLook privacy) {
    this.options = options;
    this.detectors = detectors;
    this.reader = reader;
    this.privacy = privacy;
  }

  /** Looks at as many of the wanted moments as some seconds of work allow, at least at one. */
  Watched watch(PixelRequest.Watch request) throws InputException {
    long started = clock.getCurrentThreadCpuTime();
    if (request.fresh()) {
      close();
    }
    VideoFrames frames = opened(request.header());
    List<Shot> pictures = new ArrayList<>();
    List<ShownHash> hashes = new ArrayList<>();
    List<ReadPicture> texts = new ArrayList<>();
    Bytes thumbnail = Bytes.EMPTY;
    long detecting = 0;
    long lastNs = Long.MIN_VALUE;
    int handled = 0;
    boolean ended = false;
    while (handled < request.momentsNs().size() && !ended) {
      long moment = request.momentsNs().get(handled);
      VideoFrames.Step step = frames.advance(moment, request.toleranceNs(), PACKETS);
      if (step == VideoFrames.Step.FRAME && frames.offsetNs() != lastNs) {
        lastNs = frames.offsetNs();
        try (Frame frame = frames.frame(longEdgePx(frames))) {
          if (request.thumbnail() && thumbnail.isEmpty()) {
            thumbnail = frame.jpeg(THUMBNAIL_PX, THUMBNAIL_QUALITY);
          }
          long before = clock.getCurrentThreadCpuTime();
          Shot shot = picture(frame, lastNs);
          pictures.add(shot);
          if (!frame.damaged()) {
            pick(request.picking().after(hashes, texts), frame, shot, hashes, texts);
          }
          detecting += clock.getCurrentThreadCpuTime() - before;
        }
      }
      ended = step == VideoFrames.Step.END;
      handled += step == VideoFrames.Step.FRAME ? 1 : 0;
      if (step == VideoFrames.Step.FRAME && handled < request.momentsNs().size()) {
        keepBetween(frames, request, request.momentsNs().get(handled), hashes, texts);
      }
      if (clock.getCurrentThreadCpuTime() - started > WORK_NS) {
        break;
      }
    }
    long all = clock.getCurrentThreadCpuTime() - started;
    return new Watched(
        pictures,
        hashes,
        texts,
        handled,
        ended,
        frames.spoilt(),
        thumbnail,
        (all - detecting) / 1e9,
        detecting / 1e9);
  }

  private Shot picture(Frame frame, long offsetNs) throws InputException {
    List<Detection> detections =
        detectors == null ? List.of() : detectors.detect(frame, UNKNOWN, effort());
    return new Shot(
        offsetNs,
        frame.fullWidthPx(),
        frame.fullHeightPx(),
        frame.damaged(),
        detections,
        privacy == null ? List.of() : privacy.ofVideo(frame, UNKNOWN, effort(), detections));
  }

  /**
   * Keeps hashes of pictures on the way to the next moment, where that is near: they are decoded
   * anyway, and a frame cut out of a moving view is like none a second away.
   */
  private static void keepBetween(
      VideoFrames frames,
      PixelRequest.Watch request,
      long nextNs,
      List<ShownHash> hashes,
      List<ReadPicture> texts)
      throws InputException {
    long from = frames.offsetNs();
    long step = Math.max(BETWEEN_NS, request.picking().keepGapNs());
    for (long at = from + step; at < nextNs && nextNs - from <= NEAR_NS; at += step) {
      boolean found =
          frames.advance(at, request.toleranceNs(), Integer.MAX_VALUE) == VideoFrames.Step.FRAME;
      if (!found || frames.offsetNs() >= nextNs) {
        return;
      }
      try (Frame frame = frames.frame(HASHED_LONG_EDGE_PX)) {
        Fingerprint print = frame.damaged() ? null : Pdq.of(frame);
        if (print != null
            && request.picking().after(hashes, texts).keeps(print, frames.offsetNs())) {
          hashes.add(new ShownHash(frames.offsetNs(), print));
        }
      }
    }
  }

  /** Keeps a picture's hash and reads its text, if it is one of those for which that is done. */
  private void pick(
      Picking before, Frame frame, Shot shot, List<ShownHash> hashes, List<ReadPicture> texts)
      throws InputException {
    long offsetNs = shot.offsetNs();
    Fingerprint print = Pdq.of(frame);
    boolean changed = before.keeps(print, offsetNs);
    if (changed) {
      hashes.add(new ShownHash(offsetNs, print));
    }
    if (reader != null && before.reads(changed, offsetNs)) {
      TextReader.Reading reading =
          reader.read(frame.mat(), frame.fullWidthPx(), frame.fullHeightPx());
      texts.add(new ReadPicture(offsetNs, NumberPlates.withheld(reading, shot.detections())));
    }
  }

  /** Draws on the first picture at or after a moment. */
  Drawn annotate(PixelRequest.AnnotateMoment request) throws InputException {
    VideoFrames frames = opened(request.header());
    if (frames.advance(request.momentNs(), 0, Integer.MAX_VALUE) != VideoFrames.Step.FRAME) {
      throw new InputException(
          "media", "no-pictures", "The video has no picture at this moment.", null);
    }
    try (Frame frame = frames.frame(DRAWN_LONG_EDGE_PX)) {
      return Annotator.draw(frame, request.annotation());
    }
  }

  /** Cuts out a clip; where the pictures change their size, it ends. */
  Clipped cut(PixelRequest.CutClip request) throws InputException {
    Clip clip = request.clip();
    close(); // what was asked before leaves no trace in the clip
    VideoFrames frames = opened(request.header());
    if (frames.advance(clip.fromNs(), 0, Integer.MAX_VALUE) != VideoFrames.Step.FRAME
        || frames.offsetNs() > clip.toNs()) {
      throw new InputException(
          "media", "no-pictures", "The video has no picture at this moment.", null);
    }
    long firstNs = frames.offsetNs();
    long lastNs = firstNs;
    try (Frame first = frames.frame(ClipWriter.MAX_EDGE_PX);
        ClipWriter writer = new ClipWriter(clip, first)) {
      writer.add(first, firstNs);
      while (frames.advance(lastNs + PICTURE_NS, 0, Integer.MAX_VALUE) == VideoFrames.Step.FRAME
          && frames.offsetNs() <= clip.toNs()) {
        try (Frame frame = frames.frame(ClipWriter.MAX_EDGE_PX)) {
          if (frame.widthPx() != first.widthPx() || frame.heightPx() != first.heightPx()) {
            break;
          }
          lastNs = frames.offsetNs();
          writer.add(frame, lastNs);
        }
      }
      return new Clipped(firstNs, lastNs, writer.finish());
    }
  }

  /** A video has so many pictures that tiles are for those who ask for them only. */
  private Effort effort() {
    return options.effort() == Effort.THOROUGH ? Effort.THOROUGH : Effort.FAST;
  }

  private static int longEdgePx(VideoFrames frames) {
    return frames.areaPx() <= FULL_UP_TO_PX ? Integer.MAX_VALUE : LONG_EDGE_PX;
  }

  private VideoFrames opened(Header header) throws InputException {
    VideoFrames open = video;
    if (open != null && header.id().equals(videoId)) {
      return open;
    }
    close();
    open = VideoFrames.open(header, options.maxDecodedBytes());
    video = open;
    videoId = header.id();
    return open;
  }

  /** Closes the video last looked at. */
  @Override
  public void close() {
    if (video != null) {
      video.close();
      video = null;
    }
  }
}
