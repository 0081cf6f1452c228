package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.Shared;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneSet;

class AixmZonesTest {
  private static final String BOX =
      "<gml:LinearRing><gml:posList>47 8 47 8.2 47.1 8.2 47.1 8 47 8</gml:posList></gml:LinearRing>";

  @TempDir Path folder;

  private ZoneSet read(byte[] text) throws IOException {
    Path file = folder.resolve("a.xml");
    Files.write(file, text);
    return load(file);
  }

  private static ZoneSet load(Path file) {
    try {
      return ZoneLoader.load(List.of(file), true);
    } catch (ZonesRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private ZoneSet read(String members) throws IOException {
    return read(message(members).getBytes(StandardCharsets.UTF_8));
  }

  private static String message(String members) {
    return "<?xml version=\"1.0\"?><m:AIXMBasicMessage xmlns:m=\"http://www.aixm.aero/schema/5.1/message\""
        + " xmlns:aixm=\"http://www.aixm.aero/schema/5.1\" xmlns:gml=\"http://www.opengis.net/gml/3.2\""
        + " xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
        + members
        + "</m:AIXMBasicMessage>";
  }

  private static String airspace(String slice) {
    return "<m:hasMember><aixm:Airspace><gml:identifier>u-1</gml:identifier><aixm:timeSlice>"
        + "<aixm:AirspaceTimeSlice><aixm:type>R</aixm:type><aixm:designator>LSR1</aixm:designator>"
        + "<aixm:name>TEST</aixm:name>"
        + slice
        + "</aixm:AirspaceTimeSlice></aixm:timeSlice></aixm:Airspace></m:hasMember>";
  }

  private static String component(String operation, String limits, String surface) {
    return "<aixm:geometryComponent><aixm:AirspaceGeometryComponent>"
        + (operation.isEmpty() ? "" : "<aixm:operation>" + operation + "</aixm:operation>")
        + "<aixm:theAirspaceVolume><aixm:AirspaceVolume>"
        + limits
        + "<aixm:horizontalProjection>"
        + surface
        + "</aixm:horizontalProjection></aixm:AirspaceVolume></aixm:theAirspaceVolume>"
        + "</aixm:AirspaceGeometryComponent></aixm:geometryComponent>";
  }

  private static String surface(String exterior, String... interiors) {
    StringBuilder patch = new StringBuilder();
    for (String interior : interiors) {
      patch.append("<gml:interior>").append(interior).append("</gml:interior>");
    }
    return "<aixm:Surface srsName=\"urn:ogc:def:crs:EPSG::4326\"><gml:patches><gml:PolygonPatch>"
        + "<gml:exterior>"
        + exterior
        + "</gml:exterior>"
        + patch
        + "</gml:PolygonPatch></gml:patches></aixm:Surface>";
  }

  private static String ring(String... segments) {
    return "<gml:Ring><gml:curveMember><gml:Curve><gml:segments>"
        + String.join("", segments)
        + "</gml:segments></gml:Curve></gml:curveMember></gml:Ring>";
  }

  private static String line(String positions) {
    return "<gml:GeodesicString><gml:posList>" + positions + "</gml:posList></gml:GeodesicString>";
  }

  private static String arc(String centre, String radius, double start, double end) {
    return "<gml:ArcByCenterPoint numArc=\"1\"><gml:pos>"
        + centre
        + "</gml:pos>"
        + radius
        + "<gml:startAngle uom=\"deg\">"
        + start
        + "</gml:startAngle><gml:endAngle uom=\"deg\">"
        + end
        + "</gml:endAngle></gml:ArcByCenterPoint>";
  }

  private static String nm(double value) {
    return "<gml:radius uom=\"[nmi_i]\">" + value + "</gml:radius>";
  }

  private static boolean holds(Geometry area, double lat, double lon) {
    return area.covers(new GeometryFactory().createPoint(new Coordinate(lon, lat)));
  }

  private Zone only(String slice) throws IOException {
    ZoneSet set = read(airspace(slice));
    assertEquals(1, set.zones().size(), set.problems().toString());
    return set.zones().get(0);
  }

  @Test
  void latitudeComesFirstInEpsg4326AndLongitudeInCrs84() throws Exception {
    Zone zone = only(component("", "", surface(BOX)));
    assertEquals("LSR1", zone.id());
    assertEquals("TEST", zone.name());
    assertEquals("restricted area", zone.kind());
    assertEquals(Set.of(Activity.FLIGHT), zone.restricts());
    assertTrue(holds(zone.area(), 47.05, 8.1));
    String east =
        surface(BOX.replace("47 8 47 8.2 47.1 8.2 47.1 8 47 8", "8 47 8.2 47 8.2 47.1 8 47"));
    Zone same = only(component("", "", east.replace("EPSG::4326", "OGC:1.3:CRS84")));
    assertTrue(holds(same.area(), 47.05, 8.15));
    ZoneSet other = read(airspace(component("", "", surface(BOX).replace("4326", "2056"))));
    assertTrue(other.isFaulty());
  }

  @Test
  void circleKeepsItsRadiusInEveryUnit() throws Exception {
    for (String radius :
        List.of(
            "<gml:radius uom=\"[nmi_i]\">2</gml:radius>",
            "<gml:radius uom=\"NM\">2</gml:radius>",
            "<gml:radius uom=\"m\">3704</gml:radius>",
            "<gml:radius uom=\"km\">3.704</gml:radius>")) {
      String circle =
          "<gml:CircleByCenterPoint numArc=\"1\"><gml:pointProperty><aixm:Point><gml:pos>51.2 -1.5"
              + "</gml:pos></aixm:Point></gml:pointProperty>"
              + radius
              + "</gml:CircleByCenterPoint>";
      Zone zone = only(component("", "", surface(ring(circle))));
      Shape.Circle shape = (Shape.Circle) zone.volumes().get(0).shape();
      assertEquals(3704, shape.radiusM(), 1e-9);
      assertEquals(51.2, shape.centre().latDeg());
      assertEquals(-1.5, shape.centre().lonDeg());
    }
    String bad =
        "<gml:CircleByCenterPoint><gml:pos>51 1</gml:pos><gml:radius uom=\"versts\">1"
            + "</gml:radius></gml:CircleByCenterPoint>";
    assertTrue(read(airspace(component("", "", surface(ring(bad))))).isFaulty());
  }

  private Geometry sector(double start, double end) throws IOException {
    String centre = "<gml:LineStringSegment><gml:pos>47 9</gml:pos></gml:LineStringSegment>";
    return only(component("", "", surface(ring(centre, arc("47 9", nm(2), start, end))))).area();
  }

  /** OGC 12-028r1: to growing angles clockwise from north, to falling ones the other way. */
  @Test
  void arcsRunAsTheStandardSays() throws Exception {
    Geometry south = sector(90, 270);
    assertTrue(holds(south, 46.98, 9) && !holds(south, 47.02, 9));
    Geometry north = sector(270, 450);
    assertTrue(holds(north, 47.02, 9) && !holds(north, 46.98, 9));
    Geometry northEast = sector(90, 0);
    assertTrue(holds(northEast, 47.01, 9.015) && !holds(northEast, 46.99, 8.985));
    Geometry threeQuarters = sector(0, 270);
    assertTrue(holds(threeQuarters, 46.99, 9.015) && !holds(threeQuarters, 47.01, 8.985));
    int onArc = 0;
    for (Coordinate c : south.getCoordinates()) {
      double d = Geodesic.WGS84.Inverse(47, 9, c.y, c.x).s12;
      if (d > 1) {
        assertEquals(3704, d, 1e-6);
        onArc++;
      }
    }
    assertTrue(onArc > 50);
  }

  @Test
  void arcThatCouldRunEitherWayLosesNothing() throws Exception {
    String centre = "<gml:LineStringSegment><gml:pos>47 9</gml:pos></gml:LineStringSegment>";
    String sector = surface(ring(centre, arc("47 9", nm(2), 315, 45)));
    ZoneSet set = read(airspace(component("", "", sector)));
    Geometry area = set.zones().get(0).area();
    assertTrue(holds(area, 47.02, 9) && holds(area, 46.98, 9));
    assertTrue(set.problems().toString().contains("either way"));
  }

  @Test
  void arcThatWouldCrossItsRingRunsTheOtherWay() throws Exception {
    // bearings as on a compass: from north-west over north to north-east, on top of a square
    GeodesicData from = Geodesic.WGS84.Direct(47, 9, 315, 3704);
    GeodesicData to = Geodesic.WGS84.Direct(47, 9, 45, 3704);
    String rest =
        line(to.lat2 + " " + to.lon2 + " 46.9 9.04 46.9 8.96 " + from.lat2 + " " + from.lon2);
    ZoneSet set =
        read(airspace(component("", "", surface(ring(arc("47 9", nm(2), 315, 45), rest)))));
    Geometry area = set.zones().get(0).area();
    assertTrue(holds(area, 47.03, 9) && holds(area, 46.91, 9));
    assertTrue(set.problems().toString().contains("other way"), set.problems().toString());
  }

  @Test
  void longLinesFollowTheGeodesic() throws Exception {
    Zone zone = only(component("", "", surface(ring(line("50 8 50 10 51 9 50 8")))));
    GeodesicData way = Geodesic.WGS84.Inverse(50, 8, 50, 10);
    GeodesicData middle = Geodesic.WGS84.Direct(50, 8, way.azi1, way.s12 / 2);
    double metre = 1 / 111_200.0;
    assertFalse(holds(zone.area(), middle.lat2 - metre, middle.lon2));
    assertTrue(holds(zone.area(), middle.lat2 + metre, middle.lon2));
  }

  @Test
  void limitsHaveUnitsAndReferences() throws Exception {
    String limits =
        "<aixm:upperLimit uom=\"FT\">2000</aixm:upperLimit><aixm:upperLimitReference>SFC"
            + "</aixm:upperLimitReference><aixm:lowerLimit uom=\"M\">100</aixm:lowerLimit>"
            + "<aixm:lowerLimitReference>MSL</aixm:lowerLimitReference>";
    Volume volume = only(component("", limits, surface(BOX))).volumes().get(0);
    assertEquals(new Limit(2000, Limit.Unit.FT, Limit.Reference.AGL), volume.ceiling());
    assertEquals(new Limit(100, Limit.Unit.M, Limit.Reference.AMSL), volume.floor());
    String levels =
        limits
            .replace("\"FT\">2000", "\"FL\">95")
            .replace("SFC", "STD")
            .replace("\"M\">100", "\"FT\">GND");
    volume = only(component("", levels, surface(BOX))).volumes().get(0);
    assertEquals(new Limit(95, Limit.Unit.FL, Limit.Reference.STD), volume.ceiling());
    assertNull(volume.floor());
    volume = only(component("", limits.replace("2000", "UNL"), surface(BOX))).volumes().get(0);
    assertNull(volume.ceiling());
    ZoneSet odd = read(airspace(component("", limits.replace("2000", "many"), surface(BOX))));
    assertNull(odd.zones().get(0).volumes().get(0).ceiling());
    assertEquals(1, odd.problems().size());
  }

  @Test
  void partsAreJoinedAndTakenAway() throws Exception {
    String high = "<aixm:upperLimit uom=\"FL\">95</aixm:upperLimit>";
    String hole = surface(BOX.replace("8.2", "8.1"));
    String east =
        surface(BOX.replace("8.2", "8.4").replace(" 8 ", " 8.3 ").replace("47 8<", "47 8.3<"));
    Zone zone =
        only(
            component("BASE", "", surface(BOX))
                + component("UNION", high, east)
                + component("SUBTR", "", hole));
    assertEquals(2, zone.volumes().size());
    assertFalse(holds(zone.area(), 47.05, 8.05));
    assertTrue(holds(zone.area(), 47.05, 8.15));
    assertTrue(holds(zone.area(), 47.05, 8.35));
    assertNull(zone.volumes().get(0).ceiling());
    assertNotNull(zone.volumes().get(1).ceiling());
    ZoneSet larger =
        read(airspace(component("", "", surface(BOX)) + component("SUBTR", high, hole)));
    assertTrue(holds(larger.zones().get(0).area(), 47.05, 8.05));
    assertTrue(larger.problems().get(0).message().contains("larger than meant"));
    Zone inner = only(component("", "", surface(BOX, BOX.replace("8.2", "8.1"))));
    assertFalse(holds(inner.area(), 47.05, 8.05));
  }

  @Test
  void ringsFollowBordersOfTheSameFile() throws Exception {
    String border =
        "<m:hasMember><aixm:GeoBorder><gml:identifier>b-1</gml:identifier><aixm:timeSlice>"
            + "<aixm:GeoBorderTimeSlice><aixm:border><aixm:Curve srsName=\"urn:ogc:def:crs:EPSG::4326\">"
            + "<gml:segments>"
            + line("51.99 0 52.0 0.0 52.01 0.005 52.02 0.0 52.03 -0.01")
            + "</gml:segments></aixm:Curve></aixm:border></aixm:GeoBorderTimeSlice></aixm:timeSlice>"
            + "</aixm:GeoBorder></m:hasMember>";
    String exterior =
        "<gml:Ring><gml:curveMember xlink:href=\"urn:uuid:b-1\"/><gml:curveMember><gml:Curve>"
            + "<gml:segments>"
            + line("52.02 0.0 52.02 -0.01 52.0 -0.01 52.0 0.0")
            + "</gml:segments></gml:Curve></gml:curveMember></gml:Ring>";
    ZoneSet set = read(airspace(component("", "", surface(exterior))) + border);
    assertEquals(1, set.rows().size());
    Geometry area = set.zones().get(0).area();
    assertTrue(holds(area, 52.01, 0.0049));
    assertFalse(holds(area, 52.01, 0.0051));
    ZoneSet alone = read(airspace(component("", "", surface(exterior))));
    assertTrue(alone.isFaulty());
  }

  @Test
  void timesheetsAreHoursAndWordsAreKept() throws Exception {
    String sheet =
        "<aixm:activation><aixm:AirspaceActivation><aixm:timeInterval><aixm:Timesheet>"
            + "<aixm:timeReference>UTC</aixm:timeReference><aixm:startDate>01-04</aixm:startDate>"
            + "<aixm:endDate>31-10</aixm:endDate><aixm:day>SAT</aixm:day>"
            + "<aixm:startTime>08:00</aixm:startTime><aixm:endEvent>SS</aixm:endEvent>"
            + "<aixm:endTimeRelativeEvent uom=\"MIN\">30</aixm:endTimeRelativeEvent></aixm:Timesheet>"
            + "</aixm:timeInterval><aixm:status>ACTIVE</aixm:status></aixm:AirspaceActivation>"
            + "</aixm:activation>";
    String valid =
        "<gml:validTime><gml:TimePeriod><gml:beginPosition>2025-01-23T00:00:00Z</gml:beginPosition>"
            + "<gml:endPosition indeterminatePosition=\"unknown\"/></gml:TimePeriod></gml:validTime>";
    String ground = component("", "", surface(BOX));
    Schedule hours = only(valid + sheet + ground).hours();
    Schedule.Window window = hours.windows().get(0);
    assertEquals(Instant.parse("2025-01-23T00:00:00Z"), window.from());
    assertNull(window.to());
    Schedule.Daily daily = window.daily().get(0);
    assertEquals(Set.of(DayOfWeek.SATURDAY), daily.days());
    assertEquals(new Schedule.Edge.Sun(Schedule.Edge.Event.SS, 30), daily.end());
    assertEquals(4, daily.season().first().getMonthValue());
    for (String unclear :
        List.of(
            sheet.replace(">SAT<", ">HOL<"),
            sheet.replace(">UTC<", ">UTCW<"),
            sheet.replace("08:00", "8 o'clock"),
            "<aixm:activation><aixm:AirspaceActivation><aixm:note>Mon-Sat SR to SS.</aixm:note>"
                + "<aixm:status>AVBL_FOR_ACTIVATION</aixm:status></aixm:AirspaceActivation>"
                + "</aixm:activation>")) {
      Schedule unread = only(unclear + ground).hours();
      assertEquals(List.of(), unread.windows(), unclear);
      assertFalse(unread.words().isEmpty());
    }
    assertNull(only(ground).hours());
  }

  @Test
  void whatIsNotReadIsReported() throws Exception {
    for (String wrong :
        List.of(
            "",
            component("", "", ""),
            component("", "", surface(ring("<gml:Clothoid/>"))),
            component("", "", surface(ring(line("47 8 x 9")))),
            component("", "", surface(BOX.replace("47.1", "97.1"))),
            component("", "", surface("<gml:Ring/>")))) {
      ZoneSet set = read(airspace(wrong) + airspace(component("", "", surface(BOX))));
      assertTrue(set.isFaulty(), wrong);
      assertEquals(1, set.zones().size(), wrong);
    }
    assertTrue(read(message("").getBytes(StandardCharsets.UTF_8)).isFaulty());
  }

  @Test
  void entitiesAreNotExpanded() throws Exception {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "SECRET");
    String attack =
        message(airspace(component("", "", surface(BOX))).replace("TEST", "a&x;b"))
            .replace(
                "<?xml version=\"1.0\"?>",
                "<?xml version=\"1.0\"?><!DOCTYPE m [<!ENTITY x SYSTEM \""
                    + secret.toUri()
                    + "\">]>");
    for (Zone zone : read(attack.getBytes(StandardCharsets.UTF_8)).zones()) {
      assertFalse(zone.name().contains("SECRET"));
    }
  }

  @Test
  void everyTruncationAndFlippedBitEndsInAnswers() throws Exception {
    byte[] whole =
        message(
                airspace(
                    component(
                        "", "", surface(ring(line("47 9 47.1 9"), arc("47 9", nm(2), 0, 90))))))
            .getBytes(StandardCharsets.UTF_8);
    for (int n = 200; n < whole.length; n++) {
      assertTrue(read(Arrays.copyOf(whole, n)).isFaulty(), "cut at " + n);
      byte[] flipped = whole.clone();
      flipped[n] ^= (byte) (1 << n % 8);
      assertTrue(read(flipped).zones().size() <= 1);
    }
  }

  @Test
  void sharedSampleGivesItsAirspaces() throws Exception {
    ZoneSet set = load(Shared.folder("zones").resolve("aixm/aixm51-gb.xml"));
    assertFalse(set.isFaulty(), set.problems().toString());
    assertEquals(6, set.zones().size());
    assertEquals(6, set.rows().size());
  }
}
