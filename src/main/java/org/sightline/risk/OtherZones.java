package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.sightline.zones.ZoneContact;

/** Names the zones that lie behind the one a sentence is about, without a sentence for each. */
final class OtherZones {
  /** More names than this would bury the sentence; all stand in the record. */
  private static final int MAX_NAMES = 3;

  private OtherZones() {}

  /** {@code ; also inside 2 more zones (A, B)}; empty for none. Worst first. */
  static String clause(List<Touch> others) {
    List<String> inside = new ArrayList<>();
    List<String> near = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    List<String> excused = new ArrayList<>();
    for (Touch touch : others) {
      String name = Words.name(touch.contact().zone());
      if (touch.isHidden()) {
        behind.add(name);
      } else if (!touch.counts()) {
        excused.add(name);
      } else if (touch.contact().how() == ZoneContact.How.INSIDE) {
        inside.add(name);
      } else if (touch.contact().how() == ZoneContact.How.SEES) {
        seen.add(name);
      } else {
        near.add(name);
      }
    }
    StringBuilder text = new StringBuilder();
    clause(text, "; also inside ", inside);
    clause(text, "; also near ", near);
    clause(text, "; the picture may also show ", seen);
    clause(text, "; terrain hides ", behind);
    clause(text, "; outside the hours or heights of ", excused);
    return text.toString();
  }

  private static void clause(StringBuilder text, String begin, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    text.append(begin);
    if (names.size() == 1) {
      text.append(names.get(0));
      return;
    }
    text.append(names.size()).append(" more zones (");
    for (int i = 0; i < Math.min(MAX_NAMES, names.size()); i++) {
      text.append(i == 0 ? "" : ", ").append(names.get(i));
    }
    int rest = names.size() - MAX_NAMES;
    text.append(rest > 0 ? " and " + rest + " more)" : ")");
  }
}
