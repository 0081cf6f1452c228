package org.sightline.zonefiles;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Activity;

/**
 * What ED-269 and ED-318 say about a zone beside its shape.
 *
 * <p>What it restricts, unless the user says otherwise (see {@link FileMeaning}): {@code
 * NO_RESTRICTION} nothing; all others flight, since the standards are about flying; where a reason
 * is {@code PRIVACY} or {@code SENSITIVE}, or is not known, capture too, so that it errs towards
 * review. The standard's own words are kept as they are.
 */
final class UasWords {
  private UasWords() {}

  /**
   * Reads all but the shape.
   *
   * @param restricting the member that holds the restriction
   * @param applying the member that says when it applies
   */
  static void read(JsonTree zone, String restricting, String applying, ZoneDraft draft) {
    draft.put("id", zone.words(zone.has("identifier") ? "identifier" : "zoneId"));
    String name = inEnglish(zone, "name");
    if (name != null) {
      draft.put("name", name);
    }
    for (String field : zone.names()) {
      if (!field.equals("geometry") && !field.equals("identifier")) {
        draft.stated(field, zone.words(field));
      }
    }
    String restriction = word(zone.text(restricting));
    List<String> reasons = zone.texts("reason");
    reasons.remove("None");
    for (JsonTree one : zone.objects("reason")) {
      String text = one.text("text");
      reasons.add(text == null ? "not given as a text" : text);
    }
    draft.restricts(restricts(restriction, reasons, restricting, draft));
    draft.put("kind", kind(restriction, reasons));
    draft.hours(UasTimes.read(zone, applying, draft));
  }

  /** A text that may be given in several languages; English first, else the first. */
  static @Nullable String inEnglish(JsonTree zone, String name) {
    String first = zone.text(name);
    for (JsonTree one : zone.objects(name)) {
      String text = one.text("text");
      String language = one.text("lang");
      if (text != null && language != null && language.toLowerCase(Locale.ROOT).startsWith("en")) {
        return text;
      }
      first = first == null ? text : first;
    }
    return first;
  }

  /** {@code Air traffic} and {@code AIR_TRAFFIC} are one; empty if missing. */
  static String word(@Nullable String text) {
    return text == null ? "" : text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
  }

  private static Set<Activity> restricts(
      String restriction, List<String> reasons, String field, ZoneDraft draft) {
    switch (restriction) {
      case "NO_RESTRICTION" -> {
        return Set.of();
      }
      case "PROHIBITED",
          "REQ_AUTHORISATION",
          "REQ_AUTHORIZATION",
          "CONDITIONAL",
          "USPACE",
          "U_SPACE" -> {
        // what kind of restriction does not matter for what is restricted
      }
      default ->
          draft.remark(
              field,
              restriction.isEmpty()
                  ? "is missing; the zone was taken to restrict"
                  : "\""
                      + ZoneDraft.shortened(restriction)
                      + "\" is not known; the zone was taken to restrict");
    }
    EnumSet<Activity> restricts = EnumSet.of(Activity.FLIGHT);
    for (String reason : reasons) {
      if (mayConcernCapture(word(reason), draft)) {
        restricts.add(Activity.CAPTURE);
      }
    }
    return restricts;
  }

  private static boolean mayConcernCapture(String reason, ZoneDraft draft) {
    switch (reason) {
      case "PRIVACY", "SENSITIVE" -> {
        return true;
      }
      case "AIR_TRAFFIC",
          "POPULATION",
          "NATURE",
          "NOISE",
          "FOREIGN_TERRITORY",
          "EMERGENCY",
          "DAR",
          "OTHER" -> {
        return false;
      }
      default -> {
        draft.remark(
            "reason",
            "\"" + ZoneDraft.shortened(reason) + "\" is not known; CAPTURE was added to be safe");
        return true;
      }
    }
  }

  private static String kind(String restriction, List<String> reasons) {
    StringBuilder kind = new StringBuilder("drone zone");
    switch (restriction) {
      case "PROHIBITED" -> kind.append(", prohibited");
      case "REQ_AUTHORISATION", "REQ_AUTHORIZATION" -> kind.append(", authorisation required");
      case "CONDITIONAL" -> kind.append(", conditional");
      case "NO_RESTRICTION" -> kind.append(", no restriction");
      case "USPACE", "U_SPACE" -> kind.append(", U-space");
      default -> {
        // a word of the authority's own, kept in stated
      }
    }
    char before = ':';
    for (String reason : reasons) {
      kind.append(before)
          .append(' ')
          .append(word(reason).toLowerCase(Locale.ROOT).replace('_', ' '));
      before = ',';
    }
    return kind.toString();
  }
}
