package org.sightline.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sightline.geo.LocalFrame;
import org.sightline.risk.Level;

/**
 * The way of a camera that moved as features of GeoJSON (RFC 7946): one for each piece between
 * changes of level and gaps. A piece across the antimeridian is cut there (3.1.9). {@code stroke}
 * is a colour as simplestyle 1.1 names it, for programs that draw files as they are.
 */
final class PathFeatures {
  /** Contacts named in one piece; all of them stand in the feature of its start. */
  private static final int MOST_CONTACTS = 20;

  private final JsonWriter json;
  private final Row row;

  private PathFeatures(JsonWriter json, Row row) {
    this.json = json;
    this.row = row;
  }

  /** Writes the pieces of a row, as members of the open list; gives how many there are. */
  static int write(JsonWriter json, Row row) throws IOException {
    List<WayPieces.Piece> pieces = WayPieces.of(row);
    PathFeatures features = new PathFeatures(json, row);
    for (int i = 0; i < pieces.size(); i++) {
      features.piece(pieces.get(i), i + 1);
    }
    return pieces.size();
  }

  private void piece(WayPieces.Piece piece, int number) throws IOException {
    json.lineFeed();
    json.open();
    json.text("type", "Feature");
    json.text("id", row.id() + "-path-" + number);
    geometry(piece.places());
    json.open("properties");
    json.text("what", "path");
    json.text("source", row.source());
    json.text("level", piece.level().name());
    json.number("fromS", piece.fromS(), 3);
    json.number("toS", piece.toS(), 3);
    json.text("stroke", colour(piece.level()));
    contacts(piece);
    json.close('}');
    json.close('}');
  }

  private void geometry(List<WayPieces.Place> places) throws IOException {
    List<List<WayPieces.Place>> lines = lines(places);
    json.open("geometry");
    if (places.size() == 1) {
      json.text("type", "Point");
      json.openList("coordinates");
      lonLat(places.get(0));
      json.close(']');
    } else {
      json.text("type", lines.size() == 1 ? "LineString" : "MultiLineString");
      json.openList("coordinates");
      for (List<WayPieces.Place> line : lines) {
        if (lines.size() > 1) {
          json.openList();
        }
        for (WayPieces.Place place : line) {
          json.openList();
          lonLat(place);
          json.close(']');
        }
        if (lines.size() > 1) {
          json.close(']');
        }
      }
      json.close(']');
    }
    json.close('}');
  }

  /** The line, cut where it crosses the antimeridian. */
  private static List<List<WayPieces.Place>> lines(List<WayPieces.Place> places) {
    List<List<WayPieces.Place>> lines = new ArrayList<>();
    List<WayPieces.Place> line = new ArrayList<>();
    lines.add(line);
    WayPieces.Place before = places.get(0);
    for (WayPieces.Place here : places) {
      double step = here.lonDeg() - before.lonDeg();
      if (Math.abs(step) > 180) {
        double edge = step < 0 ? 180 : -180;
        double share = (edge - before.lonDeg()) / LocalFrame.shortWayDeg(step);
        double lat = before.latDeg() + share * (here.latDeg() - before.latDeg());
        double atS = before.atS() + share * (here.atS() - before.atS());
        line.add(new WayPieces.Place(atS, edge, lat));
        line = new ArrayList<>();
        lines.add(line);
        line.add(new WayPieces.Place(atS, -edge, lat));
      }
      line.add(here);
      before = here;
    }
    return lines;
  }

  private void lonLat(WayPieces.Place place) throws IOException {
    json.number(place.lonDeg(), 7);
    json.number(place.latDeg(), 7);
  }

  /** The contacts that give the piece its level. */
  private void contacts(WayPieces.Piece piece) throws IOException {
    int told = 0;
    json.openList("contacts");
    for (JsonSpan contact : row.fields().list("contacts")) {
      Double from = contact.number("fromS");
      Double to = contact.number("toS");
      boolean lasts = from != null && to != null && from <= piece.fromS() && to >= piece.toS();
      if (lasts && WayPieces.level(contact) == piece.level() && told++ < MOST_CONTACTS) {
        json.open();
        json.text("zone", contact.text("zone"));
        json.text("name", contact.text("name"));
        json.text("how", contact.text("how"));
        json.close('}');
      }
    }
    json.close(']');
  }

  /** As on the page by day. */
  private static String colour(Level level) {
    return switch (level) {
      case HIGH -> "#b3261e";
      case MEDIUM -> "#f0a130";
      case LOW -> "#266cbd";
      case UNDETERMINED -> "#4b2a72";
      case NONE -> "#5b666b";
    };
  }
}
