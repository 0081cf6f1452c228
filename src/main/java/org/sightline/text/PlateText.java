package org.sightline.text;

import java.util.Set;

/**
 * Whether a line reads like the number plate of a vehicle. It says yes or no and keeps nothing.
 *
 * <p>The layouts of many states share what is asked for here: capitals and digits, few of each, in
 * few groups. Plates of letters alone are not told from words, and those of digits alone only where
 * they stand on a vehicle.
 */
final class PlateText {
  /** Words of cameras and dashboards that stand before or behind a number. */
  private static final Set<String> UNITS =
      Set.of("ISO", "KMH", "MPH", "KM", "FPS", "EV", "SAT", "GPS", "RTK", "HD", "MHZ", "GHZ", "MM");

  private static final int MOST_GROUPS = 4;

  /** More letters in a row are a word. */
  private static final int MOST_TOGETHER = 4;

  /** Letters and digits of a plate with what is printed on it besides. */
  private static final int MOST_BESIDE = 14;

  private final StringBuilder kinds = new StringBuilder();
  private final StringBuilder letters = new StringBuilder();
  private int digits;
  private int separators;
  private int longestWord;
  private boolean foreign;

  private PlateText(String text) {
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        kinds.append('9');
        word = 0;
      } else if ((c >= 'A' && c <= 'Z') || Character.isIdeographic(c)) {
        letters.append(c);
        kinds.append('A');
        longestWord = Math.max(longestWord, ++word);
      } else if (isSeparator(c)) {
        separators++;
        word = 0;
      } else {
        foreign = true;
      }
    }
  }

  private static boolean isSeparator(char c) {
    return " -.·•:・*'|_".indexOf(c) >= 0;
  }

  /** Whether it reads like a plate, whatever it stands on. */
  static boolean isAnywhere(String text) {
    PlateText read = new PlateText(text);
    int length = read.kinds.length();
    return !read.foreign
        && length >= 5
        && length <= 8
        && read.letters.length() >= 2
        && read.digits >= 2
        && read.longestWord < MOST_TOGETHER
        && read.groups() <= MOST_GROUPS
        && !UNITS.contains(read.letters.toString());
  }

  /** Whether it reads like a plate, given that it stands on a vehicle. */
  static boolean isOnVehicle(String text) {
    PlateText read = new PlateText(text);
    int length = read.kinds.length();
    if (read.foreign || length < 4 || length > 10 || read.digits == 0) {
      return false;
    }
    if (read.letters.length() == 0) {
      // 12-34 is the large row of a Japanese plate; a bus's number has no dash
      return (length == 4 && read.separators > 0) || (length >= 5 && length <= 8);
    }
    return length >= 5
        && read.longestWord <= MOST_TOGETHER
        && read.letters.length() <= 6
        && !UNITS.contains(read.letters.toString());
  }

  /**
   * Whether a line on a vehicle may hold a plate's letters: beside a country or a state, with a
   * sticker between, or with small letters for capitals. That is enough to tell it to nobody, and
   * not enough to count it.
   */
  static boolean mayBeOnVehicle(String text) {
    int letters = 0;
    int digits = 0;
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += Character.isDigit(c) ? 1 : 0;
      if (Character.isLetter(c)) {
        letters++;
        word.append(c);
      }
    }
    int length = letters + digits;
    return letters > 0
        && digits > 0
        && length >= 3
        && length <= MOST_BESIDE
        && !UNITS.contains(word.toString());
  }

  /** How often letters and digits take turns. */
  private int groups() {
    int groups = 0;
    for (int i = 0; i < kinds.length(); i++) {
      groups += i == 0 || kinds.charAt(i) != kinds.charAt(i - 1) ? 1 : 0;
    }
    return groups;
  }
}
