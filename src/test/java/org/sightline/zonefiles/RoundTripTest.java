package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.sightline.Shared;
import org.sightline.geo.LatLon;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneSet;

/** What is written is read again as the same, whatever format it came from. */
class RoundTripTest {
  @TempDir private Path temp;

  /** Every sample that gives a zone. */
  private static List<Path> samples() throws IOException {
    List<Path> samples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Shared.folder("zones"))) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> file.getParent().getNameCount() > 3)
          .sorted()
          .forEach(samples::add);
    }
    return samples;
  }

  private static ZoneSet read(Path file) throws Exception {
    return ZoneLoader.load(List.of(file), true);
  }

  private List<Zone> written(ZoneWriter writer, List<Zone> zones, List<String> losses, String name)
      throws Exception {
    Path file = temp.resolve(name + writer.endings().get(0));
    try (OutputStream to = Files.newOutputStream(file)) {
      writer.write(zones, null, to, losses::add);
    }
    ZoneSet again = read(file);
    assertFalse(again.isFaulty(), () -> again.problems().toString());
    return again.zones();
  }

  @TestFactory
  Stream<DynamicTest> sightlineGeoJsonHoldsEveryZoneOfEverySample() throws Exception {
    return samples().stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> holdsEveryZone(file)));
  }

  private void holdsEveryZone(Path file) throws Exception {
    List<Zone> zones = read(file).zones();
    if (zones.isEmpty()) {
      return; // no zones, or no zone file: SharedZonesTest says which is which
    }
    List<String> losses = new ArrayList<>();
    List<Zone> again = written(new GeoJsonWriter(), zones, losses, "again");
    assertEquals(List.of(), losses);
    assertEquals(zones.size(), again.size());
    for (int i = 0; i < zones.size(); i++) {
      same(zones.get(i), again.get(i));
    }
  }

  private static void same(Zone a, Zone b) {
    assertEquals(a.id(), b.id());
    assertEquals(a.name(), b.name(), a.id());
    assertEquals(a.kind(), b.kind(), a.id());
    assertEquals(a.restricts(), b.restricts(), a.id());
    assertEquals(a.hours(), b.hours(), a.id());
    assertEquals(a.marginM(), b.marginM(), a.id());
    assertEquals(a.borderErrorM(), b.borderErrorM(), a.id());
    assertEquals(a.isPrivate(), b.isPrivate(), a.id());
    assertEquals(a.stated(), b.stated(), a.id());
    assertEquals(a.source().layer(), b.source().layer(), a.id());
    assertEquals(a.volumes().size(), b.volumes().size(), a.id());
    for (int i = 0; i < a.volumes().size(); i++) {
      Volume one = a.volumes().get(i);
      Volume other = b.volumes().get(i);
      assertEquals(one.floor(), other.floor(), a.id());
      assertEquals(one.ceiling(), other.ceiling(), a.id());
      assertEquals(one.shape().getClass(), other.shape().getClass(), a.id());
      if (one.shape() instanceof Shape.Circle circle) {
        Shape.Circle again = (Shape.Circle) other.shape();
        assertEquals(circle.centre(), again.centre(), a.id());
        assertEquals(circle.radiusM(), again.radiusM(), a.id());
      }
      samePlaces(a.id(), one.shape().drawn(), other.shape().drawn());
    }
  }

  /** To the last digit, wherever a ring starts and whichever way it runs. */
  private static void samePlaces(String id, Geometry a, Geometry b) {
    Coordinate[] one = a.norm().getCoordinates();
    Coordinate[] other = b.norm().getCoordinates();
    assertEquals(one.length, other.length, id);
    for (int i = 0; i < one.length; i++) {
      if (!one[i].equals2D(other[i])) {
        fail(id + ": " + one[i] + " became " + other[i]);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> plainerFormatsHoldTheGroundAndSayTheRest() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (ZoneWriter writer : ZoneWriters.ALL.subList(1, ZoneWriters.ALL.size())) {
      for (Path file : samples()) {
        tests.add(
            DynamicTest.dynamicTest(
                writer.name() + " of " + file, () -> holdsTheGround(writer, file)));
      }
    }
    return tests.stream();
  }

  private void holdsTheGround(ZoneWriter writer, Path file) throws Exception {
    List<Zone> zones = read(file).zones();
    if (zones.isEmpty()) {
      return;
    }
    List<String> losses = new ArrayList<>();
    List<Zone> again = written(writer, zones, losses, "plain");
    assertTrue(again.size() >= zones.size(), again.size() + " of " + zones.size());
    ZoneSet before = ZoneSet.of(zones);
    ZoneSet after = ZoneSet.of(again);
    again = new ArrayList<>(again);
    again.sort(Comparator.comparing(Zone::id));
    for (Zone zone : zones) {
      boolean plain =
          zone.volumes().size() == 1
              && zone.volumes().get(0).shape() instanceof Shape.Outline
              && (zone.hours() == null || zone.hours().words().equals(HoursWords.of(zone.hours())))
              && zone.stated().isEmpty()
              && !zone.restricts().isEmpty();
      if (plain) {
        Zone same = again.stream().filter(z -> z.id().equals(zone.id())).findAny().orElseThrow();
        same(zone, same);
        assertTrue(
            losses.stream().noneMatch(l -> l.startsWith(zone.id() + ": ")), losses::toString);
      } else {
        assertTrue(losses.stream().anyMatch(l -> l.startsWith(zone.id() + ": ")), zone.id());
      }
    }
    assertTrue(before.zones().size() <= after.zones().size());
  }

  @Test
  void hoursAreSaidInWordsOrNotAtAll() {
    for (String words :
        List.of(
            "Europe/Vienna Mo-Fr 08:00-12:00,13:00-17:00; Sa 09:00-12:00",
            "UTC Jun 01-Aug 31 Sa,Su 22:00-04:00",
            "(sunset+00:30)-(sunrise-01:05)",
            "dawn-dusk",
            "2025-06-01/2025-06-30T12:00Z; ../2024-01-01T00:00Z",
            "24/7",
            "by NOTAM")) {
      Schedule meant = Hours.read(words, new ArrayList<>());
      assertEquals(words, HoursWords.of(meant));
      // the author's words may say something else, or nothing
      String said = HoursWords.of(new Schedule(meant.windows(), "Mo-Fr 01:00-02:00"));
      Schedule again = Hours.read(String.valueOf(said), new ArrayList<>());
      assertEquals(meant.windows().isEmpty(), again.windows().isEmpty(), words + " became " + said);
      for (String at :
          List.of("2025-06-07T23:00:00Z", "2025-06-10T09:30:00Z", "2026-01-01T00:00:00Z")) {
        LatLon place = new LatLon(47, 8);
        assertEquals(
            meant.active(Instant.parse(at), place), again.active(Instant.parse(at), place), said);
      }
    }
    Schedule.Edge second = new Schedule.Edge.Clock(LocalTime.of(8, 0, 30), ZoneOffset.UTC);
    Schedule.Daily odd = new Schedule.Daily(null, Set.of(), second, second);
    assertNull(
        HoursWords.of(
            new Schedule(
                List.of(new Schedule.Window(null, null, List.of(odd), List.of())), "Mo-Fr")));
  }

  @Test
  void privateZonesAndSchedulesAndPartsComeBackWhole() throws Exception {
    Path file =
        Files.writeString(
            temp.resolve("all.geojson"),
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"home\","
                + "\"properties\":{\"name\":\"<Home> & \\\"garden\\\"\",\"private\":true,\"margin\":0.1,"
                + "\"borderError\":12.5,\"restricts\":[],\"stated\":{\"reason\":\"a, b\"},\"hours\":"
                + "{\"words\":\"x\",\"windows\":[{\"from\":\"2025-07-01T06:00:00.5+02:00\",\"daily\":"
                + "[{\"season\":[\"02-29\",\"08-31\"],\"days\":[\"SAT\",\"SUN\"],\"start\":"
                + "\"22:00:30[Europe/Zurich]\",\"end\":\"SR-30\"},{\"start\":\"EECT\",\"end\":\"05:00+02:00\"}]},"
                + "{}]}},\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\","
                + "\"coordinates\":[8.1234567890123,47],\"radius\":1e-3,\"floor\":\"FL 65\"},{\"type\":"
                + "\"Polygon\",\"coordinates\":[[[179,1],[181,1],[181,2],[179,1]]],\"ceiling\":\"33.3 ft AMSL\"},"
                + "{\"type\":\"Polygon\",\"coordinates\":[[[179,1],[181,1],[181,2],[179,1]]],\"ceiling\":\"33.3 ft AMSL\"}]}}]}");
    List<Zone> zones = read(file).zones();
    assertEquals(3, zones.get(0).volumes().size());
    assertEquals(2, zones.get(0).hours().windows().size());
    List<Zone> again = written(new GeoJsonWriter(), zones, new ArrayList<>(), "back");
    assertEquals(1, again.size());
    same(zones.get(0), again.get(0));
  }
}
