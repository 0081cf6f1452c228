package org.sightline.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.geo.LatLon;
import org.sightline.report.Attached;
import org.sightline.report.RecordLine;
import org.sightline.report.Row;
import org.sightline.risk.Scene;
import org.sightline.telemetry.Fix;
import org.sightline.zonefiles.Hours;
import org.sightline.zones.Activity;
import org.sightline.zones.Times;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneSet;

/** Lines of an earlier run are reused where the moment of publication changes nothing in them. */
class PublishedTest {
  private static final Instant MONDAY = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-06-02T12:00:00Z");
  private static final Instant SUNDAY = Instant.parse("2026-06-07T12:00:00Z");

  private static Zone zone(boolean isPrivate, String hours) {
    Zone like = Scene.zone("Tansy Works", "power plant", Activity.PUBLICATION);
    return new Zone(
        like.id(),
        like.name(),
        like.kind(),
        Set.of(Activity.PUBLICATION),
        like.volumes(),
        hours.isEmpty() ? null : Hours.read(hours, new ArrayList<>()),
        0,
        0,
        isPrivate,
        like.stated(),
        like.source());
  }

  private static Row row(ZoneSet zones, Instant asOf) throws IOException {
    Scene scene = new Scene().fix(-41.2, -24.5, 8, "exif:GPS");
    Fix fix = new Fix(null, new LatLon(-41.2, -24.5), List.of(), 8, "assumed:phone", "exif:GPS");
    zones.contactsAt(fix, Times.published(asOf)).forEach(scene::contact);
    return Row.of(RecordLine.of(scene.assessed(), Attached.NOTHING));
  }

  private static boolean alike(Zone zone, Instant before, Instant now) throws IOException {
    ZoneSet zones = ZoneSet.of(List.of(zone));
    return new Published(zones, now).isAlike(row(zones, before));
  }

  @Test
  void aLineWhoseZonesApplyAsTheyDidIsReused() throws IOException {
    Zone weekdays = zone(false, "Mo-Fr 07:00-18:00 UTC");
    assertTrue(alike(weekdays, MONDAY, MONDAY));
    assertTrue(alike(weekdays, MONDAY, TUESDAY));
  }

  @Test
  void aLineWhoseZonesNoLongerApplyIsMadeAgain() throws IOException {
    Zone weekdays = zone(false, "Mo-Fr 07:00-18:00 UTC");
    assertFalse(alike(weekdays, MONDAY, SUNDAY));
    assertFalse(alike(weekdays, SUNDAY, MONDAY));
  }

  @Test
  void whereNoZoneHasHoursTheMomentIsOfNoMatter() throws IOException {
    assertTrue(alike(zone(false, ""), MONDAY, SUNDAY));
  }

  @Test
  void aPrivateZoneCountsAtAnyMoment() throws IOException {
    Zone home = zone(true, "Mo-Fr 07:00-18:00 UTC");
    assertTrue(alike(home, MONDAY, SUNDAY));
    ZoneSet zones = ZoneSet.of(List.of(home));
    assertEquals(row(zones, MONDAY).level(), row(zones, SUNDAY).level());
  }

  @Test
  void theSameAnswerAtAnotherMomentIsTheSameLine() throws IOException {
    ZoneSet zones = ZoneSet.of(List.of(zone(false, "Mo-Fr 07:00-18:00 UTC")));
    assertEquals(
        new String(row(zones, MONDAY).line(), UTF_8),
        new String(row(zones, TUESDAY).line(), UTF_8));
  }

  @Test
  void aLineWhosePositionIsNoPlaceIsMadeAgain() throws IOException {
    ZoneSet zones = ZoneSet.of(List.of(zone(false, "Mo-Fr 07:00-18:00 UTC")));
    Published published = new Published(zones, MONDAY);
    byte[] line = row(zones, MONDAY).line();
    String text = new String(line, UTF_8);
    assertTrue(published.isAlike(row(zones, MONDAY)));
    for (String wrong : List.of("91.0", "-1e300", "1e999", "\"x\"")) {
      String damaged = text.replace("\"latDeg\":-41.2,", "\"latDeg\":" + wrong + ",");
      assertFalse(damaged.equals(text), text);
      assertFalse(published.isAlike(Row.of(damaged.getBytes(UTF_8))));
    }
  }
}
