package org.sightline.vision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts together what the whole picture and its tiles showed: no object twice, none cut at a tile's
 * border, nothing lost that the whole picture showed. Boxes are in pixels of the frame.
 *
 * <p>A tile is asked for what the whole picture shows too small. Its larger boxes are left to the
 * whole picture, where the network sees what is around them. Of a class that the whole picture
 * shows nowhere a tile has to be much surer: cut off from what is around it a dish on a mast is a
 * clock, while small things of a class that is there most often are what they seem.
 */
final class TileMerge {
  /** A border that is nearer than so many pixels of the input cuts the box. */
  private static final double CUT_PX = 2;

  /** Two boxes of one class are one object if this part of the smaller one lies in the other. */
  private static final double INSIDE = 0.7;

  /** Two boxes of different classes are two opinions of one object from this overlap on. */
  private static final double SAME_PLACE = 0.6;

  private final ModelCard card;
  private final double minScore;
  private final double minScoreAlone;
  private final Set<Integer> company = new HashSet<>();
  private final double smallPx;
  private final List<Candidate> whole;
  private final List<Candidate> found = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /** A box that its tile's borders cut. */
  private record Piece(Candidate box, boolean left, boolean top, boolean right, boolean bottom) {}

  /**
   * @param whole what the whole picture showed from the card's score on, no object twice
   * @param longEdgePx the frame's longer side
   */
  TileMerge(ModelCard card, List<Candidate> whole, int longEdgePx) {
    this.card = card;
    this.whole = whole;
    // more looks, more chances to err: a fifth of the way from the card's threshold to certainty
    this.minScore = card.minScore() + 0.2 * (1 - card.minScore());
    this.minScoreAlone = card.minScore() + 0.6 * (1 - card.minScore());
    for (Candidate box : whole) {
      company.add(box.label());
    }
    this.smallPx = Tile.SMALL * longEdgePx;
  }

  /**
   * Takes what a tile showed.
   *
   * @param boxes in pixels of the frame
   * @param scaleX columns of the input a column of the frame
   * @param scaleY rows of the input a row of the frame
   */
  void add(
      Tile tile,
      int frameWidth,
      int frameHeight,
      double scaleX,
      double scaleY,
      List<Candidate> boxes) {
    double nearX = CUT_PX / scaleX;
    double nearY = CUT_PX / scaleY;
    for (Candidate box : boxes) {
      if (box.score() < (company.contains(box.label()) ? minScore : minScoreAlone)) {
        continue;
      }
      int right = tile.x() + tile.width();
      int bottom = tile.y() + tile.height();
      Piece piece =
          new Piece(
              box,
              tile.x() > 0 && box.left() <= tile.x() + nearX,
              tile.y() > 0 && box.top() <= tile.y() + nearY,
              right < frameWidth && box.right() >= right - nearX,
              bottom < frameHeight && box.bottom() >= bottom - nearY);
      if (piece.left || piece.top || piece.right || piece.bottom) {
        pieces.add(piece);
      } else {
        found.add(box);
      }
    }
  }

  /** Everything that was seen, best first. */
  List<Candidate> merged() {
    join();
    List<Candidate> all = new ArrayList<>(whole);
    found.removeIf(box -> Math.max(box.right() - box.left(), box.bottom() - box.top()) > smallPx);
    for (Candidate box : Candidate.suppress(found, card.nms())) {
      add(box, all);
    }
    all.sort(Candidate.BEST_FIRST);
    return all;
  }

  /**
   * Joins two halves of an object that the borders of neighbouring tiles cut, each on its own side.
   * A half without another is dropped: what it belongs to is whole in another tile or in the whole
   * picture.
   */
  private void join() {
    for (Piece first : pieces) {
      for (Piece second : pieces) {
        boolean sideways = first.right && !first.left && second.left && !second.right;
        boolean upright = first.bottom && !first.top && second.top && !second.bottom;
        Candidate a = first.box;
        Candidate b = second.box;
        if (a.label() != b.label()) {
          continue;
        }
        boolean joins =
            (sideways
                    && !(first.top || first.bottom || second.top || second.bottom)
                    && a.right() >= b.left()
                    && a.left() <= b.left()
                    && a.right() <= b.right()
                    && agree(a.top(), a.bottom(), b.top(), b.bottom()))
                || (upright
                    && !(first.left || first.right || second.left || second.right)
                    && a.bottom() >= b.top()
                    && a.top() <= b.top()
                    && a.bottom() <= b.bottom()
                    && agree(a.left(), a.right(), b.left(), b.right()));
        if (joins && a.turned() == null && b.turned() == null) {
          found.add(
              new Candidate(
                  a.label(),
                  Math.min(a.score(), b.score()),
                  Math.min(a.left(), b.left()),
                  Math.min(a.top(), b.top()),
                  Math.max(a.right(), b.right()),
                  Math.max(a.bottom(), b.bottom()),
                  null));
        }
      }
    }
  }

  /** Whether two spans share most of what they cover together. */
  private static boolean agree(double from, double to, double otherFrom, double otherTo) {
    double shared = Math.min(to, otherTo) - Math.max(from, otherFrom);
    double joint = Math.max(to, otherTo) - Math.min(from, otherFrom);
    return shared >= INSIDE * joint;
  }

  private void add(Candidate box, List<Candidate> all) {
    for (int i = 0; i < all.size(); i++) {
      Candidate other = all.get(i);
      if (other.label() != box.label()) {
        if (other.score() >= box.score() && other.overlap(box) > SAME_PLACE) {
          return; // another opinion, and no surer
        }
      } else if (other.overlap(box) > card.nms()) {
        if (box.score() > other.score()) {
          all.set(i, box);
        }
        return;
      } else if (other.inside(box) > INSIDE) {
        return; // a part of it, or the two of them together
      }
    }
    all.add(box);
  }
}
