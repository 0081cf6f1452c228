package org.sightline.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Cut;
import org.sightline.risk.Footage;
import org.sightline.risk.Level;
import org.sightline.risk.Observation;
import org.sightline.risk.Sampled;
import org.sightline.risk.Sighting;
import org.sightline.zones.Stay;
import org.sightline.zones.ZoneContact;

/** What the record says of a camera that moved: its contacts with times, and its cuts. */
final class MomentsJson {
  /** Of sums of seconds, in tenths. */
  private static final double ROUND_OFF = 1e-6;

  private MomentsJson() {}

  /** Whether an item touches a private zone: then nothing tells of its way. */
  static boolean isHidden(Observation seen) {
    for (ZoneContact contact : seen.contacts()) {
      if (contact.zone().isPrivate()) {
        return true;
      }
    }
    return false;
  }

  /** The member {@code contacts}: one entry a stay, the worst first. */
  static void contacts(JsonWriter json, Footage footage) throws IOException {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < footage.stays().size(); i++) {
      order.add(i);
    }
    order.sort((a, b) -> compare(footage, a, b));
    json.openList("contacts");
    int shown = json.bounded("contacts", order.size());
    for (int i : order.subList(0, shown)) {
      Stay stay = footage.stays().get(i);
      json.open();
      FindingsJson.contact(
          json, stay.contact(), Math.max(0, stay.fromS()), Math.max(0, stay.toS()));
      json.text("level", level(footage, i).name());
      json.number("worstS", Math.max(0, stay.moment().offset().toNanos() / 1e9), 3);
      json.truth("entered", stay.entered());
      json.truth("left", stay.left());
      json.number("pathM", stay.contact().zone().isPrivate() ? null : stay.pathM(), 1);
      json.close('}');
    }
    json.close(']');
  }

  private static Level level(Footage footage, int stay) {
    return stay < footage.levels().size() ? footage.levels().get(stay) : Level.NONE;
  }

  // stable, so that equally serious ones keep the order of zones and times
  private static int compare(Footage footage, int a, int b) {
    ZoneContact one = footage.stays().get(a).contact();
    ZoneContact other = footage.stays().get(b).contact();
    int order = level(footage, b).compareTo(level(footage, a));
    order = order != 0 ? order : one.how().compareTo(other.how());
    return order != 0 ? order : Double.compare(other.probability(), one.probability());
  }

  static void cuts(JsonWriter json, List<Cut> cuts) throws IOException {
    json.openList("cuts");
    int shown = json.bounded("cuts", cuts.size());
    for (Cut cut : cuts.subList(0, shown)) {
      json.open();
      // outward: rounding must not leave a part of what is to be cut
      json.number("fromS", Math.floor(cut.fromS() * 10 + ROUND_OFF) / 10, 1);
      json.number("toS", Math.ceil(cut.toS() * 10 - ROUND_OFF) / 10, 1);
      json.text("level", cut.level().name());
      json.text("reason", cut.reason());
      json.close('}');
    }
    json.close(']');
  }

  /** The member {@code detections}: one entry an object, the best seen first. */
  static void detections(JsonWriter json, List<Sighting> sightings) throws IOException {
    List<Sighting> bestFirst = new ArrayList<>(sightings);
    bestFirst.sort((a, b) -> Double.compare(b.best().score(), a.best().score()));
    json.openList("detections");
    int shown = json.bounded("detections", bestFirst.size());
    for (Sighting one : bestFirst.subList(0, shown)) {
      json.open();
      json.text("label", one.best().label());
      json.number("score", one.best().score(), 4);
      ShotsJson.box(json, one.best().box());
      json.text("model", one.best().model());
      json.number("fromS", one.fromS(), 3);
      json.number("toS", one.toS(), 3);
      json.number("bestS", one.bestS(), 3);
      json.whole("pictures", one.pictures());
      FindingsJson.standsIn(json, one.standsIn());
      json.close('}');
    }
    json.close(']');
  }

  /** The member {@code sampling}: which pictures were looked at; null where none was asked for. */
  static void sampling(JsonWriter json, @Nullable Sampled sampled) throws IOException {
    if (sampled == null) {
      json.none("sampling");
      return;
    }
    json.open("sampling");
    json.text("mode", sampled.mode());
    json.number("everyS", sampled.everyS(), 3);
    json.number("elsewhereS", sampled.elsewhereS(), 3);
    json.whole("looked", sampled.looked());
    json.openList("dense");
    for (Sampled.Span span : sampled.dense()) {
      json.open();
      json.number("fromS", span.fromS(), 3);
      json.number("toS", span.toS(), 3);
      json.close('}');
    }
    json.close(']');
    json.text("message", sampled.message());
    json.close('}');
  }
}
