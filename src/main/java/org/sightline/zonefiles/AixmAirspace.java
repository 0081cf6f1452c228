package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Limit;

/**
 * One time slice of an AIXM airspace on its way to a zone: parts with limits of their own, what
 * they are, when they apply.
 *
 * <p>Parts are joined. A part that is taken away ({@code SUBTR}) is taken from those of the same
 * limits only; otherwise, and for intersections, the zone stays larger than meant and says so.
 */
final class AixmAirspace {
  private static final double UNLIMITED_FL = 999; // so written in several states

  private final ZoneDraft draft;
  private final Map<String, double[]> borders;

  private AixmAirspace(ZoneDraft draft, Map<String, double[]> borders) {
    this.draft = draft;
    this.borders = borders;
  }

  /** One part: its limits and its ground. */
  private record Part(
      String operation, @Nullable Limit floor, @Nullable Limit ceiling, XmlNode volume) {}

  /** Reads a slice. */
  static void read(
      XmlNode slice, String identifier, Map<String, double[]> borders, ZoneDraft draft) {
    AixmAirspace airspace = new AixmAirspace(draft, borders);
    airspace.words(slice, identifier);
    draft.hours(AixmHours.of(slice, draft));
    List<Part> parts = new ArrayList<>();
    List<Part> taken = new ArrayList<>();
    for (XmlNode component : slice.all("AirspaceGeometryComponent")) {
      XmlNode volume = component.child("theAirspaceVolume");
      List<XmlNode> inside = volume == null ? List.of() : volume.all("AirspaceVolume");
      for (XmlNode one : inside) {
        Part part = airspace.part(component.text("operation"), one);
        switch (part.operation) {
          case "SUBTR" -> taken.add(part);
          case "INTERS" ->
              draft.remark("INTERS", "an intersection was not made: the zone is larger than meant");
          default -> parts.add(part);
        }
      }
    }
    airspace.draw(parts, taken);
  }

  private void words(XmlNode slice, String identifier) {
    String designator = slice.text("designator");
    String name = slice.text("name");
    String type = slice.text("type").toUpperCase(Locale.ROOT);
    draft.outerId(designator.isEmpty() ? identifier : designator);
    draft.put("name", name.isEmpty() ? designator : name);
    draft.stated("identifier", identifier);
    draft.stated("designator", designator);
    draft.stated("type", slice.text("type"));
    draft.stated("localType", slice.text("localType"));
    draft.stated("interpretation", slice.text("interpretation"));
    String layer = "";
    for (XmlNode classification : slice.all("classification")) {
      layer = classification.text();
    }
    draft.stated("class", layer);
    // D is a danger area here, and class D in OpenAir
    draft.put("kind", AirspaceTypes.words(layer, type.equals("D") ? "DA" : type));
    draft.restricts(AirspaceTypes.restricts(layer, type.equals("D") ? "DA" : type));
  }

  private Part part(String operation, XmlNode volume) {
    Limit floor = limit(volume, "lower");
    Limit ceiling = limit(volume, "upper");
    boolean above =
        floor != null
            && ceiling != null
            && floor.reference() == ceiling.reference()
            && floor.metres() > ceiling.metres();
    if (above) {
      draft.remark(
          "lowerLimit", "is above upperLimit; both were left out, so that no height is lost");
    }
    return new Part(operation, above ? null : floor, above ? null : ceiling, volume);
  }

  private @Nullable Limit limit(XmlNode volume, String side) {
    XmlNode node = volume.child(side + "Limit");
    String text = node == null ? "" : node.text().toUpperCase(Locale.ROOT);
    if (node == null || text.isEmpty() || text.equals("UNL")) {
      return null;
    }
    String uom = node.attribute("uom").toUpperCase(Locale.ROOT);
    String reference = volume.text(side + "LimitReference").toUpperCase(Locale.ROOT);
    draft.stated(side, (text + " " + uom + " " + reference).strip());
    boolean ground = text.equals("GND") || text.equals("SFC");
    double value = ground ? 0 : OpenAirText.number(text);
    Limit.Unit unit =
        switch (uom) {
          case "FL" -> Limit.Unit.FL;
          case "M" -> Limit.Unit.M;
          default -> Limit.Unit.FT;
        };
    boolean known = uom.isEmpty() || uom.equals("FT") || unit != Limit.Unit.FT;
    if (Double.isNaN(value) || !known) {
      draft.remark(side + "Limit", "\"" + text + " " + uom + "\" is not a height; it was left out");
      return null;
    }
    if (side.equals("lower") && value == 0) {
      return null;
    }
    if (side.equals("upper") && (value == 0 || (unit == Limit.Unit.FL && value >= UNLIMITED_FL))) {
      draft.remark(
          value == 0 ? "upperLimit" : null,
          value == 0
              ? "is the ground, which leaves nothing; it was left out"
              : "FL 999 was taken as unlimited");
      return null;
    }
    return new Limit(value, unit, unit == Limit.Unit.FL ? Limit.Reference.STD : surface(reference));
  }

  private static Limit.Reference surface(String reference) {
    return switch (reference) {
      case "SFC" -> Limit.Reference.AGL;
      case "MSL" -> Limit.Reference.AMSL;
      case "W84" -> Limit.Reference.WGS84;
      case "STD" -> Limit.Reference.STD;
      default -> Limit.Reference.UNKNOWN;
    };
  }

  private void draw(List<Part> parts, List<Part> taken) {
    if (parts.isEmpty()) {
      draft.unusable("geometryComponent", "has no part with a geometry");
    }
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (i > 0) {
        draft.nextVolume();
      }
      draft.limits(part.floor, part.ceiling);
      List<double[]> holes = new ArrayList<>();
      for (Part less : taken) {
        if (Objects.equals(less.floor, part.floor) && Objects.equals(less.ceiling, part.ceiling)) {
          holes.addAll(outlines(less));
        } else {
          draft.remark(
              "SUBTR", "a part of other heights was not taken out: the zone is larger than meant");
        }
      }
      ground(part, holes);
    }
  }

  private void ground(Part part, List<double[]> holes) {
    XmlNode line = part.volume.child("centreline");
    if (line != null) {
      corridor(part.volume, line);
      return;
    }
    List<XmlNode> patches = patches(part.volume);
    if (patches.isEmpty()) {
      boolean made = part.volume.child("contributorAirspace") != null;
      draft.unusable(
          "horizontalProjection",
          made
              ? "is made of other airspaces, which is not read"
              : "is missing: no ground is given");
    }
    for (XmlNode patch : patches) {
      patch(patch, holes);
    }
  }

  private static List<XmlNode> patches(XmlNode volume) {
    XmlNode projection = volume.child("horizontalProjection");
    return projection == null ? List.of() : projection.all("PolygonPatch", "Polygon");
  }

  private void patch(XmlNode patch, List<double[]> holes) {
    List<double[]> inner = new ArrayList<>(holes);
    for (XmlNode interior : patch.all("interior")) {
      List<double[]> rings = ring(interior).rings();
      // of a hole that may be either only what both leave out is sure, so none
      inner.addAll(rings.size() == 1 ? rings : List.of());
    }
    XmlNode exterior = patch.child("exterior");
    if (exterior == null) {
      draft.unusable("exterior", "is missing");
      return;
    }
    GmlRing ring = ring(exterior);
    GmlCurve.Piece circle = ring.circle();
    if (circle != null && inner.isEmpty()) {
      draft.circle(circle.lat(0), circle.lon(0), circle.radiusM());
      return;
    }
    for (double[] outer : ring.rings()) {
      List<double[]> all = new ArrayList<>(List.of(outer));
      all.addAll(inner);
      draft.areas().polygon(all);
    }
  }

  private GmlRing ring(XmlNode boundary) {
    GmlCurve curve = new GmlCurve(draft);
    curve.read(boundary);
    if (curve.pieces().isEmpty()) {
      draft.unusable(boundary.name(), "has no border");
    }
    return new GmlRing(draft.isFatal() ? List.of() : curve.pieces(), borders, draft);
  }

  private List<double[]> outlines(Part part) {
    List<double[]> outlines = new ArrayList<>();
    for (XmlNode patch : patches(part.volume)) {
      XmlNode exterior = patch.child("exterior");
      if (exterior == null || !patch.all("interior").isEmpty()) {
        draft.remark("SUBTR", "a part was not taken out: the zone is larger than meant");
      } else {
        List<double[]> rings = ring(exterior).rings();
        outlines.addAll(rings.size() == 1 ? rings : List.of());
      }
    }
    return outlines;
  }

  private void corridor(XmlNode volume, XmlNode centreline) {
    XmlNode width = volume.child("width");
    double metres =
        width == null
            ? Double.NaN
            : OpenAirText.number(width.text()) * Lengths.metres(width.attribute("uom"));
    GmlCurve curve = new GmlCurve(draft);
    curve.read(centreline);
    Arcs line = new Arcs();
    for (GmlCurve.Piece piece : curve.pieces()) {
      if (piece.kind() == GmlCurve.Kind.ARC || piece.kind() == GmlCurve.Kind.BORDER) {
        draft.unusable("centreline", "is not made of points");
      }
      for (int i = 0; i < piece.size(); i++) {
        line.point(piece.lat(i), piece.lon(i));
      }
    }
    Corridors.draw(line, metres, draft);
  }
}
