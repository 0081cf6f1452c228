package org.sightline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sightline.geo.Reprojection.UnknownSystemException;

/**
 * Expected places not from a standard are those of PROJ 9.5.1 with the same EPSG transformation.
 */
class ReprojectionTest {
  private static final double METRE_DEG = 1 / 111_320.0;

  private static String esri(String name, String geographic, String rest) {
    return "PROJCS[\"" + name + "\"," + geographic + "," + rest + ",UNIT[\"Meter\",1.0]]";
  }

  private static String geographic(String datum, String spheroid) {
    return "GEOGCS[\"GCS\",DATUM[\""
        + datum
        + "\",SPHEROID["
        + spheroid
        + "]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
  }

  private static final String BESSEL = "\"Bessel_1841\",6377397.155,299.1528128";
  private static final String WGS84 = "\"WGS_1984\",6378137.0,298.257223563";

  private static final String GK3 =
      esri(
          "DHDN_3_Degree_Gauss_Zone_3",
          geographic("D_Deutsches_Hauptdreiecksnetz", BESSEL),
          "PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",3500000.0],"
              + "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",9.0],"
              + "PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0]");

  private static Reprojection text(String wkt) throws UnknownSystemException {
    SystemText text = SystemText.of(wkt);
    assertNotNull(text, wkt);
    return Reprojection.from(text);
  }

  private static Reprojection.Way over(Reprojection way, double x, double y) {
    Reprojection.Way over = way.over(new double[] {x, y});
    assertNotNull(over);
    return over;
  }

  private static double[] lonLat(Reprojection way, double x, double y) {
    double[] place = over(way, x, y).lonLat(x, y);
    assertNotNull(place);
    return place;
  }

  private static double apartM(double[] a, double[] b) {
    return Math.hypot(a[1] - b[1], (a[0] - b[0]) * Math.cos(Math.toRadians(b[1]))) / METRE_DEG;
  }

  @Test
  void swissGridKeepsItsDatumShift() throws Exception {
    // swisstopo: the fundamental point of LV95 lies at 46°57'03.90" N 7°26'19.08" E in ETRS89
    double[] place = lonLat(Reprojection.from("EPSG:2056"), 2_600_000, 1_200_000);
    assertEquals(7.438633, place[0], 2e-5);
    assertEquals(46.951083, place[1], 2e-5);
  }

  @Test
  void esriTextGivesTheSameAsTheCode() throws Exception {
    double[] code = lonLat(Reprojection.from("EPSG:31467"), 3_500_000, 5_500_000);
    double[] text = lonLat(text(GK3), 3_500_000, 5_500_000);
    assertEquals(0, apartM(code, text), 1e-3);
    // EPSG:1777, good to 3 m; without it 150 m off
    Reprojection.Way way = over(text(GK3), 3_500_000, 5_500_000);
    assertEquals(0, apartM(text, new double[] {8.9989636, 49.6367106}), way.errorM());
    assertTrue(way.errorM() >= 2 && way.errorM() <= 6, "error " + way.errorM());
    assertFalse(way.isOutside());
  }

  @Test
  void northEastSystemsAreReadEastFirst() throws Exception {
    double[] place = lonLat(Reprojection.from("EPSG:3035"), 4_321_000, 3_210_000);
    assertEquals(10, place[0], 1e-6);
    assertEquals(52, place[1], 1e-6);
  }

  @Test
  void theTransformationMadeForThePlaceIsTaken() throws Exception {
    Reprojection nad27 = Reprojection.from("EPSG:4267");
    // EPSG:1173, United States east of the Mississippi, is good to 10 m; the data set's first is
    // Cuba
    Reprojection.Way ohio = over(nad27, -83, 40);
    assertTrue(ohio.errorM() >= 5 && ohio.errorM() <= 25, "error " + ohio.errorM());
    double[] place = ohio.lonLat(-83, 40);
    assertNotNull(place);
    // EPSG:1173, good to 10 m
    assertEquals(0, apartM(place, new double[] {-82.9998646, 40.0000303}), ohio.errorM());
    Reprojection swiss = Reprojection.from("EPSG:2056");
    assertTrue(over(swiss, 2_400_000, 1_200_000).isOutside());
    // in China: rather the wrong system
    assertNull(swiss.over(new double[] {9_000_000, 1_200_000}));
  }

  @Test
  void withdrawnTransformationsAreNotTaken() throws Exception {
    // Carinthia: EPSG:1618, good to 1.5 m; those of the Balkans would be 300 m further west
    double[] place = lonLat(Reprojection.from("EPSG:4312"), 14.3, 46.5);
    assertEquals(0, apartM(place, new double[] {14.3 - 61.9 * METRE_DEG / 0.6884, 46.4996157}), 3);
  }

  @Test
  void systemsOnWgs84HaveNoErrorOfTheirOwn() throws Exception {
    assertEquals(0, over(Reprojection.from("EPSG:32632"), 500_000, 5_200_000).errorM());
    assertEquals(1, over(Reprojection.from("EPSG:25832"), 500_000, 5_200_000).errorM());
  }

  @Test
  void unitsAndPrimeMeridiansCount() throws Exception {
    // NTF (Paris) in grads: EPSG:4807, 1 grad = 0.9 degrees, Paris 2.33722917 E
    double[] paris = lonLat(Reprojection.from("EPSG:4807"), 0, 54);
    assertEquals(2.3365092, paris[0], 1e-6);
    assertEquals(48.5999322, paris[1], 1e-6);
    String clarke = "\"Clarke_1880_IGN\",6378249.2,293.4660212936265";
    for (String meridian : new String[] {"2.337229166666667", "2.5969213"}) {
      String text =
          geographic("D_NTF", clarke)
              .replace("\"Greenwich\",0.0", "\"Paris\"," + meridian)
              .replace("\"Degree\",0.0174532925199433", "\"Grad\",0.01570796326794897");
      assertEquals(0, apartM(paris, lonLat(text(text), 0, 54)), 0.02, meridian);
    }
  }

  @Test
  void webMercatorByAnyNameIsNotTakenForTheEllipsoid() throws Exception {
    double[] place = lonLat(Reprojection.from("EPSG:3857"), 1e6, 6e6);
    assertEquals(8.983153, place[0], 1e-6);
    assertEquals(47.353705, place[1], 1e-6);
    String gdal =
        esri(
            "WGS_84_Pseudo_Mercator",
            geographic("D_WGS_1984", WGS84),
            "PROJECTION[\"Mercator\"],PARAMETER[\"central_meridian\",0],"
                + "PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0],"
                + "PARAMETER[\"false_northing\",0]");
    assertEquals(0, apartM(place, lonLat(text(gdal), 1e6, 6e6)), 1e-3);
    assertTrue(
        apartM(
                place,
                lonLat(
                    text(
                        gdal.replace("Pseudo_", "World_")
                            .replace("Mercator\"],", "Mercator_1SP\"],")),
                    1e6,
                    6e6))
            > 10_000);
  }

  @Test
  void polarOriginThatIsNoPoleIsTheParallelOfScale() throws Exception {
    String gdal =
        esri(
            "WGS 84 / Antarctic Polar Stereographic",
            geographic("WGS_1984", WGS84),
            "PROJECTION[\"Polar_Stereographic\"],PARAMETER[\"latitude_of_origin\",-71],"
                + "PARAMETER[\"central_meridian\",0],PARAMETER[\"scale_factor\",1],"
                + "PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0]");
    double[] code = lonLat(Reprojection.from("EPSG:3031"), 1e6, 1e6);
    assertEquals(0, apartM(code, lonLat(text(gdal), 1e6, 1e6)), 0.01);
  }

  @Test
  void krovakCountsEastAndNorthOrIsRefused() throws Exception {
    String krovak =
        esri(
            "S-JTSK_Krovak_East_North",
            geographic("D_S_JTSK", BESSEL),
            "PROJECTION[\"Krovak\"],PARAMETER[\"False_Easting\",0.0],"
                + "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Pseudo_Standard_Parallel_1\",78.5],"
                + "PARAMETER[\"Scale_Factor\",0.9999],PARAMETER[\"Azimuth\",30.28813975277778],"
                + "PARAMETER[\"Longitude_Of_Center\",24.83333333333333],"
                + "PARAMETER[\"Latitude_Of_Center\",49.5],PARAMETER[\"X_Scale\",-1.0],"
                + "PARAMETER[\"Y_Scale\",1.0],PARAMETER[\"XY_Plane_Rotation\",90.0]");
    double[] code = lonLat(Reprojection.from("EPSG:5514"), -740_000, -1_040_000);
    assertEquals(0, apartM(code, new double[] {14.454432, 50.117741}), 10);
    assertEquals(0, apartM(code, lonLat(text(krovak), -740_000, -1_040_000)), 0.05);
    assertThrows(UnknownSystemException.class, () -> Reprojection.from("EPSG:5513"));
    assertThrows(
        UnknownSystemException.class,
        () -> text(krovak.replace("\"X_Scale\",-1", "\"X_Scale\",1")));
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertThrows(UnknownSystemException.class, () -> Reprojection.from("EPSG:999999"));
    UnknownSystemException datum =
        assertThrows(
            UnknownSystemException.class,
            () -> text(GK3.replace("D_Deutsches_Hauptdreiecksnetz", "D_Atlantis")));
    assertTrue(datum.getMessage().contains("D_Atlantis"), datum.getMessage());
    // the name of a datum on the ellipsoid of another
    assertThrows(UnknownSystemException.class, () -> text(GK3.replace(BESSEL, WGS84)));
    assertThrows(UnknownSystemException.class, () -> text(GK3.replace("Gauss_Kruger", "Behrmann")));
    assertThrows(
        UnknownSystemException.class,
        () -> text("PROJCRS[\"x\",BASEGEOGCRS[\"y\"],CONVERSION[\"z\"]]"));
  }

  @Test
  void wkt2IsReadByTheCodeAtItsEnd() throws Exception {
    double[] place =
        lonLat(
            text("PROJCRS[\"ETRS89 / UTM zone 32N\",BASEGEOGCRS[\"x\"],ID[\"EPSG\",25832]]"),
            500_000,
            5_200_000);
    assertEquals(9, place[0], 1e-9);
  }
}
