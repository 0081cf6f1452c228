package org.sightline.zonefiles;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * OpenAir, versions 1 and 2 (Naviter, and its predecessor of 1998): one record a line, airspaces
 * one after the other.
 *
 * <p>{@code *} begins a comment anywhere in a line. A {@code AC} without name, limits and points
 * only sets colours and is passed over with a remark; one with a name and without points is
 * unusable. What is known about each record stands in {@link OpenAirZone}.
 */
final class OpenAirZones implements ZoneReader {
  @Override
  public String name() {
    return "OpenAir";
  }

  /** A line {@code AC …}, and a line of another record that every airspace has. */
  @Override
  public boolean accepts(String latin1) {
    String head = MixedText.head(latin1);
    boolean begins = false;
    boolean goesOn = false;
    boolean onlyComments = head.length() >= ZoneInput.HEAD_BYTES;
    int at = 0;
    while (at < head.length()) {
      int end = at;
      while (end < head.length() && head.charAt(end) != '\n' && head.charAt(end) != '\r') {
        end++;
      }
      String key = key(head, at, end);
      begins |= key.equals("AC");
      goesOn |= isCommon(key);
      onlyComments &= at == end || head.charAt(at) == '*';
      at = end + 1;
    }
    return (begins && goesOn) || onlyComments;
  }

  private static boolean isCommon(String key) {
    return switch (key) {
      case "AN", "AL", "AH", "AY", "DP", "DC", "DA", "DB", "DY", "V", "SP", "SB" -> true;
      default -> false;
    };
  }

  /** The first word of a line if it has one or two letters, in capitals; else nothing. */
  private static String key(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) > ' ') {
      at++;
    }
    // a record has something behind its key
    boolean more = at < to && at - from <= 2;
    return more ? text.substring(from, at).toUpperCase(Locale.ROOT) : "";
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    OpenAirZone zone = null;
    int number = 0;
    int stray = 0;
    try (TextLines lines = new TextLines(input.open())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        int comment = line.indexOf('*');
        String record = (comment < 0 ? line : line.substring(0, comment)).trim();
        String key = firstWord(record);
        String value = record.substring(key.length()).trim();
        if (key.equals("AC")) {
          finish(zone, input, into);
          zone = new OpenAirZone(new ZoneDraft(input.name(), ++number), value);
        } else if (zone != null) {
          zone.record(key, value);
        } else {
          stray += key.startsWith("D") || key.equals("AN") ? 1 : 0;
        }
      }
    } finally {
      finish(zone, input, into);
      if (stray > 0) {
        into.problem(
            input.name(), "AC", "records stand before the first AC: an airspace is lost", true);
      }
    }
  }

  private static String firstWord(String record) {
    int end = 0;
    while (end < record.length() && record.charAt(end) > ' ') {
      end++;
    }
    return record.substring(0, end).toUpperCase(Locale.ROOT);
  }

  private static void finish(@Nullable OpenAirZone zone, ZoneInput input, ReadZones into) {
    if (zone != null) {
      into.finish(zone.finished(), input);
    }
  }
}
