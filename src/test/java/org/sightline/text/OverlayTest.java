package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.telemetry.Fix;

class OverlayTest {
  private static void reads(double lat, double lon, String... texts) {
    List<Fix> fixes = Overlay.positions(Lines.stacked(texts));
    assertEquals(1, fixes.size(), () -> List.of(texts).toString());
    assertEquals(lat, fixes.get(0).position().latDeg(), 1e-9);
    assertEquals(lon, fixes.get(0).position().lonDeg(), 1e-9);
    assertEquals("text:overlay", fixes.get(0).source());
  }

  private static void readsNothing(String... texts) {
    assertEquals(List.of(), Overlay.positions(Lines.stacked(texts)));
  }

  @Test
  void decimalsWithAHemisphereAreRead() {
    reads(46.12345, 7.2, "46.12345N, 7.20000E 12:30:05");
    reads(-46.12345, -7.2, "S46.12345 W7.20000");
    reads(46.12345, -7.2, "N 46.12345° W 7.20000°");
    reads(46.12345, 7.2, "46.12345N7.20000E");
    reads(46.12345, 7.2, "N46,12345E7,20000");
    reads(46.12345, -7.2, "N 46.12345.W.7.20000");
  }

  @Test
  void minutesAndSecondsAreRead() {
    reads(46 + 12 / 60.0 + 34.5 / 3600, 7 + 1 / 60.0 + 2 / 3600.0, "46°12'34.5\"N 7°01'02\"E");
    reads(-(46 + 12.345 / 60), 7.5, "46°12.345'S", "007°30.000'E");
    reads(46 + 12 / 60.0 + 34 / 3600.0, -7.5, "N 46°12′34″ W 7°30′00″");
  }

  @Test
  void namedNumbersAreRead() {
    reads(-46.123456, 7.2, "LAT: -46.123456 L0N: 7.200000", "ALT: 120m");
    reads(46.123456, -7.2, "Latitude 46.123456", "Longitude -7.200000");
  }

  @Test
  void numbersWithoutALetterOrNameAreNot() {
    readsNothing("46.12345, 7.20000");
    readsNothing("PHOTOS 46.123 PRINTS 7.200");
    readsNothing("PHOTOS.46.123 PRINTS.7.200");
    readsNothing("N 46.12345");
    readsNothing("SIZE 12.345 E 4");
    readsNothing("N 96.12345 E 7.20000");
    readsNothing("46°72'34\"N 7°01'02\"E");
    readsNothing("N 0.00000 E 0.00000");
    readsNothing("N 46.12345 N 46.12399");
    readsNothing("-46.12345 S 7.20000 E");
  }

  @Test
  void aDoubtfulLineIsNotUsed() {
    TextLine sure = Lines.at("46.12345N, 7.20000E", 500, 100, 20);
    assertEquals(
        List.of(), Overlay.positions(List.of(new TextLine(sure.text(), 0.8, sure.place()))));
  }

  @Test
  void theLastDigitTellsTheAccuracy() {
    Fix fine = Overlay.positions(Lines.stacked("46.123456N, 7.200000E")).get(0);
    Fix coarse = Overlay.positions(Lines.stacked("46.123N, 7.200E")).get(0);
    // 20.8 m of an unknown camera, and 0.001° = 111 m even over a step to both sides: 111 / √3 = 64
    assertEquals(20.8, fine.accuracyM(), 0.1);
    assertEquals(67.6, coarse.accuracyM(), 0.1);
  }
}
