package org.sightline.report;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.sightline.frames.Frame;
import org.sightline.media.Bytes;
import org.sightline.media.InputException;

/**
 * Makes one annotated clip, an MP4 in memory: H.264 by OpenH264, the one encoder in an FFmpeg
 * without GPL parts whose films every browser plays; colours by BT.709; no sound, no metadata, no
 * date. The same pictures give the same bytes.
 *
 * <p>Owns native memory; not thread safe.
 */
public final class ClipWriter implements AutoCloseable {
  /** Longest edge of the pictures in a clip, pixels; the caption stands below them. */
  public static final int MAX_EDGE_PX = 1280;

  /** A clip may take this much, bytes; one of 15 seconds takes about a tenth. */
  private static final long MOST_BYTES = 48 << 20;

  private static final int TICKS_A_SECOND = 90_000;

  /** Bits for each pixel of a picture, by which letters of 13 pixels stay sharp. */
  private static final double BITS_A_PIXEL = 0.12;

  /** Room for the index at the front of the file, about 20 bytes a picture. */
  private static final int INDEX_BYTES = 40_000;

  private static final int NOMINAL_PICTURES_A_SECOND = 30;
  private static final int BITEXACT = 0x400; // AVFMT_FLAG_BITEXACT: no name of the muxer, no date
  private static final int GLOBAL_HEADER = 1 << 22; // AV_CODEC_FLAG_GLOBAL_HEADER

  private final Clip clip;
  private final ClipCanvas canvas;
  private final int width;
  private final int height;
  private final AVFormatContext file = new AVFormatContext(null);
  private final AVIOContext memory = new AVIOContext(null);
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame picture = av_frame_alloc();
  private final BytePointer pixels;
  private final AVCodecContext encoder;
  private final SwsContext colours;
  private long firstNs = Long.MIN_VALUE;
  private long lastTicks = -1;
  private long writtenBytes;
  private boolean taken;

  /**
   * Begins a clip.
   *
   * @param first its first picture, not longer than {@link #MAX_EDGE_PX}, whose size all have; it
   *     is not added yet
   * @throws InputException {@code clip-not-made} if the encoder refuses the size
   */
  public ClipWriter(Clip clip, Frame first) throws InputException {
    this.clip = clip;
    this.canvas = new ClipCanvas(clip.caption(), first);
    this.width = canvas.widthPx();
    this.height = canvas.heightPx();
    this.pixels = new BytePointer(3L * width * height + 64); // read by whole vectors
    AVCodec codec = avcodec_find_encoder_by_name("libopenh264");
    this.encoder = avcodec_alloc_context3(codec);
    this.colours = colours();
    boolean open = false;
    try {
      openEncoder(codec);
      openFile();
      open = true;
    } finally {
      if (!open) {
        close();
      }
    }
  }

  private SwsContext colours() {
    SwsContext made =
        sws_getContext(
            width,
            height,
            AV_PIX_FMT_BGR24,
            width,
            height,
            AV_PIX_FMT_YUV420P,
            SWS_BILINEAR | SWS_ACCURATE_RND,
            null,
            null,
            (DoublePointer) null);
    IntPointer matrix = sws_getCoefficients(AVCOL_SPC_BT709);
    sws_setColorspaceDetails(made, matrix, 1, matrix, 0, 0, 1 << 16, 1 << 16);
    return made;
  }

  private void openEncoder(AVCodec codec) throws InputException {
    encoder.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P).thread_count(1);
    encoder.time_base().num(1).den(TICKS_A_SECOND);
    encoder.framerate().num(NOMINAL_PICTURES_A_SECOND).den(1);
    encoder.bit_rate(Math.round(BITS_A_PIXEL * width * height * NOMINAL_PICTURES_A_SECOND));
    encoder.gop_size(NOMINAL_PICTURES_A_SECOND).flags(encoder.flags() | GLOBAL_HEADER);
    encoder.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_BT709);
    encoder.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
    picture.width(width).height(height).format(AV_PIX_FMT_YUV420P);
    check(avcodec_open2(encoder, codec, (AVDictionary) null), "the encoder does not open");
    check(av_frame_get_buffer(picture, 0), "no memory for a picture");
  }

  private void openFile() throws InputException {
    check(
        avformat_alloc_output_context2(file, null, "mp4", (String) null), "no writer of MP4 files");
    check(avio_open_dyn_buf(memory), "no memory for the file");
    file.pb(memory);
    file.flags(file.flags() | BITEXACT);
    AVStream stream = avformat_new_stream(file, null);
    stream.time_base().num(1).den(TICKS_A_SECOND);
    check(avcodec_parameters_from_context(stream.codecpar(), encoder), "no stream");
    var options = new AVDictionary(null);
    // the index goes to the front, where room is kept for it
    av_dict_set(options, "moov_size", Integer.toString(INDEX_BYTES), 0);
    int written = avformat_write_header(file, options);
    av_dict_free(options);
    check(written, "the file cannot be begun");
  }

  private static void check(int result, String what) throws InputException {
    if (result < 0) {
      throw new InputException(
          "report", "clip-not-made", "A clip was not made: " + what + " (" + result + ").", null);
    }
  }

  /**
   * Draws on a picture and adds it.
   *
   * @param offsetNs its moment, later than that of the picture before
   * @throws InputException {@code clip-not-made}
   */
  public void add(Frame frame, long offsetNs) throws InputException {
    if (firstNs == Long.MIN_VALUE) {
      firstNs = offsetNs;
    }
    BufferedImage image = canvas.draw(frame, clip.scene(offsetNs), offsetNs);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    pixels.put(bgr, 0, 3 * width * height);
    check(av_frame_make_writable(picture), "no memory for a picture");
    try (PointerPointer<BytePointer> rows = new PointerPointer<>(4);
        IntPointer strides = new IntPointer(4)) {
      rows.put(0, pixels);
      strides.put(0, 3 * width);
      sws_scale(colours, rows, strides, 0, height, picture.data(), picture.linesize());
    }
    long ticks = Math.max(lastTicks + 1, Math.round((offsetNs - firstNs) * (TICKS_A_SECOND / 1e9)));
    picture.pts(ticks);
    lastTicks = ticks;
    check(avcodec_send_frame(encoder, picture), "a picture was refused");
    write();
  }

  private void write() throws InputException {
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      writtenBytes += packet.size();
      if (writtenBytes > MOST_BYTES) {
        check(-1, "it grew larger than " + (MOST_BYTES >> 20) + " MiB");
      }
      packet.stream_index(0);
      packet.duration(TICKS_A_SECOND / NOMINAL_PICTURES_A_SECOND);
      av_packet_rescale_ts(packet, encoder.time_base(), file.streams(0).time_base());
      check(av_interleaved_write_frame(file, packet), "a picture was not written");
    }
  }

  /**
   * Ends the clip.
   *
   * @return the whole file
   */
  public Bytes finish() throws InputException {
    check(avcodec_send_frame(encoder, null), "the encoder does not end");
    write();
    check(av_write_trailer(file), "the file cannot be ended");
    return taken();
  }

  private Bytes taken() {
    taken = true;
    try (PointerPointer<BytePointer> target = new PointerPointer<>(1)) {
      int length = avio_close_dyn_buf(memory, target);
      BytePointer start = target.get(BytePointer.class, 0);
      byte[] bytes = new byte[length];
      start.get(bytes);
      av_free(start);
      return Bytes.wrap(bytes);
    }
  }

  @Override
  public void close() {
    if (!taken && !memory.isNull()) {
      Bytes unused = taken();
    }
    avformat_free_context(file);
    avcodec_free_context(encoder);
    sws_freeContext(colours);
    av_frame_free(picture);
    av_packet_free(packet);
    pixels.close();
  }
}
