package org.sightline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SystemTextTest {
  private static final String ESRI =
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,298.257223563]],"
          + "PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.017453292519943295]]";

  private static boolean isWgs84(String text) {
    SystemText read = SystemText.of(text);
    assertNotNull(read, text);
    return read.isWgs84();
  }

  @Test
  void wgs84IsSeenByItsContent() {
    assertTrue(isWgs84(ESRI));
    assertTrue(
        isWgs84("\ufeff " + ESRI.replace(",", " ,\r\n ").replace('[', '(').replace(']', ')')));
    assertTrue(
        isWgs84(
            "GEOGCRS[\"WGS 84\",ENSEMBLE[\"World Geodetic System 1984 ensemble\",MEMBER[\"x\"],"
                + "ELLIPSOID[\"WGS 84\",6378137,298.257223563,LENGTHUNIT[\"metre\",1]],"
                + "ENSEMBLEACCURACY[2.0]],PRIMEM[\"Greenwich\",0],CS[ellipsoidal,2],"
                + "ANGLEUNIT[\"degree\",0.0174532925199433]]"));
    assertFalse(isWgs84(ESRI.replace("WGS_1984", "NAD_1927")));
    assertFalse(isWgs84(ESRI.replace("6378137", "6378206.4")));
    assertFalse(isWgs84(ESRI.replace("0.017453292519943295", "0.01570796326794897")));
    assertFalse(isWgs84(ESRI.replace("\"Greenwich\",0", "\"Paris\",2.3372")));
    assertFalse(isWgs84("PROJCS[\"x\"," + ESRI + ",UNIT[\"Meter\",1]]"));
  }

  @Test
  void codesAreFoundInAllTheirForms() {
    assertEquals("EPSG:2056", SystemText.epsg("urn:ogc:def:crs:EPSG::2056"));
    assertEquals("EPSG:2056", SystemText.epsg("http://www.opengis.net/def/crs/EPSG/0/2056"));
    assertNull(SystemText.epsg("ESRI:102100"));
    SystemText text = SystemText.of("PROJCS[\"x\"," + ESRI + ",AUTHORITY[\"EPSG\",\"2056\"]]");
    assertNotNull(text);
    assertEquals("EPSG:2056", text.epsg());
    // the code of a part is not that of the whole
    SystemText part = SystemText.of("PROJCS[\"x\",GEOGCS[\"y\",AUTHORITY[\"EPSG\",\"4326\"]]]");
    assertNotNull(part);
    assertNull(part.epsg());
  }

  @Test
  void whatIsNotWholeOrTooDeepIsNotRead() {
    for (int n = 0; n < ESRI.length(); n++) {
      assertNull(SystemText.of(ESRI.substring(0, n)), "cut at " + n);
      SystemText.of(ESRI.substring(0, n) + (char) (ESRI.charAt(n) ^ 1) + ESRI.substring(n + 1));
    }
    assertNull(SystemText.of(ESRI + ESRI));
    assertNull(SystemText.of("A[".repeat(10_000) + "1" + "]".repeat(10_000)));
    assertNull(SystemText.of("A[\"" + "x".repeat(70_000) + "\"]"));
  }
}
