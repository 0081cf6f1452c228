package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.zones.Activity;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;

/**
 * A zone as formats hold it that know one shape, one floor and one ceiling, and words instead of a
 * schedule.
 *
 * @param properties in the words of {@link ZoneDraft}, in the order of {@link #COLUMNS}
 * @param layer the layer or folder; null if it has none
 * @param circle its only shape, where that is a circle that the format holds; else null
 * @param area polygons, which may overlap
 */
record PlainZone(
    Map<String, String> properties,
    @Nullable String layer,
    Shape.@Nullable Circle circle,
    Geometry area) {
  /** Every property there is. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "name",
          "kind",
          "restricts",
          "floor",
          "ceiling",
          "hours",
          "margin",
          "borderError",
          "private");

  /**
   * One for each pair of limits of a zone; what is lost is said.
   *
   * @param holdsCircles whether the format holds circles
   */
  static List<PlainZone> of(Zone zone, boolean holdsCircles, Consumer<String> losses) {
    Map<String, List<Volume>> levels = new LinkedHashMap<>();
    for (Volume volume : zone.volumes()) {
      String limits = volume.floor() + " " + volume.ceiling();
      levels.computeIfAbsent(limits, same -> new ArrayList<>()).add(volume);
    }
    boolean circles = false;
    for (List<Volume> volumes : levels.values()) {
      circles |= circle(volumes, holdsCircles) == null && anyCircle(volumes);
    }
    Consumer<String> say =
        what -> losses.accept((zone.isPrivate() ? "a private zone" : zone.id()) + ": " + what);
    if (circles) {
      say.accept("circles become polygons of 128 corners just round them");
    }
    if (levels.size() > 1) {
      say.accept("its parts have limits of their own, so it becomes " + levels.size() + " zones");
    }
    Schedule hours = zone.hours();
    String words = hours == null ? null : HoursWords.of(hours);
    if (hours != null && words == null) {
      say.accept("its hours cannot be said in words, so it will not be known when it applies");
    } else if (hours != null && !hours.words().equals(words)) {
      say.accept("its hours are put into other words");
    }
    if (zone.restricts().isEmpty()) {
      say.accept("restricts nothing, which cannot be said; it will count as CAPTURE");
    }
    if (!zone.stated().isEmpty()) {
      say.accept("what its source stated in its own words is left out");
    }
    List<PlainZone> plain = new ArrayList<>();
    for (List<Volume> volumes : levels.values()) {
      int part = levels.size() > 1 ? plain.size() + 1 : 0;
      plain.add(
          new PlainZone(
              properties(zone, words, volumes.get(0), part),
              zone.source().layer(),
              circle(volumes, holdsCircles),
              Zone.drawn(volumes)));
    }
    return plain;
  }

  private static Shape.@Nullable Circle circle(List<Volume> volumes, boolean holdsCircles) {
    boolean only = holdsCircles && volumes.size() == 1;
    return only && volumes.get(0).shape() instanceof Shape.Circle circle ? circle : null;
  }

  private static boolean anyCircle(List<Volume> volumes) {
    for (Volume volume : volumes) {
      if (volume.shape() instanceof Shape.Circle) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> properties(
      Zone zone, @Nullable String hours, Volume volume, int part) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("id", part == 0 ? zone.id() : zone.id() + "/" + part);
    all.put("name", zone.name());
    put(all, "kind", zone.kind());
    StringBuilder restricts = new StringBuilder();
    for (Activity activity : Activity.values()) {
      if (zone.restricts().contains(activity)) {
        restricts.append(restricts.length() == 0 ? "" : ",").append(activity.name());
      }
    }
    put(all, "restricts", restricts.toString());
    put(all, "floor", volume.floor() == null ? "" : volume.floor().text());
    put(all, "ceiling", volume.ceiling() == null ? "" : volume.ceiling().text());
    if (zone.hours() != null) {
      all.put("hours", hours == null ? "not known" : hours);
    }
    put(all, "margin", zone.marginM() > 0 ? PlainNumbers.text(zone.marginM()) : "");
    put(all, "borderError", zone.borderErrorM() > 0 ? PlainNumbers.text(zone.borderErrorM()) : "");
    put(all, "private", zone.isPrivate() ? "true" : "");
    return all;
  }

  private static void put(Map<String, String> all, String name, String text) {
    if (!text.isEmpty()) {
      all.put(name, text);
    }
  }
}
