package org.sightline.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.geotools.api.referencing.FactoryException;
import org.sightline.geo.SystemText.Node;

/** What has to be put right in texts of WKT 1, Esri's above all, before GeoTools reads them. */
final class EsriText {
  private static final double DEGREE = Math.PI / 180;

  /** Degrees east of Greenwich (EPSG data set, prime meridians; Paris is 2.5969213 grads). */
  private static final List<Meridian> MERIDIANS =
      List.of(
          new Meridian("greenwich", 0),
          new Meridian("paris", 2.33722917),
          new Meridian("lisbon", -9.131906111),
          new Meridian("bogota", -74.080916667),
          new Meridian("madrid", -3.687938889),
          new Meridian("rome", 12.452333333),
          new Meridian("bern", 7.439583333),
          new Meridian("jakarta", 106.807719444),
          new Meridian("ferro", -17.666666667),
          new Meridian("brussels", 4.367975),
          new Meridian("stockholm", 18.058277778),
          new Meridian("athens", 23.7163375),
          new Meridian("oslo", 10.722916667));

  private record Meridian(String name, double deg) {}

  /**
   * Projections that were compared with PROJ 9.5 over every projected system of EPSG v11 and agree;
   * GeoTools draws some others on a sphere, kilometres off. As {@link SystemText#plain} writes
   * them.
   */
  private static final Set<String> TRUSTED =
      Set.of(
          "albers",
          "albersconicequalarea",
          "azimuthalequidistant",
          "cassini",
          "cassinisoldner",
          "doublestereographic",
          "equidistantcylindrical",
          "equirectangular",
          "gausskruger",
          "hotineobliquemercator",
          "hotineobliquemercatorazimuthcenter",
          "hotineobliquemercatorazimuthnaturalorigin",
          "krovak",
          "lambertazimuthalequalarea",
          "lambertconformalconic",
          "lambertconformalconic1sp",
          "lambertconformalconic2sp",
          "lambertconformalconic2spbelgium",
          "mercator",
          "mercator1sp",
          "mercator2sp",
          "mercatorauxiliarysphere",
          "newzealandmapgrid",
          "obliquestereographic",
          "polarstereographic",
          "polyconic",
          "rectifiedskeworthomorphiccenter",
          "rectifiedskeworthomorphicnaturalorigin",
          "stereographic",
          "stereographicnorthpole",
          "stereographicsouthpole",
          "transversemercator");

  private EsriText() {}

  /**
   * Whether it is Web Mercator by name: GDAL long wrote it for Esri as a Mercator projection on the
   * ellipsoid, which would be 20 km off in the latitude.
   */
  static boolean isWebMercator(SystemText text) {
    Node projection = text.root().part("PROJECTION");
    Node datum = text.datum();
    if (projection == null
        || datum == null
        || !projection.name().toUpperCase(Locale.ROOT).startsWith("MERCATOR")) {
      return false;
    }
    for (Node part : text.root().parts()) {
      boolean scale = SystemText.plain(part.name()).equals("scalefactor");
      if (part.keyword().equals("PARAMETER") && part.number(1) != (scale ? 1 : 0)) {
        return false;
      }
    }
    String name = SystemText.plain(text.name());
    boolean named =
        name.contains("pseudomercator")
            || name.contains("webmercator")
            || name.contains("googlemapsglobalmercator")
            || name.contains("popularvisualisation");
    return named && SystemText.plain(datum.name()).contains("1984");
  }

  /**
   * The text with the east axis first whatever it says, prime meridians in the unit of the angles,
   * and no codes.
   *
   * @throws FactoryException if it counts westward or southward
   */
  static String forGeoTools(SystemText text) throws FactoryException {
    Node projected = text.root().keyword().equals("PROJCS") ? text.root() : null;
    if (text.root().keyword().equals("COMPD_CS")) {
      projected = text.root().part("PROJCS");
    }
    Node projection = projected == null ? null : projected.part("PROJECTION");
    if (projected != null
        && (projection == null || !TRUSTED.contains(SystemText.plain(projection.name())))) {
      throw new FactoryException("its projection is not one of those that are understood");
    }
    StringBuilder out = new StringBuilder();
    write(projected == null ? text.root() : asMeant(projected), 1, out);
    return out.toString();
  }

  /** With what the same words mean elsewhere put into words of one meaning. */
  private static Node asMeant(Node projected) throws FactoryException {
    Node projection = projected.part("PROJECTION");
    String kind = projection == null ? "" : SystemText.plain(projection.name());
    return switch (kind) {
      case "polarstereographic" -> polar(projected);
      case "krovak" -> krovak(projected);
      default -> projected;
    };
  }

  /** GDAL's origin of latitude is the parallel of true scale, unless it is the pole. */
  private static Node polar(Node projected) throws FactoryException {
    double lat = parameter(projected, "latitudeoforigin");
    if (Math.abs(Math.abs(lat) - 90) < 1e-9) {
      return projected;
    }
    if (parameter(projected, "scalefactor") != 1) {
      throw new FactoryException("its projection has a parallel and a factor of scale");
    }
    List<Node> parts = new ArrayList<>();
    for (Node part : projected.parts()) {
      String name = SystemText.plain(part.name());
      if (part.keyword().equals("PROJECTION")) {
        String pole = lat < 0 ? "Stereographic_South_Pole" : "Stereographic_North_Pole";
        parts.add(new Node("PROJECTION", List.of(pole), List.of()));
      } else if (name.equals("latitudeoforigin")) {
        parts.add(
            new Node("PARAMETER", List.of("standard_parallel_1", Double.toString(lat)), List.of()));
      } else if (!name.equals("scalefactor")) {
        parts.add(part);
      }
    }
    return new Node(projected.keyword(), projected.words(), parts);
  }

  /** Only where it is plain that it counts east and north: by Esri's turn, or by its axes. */
  private static Node krovak(Node projected) throws FactoryException {
    boolean turned =
        parameter(projected, "xscale") == -1
            && parameter(projected, "yscale") == 1
            && parameter(projected, "xyplanerotation") == 90;
    Node axis = projected.part("AXIS");
    boolean east = axis != null && axis.words().get(axis.words().size() - 1).equals("EAST");
    if (!turned && !east) {
      throw new FactoryException("it counts westward or southward, or does not say");
    }
    List<Node> parts = new ArrayList<>();
    for (Node part : projected.parts()) {
      switch (SystemText.plain(part.name())) {
        case "xscale", "yscale", "xyplanerotation" -> {
          // said by the axes from here on
        }
        default -> parts.add(part);
      }
    }
    return new Node(projected.keyword(), projected.words(), parts);
  }

  /** A parameter by its plain name; NaN if there is none. */
  private static double parameter(Node projected, String name) {
    for (Node part : projected.parts()) {
      if (part.keyword().equals("PARAMETER") && SystemText.plain(part.name()).equals(name)) {
        return part.number(1);
      }
    }
    return Double.NaN;
  }

  private static void write(Node node, double unit, StringBuilder out) throws FactoryException {
    double angle = unit;
    Node stated = node.part("UNIT");
    if (node.keyword().equals("GEOGCS") && stated != null) {
      angle = stated.number(1) / DEGREE;
    }
    out.append(node.keyword()).append('[');
    String comma = "";
    for (int i = 0; i < node.words().size(); i++) {
      String word = node.words().get(i);
      boolean quoted = i == 0 && !node.keyword().equals("TOWGS84");
      out.append(comma);
      if (quoted) {
        out.append('"').append(word.replace('"', ' ')).append('"');
      } else {
        out.append(node.keyword().equals("PRIMEM") ? meridian(node, unit) : word);
      }
      comma = ",";
    }
    for (Node part : node.parts()) {
      if (isKept(part)) {
        out.append(comma);
        write(part, angle, out);
        comma = ",";
      }
    }
    out.append(']');
  }

  private static boolean isKept(Node part) throws FactoryException {
    if (part.keyword().equals("AXIS")) {
      String direction = part.words().size() < 2 ? "" : part.words().get(1);
      if (direction.equalsIgnoreCase("WEST") || direction.equalsIgnoreCase("SOUTH")) {
        throw new FactoryException("it counts westward or southward");
      }
      return false;
    }
    return !part.keyword().equals("AUTHORITY") && !part.keyword().equals("EXTENSION");
  }

  /** In units of the angles: files give it in degrees or in those, which the name tells. */
  private static String meridian(Node node, double unit) throws FactoryException {
    double value = node.number(1);
    if (Double.isNaN(value)) {
      throw new FactoryException("its prime meridian is not a number");
    }
    if (value == 0 || Math.abs(unit - 1) < 1e-9) {
      return Double.toString(value);
    }
    String name = SystemText.plain(node.name());
    for (Meridian known : MERIDIANS) {
      if (known.name.equals(name)) {
        if (Math.abs(value - known.deg) < 1e-5) {
          return Double.toString(value / unit);
        }
        if (Math.abs(value * unit - known.deg) < 1e-5) {
          return Double.toString(value);
        }
      }
    }
    throw new FactoryException("its prime meridian \"" + node.name() + "\" is not known");
  }
}
