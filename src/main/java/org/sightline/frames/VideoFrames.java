package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sightline.media.Header;
import org.sightline.media.InputException;
import org.sightline.media.Quarter;

/**
 * The pictures of a video at wanted moments, in rising order or not, decoded on one thread.
 *
 * <p>Where the file's index says that a keyframe lies soon enough after a wanted moment, only that
 * keyframe is read and decoded; otherwise pictures are decoded in sequence from the keyframe
 * before, and only the wanted one is converted. Every picture tells the moment it really is of.
 *
 * <p>Owns native memory; not thread safe.
 */
public final class VideoFrames implements AutoCloseable {
  /** How a step ended. */
  public enum Step {
    /** A picture is there: {@link #offsetNs} and {@link #frame}. */
    FRAME,
    /** The allowed work is done and the picture is not reached yet: ask again. */
    MORE,
    /** There is no picture at or after the wanted moment. */
    END
  }

  /** Without an index, moments farther ahead than this are looked for by seeking. */
  private static final long FAR_NS = 10_000_000_000L;

  private static final long FIRST_STEP_BACK_NS = 1_000_000_000;
  private static final long MOST_STEP_BACK_NS = 20_000_000_000L;

  private final VideoInput input;
  private final Keyframes keyframes;
  private final PictureDecoder decoder;
  private final AVPacket packet = av_packet_alloc();
  private final FrameConverter converter = new FrameConverter();
  private final Quarter turn;

  /** Moment of the picture last decoded, nanoseconds; {@code Long.MIN_VALUE} before the first. */
  private long atNs = Long.MIN_VALUE;

  private boolean inSequence = true;

  /**
   * Between this moment and the picture last reached there is no other: where many pictures are
   * damaged, each moment in between would lead through all of them again.
   */
  private long firstSinceNs = Long.MAX_VALUE;

  /** The moment that pictures are decoded towards. */
  private long towardsNs = Long.MIN_VALUE;

  private boolean ended;

  /** Whether nothing was decoded since the last leap. */
  private boolean isFresh;

  private long backNs;

  private VideoFrames(VideoInput input, PictureDecoder decoder) {
    this.input = input;
    this.keyframes = input.keyframes();
    this.decoder = decoder;
    this.turn = input.turn();
  }

  /**
   * Opens a video and its decoder.
   *
   * @param header the file and its format
   * @param maxBytes native memory that one picture may take
   * @throws InputException {@code unreadable}, {@code video-undecodable}, {@code no-pictures} or
   *     {@code too-large}
   */
  public static VideoFrames open(Header header, long maxBytes) throws InputException {
    Frames.load();
    av_log_set_level(AV_LOG_QUIET);
    VideoInput input = VideoInput.open(header.file().path(), header.format());
    boolean open = false;
    try {
      var decoder = PictureDecoder.open(input.pictures().codecpar(), maxBytes);
      open = true;
      return new VideoFrames(input, decoder);
    } finally {
      if (!open) {
        input.close();
      }
    }
  }

  /**
   * Goes on towards the first picture at or after a moment. Where a keyframe lies within the
   * tolerance after it, that keyframe is taken.
   *
   * @param wantedNs from the first picture shown
   * @param toleranceNs how much later the picture may be
   * @param mostPackets how many compressed pictures may be worked through in this call
   */
  public Step advance(long wantedNs, long toleranceNs, int mostPackets) {
    boolean answers = atNs <= wantedNs + toleranceNs || wantedNs >= firstSinceNs;
    if (atNs >= wantedNs && answers && areaPx() > 0) {
      return Step.FRAME;
    }
    // a keyframe that could not be decoded is not tried again on the way from there
    boolean goingOn = inSequence && wantedNs == towardsNs;
    if (!goingOn && isKeyframeTaken(wantedNs, toleranceNs)) {
      return Step.FRAME;
    }
    return inSequence(wantedNs, mostPackets);
  }

  /** Moment of the picture last reached, nanoseconds from the first picture shown. */
  public long offsetNs() {
    return atNs;
  }

  /**
   * The picture last reached, upright, for the caller to close.
   *
   * @param maxLongEdgePx longer edges are shrunk to this
   * @throws InputException {@code video-undecodable} if its pixels are of an unknown kind
   */
  public Frame frame(int maxLongEdgePx) throws InputException {
    AVFrame picture = decoder.picture();
    Mat stored = converter.convert(picture, maxLongEdgePx);
    if (stored == null) {
      throw PictureDecoder.undecodable("its pixels are of an unknown kind");
    }
    boolean swaps = turn.swapsSides();
    int width = swaps ? picture.height() : picture.width();
    int height = swaps ? picture.width() : picture.height();
    return new Frame(
        Frame.upright(stored, turn),
        width,
        height,
        decoder.isDamaged()
            ? List.of(Damage.note("a picture of the video has errors"))
            : List.of());
  }

  /** How many pixels the picture last reached has. */
  public long areaPx() {
    return (long) decoder.picture().width() * decoder.picture().height();
  }

  /** How many compressed pictures could not be decoded so far. */
  public int spoilt() {
    return decoder.spoilt();
  }

  /** How many pictures were decoded so far. */
  public int decoded() {
    return decoder.decoded();
  }

  /** Whether a keyframe comes soon enough and could be decoded. */
  private boolean isKeyframeTaken(long wantedNs, long toleranceNs) {
    int number = keyframes.isIndexed() ? keyframes.from(wantedNs) : keyframes.count();
    if (number == keyframes.count() || keyframes.shownNs(number) - toleranceNs > wantedNs) {
      return false;
    }
    long aboutNs = keyframes.shownNs(number);
    boolean reached = isKeyframeDecoded(aboutNs);
    if (reached && atNs < aboutNs) {
      // shown later than the index says: looked for there, the one before is found
      reached = isKeyframeDecoded(aboutNs + Keyframes.MOST_DELAY_NS);
    }
    if (reached && atNs >= aboutNs) {
      keyframes.learn(number, atNs);
    }
    // what the index said before a keyframe was seen may have been too early
    return reached && atNs >= wantedNs && atNs <= wantedNs + toleranceNs;
  }

  /** Reads and decodes the last keyframe shown by a moment, and nothing else. */
  private boolean isKeyframeDecoded(long shownByNs) {
    inSequence = false;
    if (!input.seek(shownByNs)) {
      return false;
    }
    forget();
    while (av_read_frame(input.context(), packet) >= 0) {
      boolean ours = packet.stream_index() == input.pictures().index();
      if (ours) {
        boolean isKey = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
        boolean taken = isKey && decoder.send(packet, false);
        av_packet_unref(packet);
        if (!isKey) {
          return false; // a stream without an index led into the midst
        }
        decoder.sendEnd();
        boolean decoded = receive();
        if (taken && !decoded) {
          decoder.gaveNone();
        }
        return decoded;
      }
      av_packet_unref(packet);
    }
    return false;
  }

  private Step inSequence(long wantedNs, int mostPackets) {
    // on the way to one moment there is one leap: an index that is off must not lead in circles
    boolean goingOn = inSequence && wantedNs == towardsNs;
    if (!goingOn && (!inSequence || atNs > wantedNs || isWorthSeeking(wantedNs))) {
      seek(wantedNs);
    }
    towardsNs = wantedNs;
    for (int packets = 0; packets < mostPackets; ) {
      if (receive()) {
        if (atNs > wantedNs && isOvershot(wantedNs)) {
          continue;
        }
        isFresh = false;
        if (atNs >= wantedNs) {
          firstSinceNs = wantedNs;
          return Step.FRAME;
        }
      } else if (ended) {
        // a stream may be entered behind its last keyframe, where nothing can be decoded
        if (isOvershot(wantedNs)) {
          continue;
        }
        return Step.END;
      } else {
        packets += send(wantedNs);
      }
    }
    return Step.MORE;
  }

  /** Hands the next packet to the decoder; 1 if it was one of the pictures. */
  private int send(long wantedNs) {
    if (av_read_frame(input.context(), packet) < 0) {
      ended = true;
      decoder.sendEnd();
      return 0;
    }
    boolean ours = packet.stream_index() == input.pictures().index();
    if (ours) {
      // what nothing refers to need not be decoded before the wanted moment
      long ticks = packet.pts();
      boolean early = ticks != AV_NOPTS_VALUE && input.clock().offsetNs(ticks) < wantedNs;
      decoder.send(packet, early);
    }
    av_packet_unref(packet);
    return ours ? 1 : 0;
  }

  /** Whether a keyframe lies between here and there. */
  private boolean isWorthSeeking(long wantedNs) {
    if (atNs == Long.MIN_VALUE) {
      return wantedNs > FAR_NS;
    }
    return keyframes.isIndexed() ? keyframes.isBetween(atNs, wantedNs) : wantedNs - atNs > FAR_NS;
  }

  private void seek(long wantedNs) {
    inSequence = true;
    if (input.seek(wantedNs) || ended) {
      forget();
      isFresh = true;
      backNs = FIRST_STEP_BACK_NS;
    }
  }

  /** An index that is a little off may lead behind the wanted moment: goes further back. */
  private boolean isOvershot(long wantedNs) {
    if (!isFresh || backNs > MOST_STEP_BACK_NS) {
      return false;
    }
    // streams are searched by order of decoding: pictures shown first may lie before their start
    boolean sought = input.seek(wantedNs - backNs) || input.seek(Math.max(0, wantedNs - backNs));
    backNs *= 4;
    if (sought) {
      forget();
    }
    return sought;
  }

  /** Makes the decoder ready for pictures that do not follow on those before. */
  private void forget() {
    decoder.forget();
    ended = false;
    atNs = Long.MIN_VALUE;
    firstSinceNs = Long.MAX_VALUE;
  }

  private boolean receive() {
    boolean received = decoder.receive();
    if (received) {
      atNs = input.clock().offsetNs(decoder.ticks());
    }
    return received;
  }

  @Override
  public void close() {
    converter.close();
    av_packet_free(packet);
    decoder.close();
    input.close();
  }
}
