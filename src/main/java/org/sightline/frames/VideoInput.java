package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;
import org.sightline.media.InputException;
import org.sightline.media.Quarter;

/**
 * A video opened by FFmpeg's demuxer, with its one stream of pictures.
 *
 * <p>FFmpeg is told the format, and reads {@link VideoBytes} only. Owns native memory; not thread
 * safe.
 */
final class VideoInput implements AutoCloseable {
  private static final int CUSTOM_IO = 0x80; // AVFMT_FLAG_CUSTOM_IO
  private static final long PROBE_BYTES = 5 << 20;
  private static final long PROBE_MICROS = 5_000_000;

  private final VideoBytes bytes;
  private final AVFormatContext context;
  private final AVStream pictures;
  private final VideoClock clock;
  private final Keyframes keyframes;

  private VideoInput(VideoBytes bytes, AVFormatContext context, AVStream pictures) {
    this.bytes = bytes;
    this.context = context;
    this.pictures = pictures;
    this.clock = new VideoClock(pictures);
    // Matroska reads its index only when something is looked for
    seek(0);
    this.keyframes = Keyframes.of(pictures, clock);
  }

  /**
   * Opens a video.
   *
   * @param format as the header names it
   * @throws InputException {@code unreadable}, {@code video-undecodable} or {@code no-pictures}
   */
  static VideoInput open(Path path, String format) throws InputException {
    VideoBytes bytes = null;
    try {
      bytes = new VideoBytes(path);
      VideoInput opened = open(bytes, format);
      bytes = null;
      return opened;
    } catch (IOException e) {
      throw new InputException(
          "media", "unreadable", "The file cannot be read: " + e.getMessage(), e);
    } finally {
      if (bytes != null) {
        bytes.close();
      }
    }
  }

  private static VideoInput open(VideoBytes bytes, String format) throws InputException {
    AVInputFormat demuxer = av_find_input_format(demuxer(format));
    if (demuxer == null) {
      throw undecodable(format);
    }
    AVFormatContext context = avformat_alloc_context();
    context.pb(bytes.io());
    context.flags(context.flags() | CUSTOM_IO);
    context.probesize(PROBE_BYTES).max_analyze_duration(PROBE_MICROS);
    if (avformat_open_input(context, (String) null, demuxer, null) < 0) {
      // the context is freed by the failed call
      throw undecodable(format);
    }
    AVStream pictures = pictures(context, format);
    if (pictures == null) {
      avformat_close_input(context);
      throw new InputException("media", "no-pictures", "The video holds no pictures.", null);
    }
    return new VideoInput(bytes, context, pictures);
  }

  private static InputException undecodable(String format) {
    return new InputException(
        "media",
        "video-undecodable",
        "This " + format + " video cannot be opened: it is damaged, or its index is missing.",
        null);
  }

  private static String demuxer(String format) {
    return switch (format) {
      case "mp4", "mov", "3gp" -> "mov";
      case "mkv", "webm" -> "matroska";
      case "ts" -> "mpegts";
      case "mpg" -> "mpeg";
      case "wmv" -> "asf";
      default -> format;
    };
  }

  /** The stream to look at; the others are not even read. */
  private static @Nullable AVStream pictures(AVFormatContext context, String format) {
    // the boxes of an MP4 say all that is needed; elsewhere a few packets must be looked into
    boolean saysAll = demuxer(format).equals("mov");
    if (!saysAll && avformat_find_stream_info(context, (AVDictionary) null) < 0) {
      return null;
    }
    int best = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (best < 0) {
      return null;
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != best) {
        context.streams(i).discard(org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL);
      }
    }
    return context.streams(best);
  }

  AVFormatContext context() {
    return context;
  }

  AVStream pictures() {
    return pictures;
  }

  /** How the stream counts time. */
  VideoClock clock() {
    return clock;
  }

  /** What the container's index says. */
  Keyframes keyframes() {
    return keyframes;
  }

  /** Goes to the last keyframe shown by a moment; false if the container cannot. */
  boolean seek(long offsetNs) {
    // nanoseconds are finer than ticks: without the one more, a keyframe may miss itself
    long ticks = clock.ticks(offsetNs) + 1;
    return av_seek_frame(context, pictures.index(), ticks, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  /** How the display matrix turns the stored pictures (ISO/IEC 14496-12 §8.3.2). */
  Quarter turn() {
    AVPacketSideData side =
        av_packet_side_data_get(
            pictures.codecpar().coded_side_data(),
            pictures.codecpar().nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (side == null || side.size() < 36) {
      return Quarter.UPRIGHT;
    }
    var matrix = new IntPointer(side.data());
    int a = Integer.signum(matrix.get(0));
    int b = Integer.signum(matrix.get(1));
    int c = Integer.signum(matrix.get(3));
    int d = Integer.signum(matrix.get(4));
    if (a == 0 && d == 0) {
      if (b == c) {
        return b > 0 ? Quarter.TRANSPOSED : Quarter.TRANSVERSED;
      }
      return b > 0 ? Quarter.CLOCKWISE : Quarter.COUNTER_CLOCKWISE;
    }
    if (a > 0) {
      return d < 0 ? Quarter.FLIPPED : Quarter.UPRIGHT;
    }
    return d < 0 ? Quarter.HALF : Quarter.MIRRORED;
  }

  @Override
  public void close() {
    avformat_close_input(context);
    clock.close();
    bytes.close();
  }
}
