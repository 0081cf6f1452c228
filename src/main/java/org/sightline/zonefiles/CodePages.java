package org.sightline.zonefiles;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a dBASE table: named by the {@code .cpg} file beside it, else by the table's
 * language byte (Esri, "Shapefile code pages"; dBASE language driver ids), else Windows-1252.
 */
final class CodePages {
  /** Which every Java platform has; Latin-1 differs from it in 27 places. */
  private static final Charset LATIN = Charset.forName("windows-1252");

  /** The encoding that a table states. */
  private final @Nullable Charset stated;

  private CodePages(@Nullable Charset stated) {
    this.stated = stated;
  }

  /**
   * The encoding of a table.
   *
   * @param cpg what the {@code .cpg} file says; null if there is none
   * @param language byte 29 of the table
   */
  static CodePages of(@Nullable String cpg, int language) {
    Charset named = cpg == null ? null : named(cpg);
    return new CodePages(named != null ? named : page(language));
  }

  /** Whether a {@code .cpg} file says something that is not known here. */
  static boolean isUnknown(String cpg) {
    return !cpg.isBlank() && named(cpg) == null;
  }

  /**
   * A text. Where the table states no encoding, bytes that can only be UTF-8 are taken as that:
   * they do not occur by chance.
   */
  String text(byte[] bytes, int from, int length) {
    if (stated != null) {
      return new String(bytes, from, length, stated);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, from, length, LATIN);
    }
  }

  /** {@code UTF-8}, {@code ISO-8859-1}, {@code 88591}, {@code 1252}, {@code ANSI 1252}… */
  private static @Nullable Charset named(String cpg) {
    String name = cpg.trim().toUpperCase(Locale.ROOT);
    int digits = name.length();
    while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
      digits--;
    }
    String number = name.substring(digits);
    String words = name.substring(0, digits).replace("-", "").replace(" ", "").replace("_", "");
    if (number.length() == 5 && number.startsWith("8859")) {
      return known("ISO-8859-" + number.charAt(4));
    }
    return switch (words) {
      case "LDID/" ->
          number.isEmpty() || number.length() > 3 ? null : page(Integer.parseInt(number));
      case "", "ANSI", "OEM", "CP", "WINDOWS", "IBM", "ANSICP" -> page(number);
      default -> known(name);
    };
  }

  private static @Nullable Charset page(String number) {
    return switch (number) {
      case "" -> null;
      case "65001" -> StandardCharsets.UTF_8;
      case "932" -> known("windows-31j");
      case "936" -> known("GBK");
      case "949" -> known("x-windows-949");
      case "950" -> known("Big5");
      case "874" -> known("x-windows-874");
      case "10000" -> known("x-MacRoman");
      default -> number.startsWith("125") ? known("windows-" + number) : known("IBM" + number);
    };
  }

  private static @Nullable Charset page(int language) {
    return switch (language) {
      case 0x01, 0x09, 0x0b, 0x0d, 0x0f, 0x11, 0x15, 0x18, 0x19, 0x1b -> page("437");
      case 0x02, 0x0a, 0x0e, 0x10, 0x12, 0x14, 0x16, 0x1a, 0x1d, 0x25, 0x37 -> page("850");
      case 0x03, 0x58, 0x59 -> page("1252");
      case 0x04 -> page("10000");
      case 0x08, 0x17, 0x66 -> page("865");
      case 0x13, 0x7b -> page("932");
      case 0x1c, 0x6c -> page("863");
      case 0x1f, 0x22, 0x23, 0x40, 0x64, 0x87 -> page("852");
      case 0x24 -> page("860");
      case 0x26, 0x65 -> page("866");
      case 0x4d, 0x7a -> page("936");
      case 0x4e, 0x79 -> page("949");
      case 0x4f, 0x78 -> page("950");
      case 0x50, 0x7c -> page("874");
      case 0x67 -> page("861");
      case 0x6a, 0x86 -> page("737");
      case 0x6b, 0x88 -> page("857");
      case 0xc8 -> page("1250");
      case 0xc9 -> page("1251");
      case 0xca -> page("1254");
      case 0xcb -> page("1253");
      case 0xcc -> page("1257");
      // 0x57 is "the code page of the machine that wrote it"
      default -> null;
    };
  }

  private static @Nullable Charset known(String name) {
    try {
      return Charset.isSupported(name) ? Charset.forName(name) : null;
    } catch (IllegalArgumentException e) {
      return null; // not even a name
    }
  }
}
