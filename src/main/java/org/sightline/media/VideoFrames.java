package org.sightline.media;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.opencv_core.Mat;

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
  private final AVCodecContext decoder;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame picture = av_frame_alloc();
  private final FrameConverter converter = new FrameConverter();
  private final Quarter turn;

  /** Moment of the picture last decoded, nanoseconds; {@code Long.MIN_VALUE} before the first. */
  private long atNs = Long.MIN_VALUE;

  private boolean inSequence = true;

  /** The moment that pictures are decoded towards. */
  private long towardsNs = Long.MIN_VALUE;

  private boolean ended;

  /** Whether nothing was decoded since the last leap. */
  private boolean isFresh;

  private long backNs;
  private int spoilt;
  private int decoded;

  private VideoFrames(VideoInput input, AVCodecContext decoder) {
    this.input = input;
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
    AVCodec codec = avcodec_find_decoder(input.pictures().codecpar().codec_id());
    AVCodecContext context = codec == null ? null : avcodec_alloc_context3(codec);
    if (context == null) {
      input.close();
      throw undecodable("no decoder knows its pictures");
    }
    context.thread_count(1).max_pixels(maxBytes / 6);
    if (avcodec_parameters_to_context(context, input.pictures().codecpar()) < 0
        || avcodec_open2(context, codec, (AVDictionary) null) < 0) {
      avcodec_free_context(context);
      input.close();
      throw undecodable("its decoder refuses the video's settings");
    }
    return new VideoFrames(input, context);
  }

  private static InputException undecodable(String why) {
    return new InputException(
        "media", "video-undecodable", "The video cannot be decoded: " + why + ".", null);
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
    if (atNs >= wantedNs && atNs <= wantedNs + toleranceNs && picture.width() > 0) {
      return Step.FRAME;
    }
    if (isKeyframeTaken(wantedNs, toleranceNs)) {
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
    Mat stored = converter.convert(picture, maxLongEdgePx);
    if (stored == null) {
      throw undecodable("its pixels are of an unknown kind");
    }
    boolean swaps = turn.swapsSides();
    int width = swaps ? picture.height() : picture.width();
    int height = swaps ? picture.width() : picture.height();
    boolean damaged = picture.decode_error_flags() != 0;
    return new Frame(
        Frame.upright(stored, turn),
        width,
        height,
        damaged ? List.of(Damage.note("a picture of the video has errors")) : List.of());
  }

  /** How many pixels the picture last reached has. */
  public long areaPx() {
    return (long) picture.width() * picture.height();
  }

  /** How many compressed pictures could not be decoded so far. */
  public int spoilt() {
    return spoilt;
  }

  /** How many pictures were decoded so far. */
  public int decoded() {
    return decoded;
  }

  /** Whether a keyframe comes soon enough and could be decoded. */
  private boolean isKeyframeTaken(long wantedNs, long toleranceNs) {
    int number = input.isIndexed() ? input.keyframeFrom(wantedNs) : input.keyframes();
    if (number == input.keyframes() || input.keyframeNs(number) - toleranceNs > wantedNs) {
      return false;
    }
    long aboutNs = input.keyframeNs(number);
    boolean reached = isKeyframeDecoded(aboutNs);
    if (reached && atNs < aboutNs) {
      // shown later than the index says: looked for there, the one before is found
      reached = isKeyframeDecoded(aboutNs + VideoInput.MOST_DELAY_NS);
    }
    if (reached && atNs >= aboutNs) {
      input.learn(number, atNs);
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
        avcodec_send_packet(decoder, packet);
        av_packet_unref(packet);
        // the end of input makes the decoder hand out what it holds back to sort
        avcodec_send_packet(decoder, null);
        boolean decoded = receive();
        spoilt += decoded ? 0 : 1;
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
          return Step.FRAME;
        }
      } else if (ended) {
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
      avcodec_send_packet(decoder, null);
      return 0;
    }
    boolean ours = packet.stream_index() == input.pictures().index();
    if (ours) {
      // what nothing refers to need not be decoded before the wanted moment
      boolean early = packet.pts() != AV_NOPTS_VALUE && input.offsetNs(packet.pts()) < wantedNs;
      decoder.skip_frame(early ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
      spoilt += avcodec_send_packet(decoder, packet) < 0 ? 1 : 0;
    }
    av_packet_unref(packet);
    return ours ? 1 : 0;
  }

  /** Whether a keyframe lies between here and there. */
  private boolean isWorthSeeking(long wantedNs) {
    if (atNs == Long.MIN_VALUE) {
      return wantedNs > FAR_NS;
    }
    if (!input.isIndexed()) {
      return wantedNs - atNs > FAR_NS;
    }
    int next = input.keyframeFrom(atNs + 1);
    while (next < input.keyframes() && input.keyframeNs(next) <= atNs) {
      next++;
    }
    return next < input.keyframes() && input.keyframeNs(next) <= wantedNs;
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
    if (!isFresh || wantedNs <= 0 || backNs > MOST_STEP_BACK_NS) {
      return false;
    }
    boolean sought = input.seek(Math.max(0, wantedNs - backNs));
    backNs *= 4;
    if (sought) {
      forget();
    }
    return sought;
  }

  /** Makes the decoder ready for pictures that do not follow on those before. */
  private void forget() {
    avcodec_flush_buffers(decoder);
    decoder.skip_frame(AVDISCARD_DEFAULT);
    ended = false;
    atNs = Long.MIN_VALUE;
  }

  private boolean receive() {
    av_frame_unref(picture);
    while (avcodec_receive_frame(decoder, picture) >= 0) {
      long ticks = picture.best_effort_timestamp();
      if (ticks != AV_NOPTS_VALUE) {
        decoded++;
        atNs = input.offsetNs(ticks);
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    converter.close();
    av_frame_free(picture);
    av_packet_free(packet);
    avcodec_free_context(decoder);
    input.close();
  }
}
