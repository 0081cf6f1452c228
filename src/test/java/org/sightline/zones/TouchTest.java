package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;
import org.sightline.zonefiles.Drawn;
import org.sightline.zones.ZoneContact.HeightRelation;
import org.sightline.zones.ZoneContact.How;

class TouchTest {
  private static Shape circle(double lat, double lon, double radiusM) {
    return Drawn.circle(lat, lon, radiusM);
  }

  private static Volume volume(Shape shape, @Nullable String floor, @Nullable String ceiling) {
    return new Volume(
        shape,
        floor == null ? null : Limit.parse(floor),
        ceiling == null ? null : Limit.parse(ceiling));
  }

  private static Zone zone(double marginM, double borderErrorM, Volume... volumes) {
    return new Zone(
        "z",
        "z",
        "",
        Set.of(Activity.CAPTURE),
        List.of(volumes),
        null,
        marginM,
        borderErrorM,
        false,
        Map.of(),
        new ZoneSource("test", null, "1"));
  }

  private static Zone zone(Shape shape) {
    return zone(0, 0, volume(shape, null, null));
  }

  private static @Nullable ZoneContact contact(Zone zone, double lat, double lon, double sigmaM) {
    List<ZoneContact> contacts = Wkt.contacts(ZoneSet.of(List.of(zone)), lat, lon, sigmaM);
    return contacts.isEmpty() ? null : contacts.get(0);
  }

  private static ZoneContact touched(Zone zone, double lat, double lon, double sigmaM) {
    ZoneContact contact = contact(zone, lat, lon, sigmaM);
    assertNotNull(contact);
    return contact;
  }

  @Test
  void circlesEndAtTheirRadiusEverywhere() {
    Random random = new Random(41);
    double[] radii = {5, 1000, 40_000, 900_000};
    for (int k = 0; k < 4000; k++) {
      double lat = k % 5 == 0 ? 90 - random.nextDouble() * 0.1 : random.nextDouble() * 180 - 90;
      double lon = k % 3 == 0 ? 180 - random.nextDouble() * 0.05 : random.nextDouble() * 360 - 180;
      double radius = radii[k % radii.length];
      Zone zone = zone(circle(lat, lon, radius));
      double bearing = random.nextDouble() * 360;
      GeodesicData in = Geodesic.WGS84.Direct(lat, lon, bearing, radius - 0.5);
      GeodesicData out = Geodesic.WGS84.Direct(lat, lon, bearing, radius + 0.5);
      String where = lat + " " + lon + " radius " + radius + " bearing " + bearing;
      ZoneContact inside = touched(zone, in.lat2, in.lon2, 1);
      assertEquals(How.INSIDE, inside.how(), where);
      // the local frame is good to 5 mm at 10 km and 0.1 m at 30 km
      assertEquals(0.5, inside.depthM(), radius > 10_000 ? 0.2 : 0.01, where);
      ZoneContact near = touched(zone, out.lat2, out.lon2, 1);
      assertEquals(How.NEAR, near.how(), where);
      assertEquals(0.5, near.distanceM(), radius > 10_000 ? 0.2 : 0.01, where);
    }
  }

  @Test
  void circleGivesDepthDistanceAndTheWayToItsBorder() {
    Zone zone = zone(circle(47, 8, 1000));
    GeodesicData east = Geodesic.WGS84.Direct(47, 8, 90, 900);
    ZoneContact inside = touched(zone, east.lat2, east.lon2, 1);
    assertEquals(100, inside.depthM(), 0.01);
    assertEquals(90, inside.bearingDeg() == null ? -1 : inside.bearingDeg(), 0.1);
    GeodesicData beyond = Geodesic.WGS84.Direct(47, 8, 90, 1050);
    ZoneContact near = touched(zone, beyond.lat2, beyond.lon2, 30);
    assertEquals(50, near.distanceM(), 0.01);
    assertEquals(270, near.bearingDeg() == null ? -1 : near.bearingDeg(), 0.1);
    assertEquals(CircleLikelihood.inside(1050, 1000, 30), near.probability(), 1e-4);
    assertEquals(1000, touched(zone, 47, 8, 1).depthM(), 0.01);
    assertEquals(null, touched(zone, 47, 8, 1).bearingDeg());
  }

  @Test
  void volumesMakeOneContactByTheDeepest() {
    Zone zone =
        zone(
            0,
            0,
            volume(circle(47, 8, 500), null, "120 m AGL"),
            volume(circle(47, 8, 2000), "50 m AGL", "120 m AGL"));
    ZoneSet set = ZoneSet.of(List.of(zone));
    List<ZoneContact> contacts = Wkt.contacts(set, 47, 8, 1);
    assertEquals(1, contacts.size());
    assertSame(zone.volumes().get(0), contacts.get(0).volume());
    assertEquals(2000, contacts.get(0).depthM(), 0.01);
    GeodesicData between = Geodesic.WGS84.Direct(47, 8, 30, 1200);
    ZoneContact outer = touched(zone, between.lat2, between.lon2, 1);
    assertEquals(How.INSIDE, outer.how());
    assertSame(zone.volumes().get(1), outer.volume());
    assertEquals(800, outer.depthM(), 0.01);
  }

  @Test
  void nearestVolumeMakesTheContactFromOutside() {
    Zone zone =
        zone(
            0,
            0,
            volume(circle(47, 8, 500), null, null),
            volume(
                new Shape.Outline(
                    Wkt.geometry("POLYGON ((8.01 47, 8.02 47, 8.02 47.01, 8.01 47))")),
                null,
                null));
    ZoneContact near = touched(zone, 47, 8.009, 100);
    assertEquals(How.NEAR, near.how());
    assertSame(zone.volumes().get(1), near.volume());
    assertEquals(Geodesic.WGS84.Inverse(47, 8.009, 47, 8.01).s12, near.distanceM(), 0.01);
  }

  private static HeightRelation height(Zone zone, double lat, double lon, double heightM) {
    Fix fix =
        new Fix(
            null,
            new LatLon(lat, lon),
            List.of(new Height(heightM, Height.Datum.GROUND)),
            1,
            "test",
            "exif:GPS");
    return ZoneSet.of(List.of(zone)).contacts(fix, null).get(0).height();
  }

  @Test
  void heightsAreThoseOfTheVolumesThatHoldOrReachThePosition() {
    Zone zone =
        zone(
            0,
            0,
            volume(circle(47, 8, 500), null, "120 m AGL"),
            volume(circle(47, 8, 2000), "50 m AGL", "120 m AGL"));
    GeodesicData between = Geodesic.WGS84.Direct(47, 8, 30, 1200);
    assertEquals(HeightRelation.INSIDE, height(zone, between.lat2, between.lon2, 80));
    assertEquals(HeightRelation.OUTSIDE, height(zone, between.lat2, between.lon2, 20));
    assertEquals(HeightRelation.INSIDE, height(zone, 47, 8, 20));
    assertEquals(HeightRelation.OUTSIDE, height(zone, 47, 8, 200));
    // a metre outside the inner one: its 95 % circle reaches in
    GeodesicData beside = Geodesic.WGS84.Direct(47, 8, 30, 501);
    assertEquals(HeightRelation.INSIDE, height(zone, beside.lat2, beside.lon2, 20));
  }

  @Test
  void errorOfTheBorderCountsLikeThatOfThePosition() {
    Zone sure = zone(0, 0, volume(circle(47, 8, 1000), null, null));
    Zone unsure = zone(0, 40, volume(circle(47, 8, 1000), null, null));
    GeodesicData out = Geodesic.WGS84.Direct(47, 8, 30, 1100);
    assertEquals(null, contact(sure, out.lat2, out.lon2, 30));
    ZoneContact near = touched(unsure, out.lat2, out.lon2, 30);
    assertEquals(CircleLikelihood.inside(1100, 1000, 50), near.probability(), 1e-4);
    assertEquals(null, contact(unsure, out.lat2, out.lon2, 1)); // 98 m reach
    GeodesicData closer = Geodesic.WGS84.Direct(47, 8, 30, 1090);
    assertEquals(How.NEAR, touched(unsure, closer.lat2, closer.lon2, 0).how());
  }

  @Test
  void manyZonesWithMarginsAreAllFound() {
    Random random = new Random(42);
    List<Zone> zones = new ArrayList<>();
    for (int z = 0; z < 300; z++) {
      double margin = Math.pow(10, random.nextDouble() * 5);
      Shape circle = circle(40 + random.nextDouble() * 10, 175 + random.nextDouble() * 10, 100 + z);
      zones.add(zone(margin, 0, volume(circle, null, null)));
    }
    ZoneSet set = ZoneSet.of(zones);
    for (int k = 0; k < 300; k++) {
      double lat = 40 + random.nextDouble() * 10;
      double lon = 175 + random.nextDouble() * 10;
      lon = lon > 180 ? lon - 360 : lon;
      int expected = 0;
      for (Zone zone : zones) {
        Shape.Circle circle = (Shape.Circle) zone.volumes().get(0).shape();
        GeodesicData line =
            Geodesic.WGS84.Inverse(lat, lon, circle.centre().latDeg(), circle.centre().lonDeg());
        expected += line.s12 - circle.radiusM() <= zone.marginM() ? 1 : 0;
      }
      assertEquals(expected, Wkt.contacts(set, lat, lon, 0.01).size());
    }
  }

  @Test
  void theVolumeToldIsTheOneThatMakesTheAnswer() {
    Shape ground = circle(46, 10, 1000);
    Zone layers =
        zone(
            0,
            0,
            volume(ground, null, "100 m AMSL"),
            volume(ground, "500 m AMSL", "1500 m AMSL"),
            volume(circle(46, 10.02, 1000), "2500 m AMSL", null));
    assertEquals(layers.volumes().get(1), atHeight(layers, 10, 1000).volume());
    assertEquals(layers.volumes().get(0), atHeight(layers, 10, 50).volume());
    assertEquals(HeightRelation.UNKNOWN, atHeight(layers, 10, 1490).height());
    assertEquals(layers.volumes().get(1), atHeight(layers, 10, 1490).volume());
    // two volumes hold the place, and the third alone the height
    assertEquals(layers.volumes().get(2), atHeight(layers, 10.01, 3000).volume());
    assertEquals(HeightRelation.INSIDE, atHeight(layers, 10.01, 3000).height());
  }

  private static ZoneContact atHeight(Zone zone, double lonDeg, double heightM) {
    Height height = new Height(heightM, Height.Datum.MEAN_SEA_LEVEL);
    Fix fix = new Fix(null, new LatLon(46, lonDeg), List.of(height), 5, "test", "csv");
    return ZoneSet.of(List.of(zone)).contacts(fix, null).get(0);
  }
}
