package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** Turns a stream's ticks into time from its first picture shown, and back. */
final class VideoClock implements AutoCloseable {
  private final AVRational tick;
  private final AVRational nanosecond = new AVRational().num(1).den(1_000_000_000);
  private final long startTicks;

  VideoClock(AVStream pictures) {
    this.tick = pictures.time_base();
    this.startTicks = pictures.start_time() == AV_NOPTS_VALUE ? 0 : pictures.start_time();
  }

  /** From the first picture shown, nanoseconds. */
  long offsetNs(long ticks) {
    return avutil.av_rescale_q(ticks - startTicks, tick, nanosecond);
  }

  /** The stream's ticks at a moment. */
  long ticks(long offsetNs) {
    return avutil.av_rescale_q(offsetNs, nanosecond, tick) + startTicks;
  }

  @Override
  public void close() {
    nanosecond.close();
  }
}
