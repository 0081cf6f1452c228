package org.sightline.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.media.MediaItem;
import org.sightline.risk.Assessment;
import org.sightline.risk.Check;
import org.sightline.risk.Finding;
import org.sightline.risk.Level;
import org.sightline.risk.Observation;
import org.sightline.risk.Policy;
import org.sightline.risk.TextMark;
import org.sightline.risk.Words;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.view.PictureOutline;
import org.sightline.view.Pixel;
import org.sightline.vision.Detection;
import org.sightline.zones.Activity;
import org.sightline.zones.InView;
import org.sightline.zones.Standing;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

/** Turns an answer into what is drawn on its picture. */
public final class Annotations {
  /** More brackets than this would bury a picture; all objects stand in the record. */
  private static final int MAX_MARKS = 60;

  /** More outlines than this could not be told apart; all zones stand in the record. */
  private static final int MAX_OUTLINES = 5;

  private Annotations() {}

  /**
   * What is drawn for an item.
   *
   * @param zones all zones in use; those near the camera are drawn on its map
   * @param version Sightline's own
   */
  public static Annotation of(
      Assessment.Assessed item, Policy policy, List<Zone> zones, String version) {
    Fix fix = shownFix(item);
    List<String> facts = new ArrayList<>();
    if (fix != null) {
      facts.add("position good to " + metres(fix.accuracyM()));
    }
    facts.add("Sightline " + version + ", policy " + policy.name() + " " + policy.version());
    return new Annotation(
        item.level(),
        reasons(item),
        marks(item, policy),
        outlines(item.observation(), policy),
        fileName(item.header().source().text()),
        facts,
        Insets.around(fix, item.observation(), zones));
  }

  /**
   * What is drawn on the pictures of a clip about one moment.
   *
   * @param item the moment, as if it were a photo
   */
  public static Clip.Scene scene(Assessment.Assessed item, Policy policy, long offsetNs) {
    return new Clip.Scene(offsetNs, marks(item, policy), outlines(item.observation(), policy));
  }

  /** The findings' sentences and those of open checks, worst first. */
  private static List<Annotation.Reason> reasons(Assessment.Assessed item) {
    List<Annotation.Reason> reasons = new ArrayList<>();
    for (Finding finding : item.findings()) {
      if (finding.level().compareTo(Level.UNDETERMINED) > 0) {
        reasons.add(new Annotation.Reason(finding.level(), finding.reason()));
      }
    }
    addOpen(item.observation().checks(), reasons);
    for (Finding finding : item.findings()) {
      if (finding.level().compareTo(Level.UNDETERMINED) <= 0) {
        reasons.add(new Annotation.Reason(finding.level(), finding.reason()));
      }
    }
    if (reasons.isEmpty()) {
      reasons.add(
          new Annotation.Reason(
              Level.NONE,
              "Nothing found in any of the checks made. That is a statement about these zones, this"
                  + " policy and these models, not a promise."));
    }
    return reasons;
  }

  /** A cause that opens two checks, such as a damaged file, is said once. */
  private static void addOpen(Map<Check.Kind, Check> checks, List<Annotation.Reason> reasons) {
    Set<String> said = new HashSet<>();
    for (Check.Kind kind : Check.Kind.values()) {
      Check check = checks.get(kind);
      if (check != null && isOpen(check) && said.add(check.code())) {
        reasons.add(new Annotation.Reason(Level.UNDETERMINED, check.message()));
      }
    }
  }

  private static boolean isOpen(Check check) {
    return check.state() == Check.State.NOT_MADE || check.state() == Check.State.LIMITED;
  }

  /** The text that findings rest on, then the objects that the policy flags, best score first. */
  private static List<Annotation.Mark> marks(Assessment.Assessed item, Policy policy) {
    boolean inZone = false;
    for (ZoneContact contact : item.observation().contacts()) {
      inZone |=
          restrictsPicturesNow(contact)
              && contact.height() != ZoneContact.HeightRelation.OUTSIDE
              && (contact.how() == ZoneContact.How.INSIDE
                  || (contact.how() == ZoneContact.How.NEAR
                      && contact.probability() >= policy.probability()));
    }
    List<Detection> detections = new ArrayList<>(item.observation().detections());
    detections.sort((a, b) -> Double.compare(b.score(), a.score()));
    List<Annotation.Mark> marks = new ArrayList<>();
    for (TextMark text : TextMark.of(item)) {
      if (marks.size() < MAX_MARKS) {
        marks.add(new Annotation.Mark(text.read(), text.score(), text.box(), Annotation.Kind.TEXT));
      }
    }
    for (Detection one : detections) {
      Policy.Flagged flagged = policy.objects().flagged().get(one.label().toLowerCase(Locale.ROOT));
      if (flagged != null && one.score() >= flagged.minScore() && marks.size() < MAX_MARKS) {
        boolean stands = inZone || stands(item, one, policy);
        Annotation.Kind kind = stands ? Annotation.Kind.IN_ZONE : Annotation.Kind.OBJECT;
        marks.add(new Annotation.Mark(one.label(), one.score(), one.box(), kind));
      }
    }
    return marks;
  }

  /** Whether it may stand in a zone, as the policy counts it, or at least lies in its direction. */
  private static boolean stands(Assessment.Assessed item, Detection detection, Policy policy) {
    for (Standing standing : item.observation().standing(detection)) {
      Double probability = standing.probability();
      if (probability == null || probability >= policy.probability()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The zones whose place in the picture is told: none for an item that touches a private zone,
   * since known borders in a picture give back where it was taken.
   */
  private static List<Annotation.Outline> outlines(Observation seen, Policy policy) {
    List<Annotation.Outline> outlines = new ArrayList<>();
    List<ZoneContact> drawn = new ArrayList<>();
    for (ZoneContact contact : seen.contacts()) {
      if (contact.zone().isPrivate()) {
        return List.of();
      }
      InView view = contact.view();
      PictureOutline outline = view == null ? null : view.outline();
      if (outline != null
          && outlines.size() < MAX_OUTLINES
          && !isDrawn(drawn, contact)
          && (contact.how() == ZoneContact.How.INSIDE
              || contact.probability() >= policy.probability())
          && restrictsPicturesNow(contact)) {
        boolean fills = fills(seen.item(), outline);
        if (!fills || contact.how() != ZoneContact.How.INSIDE) { // its border is not in the picture
          drawn.add(contact);
          outlines.add(outline(contact, outline, fills, seen.telemetry().pose().yaw()));
        }
      }
    }
    return outlines;
  }

  /** A file may state its position more than once, and one outline of a zone is enough. */
  private static boolean isDrawn(List<ZoneContact> drawn, ZoneContact contact) {
    for (ZoneContact other : drawn) {
      if (other.zone().id().equals(contact.zone().id())
          && other.zone().source().equals(contact.zone().source())) {
        return true;
      }
    }
    return false;
  }

  /** Whether all of an outline runs along the frame. */
  private static boolean fills(MediaItem item, PictureOutline outline) {
    int width = 0;
    int height = 0;
    if (item instanceof MediaItem.Photo photo) {
      width = photo.widthPx();
      height = photo.heightPx();
    } else if (item instanceof MediaItem.Video video) {
      width = video.widthPx();
      height = video.heightPx();
    }
    if (width == 0 || outline.rings().size() != 1) {
      return false;
    }
    List<Pixel> ring = outline.rings().get(0);
    for (int i = 0; i < ring.size(); i++) {
      Pixel from = ring.get(i);
      Pixel to = ring.get((i + 1) % ring.size());
      boolean side =
          isBoth(from.x(), to.x(), 0)
              || isBoth(from.x(), to.x(), width)
              || isBoth(from.y(), to.y(), 0)
              || isBoth(from.y(), to.y(), height);
      if (!side) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBoth(double one, double other, double side) {
    return Math.abs(one - side) < 0.5 && Math.abs(other - side) < 0.5;
  }

  private static Annotation.Outline outline(
      ZoneContact contact, PictureOutline outline, boolean fills, @Nullable Angle yaw) {
    StringBuilder label = new StringBuilder(Words.name(contact.zone()));
    boolean inside = contact.how() == ZoneContact.How.INSIDE;
    label.append(inside ? ", its border" : ", " + Words.distance(contact.distanceM()) + " away");
    InView view = contact.view();
    label.append(view != null && view.isHidden() ? ", behind hills" : "");
    label.append(
        switch (outline.kind()) {
          case GROUND -> fills ? ", fills the picture" : "";
          case COLUMNS -> fills ? ": anywhere in the picture" : ", about between these sides";
          case UNCERTAIN -> ": where in the picture is not known";
        });
    boolean line = outline.kind() != PictureOutline.Kind.UNCERTAIN && !fills;
    if (yaw != null && line) {
      label.append(" (±").append(Words.degrees(yaw.sigmaDeg())).append(')');
    }
    List<Annotation.Corners> rings = new ArrayList<>();
    for (List<Pixel> ring : outline.rings()) {
      rings.add(new Annotation.Corners(ring));
    }
    boolean columns = outline.kind() == PictureOutline.Kind.COLUMNS;
    return new Annotation.Outline(label.toString(), columns, rings, outline.bandPx());
  }

  private static boolean restrictsPicturesNow(ZoneContact contact) {
    Set<Activity> restricts = contact.zone().restricts();
    return (restricts.contains(Activity.CAPTURE) && contact.active() != ZoneContact.Active.NO)
        || (restricts.contains(Activity.PUBLICATION)
            && contact.activeAsOf() != ZoneContact.Active.NO);
  }

  /** The position that the worst contact was made from, else the preferred one. */
  private static @Nullable Fix shownFix(Assessment.Assessed item) {
    ZoneContact worst = null;
    for (ZoneContact contact : item.observation().contacts()) {
      boolean position = contact.how() != ZoneContact.How.SEES;
      if (position && (worst == null || contact.probability() > worst.probability())) {
        worst = contact;
      }
    }
    for (Position position : item.observation().telemetry().positions()) {
      if (worst != null
          && position instanceof Position.Fixed fixed
          && fixed.source().equals(worst.position())) {
        return fixed.fix();
      }
    }
    Position preferred = item.observation().telemetry().position();
    return preferred instanceof Position.Fixed fixed ? fixed.fix() : null;
  }

  private static String fileName(String source) {
    return source.substring(source.lastIndexOf('/') + 1);
  }

  private static String metres(double metres) {
    if (metres < 0.095) {
      return Math.max(1, Math.round(metres * 100)) + " cm";
    }
    double rounded = metres < 9.95 ? Math.round(metres * 10) / 10.0 : Math.round(metres);
    return rounded == Math.rint(rounded) ? (long) rounded + " m" : rounded + " m";
  }
}
