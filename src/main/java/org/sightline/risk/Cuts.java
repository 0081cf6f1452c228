package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.sightline.telemetry.CameraPose;
import org.sightline.track.Gap;
import org.sightline.zones.Stay;
import org.sightline.zones.ZoneContact;

/**
 * The seconds of a video to cut before it is shared: those that hold something of level MEDIUM or
 * HIGH, with seconds to spare, and those of which it is not known where the camera was.
 */
final class Cuts {
  /** To spare on both sides: the clocks of picture and receiver differ by up to about a second. */
  static final double SPARE_S = 2;

  private static final String UNKNOWN = "place not known: look at it yourself";

  /** Gaps this near each other are looked at in one. */
  private static final double BETWEEN_GAPS_S = 1;

  private static final String INSIDE = "inside ";
  private static final String BORDER = "at the border of ";
  private static final String IN_SIGHT = " in the picture";
  private static final String LIKE_RESTRICTED = "like one that was restricted before" + IN_SIGHT;
  private static final String SEPARATOR = "; ";

  private static final int MOST = 300;
  private static final int MOST_REASONS = 4;

  private Cuts() {}

  /** The footage of an observation with the level of each stay and the seconds to cut. */
  static Footage weighed(Policy policy, Observation seen, Footage footage) {
    List<Level> levels = new ArrayList<>();
    List<Cut> raw = new ArrayList<>();
    for (Stay stay : footage.stays()) {
      Level level = Moment.level(policy, seen, stay);
      levels.add(level);
      if (level.compareTo(Level.MEDIUM) >= 0 && isKnown(stay)) {
        raw.add(cut(stay, level, footage));
      }
    }
    for (SeenObject object : SeenObject.of(policy, seen)) {
      Level level = object.level(policy);
      if (level.compareTo(Level.MEDIUM) >= 0) {
        raw.add(cut(object.sighting(), level, footage));
      }
    }
    for (ReadMark mark : ReadMark.of(policy, footage)) {
      if (mark.level().compareTo(Level.MEDIUM) >= 0) {
        raw.add(cut(mark, footage));
      }
    }
    for (double atS : DecidedBefore.restrictedAtS(footage)) {
      raw.add(around(atS, atS, Level.MEDIUM, LIKE_RESTRICTED, footage));
    }
    List<Cut> cuts = merged(raw);
    cuts.addAll(unknown(footage, cuts));
    cuts.sort(Cuts::byTime);
    return footage.weighed(levels, cuts);
  }

  /** Times of which the place is not known and that are not cut anyway. */
  private static List<Cut> unknown(Footage footage, List<Cut> cuts) {
    List<Cut> gaps = new ArrayList<>();
    for (Gap gap : footage.gaps().listed()) {
      boolean cutAnyway = false;
      for (Cut cut : cuts) {
        cutAnyway |= cut.fromS() <= gap.fromS() && cut.toS() >= gap.toS();
      }
      if (!cutAnyway) {
        gaps.add(new Cut(gap.fromS(), gap.toS(), Level.UNDETERMINED, UNKNOWN));
      }
    }
    return joined(gaps, BETWEEN_GAPS_S);
  }

  /** Where it is not known which way the camera looked, all of a way beside a zone would go. */
  private static boolean isKnown(Stay stay) {
    CameraPose pose = stay.moment().pose();
    return stay.contact().how() != ZoneContact.How.SEES || (pose != null && pose.yaw() != null);
  }

  private static int byTime(Cut a, Cut b) {
    int order = Double.compare(a.fromS(), b.fromS());
    order = order != 0 ? order : Double.compare(a.toS(), b.toS());
    order = order != 0 ? order : b.level().compareTo(a.level());
    return order != 0 ? order : a.reason().compareTo(b.reason());
  }

  /** Where nothing is known of the way, a stay may have lasted all the time. */
  private static Cut cut(Stay stay, Level level, Footage footage) {
    boolean startOnly = footage.tracks().best() == null;
    double end = footage.lengthS();
    double from = Math.max(0, stay.fromS() - SPARE_S);
    double to = stay.toS() + SPARE_S;
    if (startOnly) {
      from = 0;
      to = end;
    }
    return new Cut(from, end > 0 ? Math.min(end, to) : to, level, reason(stay.contact()));
  }

  /** It may have been there since the last picture without it, and until the next. */
  private static Cut cut(Sighting sighting, Level level, Footage footage) {
    Double since = sighting.sinceS();
    Double until = sighting.untilS();
    double from = Math.min(since == null ? 0 : since, sighting.fromS() - SPARE_S);
    double to = sighting.toS() + SPARE_S;
    double end = footage.lengthS();
    to = until != null ? Math.max(until, to) : Math.max(end, to);
    String label = Words.one(sighting.best().label());
    String reason = label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1) + IN_SIGHT;
    return new Cut(Math.max(0, from), end > 0 ? Math.min(end, to) : to, level, reason);
  }

  private static Cut cut(ReadMark mark, Footage footage) {
    String what = mark.rule().equals(MarkedDocument.ID) ? "a marked page" : "a sign that forbids";
    double to = mark.untilS() >= 0 ? mark.untilS() : Math.max(footage.lengthS(), mark.atS());
    return around(mark.sinceS(), to, mark.level(), what + IN_SIGHT, footage);
  }

  private static Cut around(double fromS, double toS, Level level, String reason, Footage footage) {
    double end = footage.lengthS();
    double to = toS + SPARE_S;
    return new Cut(Math.max(0, fromS - SPARE_S), end > 0 ? Math.min(end, to) : to, level, reason);
  }

  private static String reason(ZoneContact contact) {
    boolean hidden = contact.zone().isPrivate();
    String zone = hidden ? "one of your private zones" : Words.name(contact.zone());
    return switch (contact.how()) {
      case INSIDE -> INSIDE + zone;
      case NEAR -> BORDER + zone;
      case SEES -> zone + " may be in the picture";
    };
  }

  /** Cuts that overlap are one; of very many those nearest in time. */
  private static List<Cut> merged(List<Cut> raw) {
    List<Cut> sorted = new ArrayList<>(raw);
    sorted.sort(Cuts::byTime);
    List<Cut> cuts = joined(sorted, 0);
    for (double withinS = 1; cuts.size() > MOST; withinS *= 2) {
      cuts = joined(cuts, withinS);
    }
    return cuts;
  }

  private static List<Cut> joined(List<Cut> sorted, double withinS) {
    List<Cut> cuts = new ArrayList<>();
    for (Cut cut : sorted) {
      Cut last = cuts.isEmpty() ? null : cuts.get(cuts.size() - 1);
      if (last == null || cut.fromS() > last.toS() + withinS) {
        cuts.add(cut);
      } else {
        double to = Math.max(last.toS(), cut.toS());
        Level level = last.level().worse(cut.level());
        cuts.set(
            cuts.size() - 1, new Cut(last.fromS(), to, level, both(last.reason(), cut.reason())));
      }
    }
    return cuts;
  }

  /** The reasons of both, each once, what is inside first. */
  private static String both(String reasons, String more) {
    TreeSet<String> all = new TreeSet<>(Cuts::byWeight);
    all.addAll(List.of((reasons + SEPARATOR + more).split(SEPARATOR, -1)));
    StringBuilder text = new StringBuilder();
    int count = 0;
    for (String reason : all) {
      boolean told =
          reason.startsWith(BORDER) && all.contains(INSIDE + reason.substring(BORDER.length()));
      if (!told && count < MOST_REASONS) {
        text.append(count == 0 ? "" : SEPARATOR).append(reason);
        count++;
      }
    }
    return text.toString();
  }

  private static int byWeight(String one, String other) {
    int order = Integer.compare(weight(one), weight(other));
    return order != 0 ? order : one.compareTo(other);
  }

  private static int weight(String reason) {
    return reason.startsWith(INSIDE)
        ? 0
        : reason.startsWith(BORDER) ? 1 : reason.endsWith(IN_SIGHT) ? 3 : 2;
  }
}
