package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;

/** Places in GML: {@code pos}, {@code posList}, {@code pointProperty}, in WGS 84. */
final class GmlPlaces {
  /** ETRS89 and the like have moved less than this against WGS 84. */
  private static final double PLATE_M = 1;

  private GmlPlaces() {}

  /**
   * The places directly in a node, or in points in it: latitude, longitude…; empty and said on the
   * draft if they cannot be read.
   */
  static List<Double> of(XmlNode node, ZoneDraft draft) {
    List<Double> places = new ArrayList<>();
    List<XmlNode> lists = node.all("pos", "posList", "coordinates", "pointProperty", "pointRep");
    for (XmlNode list : lists) {
      if (list.name().startsWith("point")) {
        List<XmlNode> points = list.all("pos");
        if (points.isEmpty()) {
          draft.unusable(list.name(), "points at a place that is described elsewhere");
        }
        for (XmlNode pos : points) {
          add(pos, draft, places);
        }
      } else {
        add(list, draft, places);
      }
    }
    return draft.isFatal() ? List.of() : places;
  }

  /** Whether places at a node are latitude first. */
  static boolean isLatitudeFirst(XmlNode node) {
    return !node.inherited("srsName").toUpperCase(java.util.Locale.ROOT).contains("CRS84");
  }

  private static void add(XmlNode list, ZoneDraft draft, List<Double> places) {
    String system = list.inherited("srsName");
    if (!isKnown(system, draft)) {
      draft.unusable(
          "srsName",
          "\""
              + ZoneDraft.shortened(system)
              + "\" is not WGS 84: ask for the file in urn:ogc:def:crs:EPSG::4326");
      return;
    }
    String dimension = list.inherited("srsDimension");
    int step = dimension.equals("3") || system.endsWith("4979") ? 3 : 2;
    boolean latFirst = isLatitudeFirst(list);
    List<Double> numbers = numbers(list.text());
    if (numbers.isEmpty() || numbers.size() % step != 0) {
      draft.unusable(list.name(), "is not a list of latitudes and longitudes");
      return;
    }
    for (int i = 0; i < numbers.size(); i += step) {
      double lat = numbers.get(latFirst ? i : i + 1);
      double lon = numbers.get(latFirst ? i + 1 : i);
      if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 360)) {
        draft.unusable(
            list.name(),
            "has a latitude beyond 90 degrees or a number that is none: latitude comes first");
        return;
      }
      places.add(lat);
      places.add(lon);
    }
  }

  private static boolean isKnown(String system, ZoneDraft draft) {
    String code = system.substring(Math.max(system.lastIndexOf(':'), system.lastIndexOf('/')) + 1);
    code = code.substring(code.lastIndexOf('#') + 1);
    switch (code) {
      case "4326", "4979", "CRS84", "crs84" -> {
        return true;
      }
      case "" -> {
        draft.remark("srsName", "is missing; places were read as WGS 84, latitude first");
        return true;
      }
      case "4258", "4937", "4269" -> {
        draft.borderError(PLATE_M);
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != ',') {
        end++;
      }
      if (end > at) {
        numbers.add(number(text.substring(at, end)));
      }
      at = end + 1;
    }
    return numbers;
  }

  private static double number(String digits) {
    try {
      return digits.length() > 40 ? Double.NaN : Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
