package org.sightline.zonefiles;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;

/**
 * One OpenAir airspace while its records are read.
 *
 * <p>Lines between points are straight in longitude and latitude, since the format does not say;
 * where the shortest line lies more than {@link #BOW_M} elsewhere, half of that becomes part of the
 * border's error. A circle alone stays a circle, arcs are drawn to {@link Arcs#ERROR_M}. A lower
 * limit above the upper one leaves both out, so that no height is lost.
 */
final class OpenAirZone {
  private static final int MAX_CIRCLES = 1000;
  private static final double MILE_M = 1852;
  private static final double BOW_M = 20;
  private static final double ROUND_M = 300; // 10 seconds, as coarse as points are given

  private final ZoneDraft draft;
  private final String airspaceClass;
  private String type = "";
  private final Arcs border = new Arcs();
  private final Arcs airway = new Arcs();
  private final List<double[]> circles = new ArrayList<>();
  private final List<Schedule.Window> windows = new ArrayList<>();
  private final StringBuilder activation = new StringBuilder();
  private boolean oddActivation;
  private OpenAirText.@Nullable Place centre;
  private boolean clockwise = true;
  private double widthM = Double.NaN;
  private boolean hasName;
  private String lower = "";
  private String upper = "";

  OpenAirZone(ZoneDraft draft, String airspaceClass) {
    this.draft = draft;
    this.airspaceClass = plain(airspaceClass).toUpperCase(Locale.ROOT);
    draft.stated("class", plain(airspaceClass));
  }

  /** Some writers begin a comment with a semicolon. */
  private static String plain(String value) {
    int comment = value.indexOf(';');
    return (comment < 0 ? value : value.substring(0, comment)).trim();
  }

  /** One record of it. */
  void record(String key, String value) {
    switch (key) {
      case "AN" -> {
        draft.put("name", value);
        hasName = !value.isEmpty();
      }
      case "AY" -> type = plain(value);
      case "AI" -> draft.outerId(plain(value));
      case "AL" -> lower = plain(value);
      case "AH" -> upper = plain(value);
      case "AF" -> draft.stated("frequency", plain(value));
      case "AG" -> draft.stated("station", value);
      case "AX" -> draft.stated("transponder", plain(value));
      case "AA" -> activation(plain(value));
      case "V" -> variable(plain(value));
      case "DP", "DC", "DA", "DB", "DY" -> draw(key, plain(value));
      case "", "AT", "AW", "AP", "TW", "TO", "TC", "SP", "SB" -> {
        // drawing, labels and terrain
      }
      default -> unknown(key);
    }
  }

  private void unknown(String key) {
    if (key.startsWith("D") && key.length() == 2) {
      draft.unusable(key, "is not a known way to draw a border");
    } else {
      draft.remark(ZoneDraft.shortened(key), "is not a known record; it was left out");
    }
  }

  private void variable(String value) {
    int equals = value.indexOf('=');
    String name = equals < 0 ? "" : value.substring(0, equals).trim().toUpperCase(Locale.ROOT);
    String text = value.substring(equals + 1).trim();
    switch (name) {
      case "X" -> {
        centre = one(text);
        if (centre == null) {
          draft.unusable("V X", "is not a latitude and a longitude");
        }
      }
      case "D" -> {
        clockwise = !text.startsWith("-");
        if (!text.startsWith("-") && !text.startsWith("+")) {
          draft.unusable("V D", "is neither + nor -");
        }
      }
      case "W" -> widthM = OpenAirText.number(text) * MILE_M;
      case "Z" -> {
        // a zoom level
      }
      default -> draft.remark("V", "sets something that is not known; it was left out");
    }
  }

  private void draw(String key, String value) {
    switch (key) {
      case "DP" -> {
        OpenAirText.Place place = one(value);
        if (place == null) {
          draft.unusable("DP", "is not a latitude and a longitude, such as 53:24:25 N 010:25:10 E");
        } else {
          border.point(place.latDeg(), place.lonDeg());
        }
      }
      case "DY" -> {
        OpenAirText.Place place = one(value);
        if (place == null) {
          draft.unusable("DY", "is not a latitude and a longitude, such as 53:24:25 N 010:25:10 E");
        } else {
          airway.point(place.latDeg(), place.lonDeg());
        }
      }
      default -> {
        if (centre == null) {
          draft.unusable(key, "has no centre: V X= is missing in this airspace");
        } else {
          round(key, value, centre);
        }
      }
    }
  }

  private OpenAirText.@Nullable Place one(String text) {
    OpenAirText.Place[] places = OpenAirText.places(text, 1);
    return places == null ? null : checked(places[0]);
  }

  private OpenAirText.Place checked(OpenAirText.Place place) {
    if (place.carried()) {
      draft.remark("coordinates", "minutes or seconds of 60 were carried over");
    }
    return place;
  }

  private void round(String key, String value, OpenAirText.Place round) {
    switch (key) {
      case "DC" -> {
        double radius = OpenAirText.number(firstNumber(value));
        if (circles.size() <= MAX_CIRCLES) {
          circles.add(new double[] {round.latDeg(), round.lonDeg(), radius * MILE_M});
        }
      }
      case "DA" -> angles(value.split(",", -1), round);
      default -> {
        OpenAirText.Place[] ends = OpenAirText.places(value, 2);
        if (ends == null) {
          draft.unusable(
              "DB", "is not two places, such as 53:24:25 N 010:25:10 E, 53:30 N 10:20 E");
          return;
        }
        between(checked(ends[0]), checked(ends[1]), round);
      }
    }
  }

  /** What stands before the first blank: a radius may be followed by its unit. */
  private static String firstNumber(String value) {
    int end = 0;
    while (end < value.length()
        && (Character.isDigit(value.charAt(end)) || value.charAt(end) == '.')) {
      end++;
    }
    String rest = value.substring(end).trim();
    return rest.isEmpty() || rest.equalsIgnoreCase("NM") ? value.substring(0, end) : "";
  }

  private void angles(String[] parts, OpenAirText.Place round) {
    double[] read = new double[3];
    for (int i = 0; i < 3; i++) {
      read[i] = parts.length == 3 ? OpenAirText.number(parts[i].trim()) : Double.NaN;
    }
    boolean bad = Double.isNaN(read[0] + read[1] + read[2]);
    if (bad
        || read[0] <= 0
        || read[0] > 2700
        || Math.abs(read[1]) > 360
        || Math.abs(read[2]) > 360) {
      draft.unusable("DA", "is not a radius in nautical miles and two directions in degrees");
      return;
    }
    double sweep = Arcs.sweep(read[1], read[2], clockwise);
    border.arc(round.latDeg(), round.lonDeg(), read[0] * MILE_M, read[1], sweep);
  }

  private void between(OpenAirText.Place from, OpenAirText.Place to, OpenAirText.Place round) {
    double apart =
        border.between(
            round.latDeg(),
            round.lonDeg(),
            from.latDeg(),
            from.lonDeg(),
            to.latDeg(),
            to.lonDeg(),
            clockwise);
    if (apart > ROUND_M) {
      draft.remark(
          "DB",
          "its ends are not equally far from its centre (by "
              + Math.round(apart)
              + " m); the arc goes evenly from one to the other");
    }
  }

  private void activation(String value) {
    activation.append(activation.length() == 0 ? "" : ", ").append(value);
    int slash = value.indexOf('/');
    try {
      Instant from = instant(slash < 0 ? "?" : value.substring(0, slash));
      Instant to = instant(value.substring(slash + 1));
      if (from != null && to != null && to.isBefore(from)) {
        oddActivation = true;
      } else {
        windows.add(new Schedule.Window(from, to, List.of()));
      }
    } catch (DateTimeParseException e) {
      oddActivation = true;
    }
  }

  private static @Nullable Instant instant(String text) {
    String trimmed = text.trim();
    return trimmed.equalsIgnoreCase("NONE") ? null : OffsetDateTime.parse(trimmed).toInstant();
  }

  /** All of it is read. */
  ZoneDraft finished() {
    boolean nothing = circles.isEmpty() && border.size() == 0 && airway.size() == 0;
    if (nothing && !hasName && lower.isEmpty() && upper.isEmpty()) {
      draft.remark(null, "only sets colours or is empty; it is not a zone");
      return draft;
    }
    String code = type.toUpperCase(Locale.ROOT);
    draft.stated("type", type);
    draft.put("kind", AirspaceTypes.words(airspaceClass, code));
    draft.restricts(AirspaceTypes.restricts(airspaceClass, code));
    heights();
    hours();
    if (nothing) {
      draft.unusable("geometry", "has neither points nor a circle");
    } else if (!circles.isEmpty() && border.size() + airway.size() > 0) {
      draft.unusable("DC", "is a full circle beside other points: it is unclear which is meant");
    } else {
      ground();
    }
    return draft;
  }

  private void ground() {
    if (border.isFull() || circles.size() > MAX_CIRCLES) {
      draft.unusable("geometry", "has more points or circles than any real airspace");
      return;
    }
    if (circles.size() > 1) {
      draft.remark("DC", "has several circles; all of them were taken");
    }
    for (double[] circle : circles) {
      draft.circle(circle[0], circle[1], circle[2]);
    }
    if (border.size() > 0) {
      draft.borderError(border.errorM() > 2 * Arcs.ERROR_M ? border.errorM() : 0);
      draft.areas().polygon(List.of(border.ring()));
      bow();
    }
    if (airway.size() > 0) {
      Corridors.draw(airway, widthM, draft);
    }
  }

  /** How far straight edges lie off geodesics, the one that closes the ring included. */
  private void bow() {
    int n = border.size();
    int last = n - 1;
    for (int i = 0; i < n; i++) {
      double bow = Arcs.bowM(border.lat(last), border.lon(last), border.lat(i), border.lon(i));
      draft.borderError(bow > BOW_M ? bow / 2 : 0);
      last = i;
    }
  }

  private void heights() {
    draft.stated("lower", lower);
    draft.stated("upper", upper);
    Limit floor = height("AL", lower);
    Limit ceiling = height("AH", upper);
    if (floor != null && ceiling != null && isAbove(floor, ceiling)) {
      draft.remark("AL", "is above AH; both were left out, so that no height is lost");
      floor = null;
      ceiling = null;
    }
    draft.limits(floor, ceiling);
  }

  private @Nullable Limit height(String key, String words) {
    if (words.isEmpty()) {
      return null;
    }
    OpenAirText.Height read = OpenAirText.height(words);
    if (!read.understood()) {
      draft.remark(key, "\"" + ZoneDraft.shortened(words) + "\" is not a height; it was left out");
    } else if (key.equals("AH") && read.limit() == null && !read.unlimited()) {
      draft.remark(key, "is the ground, which leaves nothing; it was left out");
    } else if (key.equals("AL") && read.unlimited()) {
      draft.remark(key, "is unlimited, which leaves nothing; it was left out");
    }
    return read.limit();
  }

  private static boolean isAbove(Limit floor, Limit ceiling) {
    return Objects.equals(floor.reference(), ceiling.reference())
        && floor.metres() > ceiling.metres();
  }

  private void hours() {
    if (activation.length() == 0) {
      return;
    }
    String words = activation.toString();
    if (oddActivation) {
      draft.remark("AA", "is not a time such as 2025-01-01T12:00Z/2025-01-01T13:00Z or NONE");
      draft.hours(Schedule.unread(words));
    } else {
      draft.hours(new Schedule(windows, words));
    }
  }
}
