package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.sightline.media.InputException;

/** Turns compressed pictures into pictures, on one thread. Owns native memory; not thread safe. */
final class PictureDecoder implements AutoCloseable {
  private final AVCodecContext decoder;
  private final AVFrame picture = av_frame_alloc();
  private int decoded;
  private int spoilt;

  /** Whether what was handed over last may rightly give no picture. */
  private boolean mayGiveNone;

  private PictureDecoder(AVCodecContext decoder) {
    this.decoder = decoder;
  }

  /**
   * Opens the decoder of a stream.
   *
   * @param maxBytes native memory that one picture may take
   * @throws InputException {@code video-undecodable}
   */
  static PictureDecoder open(AVCodecParameters stream, long maxBytes) throws InputException {
    AVCodec codec = avcodec_find_decoder(stream.codec_id());
    AVCodecContext context = codec == null ? null : avcodec_alloc_context3(codec);
    if (context == null) {
      throw undecodable("no decoder knows its pictures");
    }
    context.thread_count(1).max_pixels(maxBytes / 6);
    if (avcodec_parameters_to_context(context, stream) < 0
        || avcodec_open2(context, codec, (AVDictionary) null) < 0) {
      avcodec_free_context(context);
      throw undecodable("its decoder refuses the video's settings");
    }
    return new PictureDecoder(context);
  }

  static InputException undecodable(String why) {
    return new InputException(
        "media", "video-undecodable", "The video cannot be decoded: " + why + ".", null);
  }

  /**
   * Hands over a compressed picture.
   *
   * @param unwanted whether it matters only if others refer to it
   * @return false if the decoder refused it, which is counted
   */
  boolean send(AVPacket packet, boolean unwanted) {
    decoder.skip_frame(unwanted ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
    // an edit list leaves out pictures that others refer to
    mayGiveNone = (packet.flags() & AV_PKT_FLAG_DISCARD) != 0;
    boolean taken = avcodec_send_packet(decoder, packet) >= 0;
    spoilt += taken ? 0 : 1;
    return taken;
  }

  /** Makes the decoder hand out what it holds back to sort. */
  void sendEnd() {
    avcodec_send_packet(decoder, null);
  }

  /**
   * Takes the next picture in order of showing.
   *
   * @return false if more compressed ones are needed first
   */
  boolean receive() {
    av_frame_unref(picture);
    while (avcodec_receive_frame(decoder, picture) >= 0) {
      if (ticks() != AV_NOPTS_VALUE) {
        decoded++;
        return true;
      }
      // decoded, but AVI does not say when it is shown
      mayGiveNone = true;
    }
    return false;
  }

  /** When the picture last received is shown, in the stream's ticks. */
  long ticks() {
    return picture.best_effort_timestamp();
  }

  /** The picture last received; without a size if there is none. */
  AVFrame picture() {
    return picture;
  }

  /** Whether the picture last received has errors. */
  boolean isDamaged() {
    return picture.decode_error_flags() != 0;
  }

  /** Makes ready for pictures that do not follow on those before. */
  void forget() {
    avcodec_flush_buffers(decoder);
  }

  /** Takes note of a compressed picture that was taken and gave none, unless that is in order. */
  void gaveNone() {
    spoilt += mayGiveNone ? 0 : 1;
  }

  /** How many pictures were decoded so far. */
  int decoded() {
    return decoded;
  }

  /** How many compressed pictures could not be decoded so far. */
  int spoilt() {
    return spoilt;
  }

  @Override
  public void close() {
    av_frame_free(picture);
    avcodec_free_context(decoder);
  }
}
