package org.sightline.zonefiles;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Schedule.Edge.Event;

/** The words of {@link Hours}, taken one after the other; blanks between them mean nothing. */
final class HoursText {
  private final String s;
  private int at;

  HoursText(String text) {
    s = text.toLowerCase(Locale.ROOT).replace('–', '-').replace('—', '-');
    skip();
  }

  /**
   * A text and the time zone it names first or last.
   *
   * @param zone null if it names none
   */
  record Zoned(String rest, @Nullable ZoneId zone) {}

  static Zoned zoned(String words) {
    String text = words.strip();
    int first = 0;
    while (first < text.length() && text.charAt(first) > ' ') {
      first++;
    }
    ZoneId zone = zone(text.substring(0, first));
    if (zone != null) {
      return new Zoned(text.substring(first), zone);
    }
    int last = text.length();
    while (last > 0 && text.charAt(last - 1) > ' ') {
      last--;
    }
    zone = last == 0 ? null : zone(text.substring(last));
    return zone == null ? new Zoned(text, null) : new Zoned(text.substring(0, last), zone);
  }

  private static @Nullable ZoneId zone(String word) {
    if (word.equalsIgnoreCase("UTC")
        || word.equalsIgnoreCase("Z")
        || word.equalsIgnoreCase("GMT")) {
      return ZoneOffset.UTC;
    }
    boolean named = !word.isEmpty() && Character.isLetter(word.charAt(0)) && word.indexOf('/') > 0;
    boolean offset =
        word.length() > 1
            && (word.charAt(0) == '+' || word.charAt(0) == '-' || word.startsWith("UTC"))
            && Character.isDigit(word.charAt(word.length() - 1))
            && word.indexOf('/') < 0;
    if (!named && !offset) {
      return null;
    }
    try {
      return ZoneId.of(word);
    } catch (DateTimeException e) {
      return null; // then the text is not understood, which is said
    }
  }

  private void skip() {
    while (at < s.length() && s.charAt(at) <= ' ') {
      at++;
    }
  }

  boolean atEnd() {
    return at == s.length();
  }

  /** Takes a character if it is next. */
  boolean take(char c) {
    if (atEnd() || s.charAt(at) != c) {
      return false;
    }
    at++;
    skip();
    return true;
  }

  private String word() {
    int end = at;
    while (end < s.length() && s.charAt(end) >= 'a' && s.charAt(end) <= 'z') {
      end++;
    }
    return s.substring(at, end);
  }

  private void pass(int length) {
    at += length;
    skip();
  }

  /** Takes a whole word if it is next. */
  boolean takeWord(String word) {
    if (!word().equals(word)) {
      return false;
    }
    pass(word.length());
    return true;
  }

  boolean takeAlways() {
    for (String always : new String[] {"24/7", "h24"}) {
      int end = at + always.length();
      if (s.startsWith(always, at) && (end == s.length() || " ;".indexOf(s.charAt(end)) >= 0)) {
        pass(always.length());
        return true;
      }
    }
    return false;
  }

  @Nullable DayOfWeek takeDay() {
    String word = word();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word.length() >= 2 && begins(day.name(), word)) {
        pass(word.length());
        return day;
      }
    }
    return null;
  }

  @Nullable Month takeMonth() {
    String word = word();
    for (Month month : Month.values()) {
      if (word.length() >= 3 && begins(month.name(), word)) {
        pass(word.length());
        return month;
      }
    }
    return null;
  }

  private static boolean begins(String name, String word) {
    return name.length() >= word.length()
        && name.substring(0, word.length()).equalsIgnoreCase(word);
  }

  @Nullable Event takeEvent() {
    String word = word();
    Event event =
        switch (word) {
          case "dawn", "bmct" -> Event.BMCT;
          case "sunrise", "sr" -> Event.SR;
          case "sunset", "ss" -> Event.SS;
          case "dusk", "eect" -> Event.EECT;
          default -> null;
        };
    if (event != null) {
      pass(word.length());
    }
    return event;
  }

  private int digits(int from) {
    int end = from;
    while (end < s.length() && s.charAt(end) >= '0' && s.charAt(end) <= '9') {
      end++;
    }
    return end - from;
  }

  /** Whether exactly so many digits are next. */
  boolean atDigits(int count) {
    return digits(at) == count;
  }

  private char charAt(int index) {
    return index < s.length() ? s.charAt(index) : ' ';
  }

  /** Whether a time of day or an event of the sun is next. */
  boolean atTime() {
    int digits = digits(at);
    if (digits > 0) {
      char after = charAt(at + digits);
      return digits == 4 ? after == '-' && digits(at + 5) == 4 : digits <= 2 && after == ':';
    }
    int was = at;
    boolean event = charAt(at) == '(' || takeEvent() != null;
    at = was;
    return event;
  }

  /** Takes a comma if a time follows it. */
  boolean takeCommaBeforeTime() {
    int was = at;
    if (take(',') && atTime()) {
      return true;
    }
    at = was;
    return false;
  }

  /** Takes a number of up to so many digits. */
  int takeNumber(int most) throws Hours.NotUnderstood {
    int digits = digits(at);
    if (digits == 0 || digits > most) {
      throw new Hours.NotUnderstood();
    }
    int number = Integer.parseInt(s.substring(at, at + digits));
    pass(digits);
    return number;
  }

  /** Minutes since midnight: {@code 8:00}, {@code 08:00}, {@code 0800}; up to 48:00. */
  int takeMinutes() throws Hours.NotUnderstood {
    int hour;
    int minute;
    if (atDigits(4)) {
      int both = takeNumber(4);
      hour = both / 100;
      minute = both % 100;
    } else {
      hour = takeNumber(2);
      if (charAt(at) != ':' || digits(at + 1) != 2) {
        throw new Hours.NotUnderstood();
      }
      at++;
      minute = takeNumber(2);
    }
    if (minute > 59 || hour * 60 + minute > 48 * 60) {
      throw new Hours.NotUnderstood();
    }
    return hour * 60 + minute;
  }

  static LocalTime time(int minutes) {
    return LocalTime.of(minutes / 60 % 24, minutes % 60);
  }

  /** Whether a date or stretch of ISO 8601 is next. */
  boolean atIso() {
    boolean date = atDigits(4) && charAt(at + 4) == '-' && digits(at + 5) == 2;
    boolean year = atDigits(4) && charAt(at + 4) == '/';
    return date || year || s.startsWith("../", at) || charAt(at) == '/';
  }

  /** Takes all up to the next blank or semicolon, in capitals as ISO 8601 has them. */
  String takeIso() {
    int end = at;
    while (end < s.length() && s.charAt(end) > ' ' && s.charAt(end) != ';') {
      end++;
    }
    String iso = s.substring(at, end).toUpperCase(Locale.ROOT);
    pass(end - at);
    return iso;
  }
}
