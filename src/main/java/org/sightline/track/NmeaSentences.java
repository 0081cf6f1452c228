package org.sightline.track;

import java.util.ArrayList;
import java.util.List;

/** The sentences in a text (NMEA 0183 §5.3), whatever stands between them. */
final class NmeaSentences {
  private NmeaSentences() {}

  /** Each from its dollar to the end of its line, or to the next. */
  static List<String> in(String text) {
    List<String> all = new ArrayList<>();
    int from = text.indexOf('$');
    while (from >= 0) {
      int next = text.indexOf('$', from + 1);
      int line = text.indexOf('\n', from);
      int end = next < 0 ? text.length() : next;
      all.add(text.substring(from, line >= 0 && line < end ? line : end).strip());
      from = next;
    }
    return all;
  }

  /** The exclusive or of all bytes between the dollar and the star. */
  static boolean isChecked(String line, int from, int star) {
    int sum = 0;
    for (int i = from + 1; i < star; i++) {
      sum ^= line.charAt(i);
    }
    if (line.length() < star + 3) {
      return false;
    }
    int high = Character.digit(line.charAt(star + 1), 16);
    int low = Character.digit(line.charAt(star + 2), 16);
    return high >= 0 && low >= 0 && sum == high * 16 + low;
  }
}
