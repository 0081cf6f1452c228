package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.telemetry.ExifTags.EXIF;
import static org.sightline.telemetry.ExifTags.GPS;
import static org.sightline.telemetry.ExifTags.MAIN;

import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryFactsTest {
  @Test
  void saysWhatIsKnownAndFromWhere() {
    List<TelemetryFacts.Fact> facts =
        TelemetryFacts.of(
            Stills.read(
                Stills.tiff()
                    .ascii(MAIN, 0x10F, "Apple")
                    .ascii(MAIN, 0x110, "iPhone 12")
                    .ascii(EXIF, 0x9003, "2024:05:01 12:00:10")
                    .position("N", 46, 56, 5225, "E", 7, 26, 3512)
                    .bytes(GPS, 5, 0)
                    .rationals(GPS, 6, 5604, 10)
                    .rationals(GPS, 0x1F, 152, 10)
                    .ascii(GPS, 16, "T")
                    .rationals(GPS, 17, 3205, 10)
                    .block()));
    assertTrue(
        facts.contains(
            new TelemetryFacts.Fact(
                "position",
                "46.9478472, 7.4430889 ± 10 m (exif:GPSHPositioningError)",
                "exif:GPS")),
        facts::toString);
    assertTrue(
        facts.contains(new TelemetryFacts.Fact("height", "560.4 m above sea level", "exif:GPS")));
    assertTrue(
        facts.contains(
            new TelemetryFacts.Fact(
                "direction", "320.5° from true north ± 15°", "exif:GPSImgDirection")));
    assertTrue(facts.contains(new TelemetryFacts.Fact("camera", "Apple iPhone 12", "")));
    assertTrue(
        facts.contains(
            new TelemetryFacts.Fact("camera clock", "2024-05-01T12:00:10, zone unknown", "")));
    assertTrue(facts.contains(new TelemetryFacts.Fact("elevation", "unknown", "")));
  }

  @Test
  void saysWhatIsMissing() {
    List<TelemetryFacts.Fact> facts = TelemetryFacts.of(Stills.read());
    assertEquals(
        new TelemetryFacts.Fact("position", "The file states no position.", "none"), facts.get(2));
  }
}
