package org.sightline.zonefiles;

import java.util.EnumSet;
import java.util.Set;
import org.sightline.zones.Activity;

/**
 * What the classes and types of airspace mean to a camera in the air, for OpenAir and AIXM.
 *
 * <p>All restrict flight but a few that ask nothing of an unmanned aircraft: the classes E and G,
 * areas for gliders (wave, glider sectors), and the regions by which information is given (FIR, UIR
 * and the like), which cover whole countries. A type that is not known restricts flight.
 */
final class AirspaceTypes {
  private AirspaceTypes() {}

  /**
   * What an airspace restricts.
   *
   * @param airspaceClass its class, such as {@code R} or {@code D}; empty if not stated
   * @param type its type, such as {@code CTR}; empty if not stated
   */
  static Set<Activity> restricts(String airspaceClass, String type) {
    boolean free = isNeutral(type) ? isFree(airspaceClass) : isFree(type) && bendsTo(airspaceClass);
    return free ? EnumSet.noneOf(Activity.class) : EnumSet.of(Activity.FLIGHT);
  }

  private static boolean isFree(String code) {
    return switch (code) {
      case "E", "G", "W", "WAVE", "GSEC", "GS", "GLIDING", "GLDR", "SECTOR", "FIR", "UIR", "FIS" ->
          true;
      case "FIC", "FISSECTOR", "OCA", "FIR_P", "UIR_P", "FIR-P", "UIR-P", "ADV", "ACCSEC" -> true;
      case "ACC_SECTOR", "ASR", "NAS", "NAS-P", "NAS_P", "CLASS", "OTA" -> true;
      default -> false;
    };
  }

  /** Codes that say nothing: what counts is the other one. */
  private static boolean isNeutral(String code) {
    return switch (code) {
      case "", "UNC", "NONE" -> true;
      default -> false;
    };
  }

  /** Whether a class leaves it to the type to say what the airspace is. */
  private static boolean bendsTo(String airspaceClass) {
    return isNeutral(airspaceClass) || isFree(airspaceClass) || isIcao(airspaceClass);
  }

  private static boolean isIcao(String code) {
    return code.length() == 1 && code.charAt(0) >= 'A' && code.charAt(0) <= 'G';
  }

  /** What an airspace is, in plain words. */
  static String words(String airspaceClass, String type) {
    String code = isNeutral(type) || word(type).isEmpty() ? airspaceClass : type;
    String word = word(code);
    if (!word.isEmpty()) {
      return word;
    }
    boolean letter = isIcao(code);
    return code.isEmpty()
        ? "airspace"
        : letter ? "class " + code + " airspace" : code + " airspace";
  }

  private static String word(String code) {
    return switch (code) {
      case "R" -> "restricted area";
      case "P" -> "prohibited area";
      case "Q" -> "danger area";
      case "D_OTHER", "DA" -> "danger area";
      case "CTR", "CTRP", "CTR-P", "CTR_P" -> "control zone";
      case "TMA", "TMA-P", "TMA_P" -> "terminal control area";
      case "CTA", "CTA-P", "CTA_P" -> "control area";
      case "ATZ", "ATZ-P", "ATZ_P" -> "aerodrome traffic zone";
      case "MATZ" -> "military aerodrome traffic zone";
      case "TMZ" -> "transponder mandatory zone";
      case "RMZ" -> "radio mandatory zone";
      case "TRA" -> "temporary reserved area";
      case "TSA" -> "temporary segregated area";
      case "TFR" -> "temporary flight restriction";
      case "MTA", "LFA" -> "military training area";
      case "ADIZ" -> "air defence identification zone";
      case "W", "WAVE" -> "wave gliding area";
      case "GP" -> "area prohibited to gliders";
      case "GS", "GSEC" -> "glider sector";
      case "AWY" -> "airway";
      case "FIR", "UIR" -> "flight information region";
      case "PROTECT" -> "area protected from overflight";
      default -> "";
    };
  }
}
