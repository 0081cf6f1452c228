package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.zones.Activity;
import org.sightline.zones.Shape;
import org.sightline.zones.Wkt;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact.How;
import org.sightline.zones.ZoneSet;

class GazetteZonesTest {
  private static final String CORNERS =
      "48°51'30\"N 002°17'40\"E\n48°51'30\"N 002°18'40\"E\n48°52'30\"N 002°18'40\"E\n"
          + "48°52'30\"N 002°17'40\"E\n";

  @TempDir Path folder;

  private ZoneSet read(byte[] text) throws IOException {
    Path file = folder.resolve("a.txt");
    Files.write(file, text);
    try {
      return ZoneLoader.load(List.of(file), true);
    } catch (ZonesRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private ZoneSet read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String numbered(int first) {
    StringBuilder text = new StringBuilder();
    for (String line : CORNERS.split("\n")) {
      text.append(first++).append(". ").append(line).append('\n');
    }
    return text.toString();
  }

  @Test
  void blockIsANameAndItsCorners() throws Exception {
    ZoneSet set =
        read(
            "# as printed\nDépôt de munitions nord :\n"
                + CORNERS
                + "\nSecond\nrestricts: CAPTURE, FLIGHT\nceiling: 300 m AMSL\nmargin: 50\n"
                + CORNERS.replace("48°", "49°"));
    assertEquals(2, set.zones().size());
    Zone first = set.zones().get(0);
    assertEquals("Dépôt de munitions nord", first.name());
    assertEquals(Set.of(Activity.CAPTURE), first.restricts());
    assertEquals(How.INSIDE, Wkt.contacts(set, 48.867, 2.303, 1).get(0).how());
    Zone second = set.zones().get(1);
    assertEquals(Set.of(Activity.CAPTURE, Activity.FLIGHT), second.restricts());
    assertEquals(50, second.marginM());
    assertNotNull(second.volumes().get(0).ceiling());
  }

  /** A second is 30.9 m of latitude; a place rounded to it lies within half of that: /sqrt(12). */
  @Test
  void roundingOfTheCornersIsTheBordersError() throws Exception {
    assertEquals(30.92 / Math.sqrt(12), read("A\n" + CORNERS).zones().get(0).borderErrorM(), 0.01);
    String minutes = "A\n48°51'N 2°17'E\n48°51'N 2°19'E\n48°53'N 2°19'E\n";
    assertEquals(535.6, read(minutes).zones().get(0).borderErrorM(), 0.5);
    String fine = CORNERS.replace("\"", ".00\"");
    assertEquals(0.0893, read("A\n" + fine).zones().get(0).borderErrorM(), 0.001);
  }

  @Test
  void blocksAreToldApartHoweverTheyAreSpaced() throws Exception {
    String spaced = CORNERS.replace("\n", "\n\n");
    List<String> two =
        List.of(
            "A\n" + CORNERS + "\nB\n" + CORNERS,
            "A\n\n" + CORNERS + "\nB\n\n" + CORNERS,
            "A\n\n" + spaced + "B\n\n" + spaced,
            "A\n" + numbered(1) + "B\n" + numbered(1),
            "A\r\n" + CORNERS.replace("\n", "\r\n") + "\r\nB\r\n" + CORNERS,
            "The decree.\n\nArticle 1\n\nA\n"
                + numbered(1)
                + "\nB\n"
                + numbered(1)
                + "\nSigned X\n",
            "A: " + CORNERS.replace("\n", "; ") + "\n\nB: " + CORNERS.replace("\n", "; "));
    for (String text : two) {
      ZoneSet set = read(text);
      assertEquals(List.of(), set.problems(), text);
      assertEquals(2, set.zones().size(), text + set.rows());
      assertEquals("A", set.zones().get(0).name(), text);
      assertEquals("B", set.zones().get(1).name(), text);
      assertEquals(5, set.zones().get(1).area().getNumPoints(), text);
    }
    ZoneSet pages = read("A\n" + numbered(1) + "\n" + numbered(5));
    assertEquals(1, pages.rows().size());
  }

  @Test
  void latitudeAndLongitudeMayStandOnLinesOfTheirOwn() throws Exception {
    String text = "A\n" + CORNERS.replace("N ", "N\n").replace("002", "Long: 2");
    ZoneSet set = read(text);
    assertFalse(set.isFaulty(), set.problems().toString());
    assertEquals(How.INSIDE, Wkt.contacts(set, 48.867, 2.303, 1).get(0).how());
  }

  @Test
  void circlesAreReadInWords() throws Exception {
    for (String text :
        List.of(
            "A\ncircle of 1500 m round 48°51'30\"N 002°17'40\"E\n",
            "A\ncercle de 1,5 km de rayon centré sur 48°51'30\"N 002°17'40\"E\n",
            "A\nKreis von 1,5 km um N 48°51'30\" E 2°17'40\"\n",
            "A\nCentre: 48°51'30\"N 002°17'40\"E\nRadius: 1.5 km\n",
            "A\nRayon : 1500 m\nCentre : 48°51'30\"N 002°17'40\"E\n",
            "A\n48°51'30\"N 002°17'40\"E, diameter 3 km\n",
            "A\ncercle de 1 500 m de rayon centré sur 48°51'30\"N 002°17'40\"E\n",
            "A\ncercle de 1\u202f500 mètres de rayon centré sur 48°51'30\"N 002°17'40\"E\n",
            "A\nRayon 1'500 m, 48°51'30\"N 002°17'40\"E\n",
            "A\ncírculo de 1.500 metros de radio, centro 48°51'30\"N 002°17'40\"E\n",
            "A\ncircle of 1,500 m round 48°51'30\"N 002°17'40\"E\n",
            "A\ncircle of 1.500 km round 48°51'30\"N 002°17'40\"E\n")) {
      ZoneSet set = read(text + "\nB\n" + CORNERS);
      assertFalse(set.isFaulty(), text + set.problems());
      assertEquals(2, set.zones().size(), text);
      Shape.Circle circle = (Shape.Circle) set.zones().get(0).volumes().get(0).shape();
      assertEquals(1500, circle.radiusM(), 1e-9, text);
      assertEquals(48.858333333, circle.centre().latDeg(), 1e-9, text);
      assertEquals("A", set.zones().get(0).name(), text);
    }
    ZoneSet miles = read("A\ncircle of 2 NM round 48°51'30\"N 002°17'40\"E\n");
    assertEquals(3704, ((Shape.Circle) miles.zones().get(0).volumes().get(0).shape()).radiusM());
  }

  @Test
  void radiusInAnUnknownUnitIsNamed() throws Exception {
    ZoneSet set = read("A\nCircle, radius 3 miles, centre 48°51'30\"N 002°17'40\"E\n");
    assertTrue(set.isFaulty());
    assertTrue(set.problems().get(0).line().contains("radius"), set.problems().toString());
  }

  @Test
  void whatIsNotUnderstoodIsNeverLeftOut() throws Exception {
    String first = CORNERS.substring(0, CORNERS.indexOf('\n') + 1);
    for (String text :
        List.of(
            "A\n" + CORNERS + "then along the coast to the first point\n",
            "A\n" + CORNERS + "puis arc de cercle de 5 NM\n" + CORNERS,
            "A\n" + CORNERS + "and then to\n" + first,
            "A\n" + CORNERS + "48°51\"30'N 002°17'40\"E\n",
            "A\n" + CORNERS + "48.86, 2.29\n",
            "A: " + CORNERS.replace("\n", "; ") + "\nB: " + CORNERS.replace("\n", "; ") + "\n",
            "A\n" + CORNERS + "48°51'30\" 002°17'40\"\n",
            "A\n" + CORNERS + "48°51'30\"N 002°17'40\"O\n",
            "A\n" + CORNERS + "48°51'30\"N\n",
            "A\n" + CORNERS + "48°51'30\"N 48°51'30\"N\n",
            "A\n" + CORNERS + "48°71'30\"N 002°17'40\"E\n",
            "A\n" + CORNERS + "Radius: 3 km\n",
            "A\n" + first + first,
            "restricts: FLIGHT\n48.86, 2.29\n48.87, 2.29\n")) {
      ZoneSet set = read(text + "\nLast\n" + CORNERS);
      assertTrue(set.isFaulty(), text + set.rows());
      assertEquals(1, set.zones().size(), text + set.rows());
      assertEquals("Last", set.zones().get(0).name());
    }
    assertTrue(read("A\n" + CORNERS + "\nB\nrestricts: FLIGHT\n").isFaulty());
  }

  @Test
  void letterOIsSettledByALine() throws Exception {
    String text = "A\n" + CORNERS.replace("E\n", "O\n");
    assertTrue(read(text).problems().get(0).message().contains("O is west in French"));
    ZoneSet west = read("O: ouest\n\n" + text);
    assertFalse(west.isFaulty(), west.problems().toString());
    assertTrue(west.zones().get(0).area().getEnvelopeInternal().getMaxX() < 0);
    ZoneSet east = read("O = Ost\n\n" + text);
    assertTrue(east.zones().get(0).area().getEnvelopeInternal().getMinX() > 0);
  }

  @Test
  void privateCircleIsOneLine() throws Exception {
    for (String line :
        List.of(
            "private circle 300 m round 46.123, 7.456 \"home\"",
            "private circle 300 m round 46.123,7.456 “home” offset: yes",
            "private  circle 300 m round 46.123, 7.456 \"home\"",
            " - private\tcircle 300 m round 46.123, 7.456 \"home\"",
            "private circle 0,300 km round 46.123, 7.456 \"home\"",
            "Private circle 0.3 km around 46.123 7.456 \"home\"",
            "private circle 300 m round 46.123° N 7.456° E \"home\"",
            "private circle of 300 m round N 46°07.380' E 7°27.360' \"home\" offset: yes")) {
      ZoneSet set = read("# mine\n" + line + "\n");
      assertEquals(List.of(), set.problems(), line);
      Zone zone = set.zones().get(0);
      assertTrue(zone.isPrivate());
      assertEquals("home", zone.name());
      Shape.Circle circle = (Shape.Circle) zone.volumes().get(0).shape();
      assertEquals(300, circle.radiusM(), 1e-9, line);
      assertEquals(46.123, circle.centre().latDeg(), 1e-9, line);
      assertEquals(7.456, circle.centre().lonDeg(), 1e-9, line);
    }
    for (String radius : List.of("1500", "1.500", "1,500")) {
      Zone large = read("private circle " + radius + " m round 46.1, 7.4 \"x\"").zones().get(0);
      assertEquals(1500, ((Shape.Circle) large.volumes().get(0).shape()).radiusM(), radius);
    }
    Zone south = read("private circle 300 m round -46.123, -7.456 \"x\"").zones().get(0);
    assertEquals(-46.123, ((Shape.Circle) south.volumes().get(0).shape()).centre().latDeg());
    assertTrue(read("private circle 300 m round home\n").isFaulty());
    assertTrue(read("private circle round 46.123, 7.456\n").isFaulty());
    ZoneSet exact = read("private circle 300 m round 46.12345, 7.45678 \"home\"\n");
    assertFalse(exact.isFaulty());
    assertTrue(exact.problems().get(0).line().contains("looks like the address"));
    assertFalse(exact.problems().get(0).line().contains("46.1"));
    assertFalse(exact.problems().get(0).line().contains("home"));
  }

  @Test
  void aMisspeltPrivateCircleIsNotPassedOver() throws Exception {
    String good = "private circle 300 m round 46.123, 7.456 \"home\"\n";
    for (String line :
        List.of(
            "privat circle 300 m round 46.234, 7.567 \"work\"",
            "private circel 300 m round 46.234, 7.567",
            "my private circle 300 m around -46.234 7.567")) {
      ZoneSet set = read(good + line + "\n");
      assertTrue(set.isFaulty(), line);
      assertEquals(1, set.zones().size());
      assertFalse(set.problems().get(0).line().contains("46.2"), "the place is not told");
    }
    ZoneSet note = read("Circles are drawn around places, see 7.4.\n\n" + good);
    assertFalse(note.isFaulty(), note.problems().toString());
  }

  @Test
  void notesAreNoZones() {
    GazetteZones reader = new GazetteZones();
    for (String note :
        List.of(
            "The reference point is 48°51'30\"N 002°17'40\"E; see the AIP.\n",
            "Notes\n\nRead the decree. It is 25 °C.\n",
            "# Zones\n\n```\n" + CORNERS + "```\n",
            "See [the list](x)\n" + CORNERS,
            "write a line such as private circle 300 m round 46.123, 7.456 \"home\"\n",
            "{\"type\": \"FeatureCollection\"}",
            "\0\0" + CORNERS,
            "A\n48°51'30\"N 002°17'40\"E\n",
            "")) {
      assertFalse(reader.accepts(note), note);
    }
    assertTrue(reader.accepts("A\n" + CORNERS));
    assertTrue(reader.accepts("A\n48.86, 2.29\n48.87, 2.29\n48.87, 2.31\n"));
    assertTrue(reader.accepts("private circle 300 m round 46.123, 7.456 \"home\"\n"));
  }

  @Test
  void encodingsDoNotMatter() throws Exception {
    String text = "Dübendorf\n" + CORNERS;
    assertEquals("Dübendorf", read("\ufeff" + text).zones().get(0).name());
    assertEquals(
        "Dübendorf", read(text.getBytes(StandardCharsets.ISO_8859_1)).zones().get(0).name());
    byte[] wide = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
    assertEquals("Dübendorf", read(wide).zones().get(0).name());
  }

  @Test
  void everyTruncationAndFlippedBitEndsInAnswers() throws Exception {
    byte[] whole =
        ("A\n" + numbered(1) + "\nB\nRadius: 2 NM\n" + CORNERS).getBytes(StandardCharsets.UTF_8);
    for (int n = 0; n < whole.length; n++) {
      assertNotNull(read(Arrays.copyOf(whole, n)).rows());
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[n] ^= (byte) (1 << bit);
        assertNotNull(read(flipped).rows());
      }
    }
  }
}
