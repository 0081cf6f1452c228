package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;

/** Reads the values of our own properties; what is odd is said of the draft they belong to. */
final class PropertyWords {
  private final ZoneDraft draft;

  PropertyWords(ZoneDraft draft) {
    this.draft = draft;
  }

  /** Words between commas and blanks; by hand, since a pattern costs start-up time. */
  Set<Activity> activities(String text) {
    EnumSet<Activity> found = EnumSet.noneOf(Activity.class);
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !isGap(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        found.add(activity(text.substring(at, end)));
      }
      at = end + 1;
    }
    return found.isEmpty() ? EnumSet.of(Activity.CAPTURE) : found;
  }

  private static boolean isGap(char c) {
    return c <= ' ' || c == ',' || c == ';';
  }

  private Activity activity(String word) {
    switch (word.toUpperCase(Locale.ROOT)) {
      case "CAPTURE" -> {
        return Activity.CAPTURE;
      }
      case "FLIGHT" -> {
        return Activity.FLIGHT;
      }
      case "PUBLICATION" -> {
        return Activity.PUBLICATION;
      }
      default -> {
        draft.remark(
            "restricts",
            "\""
                + ZoneDraft.shortened(word)
                + "\" is not CAPTURE, FLIGHT or PUBLICATION; CAPTURE was taken to be safe");
        return Activity.CAPTURE;
      }
    }
  }

  /** Hours; what was assumed or not understood is remarked. */
  Schedule hours(String text) {
    List<String> remarks = new ArrayList<>();
    Schedule read = Hours.read(text, remarks);
    for (String said : remarks) {
      draft.remark("hours", said);
    }
    return read;
  }

  /** A limit as text; null if there is none, or if it is no height, which it says. */
  @Nullable Limit limit(String field, String text) {
    boolean low = field.equals("floor");
    switch (text.trim().toUpperCase(Locale.ROOT)) {
      case "" -> {
        return null;
      }
      case "GND", "SFC" -> {
        if (low) {
          return null;
        }
      }
      case "UNL", "UNLIM" -> {
        if (!low) {
          return null;
        }
      }
      default -> {
        // a height
      }
    }
    Limit limit = Limit.parse(text);
    if (limit == null) {
      draft.remark(
          field,
          "\""
              + ZoneDraft.shortened(text)
              + "\" is not a height such as 300 m AMSL, 400 ft AGL or FL 195; it was left out");
    } else if (limit.reference() == Limit.Reference.UNKNOWN) {
      draft.remark(
          field,
          "\""
              + ZoneDraft.shortened(text)
              + "\" does not say whether it counts from the ground (AGL) or from sea level (AMSL)");
    }
    return limit;
  }

  /** Metres, or with a unit: {@code 100}, {@code 100 m}, {@code 300 ft}. */
  double distance(String field, String text) {
    Limit read = Limit.parse(text);
    boolean plain =
        read != null
            && read.unit() != Limit.Unit.FL
            && read.reference() == Limit.Reference.UNKNOWN
            && read.metres() >= 0
            && read.metres() <= 1e6;
    if (read != null && plain) {
      return read.metres();
    }
    // taken as 0 it would shrink the zone
    draft.unusable(
        field,
        "\"" + ZoneDraft.shortened(text) + "\" is not a distance from 0 to 1,000,000 metres");
    return 0;
  }

  /** Yes or no; anything else is yes, to hide rather than show. */
  boolean yes(String field, String text) {
    boolean yes = text.equalsIgnoreCase("true") || text.equals("1") || text.equalsIgnoreCase("yes");
    boolean no = text.equalsIgnoreCase("false") || text.equals("0") || text.equalsIgnoreCase("no");
    if (!yes && !no) {
      draft.remark(
          field, "\"" + ZoneDraft.shortened(text) + "\" is not true or false; taken as true");
      return true;
    }
    return yes;
  }
}
