package org.sightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Elevation tiles, through the real program. The ground is made up: 100 m above a flat sea, and a
 * ridge of 700 m from north to south, 24.49° to 24.485° W.
 */
@Tag("slow")
class TerrainRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SIDE = 1201;

  @TempDir private Path temp;

  private Path tiles;
  private Path photos;

  @BeforeEach
  void makeWorld() throws IOException {
    tiles = Files.createDirectories(temp.resolve("tiles"));
    photos = Files.createDirectories(temp.resolve("photos"));
    tile(tiles, 800);
    // 700 m west of the ridge, looking east; and one that does not say how high it is
    photo("west.jpg", -41.200123, -24.500077, "102/1", 90);
    photo("unsaid.jpg", -41.200123, -24.500077, null, 90);
    photo("below.jpg", -41.200123, -24.500077, "-200/1", 90);
    zones();
  }

  private static void tile(Path folder, int ridgeM) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * SIDE * SIDE);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        // column 612 is 24.49° W
        bytes.putShort((short) (column >= 612 && column <= 618 ? ridgeM : 100));
      }
    }
    Files.write(folder.resolve("S42W025.hgt"), bytes.array());
  }

  /**
   * A sample picture that carries no position, given one in an XMP packet behind its first mark.
   */
  private void photo(String name, double lat, double lon, String altitude, int direction)
      throws IOException {
    String packet =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
            + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
            + " rdf:about=\"\" xmlns:exif=\"http://ns.adobe.com/exif/1.0/\""
            + String.format(
                Locale.ROOT,
                " exif:GPSLatitude=\"%d,%.6fS\" exif:GPSLongitude=\"%d,%.6fW\"",
                (int) -lat,
                (-lat - (int) -lat) * 60,
                (int) -lon,
                (-lon - (int) -lon) * 60)
            + (altitude == null
                ? ""
                : " exif:GPSAltitude=\""
                    + altitude.replace("-", "")
                    + "\" exif:GPSAltitudeRef=\""
                    + (altitude.startsWith("-") ? 1 : 0)
                    + "\"")
            + " exif:GPSImgDirection=\""
            + direction
            + "/1\" exif:GPSImgDirectionRef=\"T\"/></rdf:RDF></x:xmpmeta>";
    byte[] xmp = ("http://ns.adobe.com/xap/1.0/\0" + packet).getBytes(UTF_8);
    byte[] plain = Files.readAllBytes(Path.of("sample-images/no-position.jpg"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.write(0xFF);
    out.write(0xE1);
    out.write((xmp.length + 2) >> 8);
    out.write((xmp.length + 2) & 255);
    out.write(xmp);
    out.write(plain, 2, plain.length - 2);
    Files.write(photos.resolve(name), out.toByteArray());
  }

  /** One zone in front of the ridge and one behind it, 300 m and 2 km east of the cameras. */
  private void zones() throws IOException {
    Files.writeString(
        temp.resolve("zones.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":["
            + square("Front", -24.496)
            + ","
            + square("Behind", -24.475)
            + "]}");
  }

  private static String square(String name, double west) {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\",\"restricts\":[\"CAPTURE\"]},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%2$.4f,-41.201],[%3$.4f,-41.201],"
            + "[%3$.4f,-41.199],[%2$.4f,-41.199],[%2$.4f,-41.201]]]}}",
        name,
        west,
        west + 0.002);
  }

  private Processes.Ended check(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("check", photos.toString(), "--no-pixels"));
    words.addAll(List.of("--out", temp.resolve("report").toString()));
    words.addAll(List.of(more));
    words.addAll(List.of("--zones", temp.resolve("zones.geojson").toString()));
    return Processes.run(
        Files.createDirectories(temp.resolve("tmp")), "", words.toArray(new String[0]));
  }

  private JsonNode record(String name) throws IOException {
    for (String line : Files.readAllLines(temp.resolve("report/results.jsonl"))) {
      JsonNode record = JSON.readTree(line);
      if (record.get("source").asText().endsWith(name)) {
        return record;
      }
    }
    throw new AssertionError(name);
  }

  private static JsonNode contact(JsonNode record, String zone) {
    for (JsonNode contact : record.get("contacts")) {
      if (contact.get("name").asText().equals(zone)) {
        return contact;
      }
    }
    throw new AssertionError(zone + " in " + record);
  }

  private JsonNode summary() throws IOException {
    return JSON.readTree(temp.resolve("report/summary.json").toFile());
  }

  private String bytes() throws IOException {
    return Files.readString(temp.resolve("report/results.jsonl"))
        + Files.readString(temp.resolve("report/results.csv"))
        + Files.readString(temp.resolve("report/findings.geojson"));
  }

  @Test
  void hillsHideWhatLiesBehindThemAndTheReportSaysByHowMuch() throws Exception {
    assertEquals(0, check("--terrain", tiles.toString()).code());
    JsonNode west = record("west.jpg");
    assertEquals("SEES", contact(west, "Behind").get("how").asText());
    assertEquals("terrain", contact(west, "Behind").get("hidden").asText());
    assertEquals("none", contact(west, "Front").get("hidden").asText());
    String reason = west.get("findings").get(0).get("reason").asText();
    assertTrue(reason.contains("outside Front"), reason);
    assertTrue(reason.contains("terrain hides Behind"), reason);
    JsonNode hides = null;
    for (JsonNode evidence : west.get("findings").get(0).get("evidence")) {
      hides = evidence.get("label").asText().contains("hides things lower") ? evidence : hides;
    }
    assertTrue(hides != null, west.toString());
    // the ridge is met up to half a post of 70 m after 838 m, 698 m higher, and the zone begins
    // 2,095 m away: 2 + 698 * 2095 / (838..873) = 1677..1747
    assertEquals(1712, hides.get("value").asDouble(), 36);
    assertTrue(hides.get("plusMinus").asDouble() > 10, hides.toString());

    for (String name : List.of("unsaid.jpg", "below.jpg")) {
      assertTrue(contact(record(name), "Behind").get("hidden").isNull(), name);
      assertTrue(record(name).toString().contains("not known: "), record(name).toString());
    }
    JsonNode used = summary().get("terrain");
    assertEquals("S42W025.hgt", used.get("tiles").get(0).asText());
    assertTrue(Files.readString(temp.resolve("report/index.html")).contains("S42W025.hgt"));
  }

  @Test
  void onFlatGroundNothingIsSaidOfHills() throws Exception {
    assertEquals(0, check().code());
    assertTrue(contact(record("west.jpg"), "Behind").get("hidden").isNull());
    assertTrue(summary().get("terrain").isNull());
    assertFalse(record("west.jpg").get("findings").toString().contains("errain"));
  }

  @Test
  void thePolicySaysWhatHiddenWeighsAndHowHighThingsAre() throws Exception {
    Path policy = temp.resolve("policy.yaml");
    Files.delete(photos.resolve("unsaid.jpg"));
    Files.delete(photos.resolve("below.jpg"));
    Files.writeString(
        policy,
        "policy: mine\nsees:\n  likely: {shapes: HIGH}\natMost:\n  hiddenByTerrain: NONE\n");
    String[] one = {"--terrain", tiles.toString(), "--policy", policy.toString(), "--fresh"};
    assertEquals(0, check(one).code());
    String finding = record("west.jpg").get("findings").get(0).toString();
    assertEquals("HIGH", record("west.jpg").get("level").asText());
    assertTrue(finding.contains("Front"), finding);
    assertEquals("terrain", contact(record("west.jpg"), "Behind").get("hidden").asText());
    // masts that rise over the ridge are seen
    Files.writeString(policy, "policy: mine\nsees:\n  thingsM: 1000\n");
    tile(tiles, 400);
    assertEquals(0, check(one).code());
    assertEquals("none", contact(record("west.jpg"), "Behind").get("hidden").asText());
    Files.writeString(policy, "policy: mine\nsees:\n  thingsM: 1001\n");
    Processes.Ended ended = check(one);
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("sees.thingsM"), ended.err());
  }

  @Test
  void theTilesArePartOfTheConfigurationAndThreadsAreNot() throws Exception {
    assertEquals(0, check("--terrain", tiles.toString(), "--threads", "1").code());
    String first = bytes();
    String hash = summary().get("configurationSha256").asText();
    assertEquals(0, check("--terrain", tiles.toString(), "--threads", "8", "--fresh").code());
    assertEquals(first, bytes());

    Path copy = Files.createDirectories(temp.resolve("copy"));
    Files.copy(tiles.resolve("S42W025.hgt"), copy.resolve("S42W025.hgt"));
    Processes.Ended again = check("--terrain", copy.toString());
    assertTrue(again.err().contains("took over 3"), again.err());
    assertEquals(first, bytes());

    tile(copy, 799);
    assertEquals(2, check("--terrain", copy.toString()).code(), "other heights are another run");
    assertEquals(2, check().code(), "and so is flat ground");
    assertEquals(0, check("--terrain", copy.toString(), "--fresh").code());
    assertNotEquals(hash, summary().get("configurationSha256").asText());
  }

  @Test
  void aFolderWithoutHeightsIsRefusedAndABadTileIsNamed() throws Exception {
    Path empty = Files.createDirectories(temp.resolve("empty"));
    Processes.Ended ended = check("--terrain", empty.toString());
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains(empty + " holds no elevation tile"), ended.err());
    ended = check("--terrain", temp.resolve("nowhere").toString());
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("there is no folder"), ended.err());
    ended = check("--terrain", tiles.resolve("S42W025.hgt").toString());
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("takes the folder"), ended.err());

    Files.write(empty.resolve("S43W025.hgt"), new byte[1000]);
    ended = check("--terrain", empty.toString());
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("S43W025.hgt: it has 1000 bytes"), ended.err());

    Files.write(tiles.resolve("S43W025.hgt"), new byte[1000]);
    ended = check("--terrain", tiles.toString());
    assertEquals(0, ended.code(), ended.err());
    assertTrue(ended.err().contains("not used: "), ended.err());
    assertTrue(ended.err().contains("S43W025.hgt: it has 1000 bytes"), ended.err());
    assertTrue(ended.out().contains("Elevation tiles not used: 1"), ended.out());
    assertEquals(1, summary().get("terrain").get("notUsed").size());
  }

  @Test
  void aTileThatTurnsOutDamagedHidesNothingAndIsSaid() throws Exception {
    Path packed = Files.createDirectories(temp.resolve("packed"));
    byte[] heights = Files.readAllBytes(tiles.resolve("S42W025.hgt"));
    Path file = packed.resolve("S42W025.hgt.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(heights);
    }
    assertEquals(0, check("--terrain", packed.toString()).code());
    assertEquals("terrain", contact(record("west.jpg"), "Behind").get("hidden").asText());
    byte[] whole = Files.readAllBytes(file);
    // its beginning and its end are there, its middle is not
    ByteBuffer torn = ByteBuffer.allocate(1000 + 8).put(whole, 0, 1000);
    torn.put(whole, whole.length - 8, 8);
    Files.write(file, torn.array());
    Processes.Ended ended = check("--terrain", packed.toString(), "--fresh");
    assertEquals(0, ended.code(), ended.err());
    assertTrue(contact(record("west.jpg"), "Behind").get("hidden").isNull());
    assertTrue(ended.err().contains("no longer used: "), ended.err());
    assertTrue(ended.err().contains("it is packed, and damaged; fetch it again"), ended.err());
  }
}
