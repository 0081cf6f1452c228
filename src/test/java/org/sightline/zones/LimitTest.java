package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.sightline.zones.Limit.Reference;
import org.sightline.zones.Limit.Unit;

class LimitTest {
  @Test
  void limitsAreReadAsPeopleWriteThem() {
    assertEquals(new Limit(300, Unit.M, Reference.AMSL), Limit.parse("300 m AMSL"));
    assertEquals(new Limit(400, Unit.FT, Reference.AGL), Limit.parse("400ft agl"));
    assertEquals(new Limit(195, Unit.FL, Reference.STD), Limit.parse("FL 195"));
    assertEquals(new Limit(65, Unit.FL, Reference.STD), Limit.parse("fl65"));
    assertEquals(new Limit(120, Unit.M, Reference.UNKNOWN), Limit.parse("120"));
    assertEquals(new Limit(120, Unit.M, Reference.AGL), Limit.parse("120 AGL"));
    assertEquals(new Limit(-3.5, Unit.M, Reference.WGS84), Limit.parse(" -3.5 metres wgs84 "));
  }

  @Test
  void whatIsNoLimitIsNotGuessed() {
    for (String text : new String[] {"", "low", "m", "300 furlongs", "1..2 m", "FL", "12 m X"}) {
      assertNull(Limit.parse(text), text);
    }
  }

  @Test
  void metresAreInternationalFeetAndHundredsOfThem() {
    assertEquals(121.92, new Limit(400, Unit.FT, Reference.AGL).metres(), 1e-9);
    assertEquals(5943.6, new Limit(195, Unit.FL, Reference.STD).metres(), 1e-9);
  }
}
