package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;
import org.sightline.geo.Height.Datum;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;
import org.sightline.zones.ZoneContact.HeightRelation;

class HeightRelationsTest {
  private static HeightRelation relation(
      @Nullable String floor, @Nullable String ceiling, double accuracyM, Object... heights) {
    Volume volume =
        new Volume(
            new Shape.Outline(Wkt.geometry("POLYGON ((0 0, 1 0, 1 1, 0 0))")),
            floor == null ? null : Limit.parse(floor),
            ceiling == null ? null : Limit.parse(ceiling));
    List<Height> list = new ArrayList<>();
    for (int i = 0; i < heights.length; i += 2) {
      list.add(new Height(((Number) heights[i]).doubleValue(), (Datum) heights[i + 1]));
    }
    return HeightRelations.of(
        volume, new Fix(null, new LatLon(0, 0), list, accuracyM, "test", "test"));
  }

  @Test
  void zoneWithoutLimitsHoldsEveryHeight() {
    assertEquals(HeightRelation.INSIDE, relation(null, null, 5));
    assertEquals(HeightRelation.INSIDE, relation(null, null, 5, 99_999, Datum.UNKNOWN));
  }

  @Test
  void sameReferenceIsCompared() {
    assertEquals(HeightRelation.INSIDE, relation(null, "300 m AMSL", 5, 64, Datum.MEAN_SEA_LEVEL));
    assertEquals(
        HeightRelation.OUTSIDE, relation(null, "300 m AMSL", 5, 450, Datum.MEAN_SEA_LEVEL));
    assertEquals(HeightRelation.OUTSIDE, relation("50 m AGL", "120 m AGL", 1, 20, Datum.GROUND));
    assertEquals(HeightRelation.INSIDE, relation("50 m AGL", "120 m AGL", 1, 80, Datum.GROUND));
    assertEquals(HeightRelation.INSIDE, relation("500 m WGS84", null, 1, 600, Datum.ELLIPSOID));
  }

  @Test
  void heightWithinItsErrorOfALimitIsUnknown() {
    assertEquals(
        HeightRelation.UNKNOWN, relation(null, "300 m AMSL", 5, 290, Datum.MEAN_SEA_LEVEL));
    assertEquals(
        HeightRelation.INSIDE, relation(null, "300 m AMSL", 0.01, 300, Datum.MEAN_SEA_LEVEL));
  }

  @Test
  void aHeightAboveSeaLevelThatMayBeOneAboveTheEllipsoidExcusesNothing() {
    // 48 m of geoid below: the 352 m that a phone states may be 304 m or 250 m above the sea
    assertEquals(
        HeightRelation.UNKNOWN, relation(null, "300 m AMSL", 5, 352, Datum.MEAN_SEA_LEVEL));
    assertEquals(
        HeightRelation.UNKNOWN, relation("300 m AMSL", null, 5, 230, Datum.MEAN_SEA_LEVEL));
    assertEquals(HeightRelation.INSIDE, relation("300 m AMSL", null, 5, 330, Datum.MEAN_SEA_LEVEL));
  }

  @Test
  void takeOffIsNotTheGroundBelow() {
    assertEquals(HeightRelation.UNKNOWN, relation(null, "120 m AGL", 1, 64, Datum.TAKE_OFF));
    assertEquals(HeightRelation.UNKNOWN, relation("100 m AGL", null, 1, 64, Datum.TAKE_OFF));
    assertEquals(HeightRelation.UNKNOWN, relation(null, "300 m AMSL", 1, 64, Datum.TAKE_OFF));
  }

  @Test
  void otherReferencesCountOnlyWhereTheyAreConclusive() {
    assertEquals(HeightRelation.UNKNOWN, relation(null, "120 m AGL", 5, 500, Datum.MEAN_SEA_LEVEL));
    assertEquals(
        HeightRelation.OUTSIDE, relation(null, "120 m AGL", 5, 11_000, Datum.MEAN_SEA_LEVEL));
    assertEquals(HeightRelation.UNKNOWN, relation(null, "800 m AMSL", 5, 750, Datum.ELLIPSOID));
    assertEquals(HeightRelation.INSIDE, relation(null, "900 m AMSL", 5, 750, Datum.ELLIPSOID));
    assertEquals(HeightRelation.OUTSIDE, relation("FL 195", null, 5, 300, Datum.MEAN_SEA_LEVEL));
    assertEquals(HeightRelation.UNKNOWN, relation("FL 65", null, 5, 1900, Datum.MEAN_SEA_LEVEL));
    assertEquals(HeightRelation.UNKNOWN, relation(null, "300", 5, 100, Datum.MEAN_SEA_LEVEL));
  }

  @Test
  void floorAtTheGroundIsAlwaysBelow() {
    assertEquals(HeightRelation.INSIDE, relation("0 m AGL", null, 5, 2, Datum.TAKE_OFF));
    assertEquals(HeightRelation.INSIDE, relation("0 m AGL", "120 m AGL", 5, 2, Datum.GROUND));
  }

  @Test
  void anyHeightThatTellsCountsAndContradictionIsUnknown() {
    assertEquals(
        HeightRelation.INSIDE,
        relation(null, "300 m AMSL", 5, 64, Datum.TAKE_OFF, 80, Datum.MEAN_SEA_LEVEL));
    assertEquals(
        HeightRelation.UNKNOWN,
        relation(null, "300 m AMSL", 5, 64, Datum.MEAN_SEA_LEVEL, 900, Datum.ELLIPSOID));
    assertEquals(HeightRelation.UNKNOWN, relation(null, "300 m AMSL", 5));
  }
}
