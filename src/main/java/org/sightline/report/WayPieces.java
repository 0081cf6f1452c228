package org.sightline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sightline.geo.LocalFrame;
import org.sightline.risk.Level;

/**
 * The way of a camera that moved as its row tells it, in pieces: cut where the worst contact with a
 * zone changes its level, and open where it is not known where the camera was.
 */
final class WayPieces {
  /**
   * A place on the way.
   *
   * @param atS seconds from the first picture shown
   */
  record Place(double atS, double lonDeg, double latDeg) {}

  /**
   * A piece of one level.
   *
   * @param places at least one; one alone where nothing is known before and after it
   */
  record Piece(Level level, List<Place> places) {
    double fromS() {
      return places.get(0).atS();
    }

    double toS() {
      return places.get(places.size() - 1).atS();
    }
  }

  private final List<JsonSpan> gaps;
  private final List<Stay> stays = new ArrayList<>();
  private final TreeSet<Double> edges = new TreeSet<>();
  private final List<Piece> pieces = new ArrayList<>();

  /** A contact that weighs something, and how long it lasted. */
  private record Stay(Level level, double fromS, double toS) {}

  private WayPieces(Row row) {
    gaps = row.fields().get("track").list("gaps");
    for (JsonSpan contact : row.fields().list("contacts")) {
      Double from = contact.number("fromS");
      Double to = contact.number("toS");
      Level level = level(contact);
      if (from != null && to != null && level != Level.NONE) {
        stays.add(new Stay(level, from, to));
        edges.add(from);
        edges.add(to);
      }
    }
  }

  /** The pieces by time; none for what has no track. */
  static List<Piece> of(Row row) {
    List<JsonSpan> thinned = row.fields().get("track").list("thinned");
    return thinned.isEmpty() ? List.of() : new WayPieces(row).pieces(places(thinned));
  }

  private static List<Place> places(List<JsonSpan> thinned) {
    List<Place> places = new ArrayList<>(thinned.size());
    for (JsonSpan point : thinned) {
      List<JsonSpan> numbers = point.elements();
      boolean whole = numbers.size() >= 3;
      for (int i = 0; i < 3 && whole; i++) {
        whole = numbers.get(i).isNumber();
      }
      if (whole) {
        Place place =
            new Place(numbers.get(0).number(), numbers.get(1).number(), numbers.get(2).number());
        if (Double.isFinite(place.atS())
            && Math.abs(place.lonDeg()) <= 180
            && Math.abs(place.latDeg()) <= 90) {
          places.add(place);
        }
      }
    }
    return places;
  }

  private List<Piece> pieces(List<Place> way) {
    List<Place> known = new ArrayList<>();
    for (Place here : way) {
      Place before = known.isEmpty() ? null : known.get(known.size() - 1);
      if (before != null && isOpen(before.atS(), here.atS())) {
        split(known);
        known.clear();
        before = null;
      }
      if (before != null) {
        for (double edge : edges.subSet(before.atS(), false, here.atS(), false)) {
          known.add(between(before, here, edge));
        }
      }
      known.add(here);
    }
    split(known);
    return pieces;
  }

  /** Cuts a known stretch where its level changes. */
  private void split(List<Place> known) {
    int from = 0;
    Level last = Level.NONE;
    for (int i = 0; i < known.size(); i++) {
      double here = known.get(i).atS();
      Level next = i + 1 < known.size() ? at(here, known.get(i + 1).atS()) : Level.NONE;
      boolean ends = i > 0 && (i + 1 == known.size() || next != last);
      if (ends) {
        pieces.add(new Piece(last, List.copyOf(known.subList(from, i + 1))));
        from = i;
      }
      // a contact of one moment has no way of its own: the place alone stands for it
      Level moment = at(here, here);
      if (known.size() == 1 || moment.compareTo(last.worse(next)) > 0) {
        pieces.add(new Piece(moment, List.of(known.get(i))));
      }
      last = next;
    }
  }

  private static Place between(Place a, Place b, double atS) {
    double share = (atS - a.atS()) / (b.atS() - a.atS());
    double lon = a.lonDeg() + share * LocalFrame.shortWayDeg(b.lonDeg() - a.lonDeg());
    double lat = a.latDeg() + share * (b.latDeg() - a.latDeg());
    return new Place(atS, LocalFrame.shortWayDeg(lon), lat);
  }

  /** The worst contact that lasts all of a time. */
  private Level at(double fromS, double toS) {
    Level worst = Level.NONE;
    for (Stay stay : stays) {
      if (stay.fromS() <= fromS && stay.toS() >= toS) {
        worst = worst.worse(stay.level());
      }
    }
    return worst;
  }

  /** How serious a contact is; an open check is no colour of a way. */
  static Level level(JsonSpan contact) {
    String name = contact.text("level");
    for (Level level : Level.values()) {
      if (level.name().equals(name) && level != Level.UNDETERMINED) {
        return level;
      }
    }
    return Level.NONE;
  }

  private boolean isOpen(double fromS, double toS) {
    for (JsonSpan gap : gaps) {
      Double from = gap.number("fromS");
      Double to = gap.number("toS");
      if (from != null && to != null && from < toS && to > fromS) {
        return true;
      }
    }
    return false;
  }
}
