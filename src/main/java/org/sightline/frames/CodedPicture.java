package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_BITSTREAM;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_BUFFER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * One compressed picture, decoded by FFmpeg on one thread.
 *
 * @param bgr rows × columns × 3, 8-bit blue, green, red, for the caller to release
 * @param damaged whether the decoder only managed by overlooking errors
 */
record CodedPicture(Mat bgr, boolean damaged) {
  private static final int STRICT = AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER | AV_EF_EXPLODE;

  /**
   * How brightness and colour differences make blue, green and red.
   *
   * @param matrix matrix coefficients, as ITU-T H.273 numbers them
   * @param fullRange whether black is 0 and white 255, rather than 16 and 235
   */
  record Colour(int matrix, boolean fullRange) {}

  /**
   * Decodes one picture, first demanding that it be free of errors, then taking what there is.
   *
   * @param codec number of the codec, {@code AV_CODEC_ID_…}
   * @param settings the codec's settings, where the container holds them; else empty
   * @param data the compressed picture, in pieces
   * @param colour what the container says of its colours; null to believe the stream
   * @param maxPixels larger claims are refused
   * @return null if nothing can be decoded
   */
  static @Nullable CodedPicture decode(
      int codec,
      ByteBuffer settings,
      List<ByteBuffer> data,
      @Nullable Colour colour,
      long maxPixels) {
    // errors are told by what comes back
    av_log_set_level(AV_LOG_QUIET);
    AVCodec decoder = avcodec_find_decoder(codec);
    int length = 0;
    for (ByteBuffer part : data) {
      length += part.remaining();
    }
    AVPacket packet = av_packet_alloc();
    try {
      if (decoder == null || av_new_packet(packet, length) < 0) {
        return null;
      }
      ByteBuffer target = packet.data().capacity(length).asByteBuffer();
      for (ByteBuffer part : data) {
        target.put(part.duplicate());
      }
      CodedPicture strict = decode(decoder, settings, packet, colour, maxPixels, STRICT);
      if (strict != null) {
        return strict;
      }
      CodedPicture lenient = decode(decoder, settings, packet, colour, maxPixels, 0);
      return lenient == null ? null : new CodedPicture(lenient.bgr, true);
    } finally {
      av_packet_free(packet);
    }
  }

  private static @Nullable CodedPicture decode(
      AVCodec decoder,
      ByteBuffer settings,
      AVPacket packet,
      @Nullable Colour colour,
      long maxPixels,
      int errors) {
    AVCodecContext context = avcodec_alloc_context3(decoder);
    AVFrame frame = av_frame_alloc();
    try {
      context.thread_count(1).err_recognition(errors).max_pixels(maxPixels);
      if (settings.hasRemaining()) {
        // freed with the context; zeroed padding behind it, as FFmpeg's readers demand
        int length = settings.remaining();
        var extra = new BytePointer(av_mallocz(length + (long) AV_INPUT_BUFFER_PADDING_SIZE));
        extra.capacity(length).asByteBuffer().put(settings.duplicate());
        context.extradata(extra).extradata_size(length);
      }
      if (avcodec_open2(context, decoder, (AVDictionary) null) < 0
          || avcodec_send_packet(context, packet) < 0
          || avcodec_send_packet(context, null) < 0
          || avcodec_receive_frame(context, frame) < 0) {
        return null;
      }
      if (colour != null) {
        frame.colorspace(colour.matrix);
        frame.color_range(colour.fullRange ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
      }
      Mat bgr = convert(frame);
      boolean spoilt = frame.decode_error_flags() != 0 || (frame.flags() & 1) != 0;
      return bgr == null ? null : new CodedPicture(bgr, spoilt);
    } finally {
      av_frame_free(frame);
      avcodec_free_context(context);
    }
  }

  private static @Nullable Mat convert(AVFrame frame) {
    try (FrameConverter converter = new FrameConverter()) {
      return converter.convert(frame, Integer.MAX_VALUE);
    }
  }
}
