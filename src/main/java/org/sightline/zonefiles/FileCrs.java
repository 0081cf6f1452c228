package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Reprojection;
import org.sightline.geo.SystemText;

/**
 * The reference system of a zone file or of a layer in it. WGS 84 by any of its names costs
 * nothing; any other goes through {@link Reprojection}, and its error becomes that of the zone's
 * border.
 */
final class FileCrs {
  /** Longitude and latitude on WGS 84. */
  static final FileCrs WGS84 = new FileCrs(null, null);

  private final @Nullable Reprojection way;
  private final @Nullable String refused;

  private FileCrs(@Nullable Reprojection way, @Nullable String refused) {
    this.way = way;
    this.refused = refused;
  }

  /** A system that cannot be used, with the reason that every zone of it is given. */
  static FileCrs refused(String reason) {
    return new FileCrs(null, reason);
  }

  /** By a name such as {@code EPSG:2056} or its longer forms, {@code CRS84}, {@code WGS84}. */
  static FileCrs named(String name) {
    String upper = name.trim().toUpperCase(Locale.ROOT);
    String code = SystemText.epsg(name);
    if (upper.endsWith("CRS84") || upper.equals("WGS84") || isWgs84(code)) {
      return WGS84;
    }
    if (code == null) {
      return refused("\"" + ZoneDraft.shortened(name) + "\" is not understood");
    }
    try {
      return new FileCrs(Reprojection.from(code), null);
    } catch (Reprojection.UnknownSystemException e) {
      return refused(String.valueOf(e.getMessage()));
    }
  }

  /** By well-known text, such as a {@code .prj} file holds. */
  static FileCrs described(String wkt) {
    SystemText text = SystemText.of(wkt);
    if (text == null) {
      return refused("the description of the reference system is not whole");
    }
    if (text.isWgs84() || isWgs84(text.epsg())) {
      return WGS84;
    }
    try {
      return new FileCrs(Reprojection.from(text), null);
    } catch (Reprojection.UnknownSystemException e) {
      return refused(String.valueOf(e.getMessage()));
    }
  }

  /** With heights (4979) as without. */
  private static boolean isWgs84(@Nullable String code) {
    return "EPSG:4326".equals(code) || "EPSG:4979".equals(code);
  }

  /** Why it cannot be used; null if it can. */
  @Nullable String refused() {
    return refused;
  }

  boolean isWgs84() {
    return way == null && refused == null;
  }

  /**
   * Rings in longitude and latitude; long edges get points between so that they stay straight in
   * their own system. Null if that cannot be done, which the draft then says.
   *
   * @param rings of one polygon, east before north
   */
  @Nullable List<double[]> toWgs84(List<double[]> rings, ZoneDraft draft) {
    if (refused != null) {
      draft.unusable("coordinates", refused);
      return null;
    }
    if (way == null || rings.isEmpty()) {
      return rings;
    }
    Reprojection.Way over = isFinite(rings) ? way.over(rings.get(0)) : null;
    List<double[]> turned = new ArrayList<>(rings.size());
    for (double[] ring : rings) {
      double[] lonLat = over == null ? null : new Turning(over).ring(ring);
      if (lonLat == null) {
        draft.unusable("coordinates", "lie outside what " + way.name() + " can describe");
        return null;
      }
      turned.add(lonLat);
    }
    if (over != null) {
      draft.borderError(over.errorM());
      if (over.isOutside()) {
        draft.remark(
            "coordinates",
            "lie outside the area for which it is known how the datum of "
                + way.name()
                + " differs from WGS 84; the border may be off by "
                + (Math.round(over.errorM()) + " m"));
      }
    }
    return turned;
  }

  private static boolean isFinite(List<double[]> rings) {
    for (double[] ring : rings) {
      for (double c : ring) {
        if (!Double.isFinite(c)) {
          return false;
        }
      }
    }
    return rings.get(0).length > 0;
  }

  /** Turns one ring. */
  private static final class Turning {
    private static final int MAX_HALVINGS = 12;

    /** A straight edge may bend by so much when it is turned, degrees: about 2 cm. */
    private static final double BEND_DEG = 2e-7;

    private final Reprojection.Way way;
    private double[] out = new double[64];
    private int used;

    Turning(Reprojection.Way way) {
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
      double[] lonLat = way.lonLat(x, y);
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
