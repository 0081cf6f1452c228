package org.sightline.telemetry;

/** The five entities that XML has built in, and characters by number (XML 1.0 §4.1, §4.6). */
final class XmlEntities {
  /** Longest written form, an ampersand and {@code #x10FFFF;}, with room for leading zeros. */
  private static final int MAX_CHARS = 12;

  private XmlEntities() {}

  /** A piece of a document with its entities replaced; what is none stays as written. */
  static String unescaped(String xml, int from, int to) {
    if (find('&', xml, from, to) < 0) {
      return xml.substring(from, to);
    }
    StringBuilder plain = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      char c = xml.charAt(i);
      int end = c == '&' ? find(';', xml, i, Math.min(to, i + MAX_CHARS)) : -1;
      int character = end > 0 ? entity(xml, i + 1, end) : -1;
      if (character < 0) {
        plain.append(c);
        i++;
      } else {
        plain.appendCodePoint(character);
        i = end + 1;
      }
    }
    return plain.toString();
  }

  /** Not {@code indexOf}, which would look through the rest of the document for every value. */
  private static int find(char wanted, String xml, int from, int to) {
    for (int i = from; i < to; i++) {
      if (xml.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** The character of a built-in or numbered entity; −1 if it is none. */
  private static int entity(String xml, int from, int to) {
    switch (xml.substring(from, to)) {
      case "lt":
        return '<';
      case "gt":
        return '>';
      case "amp":
        return '&';
      case "quot":
        return '"';
      case "apos":
        return '\'';
      default:
        return numbered(xml, from, to);
    }
  }

  private static int numbered(String xml, int from, int to) {
    boolean hex = xml.startsWith("#x", from);
    if (!hex && xml.charAt(from) != '#') {
      return -1;
    }
    int value = 0;
    for (int i = from + (hex ? 2 : 1); i < to; i++) {
      int digit = Character.digit(xml.charAt(i), hex ? 16 : 10);
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        return -1;
      }
      value = value * (hex ? 16 : 10) + digit;
    }
    return Character.isValidCodePoint(value) ? value : -1;
  }
}
