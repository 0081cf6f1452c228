package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.view.Ground;
import org.sightline.view.Hiding;
import org.sightline.view.Sight.Seen;
import org.sightline.view.Terrain;
import org.sightline.view.View;

/** Zones east of a camera on the equator, behind a wall about 1,100 m away. */
class ZonesBehindTest {
  private static final Times ANY = new Times(null, null, null);
  private static final String ZONE = "POLYGON((.02 -.002,.023 -.002,.023 .002,.02 .002,.02 -.002))";

  /** A wall on all of the plain but the strip between 0.006° and 0.008° north. */
  private record Wall(double heightM) implements Ground {
    @Override
    public OptionalDouble heightM(LatLon place) {
      return OptionalDouble.of(walk().heightM(place.latDeg(), place.lonDeg()));
    }

    @Override
    public double postSpacingM(LatLon place) {
      return 30;
    }

    @Override
    public Walk walk() {
      return (lat, lon) ->
          300 + (lon >= .01 && lon < .012 && !(lat > .006 && lat < .008) ? heightM : 0);
    }
  }

  private static View view(double yawDeg, double sigmaDeg, @Nullable Double heightM) {
    List<Height> heights =
        heightM == null ? List.of() : List.of(new Height(heightM, Height.Datum.MEAN_SEA_LEVEL));
    return new View(
        new Fix(null, new LatLon(0, 0), heights, 3, "test", "exif:GPS"),
        new CameraPose(new Angle(yawDeg, sigmaDeg, "test"), null, null),
        new Lens(60, 45, "test"),
        null,
        4000,
        3000);
  }

  private static Zone zone(Geometry area, @Nullable Limit floor, double borderErrorM) {
    return new Zone(
        "a",
        "a",
        "",
        Set.of(Activity.CAPTURE),
        List.of(new Volume(new Shape.Outline(area), floor, null)),
        null,
        0,
        borderErrorM,
        false,
        Map.of(),
        new ZoneSource("test", null, "a"));
  }

  private static ZoneContact only(Zone zone, View view, @Nullable Ground ground) {
    Terrain terrain = ground == null ? null : new Terrain(ground, 50);
    List<ZoneContact> contacts = ZoneSet.of(List.of(zone)).contactsOf(view, 5000, ANY, terrain);
    assertEquals(1, contacts.size());
    return contacts.get(0);
  }

  private static Hiding hiding(Zone zone, View view, Ground ground) {
    InView shown = only(zone, view, ground).view();
    assertNotNull(shown);
    assertNotNull(shown.hiding());
    return shown.hiding();
  }

  @Test
  void terrainHidesAZoneAndTakesNothingElseFromItsContact() {
    Zone zone = zone(Wkt.geometry(ZONE), null, 0);
    View view = view(90, 5, 302.0);
    ZoneContact flat = only(zone, view, null);
    ZoneContact hidden = only(zone, view, new Wall(400));
    assertNotNull(flat.view());
    assertNull(flat.view().hiding());
    assertNotNull(hidden.view());
    assertTrue(hidden.view().isHidden());
    assertEquals(flat.probability(), hidden.probability());
    assertEquals(flat.distanceM(), hidden.distanceM());
    assertEquals(flat.view().coveredShare(), hidden.view().coveredShare());
    assertEquals(flat.view().pixelsPerMetre(), hidden.view().pixelsPerMetre());
  }

  @Test
  void thingsAreDrawnAsLargeAsAtTheNearestPartThatTerrainDoesNotHide() {
    // the front of this zone lies behind the wall, its back on a hill would be needed to be seen:
    // here the wall is low, and things 50 m high show over it from about 2.2 km on
    Zone before =
        zone(
            Wkt.geometry("POLYGON((.005 -.001,.02 -.001,.02 .001,.005 .001,.005 -.001))"), null, 0);
    InView shown = only(before, view(90, 5, 302.0), new Wall(400)).view();
    assertNotNull(shown);
    // in front of the wall nothing is hidden: 4,000 px over 60°, 557 m away
    assertEquals(2000 / Math.tan(Math.toRadians(30)) / 556.6, shown.pixelsPerMetre(), 0.05);
  }

  @Test
  void aZoneAboveTheGroundIsNeverHidden() {
    Wall wall = new Wall(400);
    View view = view(90, 5, 302.0);
    Geometry area = Wkt.geometry(ZONE);
    Limit ground = Limit.parse("0 m AGL");
    assertTrue(hiding(zone(area, ground, 0), view, wall).isHidden());
    Hiding air = hiding(zone(area, Limit.parse("150 m AGL"), 0), view, wall);
    assertEquals(Seen.UNKNOWN, air.seen());
    assertEquals(Hiding.Doubt.AIR, air.doubt());
    assertEquals(Hiding.Doubt.AIR, hiding(zone(area, Limit.parse("FL 95"), 0), view, wall).doubt());
  }

  @Test
  void withoutAHeightTheAnswerIsUnknown() {
    Zone zone = zone(Wkt.geometry(ZONE), null, 0);
    assertEquals(Hiding.Doubt.HEIGHT, hiding(zone, view(90, 5, null), new Wall(400)).doubt());
  }

  @Test
  void aBorderThatMayLieElsewhereIsLookedForThere() {
    // through the gap of the wall, 0.006° to 0.008° north at 0.01° to 0.012° east, 0.014° north are
    // seen at 0.022° east, 0.0114° above the zone's edge: 1,260 m
    Zone sure = zone(Wkt.geometry(ZONE), null, 0);
    assertTrue(hiding(sure, view(60, 5, 302.0), new Wall(400)).isHidden());
    Zone vague = zone(Wkt.geometry(ZONE), null, 600);
    assertTrue(!hiding(vague, view(60, 5, 302.0), new Wall(400)).isHidden());
  }

  @Test
  void onlyWhatThePictureCanShowCounts() {
    // a zone of two parts: one behind the wall, one in front of it to the north
    Geometry area =
        Wkt.geometry(
            "MULTIPOLYGON(((.02 -.002,.023 -.002,.023 .002,.02 .002,.02 -.002)),"
                + "((-.001 .02,.001 .02,.001 .021,-.001 .021,-.001 .02)))");
    assertTrue(hiding(zone(area, null, 0), view(90, 5, 302.0), new Wall(400)).isHidden());
    assertTrue(!hiding(zone(area, null, 0), view(90, 30, 302.0), new Wall(400)).isHidden());
  }
}
