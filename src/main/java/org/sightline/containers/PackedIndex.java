package org.sightline.containers;

import java.io.IOException;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Limits;

/**
 * A packed index of a QuickTime file (QuickTime File Format 2001, "Compressed Movie Resources").
 */
final class PackedIndex {
  /** Of the longest recordings an index is a few megabytes. */
  private static final int MOST_BYTES = 16 << 20;

  private PackedIndex() {}

  /** The index as it was before; empty where it cannot be unpacked or is too large. */
  static FileBytes unpacked(FileBytes file, IsoBox cmov, Limits limits, IsoBox.Count left)
      throws IOException {
    List<IsoBox> boxes = cmov.children(file, 0, left);
    IsoBox how = IsoBox.first(boxes, "dcom");
    IsoBox data = IsoBox.first(boxes, "cmvd");
    boolean zlib = how != null && file.matches(how.body(), "zlib");
    if (!zlib || data == null || data.end() - data.body() < 5) {
      return FileBytes.of(new byte[0]);
    }
    long claimed = file.be32(data.body());
    long packed = data.end() - data.body() - 4;
    if (claimed > MOST_BYTES || packed > limits.blockBytes()) {
      return FileBytes.of(new byte[0]);
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(file.copy(data.body() + 4, (int) packed));
      byte[] out = new byte[(int) claimed];
      int count = 0;
      while (count < out.length && !inflater.finished()) {
        int more = inflater.inflate(out, count, out.length - count);
        if (more == 0) {
          break;
        }
        count += more;
      }
      return FileBytes.of(java.util.Arrays.copyOf(out, count));
    } catch (DataFormatException e) {
      return FileBytes.of(new byte[0]);
    } finally {
      inflater.end();
    }
  }
}
