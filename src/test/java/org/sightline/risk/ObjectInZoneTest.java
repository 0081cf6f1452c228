package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.risk.Scene.HOME;
import static org.sightline.risk.Scene.MEADOW;
import static org.sightline.risk.Scene.QUAY;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.zones.Standing;
import org.sightline.zones.ZoneContact.Active;

class ObjectInZoneTest {
  private static final String RULE = "object-in-zone";

  private static Scene looking() {
    return new Scene().fix(-41.2, -24.5, 8, "exif:GPS").yaw(45, 8);
  }

  @Test
  void objectInAZoneOutranksBothAlone() {
    Level zone = looking().shows(MEADOW, 1900, 0.97, 14.2).assessed().level();
    Level object = looking().sees("airplane", 0.8).assessed().level();
    Scene both = looking().shows(MEADOW, 1900, 0.97, 14.2).stands("airplane", 0.8, MEADOW, 0.97);
    Finding finding = both.finding(RULE);
    assertTrue(finding.level().compareTo(zone) > 0 && finding.level().compareTo(object) > 0);
    assertEquals(
        "An airplane (score 0.80) appears to stand inside Meadow Field (military airfield, no"
            + " photography): 97 % likely, on flat ground.",
        finding.reason());
    assertEquals(RULE, both.assessed().findings().get(0).rule(), "told first");
    assertEquals(Set.of(RULE, "camera-sees-zone"), both.rules(), "the object is told once");
  }

  @Test
  void objectThatMayStandThereWeighsMoreThanByItself() {
    Finding finding = looking().stands("boat", 0.69, QUAY, 0.23).finding(RULE);
    assertEquals(Level.MEDIUM, finding.level());
    assertEquals(
        "A boat (score 0.69) may stand inside Old Quay (naval harbour, no photography): 23 %"
            + " likely, on flat ground.",
        finding.reason());
  }

  @Test
  void directionAloneIsSaidAsThat() {
    Finding finding = looking().stands("boat", 0.69, QUAY, null).finding(RULE);
    assertEquals(Level.MEDIUM, finding.level());
    assertEquals(
        "A boat (score 0.69) appears in the direction of Old Quay (naval harbour, no photography);"
            + " how far away it stands is not known.",
        finding.reason());
  }

  @Test
  void likeObjectsInOneZoneAreOneFinding() {
    Finding finding =
        looking().stands("boat", 0.55, QUAY, 0.9).stands("boat", 0.69, QUAY, 0.8).finding(RULE);
    assertTrue(
        finding.reason().startsWith("Two boats (best score 0.69) appear to stand inside Old Quay"),
        finding.reason());
  }

  @Test
  void unlikelyPlaceIsTheObjectAlone() {
    assertEquals(Set.of("flagged-object"), looking().stands("boat", 0.69, QUAY, 0.01).rules());
    assertEquals(Set.of(), looking().stands("person", 0.9, QUAY, 0.99).rules());
    assertEquals(Set.of(), looking().stands("boat", 0.3, QUAY, 0.99).rules(), "score too low");
  }

  @Test
  void zoneThatDoesNotApplyWeighsNoMoreThanThePolicySays() {
    Standing closed = new Standing(QUAY, 0.97, Active.NO, Active.NO);
    Scene scene = looking().stands("boat", 0.69, closed);
    assertEquals(Level.LOW, scene.finding(RULE).level());
    assertTrue(scene.finding(RULE).reason().contains("does not apply at that time"));
  }

  @Test
  void pictureTakenInsideSaysTheWorse() {
    // in a zone every direction leads through it: that it may stand in it says nothing more
    Scene scene = looking().inside(MEADOW, 140, 0.99).stands("airplane", 0.8, MEADOW, null);
    assertEquals(Set.of("camera-inside-zone", "flagged-object"), scene.rules());
    Scene known = looking().inside(MEADOW, 140, 0.99).stands("airplane", 0.8, MEADOW, 0.9);
    assertEquals(Set.of("camera-inside-zone", RULE), known.rules());
    Scene other = looking().inside(MEADOW, 140, 0.99).stands("airplane", 0.8, QUAY, 0.2);
    assertEquals(
        Level.HIGH, other.finding("flagged-object").level(), "not only perhaps in another");
  }

  @Test
  void itemThatTouchesAPrivateZoneTellsNoDirectionAndNoNumber() {
    Scene scene = looking().near(HOME, 20, 0.3).stands("boat", 0.69, QUAY, null);
    Finding finding = scene.finding(RULE);
    assertEquals(
        "A boat (score 0.69) may stand inside Old Quay (naval harbour, no photography).",
        finding.reason());
    for (Evidence row : finding.evidence()) {
      assertFalse(row.label().startsWith("Camera") || row.label().startsWith("Prob"), row.label());
    }
  }
}
