package org.sightline.risk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.vision.Shot;

/**
 * Joins what was seen in one picture after another, so that one object is one entry.
 *
 * <p>The method is the greedy association by overlap of Bochinski, Eiselein and Sikora, "High-Speed
 * Tracking-by-Detection Without Using Image Information" (AVSS 2017): of all pairs of a followed
 * object and a box of the next picture with the same label, those that overlap most belong
 * together, each once. Since pictures are about a second apart rather than a thirtieth, a box that
 * no longer overlaps may still be the same one if it is about as large and not further away than it
 * may have moved; such pairs come after all that overlap. An object that is missed in up to two
 * pictures goes on; a longer time without a look at it ends it, so that pictures far apart join
 * nothing. The same pictures in the same order give the same answer.
 *
 * <p>Memory is bounded: of very many objects with one label the best seen are kept, the others
 * counted. For one thread.
 */
public final class Sightings {
  /** Least share of both boxes' area that they have in common to be one object. */
  private static final double LEAST_OVERLAP = 0.1;

  /** How far an object may move in a second, in mean diagonals of its two boxes. */
  private static final double REACH = 1.5;

  /** How much larger a box that moved may be than it was, as a ratio of areas. */
  private static final double GROWTH = 2.5;

  /** Boxes of one picture that are followed, the best first. */
  private static final int MOST_BOXES = 300;

  private static final int MOST_OF_A_LABEL = 1_000;
  private static final int KEPT_OF_A_LABEL = 500;

  private final double joinS;
  private final List<Followed> open = new ArrayList<>();
  private final Map<String, List<Sighting>> closed = new HashMap<>();
  private int dropped;
  private @Nullable Double lastS;

  /** An object that may be seen again. */
  private static final class Followed {
    private final double fromS;
    private final @Nullable Double sinceS;
    private Detection best;
    private double bestS;
    private int widthPx;
    private int heightPx;
    private Detection last;
    private double toS;
    private int pictures = 1;
    private @Nullable Double untilS;

    Followed(Detection first, Shot shot, @Nullable Double sinceS) {
      this.fromS = shot.offsetS();
      this.sinceS = sinceS;
      this.best = first;
      this.last = first;
      this.bestS = fromS;
      this.toS = fromS;
      this.widthPx = shot.widthPx();
      this.heightPx = shot.heightPx();
    }

    void goesOn(Detection here, Shot shot) {
      last = here;
      toS = shot.offsetS();
      pictures++;
      untilS = null;
      if (here.score() > best.score()) {
        best = here;
        bestS = toS;
        widthPx = shot.widthPx();
        heightPx = shot.heightPx();
      }
    }

    Sighting sighting() {
      return new Sighting(
          best, widthPx, heightPx, fromS, toS, bestS, pictures, sinceS, untilS, List.of());
    }
  }

  /** A followed object and a box that may show it; higher is better. */
  private record Pair(int followed, int box, double likeness) {}

  /**
   * @param joinS pictures further apart than this join nothing, seconds
   */
  public Sightings(double joinS) {
    this.joinS = joinS;
  }

  /** Goes on with the next picture, by time. */
  public void add(Shot shot) {
    double now = shot.offsetS();
    close(now);
    List<Detection> boxes = best(shot.detections());
    boolean[] taken = new boolean[boxes.size()];
    boolean[] seen = new boolean[open.size()];
    for (Pair pair : pairs(boxes, now)) {
      if (!seen[pair.followed] && !taken[pair.box]) {
        seen[pair.followed] = true;
        taken[pair.box] = true;
        open.get(pair.followed).goesOn(boxes.get(pair.box), shot);
      }
    }
    for (int i = 0; i < seen.length; i++) {
      Followed followed = open.get(i);
      if (!seen[i] && followed.untilS == null && !shot.damaged()) {
        followed.untilS = now;
      }
    }
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        open.add(new Followed(boxes.get(i), shot, lastS));
      }
    }
    lastS = now;
  }

  /** Every object, by the time it was first seen; those still in the last picture included. */
  public List<Sighting> all() {
    List<Sighting> all = new ArrayList<>();
    for (List<Sighting> ofLabel : closed.values()) {
      all.addAll(ofLabel);
    }
    for (Followed followed : open) {
      all.add(followed.sighting());
    }
    all.sort(Sightings::byTime);
    return all;
  }

  /** How many objects were left out, for there were very many of their kind. */
  public int dropped() {
    return dropped;
  }

  private static int byTime(Sighting a, Sighting b) {
    int order = Double.compare(a.fromS(), b.fromS());
    order = order != 0 ? order : a.best().label().compareTo(b.best().label());
    order = order != 0 ? order : Double.compare(b.best().score(), a.best().score());
    order = order != 0 ? order : Double.compare(a.best().box().x(), b.best().box().x());
    return order != 0 ? order : Double.compare(a.best().box().y(), b.best().box().y());
  }

  private static List<Detection> best(List<Detection> detections) {
    if (detections.size() <= MOST_BOXES) {
      return detections;
    }
    List<Detection> best = new ArrayList<>(detections);
    best.sort((a, b) -> Double.compare(b.score(), a.score()));
    return best.subList(0, MOST_BOXES);
  }

  /** Ends what was not seen for too long. */
  private void close(double now) {
    int kept = 0;
    for (Followed followed : open) {
      if (now - followed.toS <= joinS) {
        open.set(kept++, followed);
      } else {
        if (followed.untilS == null) {
          followed.untilS = now;
        }
        end(followed.sighting());
      }
    }
    open.subList(kept, open.size()).clear();
  }

  private void end(Sighting sighting) {
    List<Sighting> alike =
        closed.computeIfAbsent(sighting.best().label(), label -> new ArrayList<>());
    alike.add(sighting);
    if (alike.size() == MOST_OF_A_LABEL) {
      alike.sort((a, b) -> Double.compare(b.best().score(), a.best().score()));
      dropped += alike.size() - KEPT_OF_A_LABEL;
      alike.subList(KEPT_OF_A_LABEL, alike.size()).clear();
    }
  }

  private List<Pair> pairs(List<Detection> boxes, double now) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Followed followed = open.get(i);
      for (int j = 0; j < boxes.size(); j++) {
        double likeness = likeness(followed, boxes.get(j), now);
        if (likeness > Double.NEGATIVE_INFINITY) {
          pairs.add(new Pair(i, j, likeness));
        }
      }
    }
    pairs.sort(
        (a, b) -> {
          int order = Double.compare(b.likeness, a.likeness);
          order = order != 0 ? order : Integer.compare(a.followed, b.followed);
          return order != 0 ? order : Integer.compare(a.box, b.box);
        });
    return pairs;
  }

  /** 0..1 the overlap, below 0 the way it would have moved, minus infinity if it cannot be. */
  private static double likeness(Followed followed, Detection here, double now) {
    Detection there = followed.last;
    if (!there.label().equals(here.label()) || !there.model().equals(here.model())) {
      return Double.NEGATIVE_INFINITY;
    }
    Box a = there.box();
    Box b = here.box();
    double overlap = overlap(a, b);
    if (overlap >= LEAST_OVERLAP) {
      return overlap;
    }
    double size = (Math.hypot(a.width(), a.height()) + Math.hypot(b.width(), b.height())) / 2;
    double across = a.x() + a.width() / 2 - b.x() - b.width() / 2;
    double down = a.y() + a.height() / 2 - b.y() - b.height() / 2;
    double moved = Math.hypot(across, down) / size;
    double ratio = a.width() * a.height() / (b.width() * b.height());
    boolean may =
        moved <= REACH * Math.max(1, now - followed.toS) && ratio <= GROWTH && ratio >= 1 / GROWTH;
    return may ? -moved : Double.NEGATIVE_INFINITY;
  }

  private static double overlap(Box a, Box b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double both = width * height;
    return both / (a.width() * a.height() + b.width() * b.height() - both);
  }
}
