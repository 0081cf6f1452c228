package org.sightline.vision;

import java.util.List;
import java.util.Locale;

/**
 * The parts of a card that say how its network differs from others of its family: {@code input} and
 * {@code output}. What they leave out is as the family has it.
 */
final class CardTerms {
  private CardTerms() {}

  static Preparation preparation(JsonObject card, Preparation family) throws ModelException {
    if (!card.has("input")) {
      return family;
    }
    JsonObject json = card.object("input");
    json.allowOnly(List.of("fit", "colours", "padding", "mean", "deviation"));
    boolean redFirst = family.redFirst();
    if (json.has("colours")) {
      redFirst = json.text("colours").equals("rgb");
      if (!redFirst && !json.text("colours").equals("bgr")) {
        throw json.wrong("colours", "rgb or bgr");
      }
    }
    int padding = json.has("padding") ? json.whole("padding") : family.padding();
    if (padding < 0 || padding > 255) {
      throw json.wrong("padding", "from 0 to 255");
    }
    return new Preparation(
        json.has("fit")
            ? word(json, "fit", json.text("fit"), Preparation.Fit.values())
            : family.fit(),
        redFirst,
        padding,
        channels(json, "mean", family.means()),
        channels(json, "deviation", family.deviations()));
  }

  static Reading reading(JsonObject card, Reading family) throws ModelException {
    if (!card.has("output")) {
      return family;
    }
    JsonObject json = card.object("output");
    json.allowOnly(List.of("boxes", "unit", "scores", "firstLabel", "names"));
    int firstLabel = json.has("firstLabel") ? json.whole("firstLabel") : family.firstLabel();
    if (firstLabel < 0 || firstLabel > 1) {
      throw json.wrong("firstLabel", "0 or 1");
    }
    return new Reading(
        json.has("boxes")
            ? word(json, "boxes", json.text("boxes"), Reading.Boxes.values())
            : family.boxes(),
        json.has("unit")
            ? word(json, "unit", json.text("unit"), Reading.Unit.values())
            : family.unit(),
        json.has("scores")
            ? word(json, "scores", json.text("scores"), Reading.Scores.values())
            : family.scores(),
        firstLabel,
        json.has("names") ? json.texts("names") : family.names());
  }

  private static List<Double> channels(JsonObject json, String member, List<Double> family)
      throws ModelException {
    if (!json.has(member)) {
      return family;
    }
    List<Double> channels = json.numbers(member);
    boolean sound = channels.size() == 3;
    for (double value : channels) {
      sound &= Math.abs(value) < 1e6 && (value > 0 || !member.equals("deviation"));
    }
    if (!sound) {
      throw json.wrong(
          member,
          "three numbers, one a channel, for pixels of 0..255"
              + (member.equals("deviation") ? ", above 0" : ""));
    }
    return channels;
  }

  /** The value that a card's word means: its name in lower case, with hyphens. */
  static <E extends Enum<E>> E word(JsonObject json, String member, String word, E[] values)
      throws ModelException {
    StringBuilder all = new StringBuilder();
    for (E value : values) {
      String name = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(word)) {
        return value;
      }
      all.append(all.length() == 0 ? "" : ", ").append(name);
    }
    throw json.wrong(member, "one of " + all);
  }
}
