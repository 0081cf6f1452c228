package org.sightline.frames;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Makes a video for tests: JPEGs in an AVI file, one a second. */
public final class Film {
  private final List<byte[]> pictures = new ArrayList<>();
  private int widthPx;
  private int heightPx;

  /** Adds a picture that is shown for so many seconds; all have one size. */
  public Film show(Mat picture, int seconds) throws IOException {
    widthPx = picture.cols();
    heightPx = picture.rows();
    byte[] jpeg = Pictures.encoded(".jpg", picture, opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 92);
    for (int i = 0; i < seconds; i++) {
      pictures.add(jpeg);
    }
    return this;
  }

  /** Writes the file. */
  public void write(Path file) throws IOException {
    var movie = new ByteArrayOutputStream();
    var index = new ByteArrayOutputStream();
    movie.write(ascii("movi"));
    for (byte[] picture : pictures) {
      index.write(ascii("00dc"));
      index.write(numbers(0x10, movie.size(), picture.length));
      movie.write(chunk("00dc", picture));
    }
    byte[] head =
        join(
            ascii("hdrl"),
            chunk(
                "avih",
                numbers(
                    1_000_000,
                    0,
                    0,
                    0x10,
                    pictures.size(),
                    0,
                    1,
                    0,
                    widthPx,
                    heightPx,
                    0,
                    0,
                    0,
                    0)),
            chunk(
                "LIST",
                join(ascii("strl"), chunk("strh", streamHead()), chunk("strf", pictureHead()))));
    byte[] all =
        join(
            ascii("AVI "),
            chunk("LIST", head),
            chunk("LIST", movie.toByteArray()),
            chunk("idx1", index.toByteArray()));
    Files.write(file, chunk("RIFF", all));
  }

  private byte[] streamHead() {
    byte[] one = numbers(0, 0, 0, 1, 1, 0, pictures.size(), 0, 0, 0, 0, 0);
    return join(ascii("vidsMJPG"), one);
  }

  private byte[] pictureHead() {
    return join(
        numbers(40, widthPx, heightPx, 24 << 16 | 1),
        ascii("MJPG"),
        numbers(3 * widthPx * heightPx, 0, 0, 0, 0));
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] even = new byte[content.length % 2];
    return join(ascii(name), numbers(content.length), content, even);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] numbers(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
