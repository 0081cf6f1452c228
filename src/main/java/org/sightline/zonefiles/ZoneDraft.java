package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSource;

/**
 * A zone while it is being read: its properties by the names that every format of ours shares, its
 * polygons, and what was wrong with them.
 *
 * <p>Understood: {@code id}, {@code name}, {@code kind}, {@code restricts} ({@code CAPTURE}, {@code
 * FLIGHT}, {@code PUBLICATION}, separated by commas; {@code CAPTURE} if missing), {@code floor} and
 * {@code ceiling} (see {@link Limit}; {@code GND} and {@code UNL} are no limit), {@code margin}
 * (metres), {@code hours} (see {@link Hours}), {@code private} ({@code true} or {@code false}). A
 * value that is not understood is reported and then read towards review: a limit that cannot be
 * read limits nothing. Other names are passed over; capitals matter, since {@code CEILING} means
 * something else in files of others; only {@code private} is taken in any, to hide rather than
 * show.
 */
final class ZoneDraft {
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_STATED = 100;
  private static final int MAX_REMARKS = 100;

  private final String file;
  private final int number;
  private final PropertyWords words = new PropertyWords(this);
  private final List<ZoneProblem> problems = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, String> stated = new LinkedHashMap<>();
  private @Nullable String id;
  private @Nullable String name;
  private String kind = "";
  private @Nullable String layer;
  private Set<Activity> restricts = EnumSet.of(Activity.CAPTURE);
  private @Nullable Limit floor;
  private @Nullable Limit ceiling;
  private @Nullable Schedule hours;
  private double marginM;
  private double borderErrorM;
  private boolean isPrivate;
  private boolean isMoved;
  private boolean fatal;

  /**
   * Starts one.
   *
   * @param number which feature of the file, from 1
   */
  ZoneDraft(String file, int number) {
    this.file = file;
    this.number = number;
  }

  /** One volume while it is being read. */
  private static final class Part {
    private final Areas areas;
    private final List<Shape.Circle> circles = new ArrayList<>();
    private boolean hasLimits;
    private @Nullable Limit floor;
    private @Nullable Limit ceiling;

    Part(ZoneDraft draft) {
      areas = new Areas(draft);
    }
  }

  private Part part() {
    if (parts.isEmpty()) {
      parts.add(new Part(this));
    }
    return parts.get(parts.size() - 1);
  }

  /** The polygons of the volume at hand. */
  Areas areas() {
    return part().areas;
  }

  /**
   * Adds a circle to the volume at hand.
   *
   * @param radiusM geodesic, metres
   */
  void circle(double latDeg, double lonDeg, double radiusM) {
    Shape.Circle circle = Circles.read(latDeg, lonDeg, radiusM, this);
    if (circle != null) {
      part().circles.add(circle);
    }
  }

  /** Begins another volume: what follows has limits of its own. */
  void nextVolume() {
    parts.add(new Part(this));
  }

  /** The limits of the volume at hand, in place of those of the zone. */
  void limits(@Nullable Limit floor, @Nullable Limit ceiling) {
    Part part = part();
    part.hasLimits = true;
    part.floor = floor;
    part.ceiling = ceiling;
  }

  /** The volumes; empty if there is none or the zone is unusable. */
  List<Volume> volumes() {
    List<Volume> volumes = new ArrayList<>();
    for (Part part : parts) {
      Limit low = part.hasLimits ? part.floor : floor;
      Limit high = part.hasLimits ? part.ceiling : ceiling;
      if (isEmptied(low, high)) {
        remark("floor", "is not below its ceiling; both were left out, so that no height is lost");
        low = null;
        high = null;
      }
      Geometry area = part.areas.finish();
      if (area != null) {
        volumes.add(new Volume(new Shape.Outline(area), low, high));
      }
      for (Shape.Circle circle : part.circles) {
        if (isPrivate) {
          PrivateCircles.check(circle, isMoved, this);
        }
        volumes.add(new Volume(circle, low, high));
      }
    }
    return fatal ? List.of() : volumes;
  }

  private static boolean isEmptied(@Nullable Limit low, @Nullable Limit high) {
    return low != null
        && high != null
        && low.reference() == high.reference()
        && low.metres() >= high.metres();
  }

  /** What it restricts, where the format says so in words of its own. */
  void restricts(Set<Activity> activities) {
    restricts = EnumSet.noneOf(Activity.class);
    restricts.addAll(activities);
  }

  /** What the user says about every zone of the file. */
  void meant(FileMeaning meaning) {
    Set<Activity> said = meaning.restricts();
    if (said != null && !restricts.isEmpty()) {
      restricts(said);
    }
    String saidKind = meaning.kind();
    kind = saidKind == null ? kind : saidKind;
    marginM = Math.max(marginM, meaning.marginM());
    borderError(meaning.borderErrorM());
    isPrivate |= meaning.isPrivate();
  }

  /** When it applies. */
  void hours(@Nullable Schedule schedule) {
    hours = schedule;
  }

  /** How far the border as read may lie off what was meant, metres, 1 sigma; the most counts. */
  void borderError(double metres) {
    borderErrorM = Math.max(borderErrorM, metres);
  }

  /** Something the source says, in its own words. */
  void stated(String field, String words) {
    if (!words.isBlank() && stated.size() < MAX_STATED) {
      stated.put(field, words.length() > MAX_TEXT ? words.substring(0, MAX_TEXT) : words);
    }
  }

  /** What was wrong; of a private zone without its name, since reports list zones left out. */
  List<ZoneProblem> problems() {
    if (!isPrivate) {
      return problems;
    }
    List<ZoneProblem> nameless = new ArrayList<>(problems.size());
    String feature = number + " (private)";
    for (ZoneProblem p : problems) {
      nameless.add(new ZoneProblem(p.file(), feature, p.field(), p.message(), p.fatal(), true));
    }
    return nameless;
  }

  boolean isFatal() {
    return fatal;
  }

  @Nullable String layer() {
    return layer;
  }

  void layer(@Nullable String layer) {
    this.layer = layer;
  }

  /** How a person would find it in the file. */
  String feature() {
    return id != null ? id : name != null ? name : Integer.toString(number);
  }

  /** The id to use, made up from the file's name if it has none. */
  String id(String shortName) {
    if (id != null) {
      return id;
    }
    return shortName + "#" + number;
  }

  String name(String shortName) {
    return name != null ? name : id(shortName);
  }

  /** Something was corrected or not understood. */
  void remark(@Nullable String field, String message) {
    ZoneProblem remark = new ZoneProblem(file, feature(), field, message, false);
    // what is wrong with every corner is said once
    if (problems.size() < MAX_REMARKS && !problems.contains(remark)) {
      problems.add(remark);
    }
  }

  /** The zone cannot be used. Said once: the first reason counts. */
  void unusable(@Nullable String field, String message) {
    if (!fatal) {
      problems.add(new ZoneProblem(file, feature(), field, message, true));
      fatal = true;
    }
  }

  /** An id from outside the properties; a property {@code id} replaces it. */
  void outerId(String text) {
    if (id == null && !text.isBlank()) {
      id = text.trim();
    }
  }

  /** One property. */
  void put(String field, String text) {
    String value = text.trim();
    if (value.isEmpty()) {
      return;
    }
    if (value.length() > MAX_TEXT) {
      value = value.substring(0, MAX_TEXT);
    }
    switch (field) {
      case "id" -> id = value;
      case "name" -> name = value;
      case "kind" -> kind = value;
      case "restricts" -> restricts = words.activities(value);
      case "floor" -> floor = words.limit(field, value);
      case "ceiling" -> ceiling = words.limit(field, value);
      case "hours" -> hours = words.hours(value);
      case "margin" -> marginM = words.distance(field, value);
      case "borderError" -> borderError(words.distance(field, value));
      case "layer" -> layer = value;
      case "private", "Private", "PRIVATE" -> isPrivate = words.yes(field, value);
      case "offset" -> isMoved = value.equalsIgnoreCase("yes") || value.equalsIgnoreCase("true");
      default -> {
        // of what is the author's own, these in other capitals, as programs export them, are ours
        if (field.equalsIgnoreCase("restricts")) {
          restricts = words.activities(value);
        } else if (field.equalsIgnoreCase("margin")) {
          marginM = words.distance(field, value);
        }
      }
    }
  }

  /** A limit as text; null if there is none, or if it is no height, which it says. */
  @Nullable Limit limit(String field, String text) {
    return words.limit(field, text);
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  /** The zone. */
  Zone zone(String uniqueId, String shortName, List<Volume> volumes) {
    return new Zone(
        uniqueId,
        name(shortName),
        kind,
        restricts,
        volumes,
        hours,
        marginM,
        borderErrorM,
        isPrivate,
        stated,
        new ZoneSource(file, layer, feature()));
  }
}
