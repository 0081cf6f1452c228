package org.sightline.text;

/**
 * Tells writing that was not read, or not surely, from what only looks like writing. The networks
 * know Latin letters and Chinese: of another script they give letters that look alike, with a score
 * that is seldom as high as that of letters they know. The limits were measured, docs/text.md.
 */
final class Legibility {
  /** Boxes lower than this in the picture as it is looked at hold letters of 8 px and less. */
  static final double SMALL_PX = 13;

  /** Below this even the finder is mostly wrong. */
  private static final double MIN_HEIGHT_PX = 6;

  /** A line is longer than high; leaves, windows and wheels are not. */
  private static final double MIN_RATIO = 1.5;

  /** The finder's score of a long line of several letters, and of any other. */
  private static final double LONG_FOUND = 0.6;

  private static final double FOUND = 0.75;
  private static final double LONG_RATIO = 3;
  private static final int LONG_LETTERS = 4;

  /** The reader's score below which nothing was read. */
  static final double READ = 0.5;

  /** The same below which it was not read surely, of few letters and of many. */
  private static final double FEW_SURE = 0.8;

  private static final double SURE = 0.93;
  private static final int MANY = 5;

  /** Words that no language writes make even a score below this doubtful. */
  private static final double PLAUSIBLE = 0.97;

  /** Letters that a box as long as it is high holds at least. */
  private static final double LEAST_IN_A_SQUARE = 0.5;

  private Legibility() {}

  /**
   * Whether a box holds writing that was not read, or not surely.
   *
   * @param heightPx of the box in the picture as it is looked at
   */
  static boolean isUnread(TextMap.Found found, Ctc.Read read, double heightPx) {
    double ratio = found.box().width() / found.box().height();
    String text = read.text();
    int letters = 0;
    int signs = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
      signs += text.charAt(i) == ' ' ? 0 : 1;
    }
    boolean isLong = ratio >= LONG_RATIO && letters >= LONG_LETTERS;
    if (heightPx < MIN_HEIGHT_PX
        || ratio < MIN_RATIO
        || found.score() < (isLong ? LONG_FOUND : FOUND)) {
      return false;
    }
    return text.isEmpty()
        || read.score() < READ
        || signs < LEAST_IN_A_SQUARE * ratio
        || read.score() < (letters >= MANY ? SURE : FEW_SURE)
        || isMixed(text)
        || (read.score() < PLAUSIBLE && isOdd(text));
  }

  /**
   * A Greek or Cyrillic letter beside a Latin one: the reader knows few, which stand for others.
   */
  private static boolean isMixed(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char one = text.charAt(i);
      char next = text.charAt(i + 1);
      if ((isLatin(one) && isGreekOrCyrillic(next)) || (isGreekOrCyrillic(one) && isLatin(next))) {
        return true;
      }
    }
    return false;
  }

  /** Words with a digit before or between their letters, or a capital behind a small letter. */
  private static boolean isOdd(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char one = text.charAt(i);
      boolean letterAfter = Character.isLetter(text.charAt(i + 1));
      if (Character.isLowerCase(one) && Character.isUpperCase(text.charAt(i + 1))) {
        return true;
      }
      if (Character.isDigit(one) && letterAfter) {
        boolean between = i > 0 && Character.isLetter(text.charAt(i - 1));
        boolean first = i == 0 || text.charAt(i - 1) == ' ';
        if (between || (first && lettersFrom(text, i + 1) >= LONG_LETTERS)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int lettersFrom(String text, int from) {
    int to = from;
    while (to < text.length() && Character.isLetter(text.charAt(to))) {
      to++;
    }
    return to - from;
  }

  private static boolean isGreekOrCyrillic(char letter) {
    Character.UnicodeScript script = Character.UnicodeScript.of(letter);
    return script == Character.UnicodeScript.GREEK || script == Character.UnicodeScript.CYRILLIC;
  }

  private static boolean isLatin(char letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
  }
}
