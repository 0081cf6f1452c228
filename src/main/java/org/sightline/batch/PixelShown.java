package org.sightline.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.ShownHash;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextReader;

/** The part of the child's answer that says which pictures of a video it kept and read. */
final class PixelShown {
  private PixelShown() {}

  static void write(DataOutputStream out, List<ShownHash> hashes, List<ReadPicture> texts)
      throws IOException {
    out.writeInt(hashes.size());
    for (ShownHash hash : hashes) {
      out.writeLong(hash.offsetNs());
      WireParts.writePrint(out, hash.print());
    }
    out.writeInt(texts.size());
    for (ReadPicture text : texts) {
      out.writeLong(text.offsetNs());
      PixelTexts.write(out, text.reading());
    }
  }

  /**
   * @param most pictures that were asked for
   */
  static List<ShownHash> readHashes(DataInputStream in, int most) throws IOException {
    int count = bounded(in.readInt(), most);
    List<ShownHash> hashes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long offsetNs = in.readLong();
      Fingerprint print = WireParts.readPrint(in);
      if (print == null) {
        throw new IOException("a picture without a hash");
      }
      hashes.add(new ShownHash(offsetNs, print));
    }
    return hashes;
  }

  static List<ReadPicture> readTexts(DataInputStream in, int most) throws IOException {
    int count = bounded(in.readInt(), most);
    List<ReadPicture> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long offsetNs = in.readLong();
      TextReader.Reading reading = PixelTexts.read(in);
      if (reading == null) {
        throw new IOException("a picture that was not read");
      }
      texts.add(new ReadPicture(offsetNs, reading));
    }
    return texts;
  }

  private static int bounded(int count, int most) throws IOException {
    if (count < 0 || count > most) {
      throw new IOException("a list of " + count);
    }
    return count;
  }
}
