package org.sightline.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the real program with private zones around some of the samples, then searches every file of
 * the report for them: as numbers of several roundings, in degrees, minutes and seconds, in bytes,
 * behind gzip, base64 and the escapes of JSON.
 */
@Tag("slow")
class PrivateZoneReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A circle that holds the camera of {@code inside-airfield.jpg}, 200 m off its centre. */
  private static final double[] CENTRE = {-41.1990937, -24.4952843};

  private static final double RADIUS_M = 613.7;

  /** A polygon that holds the camera of {@code border-harbour.jpg}; longitude, latitude. */
  private static final double[][] GARDEN = {
    {-24.5832917, -41.1624871},
    {-24.5741853, -41.1619236},
    {-24.5738149, -41.1563718},
    {-24.5827391, -41.1571954}
  };

  @TempDir private Path temp;

  private Path privateFiles() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("mine"));
    StringBuilder ring = new StringBuilder();
    for (int i = 0; i <= GARDEN.length; i++) {
      double[] corner = GARDEN[i % GARDEN.length];
      ring.append(i == 0 ? "" : ",").append('[').append(corner[0]).append(',').append(corner[1]);
      ring.append(']');
    }
    Files.writeString(
        folder.resolve("mine.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":["
            + "{\"type\":\"Feature\",\"properties\":{\"private\":true,\"name\":\"Quokka Cottage\"},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
            + ring
            + "]]}},{\"type\":\"Feature\",\"properties\":{\"private\":true,\"name\":\"Numbat Nook\","
            + "\"hours\":\"24/7\"},\"geometry\":{\"type\":\"Point\",\"radius\":"
            + RADIUS_M
            + ",\"coordinates\":["
            + CENTRE[1]
            + ","
            + CENTRE[0]
            + "]}},{\"type\":\"Feature\",\"properties\":{\"private\":true,\"name\":\"Bilby Barn\"},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[-24.4444777,-41.3333888],"
            + "[-24.4444777,-41.3333888]]]}}]}");
    return folder.resolve("mine.geojson");
  }

  private Path check(String name, String... more) throws Exception {
    Path report = temp.resolve(name);
    List<String> words = new ArrayList<>(List.of("check", "sample-images"));
    words.addAll(List.of("--out", report.toString(), "--as-of", "2026-06-01T12:00Z"));
    words.addAll(List.of("--skip-bad-zones"));
    words.addAll(List.of(more));
    Processes.Ended ended =
        Processes.run(
            Files.createDirectories(temp.resolve("tmp")), "", words.toArray(new String[0]));
    assertEquals(0, ended.code(), ended.err());
    return report;
  }

  @Test
  void nothingInAReportTellsWhereAPrivateZoneIs() throws Exception {
    Path mine = privateFiles();
    Path report = check("report", "--zones", "geofences", mine.toString());
    List<JsonNode> records = records(report);
    assertTrue(touches(records, "inside-airfield.jpg") && touches(records, "border-harbour.jpg"));
    assertTrue(
        Files.list(report.resolve("annotated")).findAny().isPresent(), "pictures were drawn");
    Map<String, String> files = opened(report);

    Set<String> secrets = new HashSet<>(List.of("Quokka", "Numbat", "Bilby", "613.7"));
    for (double[] corner : GARDEN) {
      secrets.addAll(written(corner[0]));
      secrets.addAll(written(corner[1]));
    }
    secrets.addAll(written(CENTRE[0]));
    secrets.addAll(written(CENTRE[1]));
    secrets.addAll(written(-41.3333888));
    byte[] bytes = Files.readAllBytes(mine);
    secrets.add(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    // digits that a report without private zones holds as well are chance: few, and short ones
    int all = secrets.size();
    String chance = opened(check("control", "--zones", "geofences")).values().toString();
    secrets.removeIf(chance::contains);
    assertTrue(secrets.size() > all * 0.95, secrets.size() + " of " + all);
    for (Map.Entry<String, String> file : files.entrySet()) {
      for (String secret : secrets) {
        assertFalse(file.getValue().contains(secret), secret + " in " + file.getKey());
      }
    }
    // what is searched for is found where it may stand: the same search, a public zone
    for (String file : List.of("index.html", "findings.geojson")) {
      assertTrue(files.get(file).contains("24.429662"), file);
    }
  }

  private static boolean touches(List<JsonNode> records, String source) {
    for (JsonNode record : records) {
      if (record.get("source").asText().equals(source)) {
        return record.toString().contains("\"zone\":\"private\"");
      }
    }
    return false;
  }

  @Test
  void anItemThatTouchesOneTellsNoPlaceOutsideTheRecord() throws Exception {
    Path report = check("report", "--no-pixels", "--zones", "geofences", privateFiles().toString());
    String html = Files.readString(report.resolve("index.html"));
    JsonNode page =
        JSON.readTree(
            html.substring(
                html.indexOf('{', html.indexOf("id=\"data\"")),
                html.indexOf("</script>", html.indexOf("id=\"data\""))));
    int hidden = 0;
    for (JsonNode item : page.get("items")) {
      if (!item.toString().contains("\"private\":true")) {
        continue;
      }
      hidden++;
      for (String field : List.of("positions", "pose", "evidence", "latDeg", "distanceM")) {
        assertTrue(item.findValue(field) == null, field + " in " + item);
      }
      // not the check of that name: what the camera saw
      assertTrue(item.get("view") == null, "view in " + item);
      for (String field : List.of("depthM", "bearingDeg", "probability", "accuracyM")) {
        assertTrue(item.findValue(field) == null, field + " in " + item);
      }
      for (JsonNode finding : item.path("findings")) {
        // limits of a zone stand in brackets behind its name
        String reason = finding.get("reason").asText().replaceAll("\\([^)]*\\)", "");
        assertFalse(Pattern.compile("\\d (m|km|%|cm)\\b|\\d°").matcher(reason).find(), reason);
      }
    }
    assertEquals(3, hidden);
    String csv = Files.readString(report.resolve("results.csv"));
    String map = Files.readString(report.resolve("findings.geojson"));
    for (String source : List.of("inside-airfield.jpg", "border-harbour.jpg", "drone-quay.jpg")) {
      assertFalse(map.contains(source), source);
      String row = csv.lines().filter(line -> line.startsWith(source)).findFirst().orElseThrow();
      row = row.replaceAll("\\([^)]*\\)", "");
      assertFalse(Pattern.compile("-41\\.|-24\\.|\\d (m|km|%)\\b").matcher(row).find(), row);
    }
    for (JsonNode record : records(report)) {
      for (JsonNode contact : record.get("contacts")) {
        if (contact.get("private").asBoolean()) {
          for (String field :
              List.of("distanceM", "depthM", "bearingDeg", "probability", "layer")) {
            assertTrue(contact.get(field).isNull(), contact.toString());
          }
          assertEquals("private", contact.get("zone").asText());
        }
      }
    }
  }

  @Test
  void theHeadSaysThatThereArePrivateZonesAndNoMore() throws Exception {
    Path report = check("report", "--no-pixels", "--zones", "geofences", privateFiles().toString());
    JsonNode summary = JSON.readTree(report.resolve("summary.json").toFile());
    JsonNode file = summary.get("zones").get("files").get(2);
    assertTrue(file.get("private").asBoolean());
    assertTrue(file.get("sha256").isNull());
    assertEquals(2, file.get("zones").asInt());
    assertTrue(
        summary.get("zones").get("skipped").get(0).asText().endsWith("zones check says why"));
    Path without = check("other", "--no-pixels", "--zones", "geofences");
    JsonNode other = JSON.readTree(without.resolve("summary.json").toFile());
    assertEquals(
        other.get("zones").get("sha256"),
        summary.get("zones").get("sha256"),
        "the hash of the zone set is that of its public files");
    assertNotEquals(other.get("configurationSha256"), summary.get("configurationSha256"));
  }

  private static List<JsonNode> records(Path report) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(report.resolve("results.jsonl"))) {
      records.add(JSON.readTree(line));
    }
    return records;
  }

  /** Every way in which an angle may be written; from 4 decimals, which is 11 m, on. */
  private static List<String> written(double deg) {
    List<String> ways = new ArrayList<>();
    BigDecimal value = BigDecimal.valueOf(Math.abs(deg));
    for (int decimals = 4; decimals <= 7; decimals++) {
      for (RoundingMode mode : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN, RoundingMode.UP)) {
        ways.add(0, value.setScale(decimals, mode).toPlainString());
      }
    }
    double minutes = Math.abs(deg) % 1 * 60;
    double seconds = minutes % 1 * 60;
    for (String pattern : List.of("%d°%d'%.0f", "%d° %d' %.0f", "%02d:%02d:%02.0f", "%d %d %.1f")) {
      ways.add(String.format(Locale.ROOT, pattern, (int) Math.abs(deg), (int) minutes, seconds));
    }
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      for (double number : new double[] {deg, Math.toRadians(deg)}) {
        byte[] bytes = ByteBuffer.allocate(8).order(order).putDouble(number).array();
        ways.add(new String(bytes, ISO_8859_1));
      }
      int scaled = (int) Math.round(deg * 1e7);
      ways.add(new String(ByteBuffer.allocate(4).order(order).putInt(scaled).array(), ISO_8859_1));
    }
    return new ArrayList<>(new java.util.LinkedHashSet<>(ways));
  }

  /** The content of every file, byte for character, with all that is packed in it unpacked. */
  private static Map<String, String> opened(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        StringBuilder content = new StringBuilder(folder.relativize(file).toString());
        open(Files.readAllBytes(file), content, 0);
        files.put(folder.relativize(file).toString(), content.toString());
      }
    }
    assertTrue(files.size() > 10, files.keySet().toString());
    return files;
  }

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  private static void open(byte[] bytes, StringBuilder to, int depth) throws IOException {
    String text = new String(bytes, ISO_8859_1);
    to.append('\n').append(text);
    if (depth > 3) {
      return;
    }
    if (bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b) {
      open(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), to, depth + 1);
    }
    if (text.contains("\\u")) {
      String plain =
          ESCAPE
              .matcher(text)
              .replaceAll(
                  hit ->
                      Matcher.quoteReplacement(
                          Character.toString(Integer.parseInt(hit.group(1), 16))));
      to.append('\n').append(plain);
    }
    Matcher packed = BASE64.matcher(text);
    while (packed.find()) {
      try {
        byte[] inner =
            Base64.getMimeDecoder().decode(packed.group().replace('-', '+').replace('_', '/'));
        open(inner, to, depth + 1);
      } catch (IllegalArgumentException e) {
        continue; // no base64 after all
      }
    }
  }

  @Test
  void theSearchFindsWhatIsPacked() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("packed"));
    String secret = "-41.1990937";
    java.io.ByteArrayOutputStream zipped = new java.io.ByteArrayOutputStream();
    try (var out = new java.util.zip.GZIPOutputStream(zipped)) {
      out.write(
          ("{\"a\":\""
                  + Base64.getEncoder()
                      .encodeToString(("a long text with " + secret).getBytes(ISO_8859_1))
                  + "\"}")
              .getBytes(ISO_8859_1));
    }
    for (int i = 0; i < 11; i++) {
      Files.write(folder.resolve("a" + i + ".gz"), zipped.toByteArray());
    }
    Files.writeString(folder.resolve("b.json"), "{\"lat\":\"-41.1\\u0039\\u00390937\"}");
    Map<String, String> files = opened(folder);
    assertTrue(files.get("a0.gz").contains(written(CENTRE[0]).get(0)));
    assertTrue(files.get("b.json").contains("41.1990937"));
  }
}
