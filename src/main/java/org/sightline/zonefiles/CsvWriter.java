package org.sightline.zonefiles;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.sightline.zones.Shape;
import org.sightline.zones.Zone;

/**
 * CSV (RFC 4180) with a row a zone: its properties, and its shape as well-known text (OGC 06-103r4,
 * longitude first) or as a circle in {@code lat}, {@code lon} and {@code radius}, metres.
 */
final class CsvWriter implements ZoneWriter {
  private static final List<String> SHAPE = List.of("lat", "lon", "radius", "wkt");

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public List<String> endings() {
    return List.of(".csv");
  }

  @Override
  public void write(
      List<Zone> zones, @Nullable Geometry coverage, OutputStream to, Consumer<String> losses)
      throws IOException {
    if (coverage != null) {
      losses.accept("what area the zones are complete for is left out: CSV has no place for it");
    }
    Writer csv = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    csv.write(String.join(",", PlainZone.COLUMNS) + ",layer," + String.join(",", SHAPE) + "\r\n");
    for (Zone zone : zones) {
      for (PlainZone plain : PlainZone.of(zone, true, losses)) {
        row(csv, plain);
      }
    }
    csv.flush();
  }

  private static void row(Writer csv, PlainZone zone) throws IOException {
    for (String column : PlainZone.COLUMNS) {
      field(csv, zone.properties().getOrDefault(column, ""));
      csv.write(',');
    }
    field(csv, zone.layer() == null ? "" : zone.layer());
    Shape.Circle circle = zone.circle();
    if (circle != null) {
      csv.write("," + PlainNumbers.text(circle.centre().latDeg()));
      csv.write("," + PlainNumbers.text(circle.centre().lonDeg()));
      csv.write("," + PlainNumbers.text(circle.radiusM()) + ",");
    } else {
      csv.write(",,,,\"");
      wkt(csv, zone.area());
      csv.write('"');
    }
    csv.write("\r\n");
  }

  private static void field(Writer csv, String text) throws IOException {
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      plain &= ",;\t\"\r\n".indexOf(text.charAt(i)) < 0;
    }
    csv.write(plain ? text : "\"" + text.replace("\"", "\"\"") + "\"");
  }

  private static void wkt(Writer csv, Geometry area) throws IOException {
    boolean single = area instanceof Polygon;
    csv.write(single ? "POLYGON " : "MULTIPOLYGON (");
    for (int i = 0; i < area.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) area.getGeometryN(i);
      csv.write(i == 0 ? "(" : ", (");
      ring(csv, polygon.getExteriorRing());
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        csv.write(", ");
        ring(csv, polygon.getInteriorRingN(hole));
      }
      csv.write(')');
    }
    csv.write(single ? "" : ")");
  }

  private static void ring(Writer csv, LinearRing ring) throws IOException {
    CoordinateSequence places = ring.getCoordinateSequence();
    csv.write('(');
    for (int i = 0; i < places.size(); i++) {
      csv.write(i == 0 ? "" : ", ");
      csv.write(PlainNumbers.text(places.getX(i)));
      csv.write(' ');
      csv.write(PlainNumbers.text(places.getY(i)));
    }
    csv.write(')');
  }
}
