package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.sightline.Shared;

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
    return ZoneSet.load(List.of(file), true);
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
              && (zone.hours() == null || zone.hours().windows().isEmpty())
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
