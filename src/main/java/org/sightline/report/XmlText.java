package org.sightline.report;

/** Text inside XML 1.0. */
final class XmlText {
  private XmlText() {}

  /**
   * A text as element content or attribute value: markup escaped, characters that nobody sees
   * written as references, those that XML cannot hold replaced by U+FFFD.
   */
  static String of(String text) {
    StringBuilder xml = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '"' -> xml.append("&quot;");
        default -> character(xml, c);
      }
    }
    return xml.toString();
  }

  private static void character(StringBuilder xml, int c) {
    boolean layout = c == '\t' || c == '\n' || c == '\r';
    boolean none = (c < ' ' && !layout) || (c >= 0xd800 && c <= 0xdfff) || (c & 0xfffe) == 0xfffe;
    if (none) {
      xml.append('\ufffd');
    } else if (layout || c == 0x7f || (c > 0x7f && JsonBytes.isUnseen(c))) {
      xml.append("&#x").append(Integer.toHexString(c)).append(';');
    } else {
      xml.appendCodePoint(c);
    }
  }
}
