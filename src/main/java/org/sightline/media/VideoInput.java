package org.sightline.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A video opened by FFmpeg's demuxer, with its one stream of pictures.
 *
 * <p>FFmpeg reads through a channel of ours and is told the format: whatever names and addresses a
 * hostile file holds, no other file and no network is ever opened. Owns native memory; not thread
 * safe.
 */
final class VideoInput implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int CUSTOM_IO = 0x80; // AVFMT_FLAG_CUSTOM_IO
  private static final int KEYFRAME = 1; // AVINDEX_KEYFRAME

  /** The index of an MP4 may be this far before the moments at which pictures are shown. */
  static final long MOST_DELAY_NS = 500_000_000;

  private static final long PROBE_BYTES = 5 << 20;
  private static final long PROBE_MICROS = 5_000_000;

  private final FileChannel channel;
  private final Reading reading;
  private final Seeking seeking;
  private final AVIOContext io;
  private final AVFormatContext context;
  private final AVStream pictures;
  private final AVRational nanoseconds = new AVRational().num(1).den(1_000_000_000);
  private final long startTicks;

  /** When the index says that each keyframe is, in the stream's ticks, rising. */
  private long[] keyframeTicks = {};

  /** How much later a keyframe is shown than the index says, nanoseconds; a guess until learnt. */
  private long delayNs;

  private boolean isDelayLearnt;

  private VideoInput(
      FileChannel channel,
      Reading reading,
      Seeking seeking,
      AVIOContext io,
      AVFormatContext context,
      AVStream pictures) {
    this.channel = channel;
    this.reading = reading;
    this.seeking = seeking;
    this.io = io;
    this.context = context;
    this.pictures = pictures;
    this.startTicks = pictures.start_time() == AV_NOPTS_VALUE ? 0 : pictures.start_time();
  }

  /**
   * Opens a video.
   *
   * @param format as the header names it
   * @throws InputException {@code unreadable}, {@code video-undecodable} or {@code no-pictures}
   */
  static VideoInput open(Path path, String format) throws InputException {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      VideoInput opened = open(channel, format);
      channel = null;
      return opened;
    } catch (IOException e) {
      throw new InputException(
          "media", "unreadable", "The file cannot be read: " + e.getMessage(), e);
    } finally {
      close(channel);
    }
  }

  private static VideoInput open(FileChannel channel, String format) throws InputException {
    AVInputFormat demuxer = av_find_input_format(demuxer(format));
    var reading = new Reading(channel);
    var seeking = new Seeking(channel, reading);
    var buffer = new BytePointer(av_malloc(BUFFER_BYTES));
    AVIOContext io = avio_alloc_context(buffer, BUFFER_BYTES, 0, null, reading, null, seeking);
    AVFormatContext context = avformat_alloc_context();
    context.pb(io);
    context.flags(context.flags() | CUSTOM_IO);
    context.probesize(PROBE_BYTES).max_analyze_duration(PROBE_MICROS);
    if (demuxer == null || avformat_open_input(context, (String) null, demuxer, null) < 0) {
      // the context is freed by the failed call
      free(io);
      throw undecodable(format);
    }
    AVStream pictures = pictures(context, format);
    if (pictures == null) {
      avformat_close_input(context);
      free(io);
      throw new InputException("media", "no-pictures", "The video holds no pictures.", null);
    }
    var made = new VideoInput(channel, reading, seeking, io, context, pictures);
    // Matroska reads its index only when something is looked for
    made.seek(0);
    made.keyframeTicks = made.readKeyframes();
    return made;
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

  /** From the first picture shown, nanoseconds. */
  long offsetNs(long ticks) {
    return av_rescale_q(ticks - startTicks, pictures.time_base(), nanoseconds);
  }

  /** Whether the container has an index of its keyframes. */
  boolean isIndexed() {
    return keyframeTicks.length > 1;
  }

  /**
   * The number of the first keyframe that may be shown at or after a moment; {@link #keyframes} if
   * there is none. The index of an ISO base media file counts in order of decoding, and edit lists
   * move it further, so a moment is only known once a keyframe was decoded: see {@link #learn}.
   */
  int keyframeFrom(long offsetNs) {
    long slackNs = isDelayLearnt ? 0 : MOST_DELAY_NS;
    int at = Arrays.binarySearch(keyframeTicks, ticks(offsetNs - delayNs - slackNs));
    return at >= 0 ? at : -at - 1;
  }

  /** How many keyframes the index names. */
  int keyframes() {
    return keyframeTicks.length;
  }

  /** When a keyframe is shown, as far as is known. */
  long keyframeNs(int number) {
    return offsetNs(keyframeTicks[number]) + delayNs;
  }

  /** Takes note of when a keyframe was really shown. */
  void learn(int number, long shownNs) {
    delayNs = shownNs - offsetNs(keyframeTicks[number]);
    // the first picture may stand at the start of an edit, where no delay shows
    isDelayLearnt |= number > 0;
  }

  /** Goes to the last keyframe shown by a moment; false if the container cannot. */
  boolean seek(long offsetNs) {
    // nanoseconds are finer than ticks: without the one more, a keyframe may miss itself
    long ticks = ticks(offsetNs) + 1;
    return av_seek_frame(context, pictures.index(), ticks, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  private long ticks(long offsetNs) {
    return av_rescale_q(offsetNs, nanoseconds, pictures.time_base()) + startTicks;
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

  private long[] readKeyframes() {
    int entries = avformat_index_get_entries_count(pictures);
    long[] found = new long[Math.min(entries, 1 << 20)];
    int count = 0;
    for (int i = 0; i < entries && count < found.length; i++) {
      AVIndexEntry entry = avformat_index_get_entry(pictures, i);
      if ((entry.flags() & KEYFRAME) != 0) {
        found[count++] = entry.timestamp();
      }
    }
    long[] kept = Arrays.copyOf(found, count);
    Arrays.sort(kept);
    return kept;
  }

  @Override
  public void close() {
    avformat_close_input(context);
    free(io);
    reading.close();
    seeking.close();
    nanoseconds.close();
    close(channel);
  }

  private static void free(AVIOContext io) {
    // the buffer may have been replaced by FFmpeg
    av_free(io.buffer());
    avio_context_free(io);
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("a channel only read from cannot be closed", e);
      }
    }
  }

  /** Hands FFmpeg the next bytes. An exception must not reach native code. */
  private static final class Reading extends Read_packet_Pointer_BytePointer_int {
    private static final int BROKEN = -5; // AVERROR(EIO)

    private final FileChannel channel;
    private long place;

    Reading(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int call(Pointer opaque, BytePointer target, int length) {
      try {
        ByteBuffer bytes = target.capacity(length).asByteBuffer();
        int count = channel.read(bytes, place);
        if (count <= 0) {
          return AVERROR_EOF;
        }
        place += count;
        return count;
      } catch (IOException e) {
        return BROKEN;
      }
    }
  }

  /** Moves the place that is read next. */
  private static final class Seeking extends Seek_Pointer_long_int {
    private static final int BROKEN = -5; // AVERROR(EIO)

    private final FileChannel channel;
    private final Reading reading;

    Seeking(FileChannel channel, Reading reading) {
      this.channel = channel;
      this.reading = reading;
    }

    @Override
    public long call(Pointer opaque, long offset, int whence) {
      try {
        long length = channel.size();
        long base =
            switch (whence & 0xff) {
              case 1 -> reading.place;
              case 2 -> length;
              default -> 0;
            };
        if ((whence & AVSEEK_SIZE) != 0) {
          return length;
        }
        long to = base + offset;
        if (to < 0) {
          return BROKEN;
        }
        reading.place = to;
        return to;
      } catch (IOException e) {
        return BROKEN;
      }
    }
  }
}
