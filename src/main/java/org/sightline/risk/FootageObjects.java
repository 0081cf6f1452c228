package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.ZoneContact;

/**
 * Objects in a video that the policy flags, like ones joined in one finding that says when they are
 * seen: {@link FlaggedObject} for what moves. In footage taken inside a zone they are evidence of
 * what it shows. Those that {@link FootageObjectsInZone} tells of are left to it.
 */
final class FootageObjects implements Rule {
  private record Group(Level level, @Nullable Touch inside, List<Sighting> alike) {}

  @Override
  public String id() {
    return "flagged-object";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    Map<String, Group> groups = new TreeMap<>();
    for (SeenObject object : SeenObject.of(policy, seen)) {
      if (object.place() == null) {
        Touch inside = object.inside();
        Level level = object.level(policy);
        String zone = inside == null ? "" : inside.contact().zone().id();
        String key = SightingWords.label(object.sighting()) + '\n' + zone + '\n' + level;
        groups
            .computeIfAbsent(key, k -> new Group(level, inside, new ArrayList<>()))
            .alike
            .add(object.sighting());
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Group group : groups.values()) {
      findings.add(finding(seen, group));
    }
    return findings;
  }

  private Finding finding(Observation seen, Group group) {
    SightingWords words = new SightingWords(group.alike, seen.footage());
    // when a camera was inside a known zone says too much of where a private one lies
    boolean hidden = group.inside != null && Touch.anyPrivate(seen);
    StringBuilder text = new StringBuilder(words.subject());
    text.append(words.isOne() ? " appears" : " appear");
    if (!hidden) {
      text.append(words.when());
    }
    Touch inside = group.inside;
    if (inside != null) {
      boolean sure = inside.contact().how() == ZoneContact.How.INSIDE;
      text.append(hidden ? "" : ",");
      text.append(sure ? " in footage taken inside " : " in footage possibly taken inside ");
      text.append(Words.zone(inside.contact()));
    }
    double offsetS = hidden ? 0 : words.best().bestS();
    List<Evidence> rows = hidden ? List.of() : words.evidence();
    return new Finding(id(), group.level, text.append('.').toString(), rows, offsetS);
  }
}
