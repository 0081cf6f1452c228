package org.sightline.zonefiles;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ED-318 (EUROCAE, 2023): GeoJSON whose geometries carry a {@code layer} of limits and, for a
 * point, the {@code extent} of a circle in metres; several layers are a GeometryCollection. Texts
 * are lists by language or plain. Both spellings of authorisation are taken.
 *
 * <p>A feature in these words is read so in any GeoJSON file.
 */
final class Ed318Zones implements ZoneReader {
  @Override
  public String name() {
    return "ED-318";
  }

  @Override
  public boolean accepts(String head) {
    return head.startsWith("{")
        && head.contains("\"Feature")
        && !head.contains("\"uomDimensions\"") // Estonia's
        && !head.contains("\"restricts\"") // ours, with the words of ED-318 beside
        && (head.contains("\"limitedApplicability\"")
            || head.contains("\"upperReference\"")
            || head.contains("\"lowerReference\"")
            || head.contains("\"variant\"")
            || (head.contains("\"extent\"") && head.contains("\"subType\"")));
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    GeoJsonZones.read(input, into, GeoJsonDialect.ED318);
  }

  /** Whether a feature speaks ED-318. */
  static boolean shows(JsonTree properties, @Nullable JsonTree geometry) {
    if (properties.has("limitedApplicability")
        || isFlat(properties)
        || (properties.has("variant") && properties.has("identifier"))) {
      return true;
    }
    return geometry != null && isLayered(geometry);
  }

  /** Spain's way: what ED-318 puts into the layer stands among the properties. */
  private static boolean isFlat(JsonTree properties) {
    return properties.has("type")
        && (properties.has("lowerReference") || properties.has("upperReference"));
  }

  private static boolean isLayered(JsonTree geometry) {
    if (geometry.object("layer") != null || geometry.object("extent") != null) {
      return true;
    }
    for (JsonTree member : geometry.objects("geometries")) {
      if (isLayered(member)) {
        return true;
      }
    }
    return false;
  }

  static void properties(JsonTree properties, ZoneDraft draft, GeoJsonShape shape) {
    shape.mustHaveArea();
    UasWords.read(properties, "type", "limitedApplicability", draft);
    if (isFlat(properties)) {
      UasLimits.ofLayer(properties, draft);
    }
  }

  /** Says what is wrong with the file's description of itself; its zones count all the same. */
  static void metadata(JsonTree top, ZoneInput input, ReadZones into) {
    JsonTree metadata = top.object("metadata");
    if (metadata == null) {
      return;
    }
    for (String field : List.of("validFrom", "validTo", "issued")) {
      String text = metadata.words(field);
      if (!text.isEmpty() && !isTime(text)) {
        into.problem(
            input.name(),
            "metadata." + field,
            "\""
                + ZoneDraft.shortened(text)
                + "\" is not a time: the file breaks its own standard (ED-318), so ask for a"
                + " better one; its zones were read",
            false);
      }
    }
  }

  private static boolean isTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
