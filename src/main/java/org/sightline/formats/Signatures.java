package org.sightline.formats;

import java.io.IOException;
import org.sightline.media.FileBytes;
import org.sightline.media.Format;

/**
 * Tells what a file is by its first bytes, never by its name. The values are those of the formats'
 * own specifications; formats without one (subtitles, tables) are left to {@link TextSignatures}.
 */
final class Signatures {
  private Signatures() {}

  /** What the file is; {@link Format#UNKNOWN} if nothing fits. */
  static Format of(FileBytes file) throws IOException {
    if (!file.has(0, 4)) {
      return Format.UNKNOWN;
    }
    Format format =
        switch (file.u8(0)) {
          case 0xff -> file.be16(0) == 0xffd8 && file.u8(2) == 0xff ? Format.JPEG : audio(file);
          case 0x89 -> is(file, "\u0089PNG\r\n\u001a\n", Format.PNG);
          case 'R' -> riff(file);
          case 'I', 'M' -> tiffOrOther(file);
          case 'F', 'f' -> f(file);
          case 'D' -> file.matches(0, "DEVC\0") ? Format.GPMF : Format.UNKNOWN;
          case 0x1a -> matroska(file);
          case 0x06 -> file.be32(0) == 0x060e2b34L ? Format.KLV : Format.UNKNOWN;
          case 0x47 -> file.matches(0, "GIF8") ? Format.GIF : transport(file, 0, 188);
          default -> rare(file);
        };
    if (format == Format.UNKNOWN) {
      format = BoxSignatures.of(file);
    }
    return format == Format.UNKNOWN ? TextSignatures.of(file) : format;
  }

  private static Format is(FileBytes file, String start, Format format) throws IOException {
    return file.matches(0, start) ? format : Format.UNKNOWN;
  }

  private static Format riff(FileBytes file) throws IOException {
    if (file.matches(0, "RIFF")) {
      if (file.matches(8, "WEBP")) {
        return Format.WEBP;
      }
      return file.matches(8, "AVI ")
          ? Format.AVI
          : file.matches(8, "WAVE") ? Format.AUDIO : Format.UNKNOWN;
    }
    return is(file, "Rar!", Format.ARCHIVE);
  }

  private static Format tiffOrOther(FileBytes file) throws IOException {
    int order = file.be16(0);
    int magic = order == 0x4949 ? file.le16(2) : file.be16(2);
    boolean ordered = order == 0x4949 || order == 0x4d4d;
    if (ordered && Tiffs.isMagic(magic)) {
      return Format.TIFF;
    }
    if (file.matches(0, "ID3")) {
      return Format.AUDIO;
    }
    return file.matches(6, "HEAPCCDR") ? Format.CRW : is(file, "MThd", Format.AUDIO);
  }

  private static Format f(FileBytes file) throws IOException {
    if (file.matches(0, "FUJIFILMCCD-RAW")) {
      return Format.RAF;
    }
    if (file.matches(0, "FLV\u0001")) {
      return Format.FLV;
    }
    if (file.matches(0, "fLaC")) {
      return Format.AUDIO;
    }
    return file.matches(0, "FOVb") ? Format.X3F : is(file, "FLIF", Format.FLIF);
  }

  /** The document type stands in the first few elements of the EBML head (RFC 8794 §11.2.4). */
  private static Format matroska(FileBytes file) throws IOException {
    if (file.be32(0) != 0x1a45dfa3L) {
      return Format.UNKNOWN;
    }
    for (int at = 4; at < 64; at++) {
      if (file.matches(at, "webm")) {
        return Format.WEBM;
      }
    }
    return Format.MKV;
  }

  /** Transport packets start with 0x47 every so many bytes (ISO/IEC 13818-1 §2.4.3.2). */
  private static Format transport(FileBytes file, int first, int step) throws IOException {
    for (int packet = 0; packet < 4; packet++) {
      long at = first + (long) packet * step;
      if (!file.has(at, 1) ? packet < 2 : file.u8(at) != 0x47) {
        return Format.UNKNOWN;
      }
    }
    return Format.TS;
  }

  private static Format audio(FileBytes file) throws IOException {
    // MPEG audio frame: eleven set bits, then a layer that is not reserved
    int head = file.be16(0);
    return (head & 0xffe0) == 0xffe0 && (head & 6) != 0 && file.u8(2) >> 4 != 15
        ? Format.AUDIO
        : is(file, "\u00ff\n", Format.JXL);
  }

  private static Format rare(FileBytes file) throws IOException {
    for (Start start : STARTS) {
      if (file.matches(0, start.bytes)) {
        return start.format;
      }
    }
    if (file.u8(0) == 'B' && file.matches(0, "BM") && file.has(0, 26) && file.le32(6) == 0) {
      return Format.BMP;
    }
    if (file.matches(128, "DICM")) {
      return Format.DICOM;
    }
    return file.has(4, 1) && file.u8(4) == 0x47
        ? transport(file, 4, 192)
        : file.matches(8, ".FIT") ? Format.FIT : Format.UNKNOWN;
  }

  /** How files of a rarer kind start. */
  private record Start(String bytes, Format format) {}

  private static final Start[] STARTS = {
    new Start("8BPS", Format.PSD),
    new Start("%PDF", Format.PDF),
    new Start("%!PS", Format.POSTSCRIPT),
    // a key of SMPTE ST 336 for MISB ST 0601 that lost its first five bytes with the stream's start
    new Start("\u000b\1\1\u000e\1\3\1\1\0\0\0", Format.KLV),
    new Start("PK\u0003\u0004", Format.ZIP),
    new Start("PK\u0005\u0006", Format.ZIP),
    new Start("7z\u00bc\u00af", Format.ARCHIVE),
    new Start("\u001f\u008b", Format.ARCHIVE),
    new Start("BZh", Format.ARCHIVE),
    new Start("\u00fd7zXZ", Format.ARCHIVE),
    new Start("(\u00b5/\u00fd", Format.ARCHIVE),
    new Start("\u00d0\u00cf\u0011\u00e0", Format.OLE),
    new Start("{\\rtf", Format.RTF),
    new Start("\0\0\1\0", Format.ICO),
    new Start("v/1\1", Format.EXR),
    new Start("\0MRM", Format.MRW),
    new Start("BPG\u00fb", Format.BPG),
    new Start("gimp xcf", Format.XCF),
    new Start("OggS", Format.AUDIO),
    new Start("\0\0\1\u00ba", Format.MPG),
    new Start("\0\0\1\u00b3", Format.MPG),
    new Start("0&\u00b2u", Format.WMV),
    new Start("P5\n", Format.PNM),
    new Start("P6\n", Format.PNM)
  };
}
