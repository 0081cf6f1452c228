package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_NONE;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Note;

/**
 * Decodes the primary picture of a HEIF container (ISO/IEC 23008-12; HEIC, AVIF): one coded item,
 * or a grid of tiles, each decoded by itself and shrunk before it is pasted, so that a picture of
 * 200 million pixels needs the memory of what is handed out. Thumbnails, alpha planes and depth
 * maps are never taken for the picture. The container's rotation is not applied here.
 */
final class HeifPicture {
  // what a tile that is missing looks like: mid grey, as the networks' padding
  private static final double MISSING = 114;

  private final HeifItems items;
  private final int divisor;
  private final long maxPixels;

  private HeifPicture(HeifItems items, int divisor, long maxPixels) {
    this.items = items;
    this.divisor = divisor;
    this.maxPixels = maxPixels;
  }

  /**
   * Decodes the picture, not turned.
   *
   * @param file the whole container
   * @param divisor by how much to shrink: 1, 2, 4 or 8
   * @param maxPixels most that a single coded picture, or the result, may have
   * @param notes gets {@code damaged} when parts are missing
   * @return null if nothing of it can be decoded
   */
  static @Nullable Mat decode(ByteBuffer file, int divisor, long maxPixels, List<Note> notes) {
    HeifItems items = HeifItems.read(file);
    if (items == null) {
      return null;
    }
    var picture = new HeifPicture(items, divisor, maxPixels);
    try {
      return picture.decode(items.primary(), notes, 0);
    } catch (BufferUnderflowException claimsMoreThanThereIs) {
      return null;
    }
  }

  private @Nullable Mat decode(HeifItems.@Nullable Item item, List<Note> notes, int depth) {
    if (item == null || depth > 4) {
      return null;
    }
    if (item.type == HeifItems.type("grid")) {
      return grid(item, notes);
    }
    if (item.type == HeifItems.type("iden") && !item.parts.isEmpty()) {
      return decode(items.item(item.parts.get(0)), notes, depth + 1);
    }
    CodedPicture picture = coded(item);
    if (picture == null) {
      return null;
    }
    if (picture.damaged()) {
      notes.add(Damage.note("its compressed data is cut short or has errors"));
    }
    return Frames.reduced(picture.bgr(), divisor);
  }

  private @Nullable CodedPicture coded(HeifItems.Item item) {
    int codec = AV_CODEC_ID_NONE;
    String settings = "";
    if (item.type == HeifItems.type("hvc1")) {
      codec = AV_CODEC_ID_HEVC;
      settings = "hvcC";
    } else if (item.type == HeifItems.type("av01")) {
      codec = AV_CODEC_ID_AV1;
      settings = "av1C";
    } else if (item.type == HeifItems.type("avc1")) {
      codec = AV_CODEC_ID_H264;
      settings = "avcC";
    } else if (item.type == HeifItems.type("jpeg")) {
      codec = AV_CODEC_ID_MJPEG;
      settings = "jpgC";
    }
    HeifItems.Content content = codec == AV_CODEC_ID_NONE ? null : items.content(item);
    if (content == null) {
      return null;
    }
    HeifItems.Property configured = item.property(HeifItems.type(settings));
    ByteBuffer extra = configured == null ? ByteBuffer.allocate(0) : items.bytes(configured);
    CodedPicture picture =
        CodedPicture.decode(codec, extra, content.parts(), colour(item), maxPixels);
    return picture != null && content.cut() ? new CodedPicture(picture.bgr(), true) : picture;
  }

  /** The item's {@code colr} of kind {@code nclx}, which outranks what the stream says. */
  private CodedPicture.@Nullable Colour colour(HeifItems.Item item) {
    for (HeifItems.Property property : item.properties) {
      ByteBuffer bytes = items.bytes(property);
      if (property.type() == HeifItems.type("colr")
          && bytes.remaining() >= 11
          && bytes.getInt(0) == HeifItems.type("nclx")) {
        return new CodedPicture.Colour(bytes.getShort(8), bytes.get(10) < 0);
      }
    }
    return null;
  }

  /**
   * A derived item of kind {@code grid}, ISO/IEC 23008-12 §6.6.2.3.
   *
   * @param rows rows of tiles
   * @param columns columns of tiles
   * @param widthPx width of the whole, not a sum of tiles: the last ones stick out
   * @param heightPx height of the whole
   */
  private record Grid(int rows, int columns, int widthPx, int heightPx) {
    static @Nullable Grid of(HeifItems.@Nullable Content content) {
      if (content == null) {
        return null;
      }
      ByteBuffer in = content.parts().get(0);
      in.get();
      boolean wide = (in.get() & 1) != 0;
      int rows = (in.get() & 0xFF) + 1;
      int columns = (in.get() & 0xFF) + 1;
      int width = wide ? in.getInt() : in.getShort() & 0xFFFF;
      int height = wide ? in.getInt() : in.getShort() & 0xFFFF;
      return width < 1 || height < 1 ? null : new Grid(rows, columns, width, height);
    }
  }

  private @Nullable Mat grid(HeifItems.Item item, List<Note> notes) {
    Grid grid = Grid.of(items.content(item));
    if (grid == null
        || grid.rows * grid.columns > item.parts.size()
        || (long) grid.widthPx * grid.heightPx / divisor / divisor > maxPixels) {
      return null;
    }
    int tiles = grid.rows * grid.columns;
    Mat canvas;
    try (Scalar grey = Scalar.all(MISSING)) {
      canvas = new Mat(up(grid.heightPx), up(grid.widthPx), opencv_core.CV_8UC3, grey);
    }
    int whole = 0;
    boolean anything = false;
    for (int i = 0; i < tiles; i++) {
      HeifItems.Item part = items.item(item.parts.get(i));
      CodedPicture tile = part == null ? null : coded(part);
      if (tile != null) {
        anything = true;
        whole += tile.damaged() ? 0 : 1;
        int x = i % grid.columns * tile.bgr().cols();
        int y = i / grid.columns * tile.bgr().rows();
        put(Frames.reduced(tile.bgr(), divisor), canvas, x / divisor, y / divisor);
      }
    }
    if (!anything) {
      canvas.close();
      return null;
    }
    if (whole < tiles) {
      notes.add(Damage.note("only " + whole + " of its " + tiles + " tiles could be decoded"));
    }
    return canvas;
  }

  /** Pastes a tile, less what sticks out, and releases it. */
  private static void put(Mat tile, Mat canvas, int left, int top) {
    int width = Math.min(tile.cols(), canvas.cols() - left);
    int height = Math.min(tile.rows(), canvas.rows() - top);
    if (width > 0 && height > 0) {
      try (Rect from = new Rect(0, 0, width, height);
          Rect to = new Rect(left, top, width, height);
          Mat source = new Mat(tile, from);
          Mat target = new Mat(canvas, to)) {
        source.copyTo(target);
      }
    }
    tile.release();
    tile.close();
  }

  private int up(int edge) {
    return (int) (((long) edge + divisor - 1) / divisor);
  }
}
