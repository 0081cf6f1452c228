package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextReaderTest {
  @Test
  void readsWhatImageMagickWrites() {
    Telemetry telemetry =
        Stills.read(
            Stills.text("exif:GPSLatitude", "54/1, 59/1, 2280/100"),
            Stills.text("exif:GPSLatitudeRef", "N"),
            Stills.text("exif:GPSLongitude", "1/1, 54/1, 5110/100"),
            Stills.text("exif:GPSLongitudeRef", "W"),
            Stills.text("exif:GPSAltitude", "97/1"),
            Stills.text("exif:Make", "NIKON"),
            Stills.text("exif:DateTimeOriginal", "2015:07:16 15:38:54"));
    Fix fix = Stills.fix(telemetry);
    assertEquals(54.98966667, fix.position().latDeg(), 1e-8);
    assertEquals(-(1 + 54 / 60.0 + 51.1 / 3600), fix.position().lonDeg(), 1e-12);
    assertEquals(97, fix.height().metres(), 0);
    assertEquals("text:exif", fix.source());
    assertEquals("NIKON", telemetry.make());
  }
}
