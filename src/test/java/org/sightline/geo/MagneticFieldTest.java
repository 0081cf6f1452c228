package org.sightline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MagneticFieldTest {
  @Test
  void reproducesThePublishedTestValues() throws IOException {
    String csv;
    try (InputStream in = getClass().getResourceAsStream("/geo/wmm-test-values.csv")) {
      csv = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
    }
    int rows = 0;
    for (String line : csv.split("\n")) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split(",");
      double[] v = new double[cells.length];
      for (int i = 0; i < v.length; i++) {
        v[i] = Double.parseDouble(cells[i]);
      }
      MagneticField.Field field = MagneticField.field(new LatLon(v[2], v[3]), v[1], v[0]);
      // printed to 0.1 nT (2020), to 1e-6 (2025)
      assertEquals(v[4], field.north(), 0.051, line);
      assertEquals(v[5], field.east(), 0.051, line);
      assertEquals(v[6], field.down(), 0.051, line);
      double declination = Math.toDegrees(Math.atan2(field.east(), field.north()));
      assertEquals(v[10], declination, 0.0051, line);
      rows++;
    }
    assertEquals(200, rows);
  }

  @Test
  void errorGrowsTowardsTheMagneticPoleAndOutsideTheModels() {
    double madrid = MagneticField.declination(new LatLon(40.4, -3.7), 2022).sigmaDeg();
    assertEquals(0.34, madrid, 0.05);
    assertTrue(MagneticField.declination(new LatLon(86, 150), 2022).sigmaDeg() > 1);
    assertTrue(MagneticField.declination(new LatLon(40.4, -3.7), 2002).sigmaDeg() > 1);
  }

  @Test
  void isFiniteAtThePoles() {
    assertTrue(Double.isFinite(MagneticField.declination(new LatLon(90, 0), 2026).deg()));
    assertTrue(Double.isFinite(MagneticField.declination(new LatLon(-90, 0), 2026).deg()));
  }
}
