package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;

class FlyingTest {
  private static Flying of(String make, String model) {
    return Flying.of(new Scene().camera(make, model).fix(-41.2, -24.5, 8, "exif:GPS").telemetry());
  }

  @Test
  void dronesAreToldByMakerAndModel() {
    assertEquals(Flying.YES, of("DJI", "FC3582"));
    assertEquals(Flying.YES, of("Hasselblad", "L1D-20c"));
    assertEquals(Flying.YES, of("Autel Robotics", "XT705"));
    assertEquals(Flying.YES, of("Parrot", "Anafi"));
  }

  @Test
  void makersOfBothAreNotKnown() {
    assertEquals(Flying.UNKNOWN, of("DJI", "Osmo Pocket 3"));
    assertEquals(Flying.UNKNOWN, of("Hasselblad", "H5D-50c"));
    assertEquals(Flying.UNKNOWN, of("Canon", "EOS R5"));
    assertEquals(Flying.UNKNOWN, of("GoPro", "HERO9 Black"));
    assertEquals(Flying.UNKNOWN, Flying.of(new Scene().camera(null, null).telemetry()));
  }

  @Test
  void phonesDoNotFly() {
    assertEquals(Flying.NO, of("Apple", "iPhone 15"));
    assertEquals(Flying.NO, of("samsung", "SM-G991B"));
  }

  @Test
  void aHeightAboveTakeOffIsAFlight() {
    Scene scene =
        new Scene()
            .camera("SONY", "ILX-LR1")
            .fix(-41.2, -24.5, 3, "xmp:other", new Height(40, Height.Datum.TAKE_OFF));
    assertEquals(Flying.YES, Flying.of(scene.telemetry()));
  }

  @Test
  void aDronesOwnFieldsAreAFlight() {
    Scene scene = new Scene().camera("", "").fix(-41.2, -24.5, 3, "xmp:drone-dji");
    assertEquals(Flying.YES, Flying.of(scene.telemetry()));
  }
}
