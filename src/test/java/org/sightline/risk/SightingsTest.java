package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.vision.Shot;

class SightingsTest {
  private final Sightings sightings = new Sightings(3.5);

  private static Detection seen(String label, double score, double x, double y) {
    return new Detection(label, score, new Box(x, y, 80, 40), "test");
  }

  private void shot(double seconds, Detection... seen) {
    sightings.add(new Shot(Math.round(seconds * 1e9), 1920, 1080, false, List.of(seen)));
  }

  private Sighting only() {
    assertEquals(1, sightings.all().size(), sightings.all().toString());
    return sightings.all().get(0);
  }

  @Test
  void aParkedCarBeforeAStillCameraIsOneForAMinute() {
    shot(0);
    for (int s = 1; s <= 60; s++) {
      shot(s, seen("car", s == 18 ? 0.9 : 0.6, 500 + s % 3, 300 - s % 2));
    }
    shot(61);
    Sighting car = only();
    assertEquals(1, car.fromS());
    assertEquals(60, car.toS());
    assertEquals(18, car.bestS());
    assertEquals(0.9, car.best().score());
    assertEquals(60, car.pictures());
    assertEquals(0, car.sinceS());
    assertEquals(61, car.untilS());
  }

  @Test
  void twoCarsSideBySideAreTwoAndStayApart() {
    for (int s = 0; s < 30; s++) {
      // the detector names them in turn
      Detection left = seen("car", 0.8, 400, 300);
      Detection right = seen("car", 0.7, 490, 302);
      shot(s, s % 2 == 0 ? left : right, s % 2 == 0 ? right : left);
    }
    List<Sighting> cars = sightings.all();
    assertEquals(2, cars.size());
    assertEquals(400, cars.get(0).best().box().x());
    assertEquals(490, cars.get(1).best().box().x());
    assertEquals(30, cars.get(0).pictures());
    assertEquals(30, cars.get(1).pictures());
  }

  @Test
  void aCarThatDrivesThroughThePictureIsOneThoughItsBoxesDoNotOverlap() {
    for (int s = 0; s < 8; s++) {
      shot(s, seen("car", 0.7, 100 + 110 * s, 400));
    }
    assertEquals(8, only().pictures());
  }

  @Test
  void whatAppearsAtTheOtherSideOfThePictureIsAnother() {
    shot(0, seen("car", 0.7, 100, 400));
    shot(1, seen("car", 0.7, 1500, 400));
    assertEquals(2, sightings.all().size());
  }

  @Test
  void anotherLabelOrAnotherSizeIsAnother() {
    shot(0, seen("car", 0.7, 100, 400));
    shot(1, seen("truck", 0.7, 100, 400));
    shot(2, new Detection("car", 0.7, new Box(190, 380, 300, 180), "test"));
    assertEquals(3, sightings.all().size());
  }

  @Test
  void whatIsMissedInTwoPicturesGoesOn() {
    shot(0, seen("boat", 0.5, 100, 100));
    shot(1);
    shot(2);
    shot(3, seen("boat", 0.6, 110, 100));
    Sighting boat = only();
    assertEquals(2, boat.pictures());
    assertNull(boat.untilS(), "no picture after it shows it gone");
  }

  @Test
  void picturesFarApartJoinNothing() {
    for (int s = 0; s <= 30; s += 10) {
      shot(s, seen("boat", 0.5, 100, 100));
    }
    List<Sighting> boats = sightings.all();
    assertEquals(4, boats.size());
    assertEquals(10, boats.get(1).fromS());
    assertEquals(10, boats.get(1).toS());
    assertEquals(0, boats.get(1).sinceS());
    assertEquals(20, boats.get(1).untilS());
  }

  @Test
  void aDamagedPictureDoesNotSayThatSomethingIsGone() {
    shot(0, seen("boat", 0.5, 100, 100));
    sightings.add(new Shot(1_000_000_000L, 1920, 1080, true, List.of()));
    assertNull(only().untilS());
  }

  @Test
  void ofVeryManyTheBestAreKeptAndTheOthersCounted() {
    for (int s = 0; s < 2_500; s++) {
      shot(10 * s, seen("bird", s == 7 ? 0.95 : 0.3 + s / 10_000.0, 100, 100));
    }
    List<Sighting> birds = sightings.all();
    assertTrue(birds.size() <= 1_001, birds.size() + " kept");
    assertEquals(2_500, birds.size() + sightings.dropped());
    List<Double> scores = new ArrayList<>();
    birds.forEach(bird -> scores.add(bird.best().score()));
    assertTrue(scores.contains(0.95), "the best of them is kept");
  }
}
