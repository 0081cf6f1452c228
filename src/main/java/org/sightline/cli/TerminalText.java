package org.sightline.cli;

/** Words of files for a terminal: files are hostile, and nothing in them may move its cursor. */
final class TerminalText {
  private TerminalText() {}

  /** The text with what a terminal would obey replaced. */
  static String plain(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    value.codePoints().forEach(c -> plain.appendCodePoint(isPlain(c) ? c : '\uFFFD'));
    return plain.toString();
  }

  private static boolean isPlain(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
  }
}
