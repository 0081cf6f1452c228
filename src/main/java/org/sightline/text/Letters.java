package org.sightline.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text reduced to what a reader of pictures can be trusted with: letters without accents, spaces,
 * punctuation or case, and of letters and digits that look alike one. Both what was read and what
 * is looked for go through it.
 */
final class Letters {
  private Letters() {}

  /** The reduced form; empty if nothing is left. */
  static String of(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      switch (c) {
        case '0', 'Q', 'Ø', 'Θ', 'О' -> letters.append('O');
        case '1', 'L', '|', '!', 'Ł', 'ı' -> letters.append('I');
        case '5' -> letters.append('S');
        case '8' -> letters.append('B');
        case '2' -> letters.append('Z');
        case 'Đ', 'Ð' -> letters.append('D');
        case 'Æ' -> letters.append("AE");
        case 'Œ' -> letters.append("OE");
        default -> {
          if (Character.isLetter(c)) {
            letters.append(c);
          }
        }
      }
    }
    return letters.toString();
  }
}
