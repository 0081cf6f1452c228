package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.zonefiles.GazetteAngle.Axis;
import org.sightline.zonefiles.GazetteAngle.Fault;

class GazetteAnglesTest {
  private static final double LAT = 48 + 51 / 60.0 + 30 / 3600.0;
  private static final double LON = 2 + 17 / 60.0 + 40 / 3600.0;

  private static void pair(String text, double lat, double lon, double stepDeg) {
    List<GazetteAngle> angles = GazetteAngles.in(text, 0);
    assertEquals(2, angles.size(), text + angles);
    GazetteAngle first = angles.get(0);
    GazetteAngle second = angles.get(1);
    boolean latFirst = first.axis() == Axis.LATITUDE;
    assertEquals(lat, (latFirst ? first : second).deg(), 1e-9, text);
    assertEquals(lon, (latFirst ? second : first).deg(), 1e-9, text);
    assertEquals(Axis.LONGITUDE, (latFirst ? second : first).axis(), text);
    assertEquals(stepDeg, first.stepDeg(), 1e-12, text);
    assertEquals(Fault.NONE, first.fault(), text);
    assertEquals(Fault.NONE, second.fault(), text);
  }

  @Test
  void anglesAreReadAsTheyArePrinted() {
    for (String text :
        List.of(
            "48°51'30\"N 002°17'40\"E",
            "48° 51' 30\" N, 2° 17' 40\" E",
            "48°51′30″N 002°17′40″E",
            "48º51’30”N 002º17’40”E",
            "48˚51´30´´N 002˚17´40´´E",
            "48°51'30''N 002°17'40''E",
            "48°51’30’’ Nord 2°17’40’’ Est",
            "N 48 51 30 E 002 17 40",
            "N48°51'30\" E002°17'40\"",
            "N: 48°51'30\" E: 2°17'40\"",
            "48 51 30 N 002 17 40 E",
            "485130N 0021740E",
            "N485130 E0021740",
            "48:51:30N 002:17:40E",
            "48-51-30N 002-17-40E",
            "48.51.30 N 2.17.40 E",
            "48\u00a0°\u00a051\u00a0'\u00a030\u202f\"\u202fN – 2°17'40\"E",
            "48 deg 51 min 30 sec N 2 deg 17 min 40 sec E",
            "002°17'40\"E 48°51'30\"N",
            "1. 48°51'30\"N 002°17'40\"E",
            "1 N 48 51 30 E 002 17 40",
            "P1: N 48° 51' 30\" ; E 2° 17' 40\"",
            "A) 48°51'30\"N/002°17'40\"E",
            "Point 12 : Lat. 48°51'30\"N Long. 002°17'40\"E (church, 35 m)",
            "3\t48°51'30\"N\t002°17'40\"E")) {
      pair(text, LAT, LON, 1 / 3600.0);
    }
  }

  @Test
  void decimalsSetTheStep() {
    pair("48°51'30.5\"N 002°17'40.25\"E", LAT + 0.5 / 3600, LON + 0.25 / 3600, 0.1 / 3600);
    pair("48°51'30,5\"N 002°17'40,25\"E", LAT + 0.5 / 3600, LON + 0.25 / 3600, 0.1 / 3600);
    pair("485130.5N 0021740.25E", LAT + 0.5 / 3600, LON + 0.25 / 3600, 0.1 / 3600);
    pair("48°51.5'N 002°17.25'E", LAT, 2 + 17.25 / 60, 0.1 / 60);
    pair("48°51,5' N 002°17,25' E", LAT, 2 + 17.25 / 60, 0.1 / 60);
    pair("N 48 51.500 E 002 17.250", LAT, 2 + 17.25 / 60, 0.001 / 60);
    pair("4851.5N 00217.25E", LAT, 2 + 17.25 / 60, 0.1 / 60);
    pair("4851N 00217E", 48 + 51 / 60.0, 2 + 17 / 60.0, 1 / 60.0);
    pair("48°51'N 002°17'E", 48 + 51 / 60.0, 2 + 17 / 60.0, 1 / 60.0);
    pair("48.8583° N, 2.2944° E", 48.8583, 2.2944, 0.0001);
    pair("48,8583 N; 2,2944 E", 48.8583, 2.2944, 0.0001);
    pair("33°51'30\"S 070°30'00\"W", -33 - 51 / 60.0 - 30 / 3600.0, -70.5, 1 / 3600.0);
  }

  @Test
  void letterOIsTakenOnlyWhereItsMeaningIsStated() {
    String text = "48°51'30\"N 002°17'40\"O";
    assertEquals(Fault.AMBIGUOUS_O, GazetteAngles.in(text, 0).get(1).fault());
    assertEquals(-LON, GazetteAngles.in(text, -1).get(1).deg(), 1e-9);
    assertEquals(LON, GazetteAngles.in(text, 1).get(1).deg(), 1e-9);
    pair("48°51'30\"N 002°17'40\" Ouest", LAT, -LON, 1 / 3600.0);
    pair("48°51'30\"N 002°17'40\" Ost", LAT, LON, 1 / 3600.0);
  }

  @Test
  void faultsAreNamed() {
    assertEquals(Fault.SIXTY, GazetteAngles.in("48°60'30\"N", 0).get(0).fault());
    assertEquals(49 + 30 / 3600.0, GazetteAngles.in("48°60'30\"N", 0).get(0).deg(), 1e-9);
    assertEquals(Fault.OUT_OF_RANGE, GazetteAngles.in("48°61'30\"N", 0).get(0).fault());
    assertEquals(Fault.OUT_OF_RANGE, GazetteAngles.in("98°51'30\"N", 0).get(0).fault());
    assertEquals(Fault.NO_LETTER, GazetteAngles.in("48°51'30\"", 0).get(0).fault());
  }

  @Test
  void otherNumbersAreNoAngles() {
    for (String text :
        List.of(
            "Article 12 of 2024-03-01, 25 °C, page 3",
            "500 m round the tower",
            "heading 090°",
            "3 N",
            "")) {
      List<GazetteAngle> angles = GazetteAngles.in(text, 0);
      assertEquals(text.equals("3 N") ? 1 : 0, angles.size(), text + angles);
    }
  }
}
