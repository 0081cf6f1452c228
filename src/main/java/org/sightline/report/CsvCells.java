package org.sightline.report;

/**
 * One line of a table for a spreadsheet (RFC 4180). A text that a spreadsheet would take for a
 * formula gets an apostrophe before it; characters that nobody sees are written out, as on the
 * page: {@code ⟨U+202E⟩}.
 */
final class CsvCells {
  private final StringBuilder line = new StringBuilder(400);

  /** Adds a text. */
  CsvCells add(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    boolean quoted = formula;
    for (int i = 0; i < text.length() && !quoted; i++) {
      quoted = "\",\r\n".indexOf(text.charAt(i)) >= 0;
    }
    line.append(quoted ? "\"" : "").append(formula ? "'" : "");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        line.append("\"\"");
      } else if (isUnseen(c)) {
        line.append("⟨U+");
        for (int shift = 12; shift >= 0; shift -= 4) {
          line.append(Character.toUpperCase(Character.forDigit((c >> shift) & 15, 16)));
        }
        line.append('⟩');
      } else {
        line.append(c);
      }
    }
    line.append(quoted ? "\"," : ",");
    return this;
  }

  private static boolean isUnseen(char c) {
    boolean layout = c == '\t' || c == '\r' || c == '\n';
    return c < 0x7f ? c < ' ' && !layout : JsonBytes.isUnseen(c);
  }

  /** Adds a number with the digits that the record has; anything else leaves the cell empty. */
  CsvCells add(JsonSpan value) {
    if (value.isNumber()) {
      line.append(value);
    }
    line.append(',');
    return this;
  }

  /** Adds a number or time of our own, which is no formula though it may begin with a minus. */
  CsvCells digits(String digits) {
    line.append(digits).append(',');
    return this;
  }

  /** The whole line with its end. */
  String end() {
    line.setLength(line.length() - 1);
    return line.append("\r\n").toString();
  }
}
