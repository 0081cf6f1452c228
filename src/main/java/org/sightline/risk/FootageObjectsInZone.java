package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sightline.zones.Standing;

/**
 * Flagged objects in a video that themselves may stand in a zone that restricts pictures: {@link
 * ObjectInZone} for what moves. Where an object stands is asked at the moment that shows it best.
 */
final class FootageObjectsInZone implements Rule {
  private record Group(ObjectInZone.Place place, List<Sighting> alike) {}

  @Override
  public String id() {
    return "object-in-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    Map<String, Group> groups = new TreeMap<>();
    for (SeenObject object : SeenObject.of(policy, seen)) {
      ObjectInZone.Place place = object.place();
      if (place != null) {
        String label = SightingWords.label(object.sighting());
        String key = label + '\n' + place.certainty() + '\n' + place.standing().zone().id();
        Group group = groups.get(key);
        if (group == null || place.level().compareTo(group.place.level()) > 0) {
          group = new Group(place, group == null ? new ArrayList<>() : group.alike);
          groups.put(key, group);
        }
        group.alike.add(object.sighting());
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Group group : groups.values()) {
      findings.add(finding(seen, group));
    }
    findings.sort((a, b) -> b.level().compareTo(a.level()));
    return findings;
  }

  private Finding finding(Observation seen, Group group) {
    SightingWords words = new SightingWords(group.alike, seen.footage());
    boolean hidden = Touch.anyPrivate(seen);
    Standing standing = group.place.standing();
    StringBuilder text = new StringBuilder(words.subject());
    if (!hidden) {
      text.append(", seen").append(words.when()).append(',');
    }
    ObjectInZone.place(text, group.place, words.isOne(), hidden);
    List<Evidence> rows = hidden ? List.of() : words.evidence();
    Double probability = standing.probability();
    if (probability != null && !hidden) {
      rows = new ArrayList<>(rows);
      rows.add(ObjectInZone.probability(probability));
    }
    double offsetS = hidden ? 0 : words.best().bestS();
    return new Finding(id(), group.place.level(), text.append('.').toString(), rows, offsetS);
  }
}
