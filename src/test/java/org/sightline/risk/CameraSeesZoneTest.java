package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.risk.Scene.HOME;
import static org.sightline.risk.Scene.MEADOW;
import static org.sightline.risk.Scene.QUAY;

import org.junit.jupiter.api.Test;

class CameraSeesZoneTest {
  private static final String RULE = "camera-sees-zone";

  private static Scene located() {
    return new Scene().fix(-41.2, -24.5, 8, "exif:GPS");
  }

  private static Scene looking() {
    return located().yaw(45, 8);
  }

  @Test
  void saysHowFarWhichWayAndHowLarge() {
    Finding finding = looking().shows(MEADOW, 1900, 0.97, 14.2).finding(RULE);
    assertEquals(
        "Camera 1.9 km outside Meadow Field (military airfield, no photography), looking at it"
            + " (north-east, ±8°): about 14 px per metre there, vehicles could be recognised.",
        finding.reason());
    assertEquals(Level.MEDIUM, finding.level());
    assertEquals(
        new Evidence("Distance to the nearest part in view", 1900.0, "m", 8.0, "exif:GPS"),
        finding.evidence().get(0));
  }

  @Test
  void aZoneThatIsUnlikelyInThePictureWeighsLessAndSaysSo() {
    Finding finding = looking().shows(MEADOW, 1900, 0.12, 14.2).finding(RULE);
    assertTrue(
        finding.reason().contains("may be in the picture (looking north-east, ±8°; 12 % likely)"),
        finding.reason());
    assertEquals(Level.LOW, finding.level());
  }

  @Test
  void aSteepCameraIsSaidToLookUpOrDownAndNotToASide() {
    String up = looking().pitch(80, 1).shows(MEADOW, 30, 1, 24.0).finding(RULE).reason();
    assertTrue(
        up.contains(", where things that stand high may be in the picture (looking up, ±1°): "),
        up);
    String down = looking().pitch(-80, 1).shows(MEADOW, 30, 1, 24.0).finding(RULE).reason();
    assertTrue(down.contains(", with it in the picture (looking down, ±1°): "), down);
    String level = looking().pitch(20, 1).shows(MEADOW, 30, 1, 24.0).finding(RULE).reason();
    assertTrue(level.contains(", looking at it (north-east, ±8°): "), level);
  }

  @Test
  void withoutADirectionItSaysThatAllRoundIsMeant() {
    Finding finding = located().shows(MEADOW, 1900, 0.3, 14.2).finding(RULE);
    assertEquals(
        "Camera 1.9 km outside Meadow Field (military airfield, no photography), which may be in"
            + " the picture: which way the camera looked is not known; about 14 px per metre"
            + " there, vehicles could be recognised.",
        finding.reason());
    assertEquals(Level.LOW, finding.level());
  }

  @Test
  void smallThingsWeighLessAndAnUnknownLensDoesNot() {
    assertEquals(Level.LOW, looking().shows(MEADOW, 1900, 0.97, 3.0).finding(RULE).level());
    Finding unknown = looking().shows(MEADOW, 1900, 0.97, null).finding(RULE);
    assertEquals(Level.MEDIUM, unknown.level());
    assertTrue(unknown.reason().contains("is not known, because the lens is not"));
  }

  @Test
  void severalZonesAreOneSentence() {
    Finding finding =
        looking().shows(MEADOW, 1900, 0.97, 14.2).shows(QUAY, 900, 0.9, 3.0).finding(RULE);
    assertTrue(
        finding.reason().endsWith("; the picture may also show Old Quay."), finding.reason());
  }

  @Test
  void aZoneThatThePictureWasTakenInIsNotAlsoSeen() {
    Scene scene = looking().inside(MEADOW, 140, 0.98).shows(MEADOW, 1900, 0.97, 14.2);
    assertFalse(scene.rules().contains(RULE), scene.rules().toString());
  }

  @Test
  void anItemInAPrivateZoneTellsNoNumbers() {
    Finding finding = looking().inside(HOME, 0, 1).shows(MEADOW, 1900, 0.97, 14.2).finding(RULE);
    assertEquals(
        "The picture may show Meadow Field (military airfield, no photography).", finding.reason());
    assertTrue(finding.evidence().isEmpty());
  }

  @Test
  void rowsOfThePolicyAreMonotone() {
    Policy.Shown high = new Policy.Shown(Level.NONE, Level.HIGH, Level.LOW);
    assertEquals(new Policy.Shown(Level.HIGH, Level.HIGH, Level.LOW), high);
    Policy.Shown none = new Policy.Shown(Level.NONE, Level.NONE, Level.NONE);
    assertEquals(high, new Policy.Sees(5000, 1, 0.5, none, high, 100).likely());
  }

  @Test
  void longLensesLookFurtherUpToTheClearestAir() {
    Policy.Sees sees = Policy.standard().sees();
    assertEquals(5000, sees.rangeM(null));
    assertEquals(5000, sees.rangeM(3104.0));
    assertEquals(22_000, sees.rangeM(22_000.0));
    assertEquals(50_000, sees.rangeM(66_000.0));
  }
}
