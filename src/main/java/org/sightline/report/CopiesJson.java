package org.sightline.report;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.Likeness;
import org.sightline.copies.PdqHash;

/** The record's {@code hash}: what a picture looks like. */
final class CopiesJson {
  private CopiesJson() {}

  static void hash(JsonWriter json, @Nullable Likeness likeness) throws IOException {
    if (likeness == null) {
      json.none("hash");
      return;
    }
    Fingerprint print = likeness.print();
    json.open("hash");
    json.text("pdq", print.hash().hex());
    json.whole("quality", print.quality());
    json.text("flipped", print.flipped().hex());
    json.text("mirrored", print.mirrored().hex());
    json.text("half", print.half().hex());
    json.close('}');
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
