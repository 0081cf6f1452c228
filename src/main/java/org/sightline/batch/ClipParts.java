package org.sightline.batch;

import java.util.ArrayList;
import java.util.List;
import org.sightline.risk.Assessment;
import org.sightline.risk.Cut;
import org.sightline.risk.Finding;
import org.sightline.risk.Footage;
import org.sightline.risk.Level;
import org.sightline.zones.ZoneContact;

/**
 * Which parts of a video are shown as clips: about the worst moment of each finding that is serious
 * or of an object, and the beginning of all other seconds to cut.
 */
final class ClipParts {
  /** Clips of one video at the most, the worst first. */
  static final int MOST = 8;

  /** Seconds of one clip at the most. */
  static final double MOST_S = 15;

  /** Seconds before and after what is to be seen. */
  static final double SPARE_S = 2;

  /** Of a longer part this much before its worst moment is shown, seconds. */
  private static final double BEFORE_S = 5;

  /**
   * One of them.
   *
   * @param fromS its first moment, seconds from the first picture shown
   * @param toS its last moment
   * @param level the worst of what it shows
   * @param reason what is to be cut there, a phrase; empty if nothing is
   * @param findings those whose worst moments it shows, the worst first
   */
  record Part(double fromS, double toS, Level level, String reason, List<Finding> findings) {
    private boolean shows(double momentS) {
      return momentS >= fromS && momentS <= toS;
    }
  }

  private final Assessment.Assessed assessed;
  private final List<Cut> cuts = new ArrayList<>();
  private final double lengthS;
  private final List<Part> parts = new ArrayList<>();

  /** Moments of findings and what cuts hold are withheld where a private zone is touched. */
  private final boolean told;

  private ClipParts(Assessment.Assessed assessed, Footage footage) {
    this.assessed = assessed;
    this.lengthS = footage.lengthS();
    boolean known = true;
    for (ZoneContact contact : assessed.observation().contacts()) {
      known &= !contact.zone().isPrivate();
    }
    this.told = known;
    for (Cut cut : footage.cuts()) {
      if (isSerious(cut.level())) {
        cuts.add(cut);
      }
    }
  }

  /** The parts of a video, by time; none overlaps another. */
  static List<Part> of(Assessment.Assessed assessed) {
    Footage footage = assessed.observation().footage();
    if (footage == null) {
      return List.of();
    }
    return new ClipParts(assessed, footage).all();
  }

  private List<Part> all() {
    for (Finding finding : assessed.findings()) {
      if (told && isSerious(finding.level())) {
        add(finding.offsetS(), finding.level());
      }
    }
    List<Cut> worst = new ArrayList<>(cuts);
    worst.sort((a, b) -> b.level().compareTo(a.level()));
    for (Cut cut : worst) {
      boolean shown = false;
      for (Part part : parts) {
        shown |= part.fromS < cut.toS() && part.toS > cut.fromS();
      }
      if (!shown) {
        add(cut.fromS(), cut.level());
      }
    }
    for (Finding finding : assessed.findings()) {
      if (told && isOfObject(finding)) {
        add(finding.offsetS(), finding.level());
      }
    }
    parts.sort((a, b) -> Double.compare(a.fromS, b.fromS));
    return told ? explained() : List.copyOf(parts);
  }

  private static boolean isSerious(Level level) {
    return level.compareTo(Level.MEDIUM) >= 0;
  }

  private static boolean isOfObject(Finding finding) {
    return finding.rule().equals("flagged-object") || finding.rule().equals("object-in-zone");
  }

  /** Adds the part about a moment, shortened by those there are, unless one shows it already. */
  private void add(double momentS, Level level) {
    if (parts.size() == MOST) {
      return;
    }
    double from = momentS;
    double to = momentS;
    Level worst = level;
    String reason = "";
    for (Cut cut : cuts) {
      if (cut.fromS() <= momentS && cut.toS() >= momentS) {
        from = cut.fromS();
        to = cut.toS();
        worst = worst.worse(cut.level());
        reason = told ? cut.reason() : "";
      }
    }
    from -= SPARE_S;
    to += SPARE_S;
    if (to - from > MOST_S) {
      from = Math.max(from, Math.min(momentS - BEFORE_S, to - MOST_S));
      to = from + MOST_S;
    }
    from = Math.max(0, from);
    to = lengthS > 0 ? Math.min(lengthS, to) : to;
    for (Part part : parts) {
      if (part.shows(momentS)) {
        return;
      }
      if (part.fromS > momentS) {
        to = Math.min(to, part.fromS);
      } else {
        from = Math.max(from, part.toS);
      }
    }
    if (to > from) {
      parts.add(new Part(from, to, worst, reason, List.of()));
    }
  }

  private List<Part> explained() {
    List<Part> with = new ArrayList<>();
    for (Part part : parts) {
      List<Finding> shown = new ArrayList<>();
      Level level = part.level;
      for (Finding finding : assessed.findings()) {
        if (part.shows(finding.offsetS())) {
          shown.add(finding);
          level = level.worse(finding.level());
        }
      }
      with.add(new Part(part.fromS, part.toS, level, part.reason, shown));
    }
    return with;
  }
}
