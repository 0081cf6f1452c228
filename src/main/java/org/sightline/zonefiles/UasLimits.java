package org.sightline.zonefiles;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Limit;

/**
 * Vertical limits as ED-269 and ED-318 write them: two numbers, one unit, a reference each.
 *
 * <p>A missing lower limit is the ground, a missing upper one unlimited, and so is 99,999 of either
 * unit. Zero for both says in national files that no limits are stated. What cannot be read limits
 * nothing.
 */
final class UasLimits {
  private static final double UNLIMITED = 99_999;

  private final ZoneDraft draft;

  private UasLimits(ZoneDraft draft) {
    this.draft = draft;
  }

  /** One of the two limits as written. */
  private record Written(String field, @Nullable String value, @Nullable String reference) {}

  /** ED-318, the {@code layer} of a geometry. */
  static void ofLayer(JsonTree layer, ZoneDraft draft) {
    new UasLimits(draft)
        .read(
            new Written("lower", layer.text("lower"), layer.text("lowerReference")),
            new Written("upper", layer.text("upper"), layer.text("upperReference")),
            layer.text("uom"));
  }

  /**
   * ED-269, one of the volumes.
   *
   * @param upperWords the upper limit in words beside the number: {@code UNL} beside 9,999
   */
  static void ofVolume(JsonTree volume, @Nullable String upperWords, ZoneDraft draft) {
    boolean unlimited = upperWords != null && isWord(upperWords);
    new UasLimits(draft)
        .read(
            new Written(
                "lowerLimit", volume.text("lowerLimit"), volume.text("lowerVerticalReference")),
            new Written(
                "upperLimit",
                unlimited ? upperWords : volume.text("upperLimit"),
                volume.text("upperVerticalReference")),
            volume.text("uomDimensions"));
  }

  private void read(Written low, Written high, @Nullable String uom) {
    Limit floor = null;
    Limit ceiling = null;
    String written = uom == null ? "M" : uom;
    Limit.Unit unit = unit(written);
    if (unit == null) {
      draft.remark(
          low.field(),
          "\""
              + ZoneDraft.shortened(written)
              + "\" is not a unit of height (M, FT); no limit was set");
    } else {
      floor = limit(low, unit);
      ceiling = limit(high, unit);
    }
    if (isUnlimited(floor)) {
      draft.remark(low.field(), "is 99,999, which leaves no height; it was left out");
      floor = null;
    }
    boolean noFloor = floor == null || floor.value() == 0;
    if (ceiling != null && ceiling.value() == 0 && noFloor) {
      draft.remark(high.field(), "is 0, and so is the lower limit: taken as not stated");
      floor = null;
      ceiling = null;
    }
    if (floor != null && ceiling != null && isAbove(floor, ceiling)) {
      draft.remark(high.field(), "lies below the lower limit; neither was set");
      floor = null;
      ceiling = null;
    }
    draft.limits(isGround(floor) ? null : floor, isUnlimited(ceiling) ? null : ceiling);
  }

  private static Limit.@Nullable Unit unit(String uom) {
    return switch (uom.toUpperCase(Locale.ROOT)) {
      case "M", "METRE", "METER", "METRES", "METERS" -> Limit.Unit.M;
      case "FT", "FEET", "FOOT" -> Limit.Unit.FT;
      default -> null;
    };
  }

  private @Nullable Limit limit(Written written, Limit.Unit unit) {
    String text = written.value();
    if (text == null || isWord(text)) {
      return null;
    }
    Limit plain = Limit.parse(text);
    if (plain == null || plain.reference() != Limit.Reference.UNKNOWN) {
      if (plain == null) {
        draft.remark(
            written.field(), "\"" + ZoneDraft.shortened(text) + "\" is not a height; no limit set");
      }
      return plain;
    }
    if (plain.value() == 0 && written.reference() == null) {
      return new Limit(0, unit, Limit.Reference.AGL);
    }
    char last = text.charAt(text.length() - 1);
    // a unit beside the number itself is nearer to it than that of the volume
    boolean own = !Character.isDigit(last) && last != '.';
    return new Limit(plain.value(), own ? plain.unit() : unit, reference(written));
  }

  private static boolean isWord(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "UNL", "UNLIM", "UNLIMITED", "GND", "SFC", "NULL", "NONE" -> true;
      default -> false;
    };
  }

  private Limit.Reference reference(Written written) {
    String text = written.reference() == null ? "" : written.reference();
    switch (text.toUpperCase(Locale.ROOT)) {
      case "AGL", "SFC", "GND" -> {
        return Limit.Reference.AGL;
      }
      case "AMSL", "MSL" -> {
        return Limit.Reference.AMSL;
      }
      case "WGS84", "WGS-84", "WGS 84", "HAE" -> {
        return Limit.Reference.WGS84;
      }
      default -> {
        draft.remark(
            written.field(),
            text.isEmpty()
                ? "does not say what it counts from (AGL, AMSL, WGS84)"
                : "counts from \""
                    + ZoneDraft.shortened(text)
                    + "\", which is not AGL, AMSL or WGS84");
        return Limit.Reference.UNKNOWN;
      }
    }
  }

  private static boolean isAbove(Limit floor, Limit ceiling) {
    return floor.reference() == ceiling.reference()
        && !isUnlimited(ceiling)
        && floor.metres() > ceiling.metres();
  }

  private static boolean isGround(@Nullable Limit floor) {
    return floor == null || (floor.value() <= 0 && floor.reference() == Limit.Reference.AGL);
  }

  private static boolean isUnlimited(@Nullable Limit limit) {
    return limit != null && limit.value() >= UNLIMITED;
  }
}
