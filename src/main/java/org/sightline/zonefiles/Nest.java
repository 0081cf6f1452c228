package org.sightline.zonefiles;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a GeoJSON {@code coordinates} member, by how deep they are nested: 0 is a place, 1
 * a line or ring of places, 2 a polygon, 3 several. Whatever is odd is kept as {@code wrong} and
 * read over, so that the rest of the file is not lost.
 */
final class Nest {
  private static final int MAX_DEPTH = 8;

  private int level = -1;
  private double[] places = new double[0];
  private int used;
  private final List<Nest> parts = new ArrayList<>(0);
  private @Nullable String wrong;

  /** How deep; −1 if it is empty. */
  int level() {
    return level;
  }

  /** What is odd about it; null if nothing. */
  @Nullable String wrong() {
    return wrong;
  }

  /** Its parts, of level 2 and up. */
  List<Nest> parts() {
    return parts;
  }

  /** Longitude, latitude, … of level 0 and 1. */
  double[] places() {
    return used == places.length ? places : Arrays.copyOf(places, used);
  }

  /** The rings of a level 2. */
  List<double[]> rings() {
    List<double[]> rings = new ArrayList<>(parts.size());
    for (Nest part : parts) {
      rings.add(part.places());
    }
    return rings;
  }

  /** Reads the array that the parser stands at the start of, to its end. */
  static Nest read(JsonParser json) throws IOException {
    json.nextToken();
    return read(json, 0);
  }

  /** Reads an array whose first token the parser has taken. */
  private static Nest read(JsonParser json, int depth) throws IOException {
    Nest nest = new Nest();
    if (json.currentToken() == JsonToken.END_ARRAY) {
      return nest;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      nest.level = 0;
      nest.place(json);
      return nest;
    }
    while (json.currentToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_ARRAY || depth >= MAX_DEPTH) {
        nest.wrong = "coordinates are not nested as the type asks";
        json.skipChildren();
      } else if (json.nextToken() != JsonToken.START_ARRAY
          && json.currentToken() != JsonToken.END_ARRAY) {
        nest.rise(1);
        nest.place(json);
      } else {
        nest.add(read(json, depth + 1));
      }
      json.nextToken();
    }
    return nest;
  }

  private void add(Nest part) {
    if (part.level < 0) {
      rise(Math.max(level, 2));
    } else {
      rise(part.level + 1);
    }
    wrong = wrong == null ? part.wrong : wrong;
    parts.add(part);
  }

  private void rise(int to) {
    if (level >= 0 && level != to) {
      wrong = "coordinates are not nested as the type asks";
    }
    level = Math.max(level, to);
  }

  /** One place: the parser stands on its first value and is left at its end. */
  private void place(JsonParser json) throws IOException {
    double lon = Double.NaN;
    double lat = Double.NaN;
    int n = 0;
    while (json.currentToken() != JsonToken.END_ARRAY) {
      if (json.currentToken().isNumeric()) {
        lat = n == 1 ? json.getDoubleValue() : lat;
        lon = n == 0 ? json.getDoubleValue() : lon;
      } else {
        wrong = "a coordinate is not a number";
        json.skipChildren();
      }
      n++;
      json.nextToken();
    }
    if (n < 2) {
      wrong = "a place has fewer than two numbers";
    }
    if (used + 2 > places.length) {
      places = Arrays.copyOf(places, Math.max(16, places.length * 2));
    }
    places[used++] = lon;
    places[used++] = lat;
  }
}
