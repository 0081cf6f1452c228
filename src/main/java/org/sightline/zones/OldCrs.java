package org.sightline.zones;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Reprojection;

/**
 * The {@code crs} member of GeoJSON before RFC 7946 (GeoJSON 2008, section 3). WGS 84 by any of its
 * names costs nothing; any other system goes through {@link Reprojection}.
 */
final class OldCrs {
  private static final int MAX_HALVINGS = 12;

  /** A straight edge may bend by so much when it is turned, degrees: about 2 cm. */
  private static final double BEND_DEG = 2e-7;

  private @Nullable String code;
  private @Nullable Reprojection reprojection;
  private @Nullable String refused;
  private int shapesBefore;
  private boolean again;

  /** Whether it was found after shapes had been read as WGS 84, wrongly; true once only. */
  boolean cameLate() {
    boolean late = !again && (code != null || refused != null) && shapesBefore > 0;
    again = true;
    return late;
  }

  /** Reads the member; the parser is at its value. */
  void read(JsonParser json, String file, ReadZones into, int shapes) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      into.problem(file, "crs", "is null; coordinates were taken as WGS 84", false);
      return;
    }
    String name = nameIn(json);
    if (name == null) {
      refused = "names no reference system in a way that is understood";
    } else if (!isWgs84(name)) {
      code = epsg(name);
      refused = code == null ? "\"" + ZoneDraft.shortened(name) + "\" is not understood" : null;
    }
    shapesBefore = again ? 0 : shapes;
    if (code != null && reprojection == null) {
      try {
        reprojection = Reprojection.from(code);
      } catch (Reprojection.UnknownSystemException e) {
        refused = e.getMessage();
      }
    }
    if (refused != null) {
      into.problem(file, "crs", refused, true);
    }
  }

  private static @Nullable String nameIn(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    String found = null;
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (json.currentToken() == JsonToken.START_OBJECT) {
          String inner = nameIn(json);
          found = inner != null ? inner : found;
        } else if (field.equals("name") && json.currentToken() == JsonToken.VALUE_STRING) {
          found = json.getText();
        } else if (field.equals("code") && json.currentToken().isScalarValue()) {
          found = "EPSG:" + json.getText();
        }
        json.skipChildren();
      }
    } else {
      json.skipChildren();
    }
    return found;
  }

  private static boolean isWgs84(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.endsWith("CRS84") || upper.equals("WGS84") || "EPSG:4326".equals(epsg(name));
  }

  /** {@code EPSG:n} of {@code EPSG:n}, {@code urn:ogc:def:crs:EPSG:v:n} or the OGC address. */
  private static @Nullable String epsg(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    int end = upper.length();
    int at = end;
    while (at > 0 && upper.charAt(at - 1) >= '0' && upper.charAt(at - 1) <= '9') {
      at--;
    }
    boolean number = at < end && end - at <= 7 && at > 0;
    char before = number ? upper.charAt(at - 1) : ' ';
    return (before == ':' || before == '/') && upper.contains("EPSG")
        ? "EPSG:" + upper.substring(at)
        : null;
  }

  /**
   * Rings in longitude and latitude; long edges get points between so that they stay straight in
   * their own system. Null if that cannot be done, which the draft then says.
   */
  @Nullable List<double[]> toWgs84(List<double[]> rings, ZoneDraft draft) {
    if (refused != null) {
      draft.unusable("coordinates", "the file's crs " + refused);
      return null;
    }
    if (reprojection == null) {
      return rings;
    }
    List<double[]> turned = new ArrayList<>();
    for (double[] ring : rings) {
      double[] lonLat = new Turning(reprojection).ring(ring);
      if (lonLat == null) {
        draft.unusable("coordinates", "lie outside what " + code + " can describe");
        return null;
      }
      turned.add(lonLat);
    }
    return turned;
  }

  /** Turns one ring. */
  private static final class Turning {
    private final Reprojection way;
    private double[] out = new double[64];
    private int used;

    Turning(Reprojection way) {
      this.way = way;
    }

    double @Nullable [] ring(double[] xy) {
      double @Nullable [] before = null;
      for (int i = 0; i < xy.length; i += 2) {
        double[] here = finite(xy[i], xy[i + 1]);
        if (here == null) {
          return null;
        }
        if (before != null) {
          between(xy[i - 2], xy[i - 1], before, xy[i], xy[i + 1], here, MAX_HALVINGS);
        }
        add(here);
        before = here;
      }
      return Arrays.copyOf(out, used);
    }

    private double @Nullable [] finite(double x, double y) {
      double[] lonLat = Double.isFinite(x) && Double.isFinite(y) ? way.lonLat(x, y) : null;
      return lonLat != null && Double.isFinite(lonLat[0]) && Double.isFinite(lonLat[1])
          ? lonLat
          : null;
    }

    private void between(
        double x1, double y1, double[] p1, double x2, double y2, double[] p2, int halvings) {
      double x = (x1 + x2) / 2;
      double y = (y1 + y2) / 2;
      double[] middle = finite(x, y);
      if (halvings == 0 || middle == null) {
        return;
      }
      double off = Math.abs(middle[0] - (p1[0] + p2[0]) / 2);
      if (off < 180 && Math.max(off, Math.abs(middle[1] - (p1[1] + p2[1]) / 2)) < BEND_DEG) {
        return;
      }
      between(x1, y1, p1, x, y, middle, halvings - 1);
      add(middle);
      between(x, y, middle, x2, y2, p2, halvings - 1);
    }

    private void add(double[] lonLat) {
      if (used + 2 > out.length) {
        out = Arrays.copyOf(out, out.length * 2);
      }
      out[used++] = lonLat[0];
      out[used++] = lonLat[1];
    }
  }
}
