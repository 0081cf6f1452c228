package org.sightline.zonefiles;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.sightline.zones.Zone;

/**
 * KML 2.2 (OGC 07-147r2): a placemark a zone, its properties as {@code Data}, so that map programs
 * show them and Sightline reads them again.
 */
final class KmlWriter implements ZoneWriter {
  @Override
  public String name() {
    return "kml";
  }

  @Override
  public List<String> endings() {
    return List.of(".kml");
  }

  @Override
  public void write(
      List<Zone> zones, @Nullable Geometry coverage, OutputStream to, Consumer<String> losses)
      throws IOException {
    if (coverage != null) {
      losses.accept("what area the zones are complete for is left out: KML has no place for it");
    }
    Writer xml = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.write("<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n");
    String open = null;
    for (Zone zone : zones) {
      for (PlainZone plain : PlainZone.of(zone, false, losses)) {
        if (open != null && !open.equals(plain.layer())) {
          xml.write("</Folder>\n");
          open = null;
        }
        if (plain.layer() != null && open == null) {
          open = plain.layer();
          xml.write("<Folder>");
          element(xml, "name", open);
          xml.write('\n');
        }
        placemark(xml, plain);
      }
    }
    xml.write(open == null ? "" : "</Folder>\n");
    xml.write("</Document></kml>\n");
    xml.flush();
  }

  private static void placemark(Writer xml, PlainZone zone) throws IOException {
    xml.write("<Placemark>");
    element(xml, "name", zone.properties().getOrDefault("name", ""));
    xml.write("<ExtendedData>");
    for (Map.Entry<String, String> property : zone.properties().entrySet()) {
      if (!property.getKey().equals("name")) {
        xml.write("<Data name=\"" + property.getKey() + "\">");
        element(xml, "value", property.getValue());
        xml.write("</Data>");
      }
    }
    xml.write("</ExtendedData>\n");
    boolean single = zone.area() instanceof Polygon;
    xml.write(single ? "" : "<MultiGeometry>");
    for (int i = 0; i < zone.area().getNumGeometries(); i++) {
      Polygon polygon = (Polygon) zone.area().getGeometryN(i);
      xml.write("<Polygon>");
      ring(xml, "outerBoundaryIs", polygon.getExteriorRing());
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        ring(xml, "innerBoundaryIs", polygon.getInteriorRingN(hole));
      }
      xml.write("</Polygon>");
    }
    xml.write(single ? "" : "</MultiGeometry>");
    xml.write("</Placemark>\n");
  }

  private static void ring(Writer xml, String boundary, LinearRing ring) throws IOException {
    xml.write("<" + boundary + "><LinearRing><coordinates>");
    CoordinateSequence places = ring.getCoordinateSequence();
    for (int i = 0; i < places.size(); i++) {
      xml.write(i == 0 ? "" : " ");
      xml.write(PlainNumbers.text(places.getX(i)));
      xml.write(',');
      xml.write(PlainNumbers.text(places.getY(i)));
    }
    xml.write("</coordinates></LinearRing></" + boundary + ">");
  }

  private static void element(Writer xml, String name, String text) throws IOException {
    xml.write("<" + name + ">");
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      switch (c) {
        case '<' -> xml.write("&lt;");
        case '>' -> xml.write("&gt;");
        case '&' -> xml.write("&amp;");
        default -> xml.write(isXml(c) ? Character.toString(c) : "\ufffd");
      }
    }
    xml.write("</" + name + ">");
  }

  /** XML 1.0, production 2. */
  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
