package org.sightline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.risk.Level;
import org.sightline.risk.Scene;

/** What the table and the map file tell of footage. */
class FootageReportsTest {
  @TempDir private Path folder;

  private String written(String file, String... lines) throws IOException {
    Files.deleteIfExists(folder.resolve(Reports.RECORD));
    FootageLines.append(folder, lines);
    Reports.write(
        List.of(new CsvReport(), new GeoJsonReport()), folder, PageRuns.head(false), null);
    return Files.readString(folder.resolve(file), UTF_8);
  }

  private List<Map<String, @Nullable Object>> features(String... lines) throws IOException {
    Map<String, @Nullable Object> all =
        Json.object(written("findings.geojson", lines).getBytes(UTF_8));
    return Json.objects(all, "features");
  }

  private static List<WayPieces.Piece> pieces(String line) throws IOException {
    return WayPieces.of(Row.of(line.getBytes(UTF_8)));
  }

  private static String told(List<WayPieces.Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (WayPieces.Piece piece : pieces) {
      text.append(piece.level()).append(' ').append(piece.fromS()).append('-').append(piece.toS());
      text.append(' ').append(piece.places().size()).append('\n');
    }
    return text.toString();
  }

  @Test
  void aWayIsCutWhereItsLevelChangesAndOpenInGaps() throws IOException {
    assertEquals(
        """
        NONE 0.033-54.0 3
        HIGH 54.0-128.4 4
        NONE 139.9-150.0 2
        LOW 150.0-171.0 2
        HIGH 171.0-212.0 4
        """,
        told(pieces(FootageLines.flight())));
  }

  private static String line(String contacts, String gaps, String thinned) {
    return "{\"id\":\"a\",\"level\":\"HIGH\",\"source\":\"a.mp4\",\"kind\":\"video\",\"contacts\":["
        + contacts
        + "],\"track\":{\"gaps\":["
        + gaps
        + "],\"thinned\":["
        + thinned
        + "]}}";
  }

  private static String stay(String level, double fromS, double toS) {
    return "{\"level\":\"" + level + "\",\"fromS\":" + fromS + ",\"toS\":" + toS + "}";
  }

  @Test
  void levelsChangeBetweenPlacesAndTheWorstOneCounts() throws IOException {
    List<WayPieces.Piece> pieces =
        pieces(
            line(
                stay("LOW", 2, 8) + "," + stay("HIGH", 4, 5) + "," + stay("UNDETERMINED", 0, 10),
                "",
                "[0,10,0,null],[10,11,0,null]"));
    assertEquals(
        "NONE 0.0-2.0 2\nLOW 2.0-4.0 2\nHIGH 4.0-5.0 2\nLOW 5.0-8.0 2\nNONE 8.0-10.0 2\n",
        told(pieces));
    assertEquals(10.4, pieces.get(2).places().get(0).lonDeg(), 1e-12);
    assertEquals(10.5, pieces.get(2).places().get(1).lonDeg(), 1e-12);
  }

  @Test
  void aContactOfOneMomentIsAPlaceOfItsOwn() throws IOException {
    assertEquals(
        "HIGH 4.0-4.0 1\nNONE 0.0-10.0 3\n",
        told(pieces(line(stay("HIGH", 4, 4), "", "[0,10,0,null],[10,11,0,null]"))));
  }

  @Test
  void placesAloneBetweenGapsAreKept() throws IOException {
    String gaps = "{\"fromS\":0,\"toS\":5},{\"fromS\":5,\"toS\":10}";
    assertEquals(
        "NONE 0.0-0.0 1\nHIGH 5.0-5.0 1\nNONE 10.0-10.0 1\n",
        told(
            pieces(line(stay("HIGH", 5, 5), gaps, "[0,1,1,null],[5,1.1,1,null],[10,1.2,1,null]"))));
  }

  @Test
  void damagedPlacesAreNoWay() throws IOException {
    for (String wrong :
        List.of("", "[]", "[0]", "[0,\"a\",1]", "[1e999,1,1]", "[0,181,1]", "[0,1,91]", "{}")) {
      assertEquals(List.of(), pieces(line("", "", wrong)), wrong);
    }
  }

  @Test
  void theMapHoldsEachPieceWithItsTimesAndItsZones() throws IOException {
    List<Map<String, @Nullable Object>> features = features(FootageLines.flight());
    List<String> told = new ArrayList<>();
    for (Map<String, @Nullable Object> feature : features) {
      Map<String, @Nullable Object> properties = Json.object(feature, "properties");
      told.add(properties.get("what") + " " + properties.get("level"));
    }
    assertEquals(
        List.of(
            "path NONE",
            "path HIGH",
            "path NONE",
            "path LOW",
            "path HIGH",
            "start null",
            "zone null",
            "zone null",
            "zone null"),
        told);
    Map<String, @Nullable Object> inside = Json.object(features.get(1), "properties");
    assertEquals(FootageLines.NAME, inside.get("source"));
    assertEquals(54.0, inside.get("fromS"));
    assertEquals(128.4, inside.get("toS"));
    assertEquals("#b3261e", inside.get("stroke"));
    List<Map<String, @Nullable Object>> contacts = Json.objects(inside, "contacts");
    assertEquals(1, contacts.size());
    assertEquals("Gull Reach", contacts.get(0).get("name"));
    assertEquals("LineString", Json.object(features.get(1), "geometry").get("type"));
    Map<String, @Nullable Object> start = Json.object(features.get(5), "properties");
    assertEquals("HIGH", start.get("itemLevel"));
    assertEquals(135.0, Json.objects(start, "contacts").get(0).get("toS"));
  }

  @Test
  void aWayWithoutAnyFindingIsDrawnAndAPrivateOneIsNot() throws IOException {
    assertEquals(3, features(FootageLines.walk()).size());
    String hidden = written("findings.geojson", FootageLines.fromHome());
    assertFalse(hidden.contains("\"path\"") || hidden.contains("-24."), hidden);
    assertTrue(hidden.contains("\"touchPrivateZone\":1"), hidden);
  }

  @Test
  void aWayAcrossTheAntimeridianIsCutThere() throws IOException {
    List<Map<String, @Nullable Object>> features =
        features(line("", "", "[0,179.5,-17,null],[10,-179.5,-16,null]"));
    Map<String, @Nullable Object> geometry = Json.object(features.get(0), "geometry");
    assertEquals("MultiLineString", geometry.get("type"));
    assertEquals(
        "[[[179.5, -17.0], [180.0, -16.5]], [[-180.0, -16.5], [-179.5, -16.0]]]",
        String.valueOf(geometry.get("coordinates")));
  }

  private Map<String, String> cells(String line) throws IOException {
    String[] lines = written("results.csv", line).split("\r\n", -1);
    assertEquals(3, lines.length);
    String[] names = lines[0].split(",");
    String[] values = lines[1].split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    assertEquals(names.length, values.length, lines[1]);
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      cells.put(names[i], values[i]);
    }
    return cells;
  }

  @Test
  void theTableTellsWhenEachZoneWasTouchedAndWhatToCut() throws IOException {
    Map<String, String> flight = cells(FootageLines.flight());
    assertEquals("212.0", flight.get("length_s"));
    assertEquals("0.033", flight.get("position_at_s"));
    assertEquals("6007", flight.get("fixes"));
    assertEquals("9300.0", flight.get("path_m"));
    assertEquals("11.5", flight.get("gaps_s"));
    assertEquals("Gull Reach; Meadow Field control area; Meadow Field", flight.get("zones"));
    assertEquals(
        "INSIDE Gull Reach 54.0-135.0; INSIDE Meadow Field control area 171.0-212.0; SEES Meadow"
            + " Field 150.0-206.0; NEAR Gull Reach 20.0-54.0",
        flight.get("contact_times_s"));
    assertEquals("52.0-137.0; 169.0-212.0", flight.get("cut_s"));
    assertEquals("128.4-139.9", flight.get("place_unknown_s"));
    assertEquals("186", flight.get("pictures_looked_at"));
    double west = Double.parseDouble(flight.get("west_deg"));
    double east = Double.parseDouble(flight.get("east_deg"));
    assertTrue(west < east && west > -25 && east < -24, west + " to " + east);
  }

  @Test
  void ofAFlightThatTouchesAPrivateZoneOnlyTheSecondsAreTold() throws IOException {
    Map<String, String> hidden = cells(FootageLines.fromHome());
    for (String empty :
        List.of(
            "lat_deg",
            "position_at_s",
            "fixes",
            "path_m",
            "west_deg",
            "contact_times_s",
            "pictures_looked_at")) {
      assertEquals("", hidden.get(empty), empty);
    }
    assertEquals("52.0-137.0; 169.0-212.0", hidden.get("cut_s"));
  }

  @Test
  void aPhotoHasNoneOfIt() throws IOException {
    Runs.write(folder, List.of(Runs.items().get(0)));
    Reports.write(List.of(new CsvReport()), folder, PageRuns.head(false), null);
    String line = Files.readString(folder.resolve("results.csv")).split("\r\n")[1];
    // thirteen of footage, and two of faces and plates, which this run counts and this photo lacks
    assertTrue(line.endsWith(",cdcdcdcdcdcdcdcd" + ",".repeat(15)), line);
  }

  @Test
  void zonesOfTwoPositionsAreNamedOnce() throws IOException {
    Runs.write(
        folder,
        List.of(
            Runs.place("two.jpg")
                .contact(Scene.inside(Scene.MEADOW, 140, 1, "exif:GPS"))
                .contact(Scene.inside(Scene.GULL, 40, 1, "exif:GPS"))
                .contact(Scene.inside(Scene.MEADOW, 120, 1, "xmp:exif"))
                .contact(Scene.inside(Scene.GULL, 30, 1, "xmp:exif"))
                .assessed()));
    Reports.write(List.of(new CsvReport()), folder, PageRuns.head(false), null);
    String csv = Files.readString(folder.resolve("results.csv"));
    assertTrue(csv.contains(",Meadow Field; Gull Reach,"), csv);
  }

  @Test
  void charactersThatNobodySeesAreWrittenOut() throws IOException {
    Runs.write(
        folder, List.of(Runs.place("a\u202egpj.exe").inside(Scene.MEADOW, 140, 1).assessed()));
    Reports.write(
        List.of(new CsvReport(), new GeoJsonReport()), folder, PageRuns.head(false), null);
    for (String file : List.of("results.csv", "findings.geojson", "results.jsonl")) {
      String text = Files.readString(folder.resolve(file), UTF_8);
      assertEquals(-1, text.indexOf('\u202e'), file);
      assertTrue(
          text.contains(file.endsWith("csv") ? "a⟨U+202E⟩gpj.exe," : "a\\u202egpj.exe"), text);
    }
    assertEquals(
        "a\u202egpj.exe", Json.object(features(folderLine()).get(0), "properties").get("source"));
  }

  private String folderLine() throws IOException {
    return Files.readString(folder.resolve(Reports.RECORD), UTF_8).strip();
  }

  @Test
  void levelsOfNoWorthAreNoColour() throws IOException {
    assertEquals(
        Level.NONE,
        WayPieces.level(
            Row.of(line(stay("RED", 0, 1), "", "").getBytes(UTF_8))
                .fields()
                .list("contacts")
                .get(0)));
  }
}
