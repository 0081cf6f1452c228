package org.sightline.risk;

import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

/**
 * Numbers and things as the sentences of a report say them. No {@code String.format}: this is on
 * the path of a one-photo run.
 */
public final class Words {
  private static final String[] NUMBERS = {
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve"
  };
  private static final String[] COMPASS = {
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
  };
  private static final int MAX_NAME = 120;

  private Words() {}

  /** A distance: under 10 m to 1 m, under 1 km to 10 m, above to 0.1 km. */
  public static String distance(double metres) {
    if (metres < 0.5) {
      return "less than 1 m";
    }
    if (metres < 9.5) {
      return Math.round(metres) + " m";
    }
    if (metres < 995) {
      return Math.round(metres / 10) * 10 + " m";
    }
    return metres < 99_950 ? decimal(metres / 1000, 1) + " km" : Math.round(metres / 1000) + " km";
  }

  /** An error: what it is worth is seen in its last digit, so it is finer than a distance. */
  static String accuracy(double metres) {
    if (metres < 0.095) {
      return Math.max(1, Math.round(metres * 100)) + " cm";
    }
    if (metres < 9.95) {
      return decimal(metres, 1) + " m";
    }
    return metres < 100 ? Math.round(metres) + " m" : distance(metres);
  }

  /** A moment of a video, to the second: {@code 0:53}, {@code 1:02:03}. */
  public static String moment(double seconds) {
    return time(Math.round(Math.max(0, seconds)), 0);
  }

  /** The same to a tenth of a second where it is none: {@code 2:08.4}. */
  static String tenths(double seconds) {
    long tenths = Math.round(Math.max(0, seconds) * 10);
    return time(tenths / 10, (int) (tenths % 10));
  }

  private static String time(long seconds, int tenth) {
    long hours = seconds / 3600;
    long minutes = seconds / 60 % 60;
    long rest = seconds % 60;
    StringBuilder text = new StringBuilder();
    if (hours > 0) {
      text.append(hours).append(minutes < 10 ? ":0" : ":");
    }
    text.append(minutes).append(rest < 10 ? ":0" : ":").append(rest);
    return tenth == 0 ? text.toString() : text.append('.').append(tenth).toString();
  }

  /** A length of time: seconds under a minute, above as a moment is written. */
  static String length(double seconds) {
    return seconds < 59.95 ? decimal(seconds, 1) + " s" : moment(seconds);
  }

  /** A height above something, to 1 m. */
  static String height(double metres) {
    return Math.round(metres) + " m";
  }

  /** A probability, never rounded to certainty. */
  static String percent(double probability) {
    if (probability < 0.01) {
      return "less than 1 %";
    }
    return probability > 0.99 ? "more than 99 %" : Math.round(probability * 100) + " %";
  }

  /** A detector's score with two decimals. */
  static String score(double score) {
    long hundredths = Math.round(score * 100);
    return hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
  }

  /** The nearest of eight directions. */
  static String compass(double deg) {
    return COMPASS[(int) Math.floorMod(Math.round(deg / 45), 8L)];
  }

  /** The error of an angle, with its sign of degrees. */
  public static String degrees(double deg) {
    return decimal(deg, deg < 1 ? 1 : 0) + "°";
  }

  /** A count at the start of a sentence: a word up to twelve, digits above. */
  static String count(int count) {
    return count < NUMBERS.length ? NUMBERS[count] : Integer.toString(count);
  }

  /** One thing at the start of a sentence: "An airplane". */
  static String one(String label) {
    String name = clean(label, MAX_NAME);
    boolean vowel = !name.isEmpty() && "aeioAEIO".indexOf(name.charAt(0)) >= 0;
    return (vowel ? "An " : "A ") + name;
  }

  /** Several of a thing: "boats", "buses". */
  static String several(String label) {
    String name = clean(label, MAX_NAME);
    boolean sibilant =
        name.endsWith("s") || name.endsWith("x") || name.endsWith("ch") || name.endsWith("sh");
    return name + (sibilant ? "es" : "s");
  }

  /** A zone's name, safe to stand in a sentence. */
  public static String name(Zone zone) {
    return clean(zone.name(), MAX_NAME);
  }

  /** A zone that was touched, with the limits of the part that was. */
  static String zone(ZoneContact contact) {
    return zone(contact.zone(), contact.volume());
  }

  /**
   * A zone with what it is and says: "Meadow Field (military airfield, no photography below 120
   * m)".
   */
  static String zone(Zone zone, Volume volume) {
    StringBuilder text = new StringBuilder(name(zone)).append(" (");
    if (!zone.kind().isBlank()) {
      text.append(clean(zone.kind(), MAX_NAME)).append(", ");
    }
    boolean first = true;
    for (Activity activity : Activity.values()) {
      if (zone.restricts().contains(activity)) {
        text.append(first ? "" : ", ").append(no(activity));
        first = false;
      }
    }
    return text.append(limits(volume)).append(')').toString();
  }

  private static String no(Activity activity) {
    return switch (activity) {
      case CAPTURE -> "no photography";
      case FLIGHT -> "no drone flight";
      case PUBLICATION -> "no publication";
    };
  }

  private static String limits(Volume volume) {
    Limit floor = volume.floor();
    Limit ceiling = volume.ceiling();
    if (floor == null) {
      return ceiling == null ? "" : " below " + limit(ceiling);
    }
    if (ceiling == null) {
      return floor.value() == 0 ? "" : " above " + limit(floor);
    }
    return " from " + (floor.value() == 0 ? "the ground" : limit(floor)) + " to " + limit(ceiling);
  }

  /** A limit without its reference, which stands in the evidence. */
  static String limit(Limit limit) {
    return switch (limit.unit()) {
      case M -> decimal(limit.value(), 1) + " m";
      case FT -> decimal(limit.value(), 1) + " ft";
      case FL -> "flight level " + decimal(limit.value(), 1);
    };
  }

  /** A number with at most so many decimals, without trailing zeros. */
  static String decimal(double value, int decimals) {
    long scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    long scaled = Math.round(value * scale);
    StringBuilder text = new StringBuilder(scaled < 0 ? "-" : "");
    text.append(Math.abs(scaled) / scale);
    long rest = Math.abs(scaled) % scale;
    if (rest != 0) {
      text.append('.');
      for (long digit = scale / 10; rest != 0; digit /= 10) {
        text.append(rest / digit);
        rest %= digit;
      }
    }
    return text.toString();
  }

  /**
   * Text from a file made fit for a sentence: control characters and those that turn the direction
   * of writing become spaces, and it ends after so many characters.
   */
  public static String clean(String text, int most) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), most));
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      if (clean.length() + Character.charCount(point) > most - 1 && i + 1 < text.length()) {
        return clean.append('…').toString();
      }
      clean.appendCodePoint(turnsOrBreaks(point) ? ' ' : point);
      i += Character.charCount(point);
    }
    return clean.toString().trim();
  }

  private static boolean turnsOrBreaks(int point) {
    return Character.isISOControl(point)
        || Character.getType(point) == Character.FORMAT // direction marks, zero-width, BOM
        || Character.getType(point) == Character.SURROGATE
        || point == 0x2028 // line and paragraph separators
        || point == 0x2029;
  }
}
