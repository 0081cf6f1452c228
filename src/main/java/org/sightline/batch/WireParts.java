package org.sightline.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.PdqHash;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;

/** What several answers and requests have in common, field by field, each length bounded. */
final class WireParts {
  private static final int MAX_DETECTIONS = 10_000;
  private static final int MAX_TEXT = 4_000;

  private WireParts() {}

  static void writeDetections(DataOutputStream out, List<Detection> all) throws IOException {
    int detections = Math.min(all.size(), MAX_DETECTIONS);
    out.writeInt(detections);
    for (Detection detection : all.subList(0, detections)) {
      Box box = detection.box();
      writeText(out, detection.label());
      out.writeDouble(detection.score());
      out.writeDouble(box.x());
      out.writeDouble(box.y());
      out.writeDouble(box.width());
      out.writeDouble(box.height());
      writeText(out, detection.model());
    }
  }

  static List<Detection> readDetections(DataInputStream in) throws IOException {
    int count = bounded(in.readInt(), MAX_DETECTIONS);
    List<Detection> detections = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String label = readText(in);
      double score = in.readDouble();
      double x = in.readDouble();
      double y = in.readDouble();
      double width = in.readDouble();
      double height = in.readDouble();
      if (!(score >= 0 && score <= 1)
          || !(width > 0)
          || !(height > 0)
          || !Double.isFinite(x + y + width + height)) {
        throw new IOException("an impossible detection");
      }
      detections.add(new Detection(label, score, new Box(x, y, width, height), readText(in)));
    }
    return detections;
  }

  static void writePrint(DataOutputStream out, @Nullable Fingerprint print) throws IOException {
    out.writeBoolean(print != null);
    if (print != null) {
      writeHash(out, print.hash());
      writeHash(out, print.flipped());
      writeHash(out, print.mirrored());
      writeHash(out, print.half());
      out.writeInt(print.quality());
    }
  }

  static @Nullable Fingerprint readPrint(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    PdqHash hash = readHash(in);
    PdqHash flipped = readHash(in);
    PdqHash mirrored = readHash(in);
    PdqHash half = readHash(in);
    return new Fingerprint(hash, flipped, mirrored, half, bounded(in.readInt(), 100));
  }

  private static void writeHash(DataOutputStream out, PdqHash hash) throws IOException {
    out.writeLong(hash.bits0());
    out.writeLong(hash.bits64());
    out.writeLong(hash.bits128());
    out.writeLong(hash.bits192());
  }

  private static PdqHash readHash(DataInputStream in) throws IOException {
    return new PdqHash(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  static int bounded(int count, int most) throws IOException {
    if (count < 0 || count > most) {
      throw new IOException("a list of " + count);
    }
    return count;
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    out.writeUTF(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
  }

  static String readText(DataInputStream in) throws IOException {
    return in.readUTF();
  }
}
