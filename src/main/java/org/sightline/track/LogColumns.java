package org.sightline.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a flight log is what, by the names that the tools in use write: AirData, Litchi,
 * TXTlogToCSVtool and the log viewers after it ({@code OSD.latitude}), DatCon, and plain tables.
 * Units stand in brackets behind a name.
 */
final class LogColumns {
  private static final String[] OF_OTHERS = {
    "home",
    "rc.",
    "app.",
    "takeoff",
    "take_off",
    "device",
    "pilot",
    "operator",
    "remote",
    "base",
    "user",
    "phone",
    "target",
    "poi",
    "center",
    "waypoint"
  };

  /** One column: where it stands and what its numbers are multiplied by. */
  record Column(int index, double scale) {}

  private final List<String> names;

  LogColumns(List<String> header) {
    List<String> lower = new ArrayList<>();
    for (String name : header) {
      lower.add(name.strip().toLowerCase(Locale.ROOT));
    }
    this.names = lower;
  }

  /** The aircraft's latitude or longitude; null if there is none. */
  @Nullable Column coordinate(String word, String shorter) {
    Column exact = find(word, shorter, "osd." + word, "gps." + word, "aircraft " + word);
    for (int i = 0; exact == null && i < names.size(); i++) {
      String base = base(i);
      boolean means = base.contains(word) || base.endsWith(":" + shorter);
      if (means && !isOfOther(base)) {
        exact = new Column(i, 1);
      }
    }
    if (exact == null) {
      return null;
    }
    boolean radians = unit(exact.index()).startsWith("rad");
    return new Column(exact.index(), radians ? Math.toDegrees(1) : 1);
  }

  private static boolean isOfOther(String base) {
    for (String other : OF_OTHERS) {
      if (base.contains(other)) {
        return true;
      }
    }
    return false;
  }

  /** A height above the take-off. */
  @Nullable Column relativeHeight() {
    return metres(
        find("height_above_takeoff", "osd.height", "rel_alt", "relative_altitude", "ascent"));
  }

  /** A height above the sea. */
  @Nullable Column seaHeight() {
    return metres(find("altitude_above_sealevel", "altitude_above_sea_level", "altitude_msl"));
  }

  /** A height of which only that is known. */
  @Nullable Column someHeight() {
    return metres(find("altitude", "osd.altitude", "abs_alt", "alt", "elevation", "ele"));
  }

  /** An angle of the gimbal: heading, pitch or roll. */
  @Nullable Column gimbal(String angle) {
    String other = angle.equals("heading") ? "yaw" : angle;
    return find("gimbal_" + angle, "gimbal." + other, "gimbal_" + other, "gimbal" + other);
  }

  /** Time since the start, seconds. */
  @Nullable Column elapsed() {
    for (int i = 0; i < names.size(); i++) {
      String base = base(i);
      String unit = unit(i);
      boolean named =
          base.equals("time")
              || base.equals("osd.flytime")
              || base.endsWith("offsettime")
              || base.startsWith("elapsed");
      if (named && (unit.startsWith("milli") || unit.equals("ms"))) {
        return new Column(i, 1e-3);
      }
      if (named && (unit.equals("s") || unit.startsWith("sec"))) {
        return new Column(i, 1);
      }
    }
    return null;
  }

  /** A date and time: in UTC, or by a clock whose zone the name does not tell. */
  @Nullable Column dateTime(boolean utc) {
    for (int i = 0; i < names.size(); i++) {
      String base = base(i);
      boolean named =
          base.contains("datetime")
              || base.contains("timestamp")
              || base.equals("custom.date")
              || base.equals("date")
              || base.equals("time")
              || base.equals("date/time");
      boolean saysUtc = names.get(i).contains("utc") || names.get(i).contains("gmt");
      boolean saysUnit = !unit(i).isEmpty() && !saysUtc && !unit(i).equals("local");
      if (named && saysUtc == utc && !saysUnit) {
        return new Column(i, 1);
      }
    }
    return null;
  }

  /** A time of day beside a date of its own; null if the date has one. */
  @Nullable Column timeOfDay(Column date) {
    String base = base(date.index());
    if (base.equals("custom.date")) {
      return find("custom.updatetime");
    }
    return base.equals("date") ? find("time") : null;
  }

  private @Nullable Column metres(@Nullable Column column) {
    if (column == null) {
      return null;
    }
    String unit = unit(column.index());
    boolean feet = unit.startsWith("f");
    return feet ? new Column(column.index(), 0.3048) : column;
  }

  private @Nullable Column find(String... wanted) {
    for (String name : wanted) {
      for (int i = 0; i < names.size(); i++) {
        if (base(i).equals(name)) {
          return new Column(i, 1);
        }
      }
    }
    return null;
  }

  /** The name without its unit. */
  private String base(int index) {
    String name = names.get(index);
    int open = opening(name);
    return open > 0 ? name.substring(0, open).strip() : name;
  }

  /** What stands in the last brackets of a name; empty if it has none. */
  private String unit(int index) {
    String name = names.get(index);
    int open = opening(name);
    return open > 0 ? name.substring(open + 1, name.length() - 1).strip() : "";
  }

  private static int opening(String name) {
    if (name.endsWith(")")) {
      return name.lastIndexOf('(');
    }
    return name.endsWith("]") ? name.lastIndexOf('[') : -1;
  }
}
