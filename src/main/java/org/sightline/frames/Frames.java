package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_NONE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_TIFF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBP;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Header;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.media.Pixels;

/**
 * Decodes pictures: JPEG, PNG, WebP and TIFF with OpenCV, HEIC, HEIF, AVIF and whatever OpenCV
 * refuses with FFmpeg. The first call loads native libraries (about half a second).
 *
 * <p>16-bit samples are cut to 8, grey and palette pictures spread to three channels, CMYK
 * converted without its profile, alpha dropped. One thread, one picture at a time.
 */
public final class Frames {
  /** Native memory that one decoding may take by default: a picture of 250 million pixels. */
  public static final long MAX_DECODED_BYTES = 768L << 20;

  private static final long MAX_FILE_BYTES = 1L << 30;
  // what FFmpeg's readers may look at behind the data (AV_INPUT_BUFFER_PADDING_SIZE)
  private static final int PADDING = 64;
  private static final int IGNORE_ORIENTATION = 128;

  private Frames() {}

  /** Loads the native libraries now, rather than with the first picture. */
  public static void load() {
    opencv_core.setNumThreads(1);
    Loader.load(opencv_imgcodecs.class);
  }

  /** Decodes with the default bound on memory, {@link #MAX_DECODED_BYTES}. */
  public static Frame open(MediaItem.Photo photo, int minLongEdgePx) throws InputException {
    return open(photo, minLongEdgePx, MAX_DECODED_BYTES);
  }

  /**
   * Decodes a picture at the smallest of 1/1, 1/2, 1/4, 1/8 of its size that leaves the long edge
   * at least so long, turned upright.
   *
   * @param photo where the pixels lie and how they are turned
   * @param minLongEdgePx what the caller needs, pixels
   * @param maxBytes native memory the decoding may take, estimated before it starts
   * @throws InputException {@code too-large}, {@code unreadable}, or {@code FORMAT-undecodable}
   */
  public static Frame open(MediaItem.Photo photo, int minLongEdgePx, long maxBytes)
      throws InputException {
    load();
    Pixels pixels = photo.pixels();
    int divisor = divisor(Math.max(pixels.widthPx(), pixels.heightPx()), minLongEdgePx);
    refuseTooLarge(pixels, divisor, maxBytes);
    try (BytePointer data = read(photo.header(), pixels)) {
      List<Note> notes = new ArrayList<>();
      String broken = Damage.inStructure(pixels.format(), data.asByteBuffer());
      if (broken != null) {
        notes.add(Damage.note(broken));
      }
      if (pixels.format().equals("tiff")) {
        TiffFile.forgetOrientation(data.asByteBuffer());
      }
      Mat stored = decode(pixels, data, divisor, maxBytes, notes);
      Mat upright = Frame.upright(stored, photo.turn());
      return frame(upright, photo, notes);
    }
  }

  private static Frame frame(Mat upright, MediaItem.Photo photo, List<Note> notes) {
    // a file may hold pixels without saying how many
    int width = photo.widthPx() > 0 ? photo.widthPx() : upright.cols();
    int height = photo.heightPx() > 0 ? photo.heightPx() : upright.rows();
    return new Frame(upright, width, height, notes);
  }

  private static Mat decode(
      Pixels pixels, BytePointer data, int divisor, long maxBytes, List<Note> notes)
      throws InputException {
    Mat decoded =
        switch (pixels.format()) {
          case "heic", "heif", "avif" -> heif(data, divisor, maxBytes, notes);
          case "jpeg", "png", "webp", "tiff" -> openCv(pixels.format(), data, divisor);
          default -> null; // a RAW file without a preview: its first directory is a thumbnail
        };
    if (decoded == null) {
      decoded = ffmpeg(pixels.format(), data, divisor, maxBytes, notes);
    }
    if (decoded == null) {
      throw new InputException(
          "media",
          pixels.format() + "-undecodable",
          "This "
              + pixels.format().toUpperCase(Locale.ROOT)
              + " picture cannot be decoded; it is damaged or of a kind that is not supported.",
          null);
    }
    return decoded;
  }

  private static @Nullable Mat heif(
      BytePointer data, int divisor, long maxBytes, List<Note> notes) {
    return HeifPicture.decode(data.asByteBuffer(), divisor, maxBytes / 6, notes);
  }

  /** What OpenCV refuses: unusual kinds, and files of which only a part is there. */
  private static @Nullable Mat ffmpeg(
      String format, BytePointer data, int divisor, long maxBytes, List<Note> notes) {
    int codec =
        switch (format) {
          case "jpeg" -> AV_CODEC_ID_MJPEG;
          case "png" -> AV_CODEC_ID_PNG;
          case "webp" -> AV_CODEC_ID_WEBP;
          case "tiff" -> AV_CODEC_ID_TIFF;
          default -> AV_CODEC_ID_NONE;
        };
    if (codec == AV_CODEC_ID_NONE) {
      return null;
    }
    ByteBuffer bytes = data.asByteBuffer();
    CodedPicture picture =
        CodedPicture.decode(codec, ByteBuffer.allocate(0), List.of(bytes), null, maxBytes / 6);
    if (picture == null) {
      return null;
    }
    if (picture.damaged() && notes.isEmpty()) {
      notes.add(Damage.note("its compressed data has errors"));
    }
    return reduced(picture.bgr(), divisor);
  }

  private static @Nullable Mat openCv(String format, BytePointer data, int divisor) {
    boolean scales = format.equals("jpeg");
    int flags = IGNORE_ORIENTATION | opencv_imgcodecs.IMREAD_COLOR;
    if (scales && divisor > 1) {
      // IMREAD_REDUCED_COLOR_2, _4, _8 are 16, 32, 64 beside the colour bit
      flags |= divisor * 8;
    }
    int length = (int) data.limit();
    if (format.equals("jpeg")) {
      // an end marker behind the data: libjpeg then hands out what there is of half a file
      data.limit(length + 2L).put(length, (byte) 0xFF).put(length + 1L, (byte) 0xD9);
    }
    try (Mat encoded = new Mat(1, (int) data.limit(), opencv_core.CV_8UC1, data)) {
      Mat decoded = opencv_imgcodecs.imdecode(encoded, flags);
      if (decoded.empty()) {
        decoded.close();
        return null;
      }
      return scales ? decoded : reduced(decoded, divisor);
    } catch (RuntimeException refused) {
      // cv::Exception reaches Java as a bare RuntimeException; anything else is a fault of ours
      if (refused.getClass() != RuntimeException.class) {
        throw refused;
      }
      return null;
    } finally {
      data.limit(length);
    }
  }

  /** Shrinks by a whole number, each pixel the mean of a block; releases the argument. */
  static Mat reduced(Mat full, int divisor) {
    if (divisor == 1) {
      return full;
    }
    Mat small = new Mat();
    try (Size size =
        new Size(
            Math.max(1, (full.cols() + divisor - 1) / divisor),
            Math.max(1, (full.rows() + divisor - 1) / divisor))) {
      opencv_imgproc.resize(full, small, size, 0, 0, opencv_imgproc.INTER_AREA);
    }
    full.release();
    full.close();
    return small;
  }

  /** The largest of 1, 2, 4, 8 that leaves an edge at least so long. */
  static int divisor(int longEdgePx, int minLongEdgePx) {
    int divisor = 8;
    while (divisor > 1 && longEdgePx / divisor < minLongEdgePx) {
      divisor /= 2;
    }
    return divisor;
  }

  private static void refuseTooLarge(Pixels pixels, int divisor, long maxBytes)
      throws InputException {
    long whole = (long) pixels.widthPx() * pixels.heightPx();
    // tiles of a grid are shrunk one by one; a progressive JPEG keeps every coefficient, and the
    // others are decoded whole
    boolean inPieces =
        switch (pixels.format()) {
          case "heic", "heif", "avif" -> true;
          default -> false;
        };
    long bytes = inPieces ? whole * 3 / divisor / divisor : whole * 3;
    if (bytes > maxBytes || pixels.length() > MAX_FILE_BYTES) {
      throw new InputException(
          "media",
          "too-large",
          "The picture claims "
              + pixels.widthPx()
              + " × "
              + pixels.heightPx()
              + " pixels, more than can be decoded safely; make a smaller copy to have it looked at.",
          null);
    }
  }

  private static BytePointer read(Header header, Pixels pixels) throws InputException {
    try (FileChannel channel = FileChannel.open(header.file().path(), StandardOpenOption.READ)) {
      long length = Math.min(pixels.length(), channel.size() - pixels.offset());
      if (length <= 0) {
        throw new IOException("the picture lies behind the end of the file");
      }
      BytePointer data = new BytePointer(length + PADDING);
      ByteBuffer buffer = data.asByteBuffer();
      buffer.limit((int) length);
      while (buffer.hasRemaining()
          && channel.read(buffer, pixels.offset() + buffer.position()) >= 0) {
        // until the region or the file ends
      }
      int read = buffer.position();
      for (int i = 0; i < PADDING; i++) {
        data.put(read + i, (byte) 0);
      }
      data.limit(read);
      return data;
    } catch (IOException e) {
      throw new InputException(
          "media", "unreadable", "The file cannot be read: " + e.getMessage(), e);
    }
  }
}
