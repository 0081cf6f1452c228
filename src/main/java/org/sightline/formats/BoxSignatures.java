package org.sightline.formats;

import java.io.IOException;
import org.sightline.media.FileBytes;
import org.sightline.media.Format;

/**
 * Tells files of ISO base media boxes (ISO/IEC 14496-12 §4.3) apart by the brands of their first
 * box, and old QuickTime files by the name of theirs.
 */
final class BoxSignatures {
  /** Brands looked at; real files have under ten. */
  private static final int MOST_BRANDS = 32;

  private BoxSignatures() {}

  static Format of(FileBytes file) throws IOException {
    if (!file.has(0, 12)) {
      return Format.UNKNOWN;
    }
    if (file.matches(4, "jP  \r\n")) {
      return Format.JP2;
    }
    if (file.matches(4, "JXL \r\n")) {
      return Format.JXL;
    }
    if (file.matches(4, "ftyp")) {
      return branded(file);
    }
    for (String name : new String[] {"moov", "mdat", "wide", "skip", "free", "pnot"}) {
      // 'free' and its like are words: only a box that is as long as the file allows is one
      if (file.matches(4, name) && file.be32(0) != 0 && file.be32(0) <= file.length()) {
        return Format.MOV;
      }
    }
    return Format.UNKNOWN;
  }

  private static Format branded(FileBytes file) throws IOException {
    long size = file.be32(0);
    long end = Math.min(size < 16 ? 16 : size, file.length());
    Format major = brand(file, 8);
    if (major != Format.UNKNOWN) {
      return major;
    }
    for (int i = 0; i < MOST_BRANDS && 16 + 4L * i + 4 <= end; i++) {
      Format compatible = brand(file, 16 + 4 * i);
      if (compatible == Format.HEIC || compatible == Format.CR3) {
        return compatible;
      }
    }
    return Format.MP4;
  }

  private static Format brand(FileBytes file, int at) throws IOException {
    if (!file.has(at, 4)) {
      return Format.UNKNOWN;
    }
    String brand =
        ""
            + (char) file.u8(at)
            + (char) file.u8(at + 1)
            + (char) file.u8(at + 2)
            + (char) file.u8(at + 3);
    return switch (brand) {
      case "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs" -> Format.HEIC;
      case "mif1", "mif2", "mif3", "msf1", "avif", "avis", "avio", "vvic" -> Format.HEIC;
      case "jpeg", "jpgs", "j2ki", "avci" -> Format.HEIC;
      case "crx " -> Format.CR3;
      case "qt  " -> Format.MOV;
      case "M4A ", "M4B ", "M4P " -> Format.AUDIO;
      case "jp2 ", "jpx ", "jpm ", "mjp2" -> Format.JP2;
      case "jxl " -> Format.JXL;
      default -> brand.startsWith("3g") ? Format.THREE_GP : Format.UNKNOWN;
    };
  }
}
