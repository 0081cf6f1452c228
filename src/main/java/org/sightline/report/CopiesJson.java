package org.sightline.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.Likeness;
import org.sightline.copies.PdqHash;
import org.sightline.copies.ShownHash;

/** The record's {@code hash}: what a picture looks like. */
final class CopiesJson {
  private CopiesJson() {}

  static void hash(JsonWriter json, @Nullable Likeness likeness) throws IOException {
    if (likeness == null) {
      json.none("hash");
      return;
    }
    json.open("hash");
    print(json, likeness.print());
    json.close('}');
  }

  /** The member {@code hashes}: pictures of a video that differ from the one kept before. */
  static void hashes(JsonWriter json, List<ShownHash> hashes) throws IOException {
    json.openList("hashes");
    for (ShownHash hash : hashes.subList(0, json.bounded("hashes", hashes.size()))) {
      json.open();
      json.number("offsetS", hash.offsetS(), 3);
      json.open("hash");
      print(json, hash.print());
      json.close('}');
      json.close('}');
    }
    json.close(']');
  }

  /** The members of a hash. */
  static void print(JsonWriter json, Fingerprint print) throws IOException {
    json.text("pdq", print.hash().hex());
    json.whole("quality", print.quality());
    json.text("flipped", print.flipped().hex());
    json.text("mirrored", print.mirrored().hex());
    json.text("half", print.half().hex());
  }

  /** Reads it back; null if there is none. */
  static @Nullable Fingerprint read(JsonSpan hash) {
    PdqHash whole = PdqHash.parse(hash.text("pdq"));
    PdqHash flipped = PdqHash.parse(hash.text("flipped"));
    PdqHash mirrored = PdqHash.parse(hash.text("mirrored"));
    PdqHash half = PdqHash.parse(hash.text("half"));
    Double quality = hash.number("quality");
    if (whole == null || flipped == null || mirrored == null || half == null || quality == null) {
      return null;
    }
    int bounded = (int) Math.max(0, Math.min(100, quality));
    return new Fingerprint(whole, flipped, mirrored, half, bounded);
  }
}
