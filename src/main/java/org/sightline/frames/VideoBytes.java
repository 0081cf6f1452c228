package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The bytes of one file for FFmpeg: it reads through a channel of ours, so whatever names and
 * addresses a hostile file holds, no other file and no network is ever opened. Owns native memory;
 * not thread safe.
 */
final class VideoBytes implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final FileChannel channel;
  private final Reading reading;
  private final Seeking seeking;
  private final AVIOContext io;

  /**
   * @throws IOException if the file cannot be opened
   */
  VideoBytes(Path path) throws IOException {
    this.channel = FileChannel.open(path, StandardOpenOption.READ);
    this.reading = new Reading(channel);
    this.seeking = new Seeking(channel, reading);
    var buffer = new BytePointer(av_malloc(BUFFER_BYTES));
    this.io = avio_alloc_context(buffer, BUFFER_BYTES, 0, null, reading, null, seeking);
  }

  /** What a format context reads from. */
  AVIOContext io() {
    return io;
  }

  /** To be called after the format context was closed. */
  @Override
  public void close() {
    // the buffer may have been replaced by FFmpeg
    av_free(io.buffer());
    avio_context_free(io);
    reading.close();
    seeking.close();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a channel only read from cannot be closed", e);
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
