package org.sightline.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Assessment;
import org.sightline.risk.Evidence;
import org.sightline.risk.Finding;
import org.sightline.risk.Footage;
import org.sightline.risk.Observation;
import org.sightline.risk.Privacy;
import org.sightline.text.TextLine;
import org.sightline.view.Hiding;
import org.sightline.view.PictureOutline;
import org.sightline.view.Pixel;
import org.sightline.vision.Detection;
import org.sightline.zones.Activity;
import org.sightline.zones.InView;
import org.sightline.zones.Standing;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

/** The record's {@code contacts} to {@code findings}: what was found out about an input. */
final class FindingsJson {
  private FindingsJson() {}

  static void write(JsonWriter json, Assessment.Assessed assessed) throws IOException {
    Footage footage = assessed.observation().footage();
    if (footage == null) {
      contacts(json, assessed.observation().contacts());
    } else {
      MomentsJson.contacts(json, footage);
    }
    if (footage == null) {
      detections(json, assessed.observation());
    } else {
      MomentsJson.detections(json, footage.sightings());
    }
    if (footage == null) {
      texts(json, assessed.observation().texts());
    } else {
      TextsJson.write(json, footage.texts());
    }
    privacy(json, assessed.observation().privacy());
    json.openList("findings");
    List<Finding> findings = assessed.findings();
    for (Finding finding : findings.subList(0, json.bounded("findings", findings.size()))) {
      finding(json, finding);
    }
    json.close(']');
  }

  /** For an input that could not be read. */
  static void writeNone(JsonWriter json) throws IOException {
    json.emptyList("contacts");
    json.emptyList("detections");
    json.emptyList("texts");
    privacy(json, null);
    json.emptyList("findings");
  }

  /** Null unless faces and number plates were to be counted. */
  private static void privacy(JsonWriter json, @Nullable Privacy privacy) throws IOException {
    if (privacy == null) {
      json.none("privacy");
      return;
    }
    json.open("privacy");
    json.whole("faces", privacy.faces());
    json.whole("plates", privacy.plates());
    json.openList("regions");
    List<Privacy.Region> regions = privacy.regions();
    for (Privacy.Region region :
        regions.subList(0, json.bounded("privacy.regions", regions.size()))) {
      json.open();
      json.text("kind", region.kind());
      json.number("score", region.score(), 4);
      ShotsJson.box(json, region.box());
      json.number("offsetS", region.offsetS(), 3);
      json.close('}');
    }
    json.close(']');
    json.text("model", privacy.model());
    json.close('}');
  }

  /** The member {@code contacts} of the open object. */
  static void contacts(JsonWriter json, List<ZoneContact> contacts) throws IOException {
    json.openList("contacts");
    int shown = json.bounded("contacts", contacts.size());
    for (ZoneContact contact : worstFirst(contacts).subList(0, shown)) {
      json.open();
      contact(json, contact, 0, 0);
      json.close('}');
    }
    json.close(']');
  }

  // stable, so that equally serious ones keep the order of the zone files
  private static List<ZoneContact> worstFirst(List<ZoneContact> contacts) {
    if (contacts.size() < 2) {
      return contacts;
    }
    List<ZoneContact> sorted = new ArrayList<>(contacts);
    sorted.sort(
        (a, b) ->
            a.how() == b.how()
                ? Double.compare(b.probability(), a.probability())
                : a.how().compareTo(b.how()));
    return sorted;
  }

  static void contact(JsonWriter json, ZoneContact contact, double fromS, double toS)
      throws IOException {
    Zone zone = contact.zone();
    boolean shown = !zone.isPrivate();
    // of a private zone: that it was touched, nothing that would help to find it
    json.text("zone", shown ? zone.id() : "private");
    json.text("name", shown ? zone.name() : "private zone");
    json.text("layer", shown ? zone.source().layer() : null);
    json.text("kind", shown ? zone.kind() : "");
    json.truth("private", zone.isPrivate());
    json.openList("restricts");
    for (Activity activity : Activity.values()) {
      if (zone.restricts().contains(activity)) {
        json.text(activity.name());
      }
    }
    json.close(']');
    json.text("how", contact.how().name());
    json.number("probability", shown ? contact.probability() : null, 4);
    json.number("distanceM", shown ? contact.distanceM() : null, 2);
    json.text("active", RecordLine.name(contact.active()));
    // asked of zones that restrict publication only: of others every moment gives the same line
    boolean published = shown && zone.restricts().contains(Activity.PUBLICATION);
    json.text("activeAsOf", published ? RecordLine.name(contact.activeAsOf()) : null);
    json.text("height", RecordLine.name(contact.height()));
    InView view = contact.view();
    json.text("hidden", view == null || view.hiding() == null ? null : hidden(view.hiding()));
    json.number("depthM", shown ? contact.depthM() : null, 2);
    json.number("bearingDeg", shown ? contact.bearingDeg() : null, 1);
    json.number("coveredShare", view == null ? null : view.coveredShare(), 4);
    json.number("pixelsPerMetre", view == null ? null : view.pixelsPerMetre(), 2);
    outline(json, view == null ? null : view.outline());
    json.number("fromS", fromS, 3);
    json.number("toS", toS, 3);
    json.text("position", contact.position());
  }

  private static void outline(JsonWriter json, @Nullable PictureOutline outline)
      throws IOException {
    if (outline == null) {
      json.none("outlineKind");
      json.emptyList("outlinePx");
      json.emptyList("outlineMorePx");
      json.none("outlineBandPx");
      return;
    }
    List<List<Pixel>> rings = outline.rings();
    json.text("outlineKind", RecordLine.name(outline.kind()));
    json.openList("outlinePx");
    if (!rings.isEmpty()) {
      corners(json, rings.get(0));
    }
    json.close(']');
    json.openList("outlineMorePx");
    for (int i = 1; i < rings.size(); i++) {
      json.openList();
      corners(json, rings.get(i));
      json.close(']');
    }
    json.close(']');
    json.number("outlineBandPx", outline.bandPx(), 1);
  }

  private static void corners(JsonWriter json, List<Pixel> ring) throws IOException {
    for (Pixel corner : ring) {
      json.openList();
      json.number(corner.x(), 1);
      json.number(corner.y(), 1);
      json.close(']');
    }
  }

  /** Null where that is not known, which is not the same as not hidden. */
  private static @Nullable String hidden(Hiding hiding) {
    return switch (hiding.seen()) {
      case HIDDEN -> "terrain";
      case VISIBLE -> "none";
      case UNKNOWN -> null;
    };
  }

  private static void detections(JsonWriter json, Observation seen) throws IOException {
    List<Detection> detections = seen.detections();
    List<Detection> bestFirst = detections;
    if (detections.size() > 1) {
      bestFirst = new ArrayList<>(detections);
      bestFirst.sort((a, b) -> Double.compare(b.score(), a.score()));
    }
    json.openList("detections");
    int shown = json.bounded("detections", detections.size());
    for (Detection detection : bestFirst.subList(0, shown)) {
      json.open();
      json.text("label", detection.label());
      json.number("score", detection.score(), 4);
      ShotsJson.box(json, detection.box());
      json.text("model", detection.model());
      json.number("fromS", 0.0, 1);
      json.number("toS", 0.0, 1);
      standsIn(json, seen.standing(detection));
      json.close('}');
    }
    json.close(']');
  }

  static void standsIn(JsonWriter json, List<Standing> standings) throws IOException {
    json.openList("standsIn");
    for (Standing standing : standings) {
      json.text(standing.zone().id());
    }
    json.close(']');
  }

  private static void texts(JsonWriter json, List<TextLine> texts) throws IOException {
    json.openList("texts");
    for (TextLine line : texts.subList(0, json.bounded("texts", texts.size()))) {
      json.open();
      json.text("text", line.text());
      json.number("score", line.score(), 4);
      ShotsJson.box(json, line.box());
      json.number("offsetS", 0.0, 1);
      json.close('}');
    }
    json.close(']');
  }

  private static void finding(JsonWriter json, Finding finding) throws IOException {
    json.open();
    json.text("rule", finding.rule());
    json.text("level", finding.level().name());
    json.text("reason", finding.reason());
    json.number("offsetS", finding.offsetS(), 3);
    json.openList("evidence");
    int shown = json.bounded("evidence rows", finding.evidence().size());
    for (Evidence evidence : finding.evidence().subList(0, shown)) {
      json.open();
      json.text("label", evidence.label());
      if (evidence.value() instanceof Integer || evidence.value() instanceof Long) {
        json.whole("value", ((Number) evidence.value()).longValue());
      } else if (evidence.value() instanceof Number number) {
        json.number("value", number.doubleValue(), 3);
      } else {
        json.text("value", evidence.value().toString());
      }
      json.text("unit", evidence.unit());
      json.number("plusMinus", evidence.plusMinus(), 3);
      json.text("source", evidence.source());
      json.close('}');
    }
    json.close(']');
    json.close('}');
  }
}
