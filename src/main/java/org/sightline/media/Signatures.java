package org.sightline.media;

import java.io.IOException;

/** Tells what a file is by its first bytes. */
final class Signatures {
  private Signatures() {}

  /** What the file is; {@link Format#UNKNOWN} if nothing fits. */
  static Format of(FileBytes file) throws IOException {
    return file.has(0, 3) && file.be16(0) == 0xffd8 && file.u8(2) == 0xff
        ? Format.JPEG
        : Format.UNKNOWN;
  }
}
