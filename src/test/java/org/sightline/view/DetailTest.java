package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.sightline.view.Detail.Person;
import org.sightline.view.Detail.Task;
import org.sightline.view.Detail.Thing;

class DetailTest {
  @Test
  void scaleIsTheFocalLengthInPixelsOverTheDistance() {
    View view = Views.of(Views.BERN, 0, -90, 0, 60, 46.8, 100);
    // 4000 px over 2 · 100 m · tan 30°
    assertEquals(34.64, Detail.pixelsPerMetre(view, 100), 0.01);
    assertNull(Detail.pixelsPerMetre(Views.of(Views.BERN, 0, 0, 0, Double.NaN, 1, 1), 100));
  }

  @Test
  void phoneAtTwelveKilometresShowsShapesAndTelephotoAt400MetresPeople() {
    // an ordinary phone: 66° across 4000 px; 0.26 px/m at 12 km
    View phone = Views.of(Views.BERN, 0, 0, 0, 66, 52, 2);
    assertEquals("only large shapes could be made out", words(phone, 12_000));
    View telephoto = Views.of(Views.BERN, 0, 0, 0, 8, 6, 2);
    assertEquals("people could be made out", words(telephoto, 400));
    assertEquals("vehicles could be recognised", Detail.words(14));
    assertEquals("buildings and aircraft could be recognised", Detail.words(5));
    assertEquals("equipment could be seen in detail", Detail.words(125));
  }

  private static String words(View view, double distanceM) {
    Double scale = Detail.pixelsPerMetre(view, distanceM);
    return scale == null ? "" : Detail.words(scale);
  }

  /** Twice Johnson's 1, 4 and 6.4 cycles, of two pixels each, over 4 m and 1.4 m. */
  @Test
  void thingsNeedJohnsonsCycles() {
    assertEquals(4, Thing.BUILDING.pixelsPerMetre(Task.RECOGNISE), 1e-9);
    assertEquals(11.43, Thing.VEHICLE.pixelsPerMetre(Task.RECOGNISE), 0.01);
    assertEquals(18.29, Thing.VEHICLE.pixelsPerMetre(Task.IDENTIFY), 0.01);
    assertEquals(Task.NOTHING, Thing.VEHICLE.task(2.8));
    assertEquals(Task.DETECT, Thing.VEHICLE.task(2.9));
    assertEquals(Task.RECOGNISE, Thing.AIRCRAFT.task(4.1));
    assertEquals(Task.IDENTIFY, Thing.AIRCRAFT.task(6.5));
  }

  @Test
  void peopleNeedTheStandardsPixels() {
    assertEquals(Person.NOTHING, Person.of(12));
    assertEquals(Person.MONITOR, Person.of(12.5));
    assertEquals(Person.DETECT, Person.of(25));
    assertEquals(Person.OBSERVE, Person.of(62.5));
    assertEquals(Person.RECOGNISE, Person.of(125));
    assertEquals(Person.IDENTIFY, Person.of(250));
    assertEquals(Person.INSPECT, Person.of(1000));
  }

  @Test
  void rangeEndsWhereALargeBuildingIsTwoPixels() {
    View phone = Views.of(Views.BERN, 0, 0, 0, 66, 52, 2);
    assertEquals(12_319, Detail.rangeM(phone), 1);
    assertEquals(50_000, Detail.rangeM(Views.of(Views.BERN, 0, 0, 0, 2, 1.5, 2)));
    assertEquals(13_856, Detail.rangeM(Views.of(Views.BERN, 0, 0, 0, Double.NaN, 1, 2)), 1);
    View full = Views.of(Views.BERN, 0, 0, 0, 66, 52, 2);
    View tiny = new View(full.fix(), full.pose(), full.lens(), full.height(), 40, 30);
    assertEquals(1000, Detail.rangeM(tiny));
  }
}
