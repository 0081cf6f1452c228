package org.sightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;

/** {@code inspect} on tracks, through the command line. */
class InspectTrackTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  private record Ended(int code, String out, String err) {}

  private static synchronized Ended run(Object... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    try {
      System.setOut(new PrintStream(printed, true, UTF_8));
      System.setErr(new PrintStream(complained, true, UTF_8));
      int code = Main.run(words);
      System.out.flush();
      return new Ended(code, printed.toString(UTF_8), complained.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static JsonNode inspected(Object... arguments) throws IOException {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "inspect";
    all[1] = "--json";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    Ended ended = run(all);
    assertEquals(0, ended.code(), ended.err());
    return JSON.readTree(ended.out());
  }

  private static Path video(String name) {
    return Shared.folder("media").resolve("video").resolve(name);
  }

  /**
   * MISB ST 0601 packets carry the sensor's pose and fields of view, and the frame centre, slant
   * range and corners that the sensor system itself made of them: independent of all code here. The
   * bounds are those that were asked for; what was measured stands in docs/geometry.md.
   */
  @Test
  void poseAloneGivesWhatTheSensorSystemComputedItself() throws IOException {
    JsonNode line = inspected("--track", video("Truck.klv"));
    assertEquals(711, line.get("samples").size());
    List<Double> centres = new ArrayList<>();
    List<Double> ranges = new ArrayList<>();
    List<Double> corners = new ArrayList<>();
    for (JsonNode sample : line.get("samples")) {
      JsonNode stated = sample.get("stated");
      centres.add(distanceM(sample.get("frameCentre"), stated.get("frameCentre")));
      ranges.add(
          Math.abs(sample.get("slantRangeM").asDouble() - stated.get("slantRangeM").asDouble()));
      for (int i = 0; i < 4; i++) {
        corners.add(distanceM(sample.get("corners").get(i), stated.get("corners").get(i)));
      }
      assertTrue(sample.get("contradiction").isNull(), sample.get("offsetS").asText());
    }
    within("frame centre, m", centres, 711, 5, 17);
    within("slant range, m", ranges, 711, 2.5, 13);
    within("corners, m", corners, 4 * 711, 12, 31);
  }

  private static double distanceM(JsonNode a, JsonNode b) {
    return Geodesics.distanceM(place(a), place(b));
  }

  private static LatLon place(JsonNode node) {
    return new LatLon(node.get("latDeg").asDouble(), node.get("lonDeg").asDouble());
  }

  private static void within(
      String what, List<Double> errors, int count, double median, double p95) {
    assertEquals(count, errors.size(), what);
    Collections.sort(errors);
    StringBuilder line = new StringBuilder(what).append(", n=").append(errors.size()).append(':');
    for (int percent : new int[] {5, 25, 50, 75, 90, 95, 99, 100}) {
      line.append(String.format(Locale.ROOT, " p%d %.2f", percent, at(errors, percent)));
    }
    System.out.println(line);
    assertTrue(at(errors, 50) <= median, line.toString());
    assertTrue(at(errors, 95) <= p95, line.toString());
  }

  private static double at(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  @Test
  void aSourceThatContradictsItselfIsToldAndItsAnglesAreBelievedLess() throws IOException {
    Path klv = Shared.folder("telemetry").resolve("samples").resolve("klv");
    for (String name : List.of("day.klv", "night.klv")) {
      JsonNode line = inspected("--track", klv.resolve(name));
      assertTrue(codes(line).contains("pose-contradicts-source"), name);
      for (JsonNode sample : line.get("samples")) {
        double off = Math.abs(sample.get("contradiction").get("yawDeg").asDouble());
        assertTrue(sample.get("yaw").get("sigmaDeg").asDouble() >= off, name);
      }
      double itself = line.get("pose").get("yaw").get("sigmaDeg").asDouble();
      assertEquals(line.get("samples").get(0).get("yaw").get("sigmaDeg").asDouble(), itself);
    }
  }

  private static List<String> codes(JsonNode line) {
    List<String> codes = new ArrayList<>();
    line.get("notes").forEach(note -> codes.add(note.get("code").asText()));
    return codes;
  }

  @Test
  void aTrackInShortIsWhatTheTruthSaysAndFitsTheRecord() throws IOException {
    JsonNode line = inspected(video("Truck.klv"));
    JsonNode track = line.get("track");
    assertEquals(711, track.get("samples").asInt());
    assertEquals(711, track.get("fixes").asInt());
    assertEquals(0, track.get("noFix").asInt());
    assertEquals("klv:0601", track.get("source").asText());
    // 7 decimals
    assertEquals(41.0957400319612, track.get("first").get("latDeg").asDouble(), 1e-7);
    assertEquals(-104.870215693894, track.get("first").get("lonDeg").asDouble(), 1e-7);
    assertEquals("2012-09-19T20:50:26.48497Z", track.get("first").get("at").asText());
    assertEquals(41.0825525322382, track.get("last").get("latDeg").asDouble(), 1e-7);
    assertEquals(147.811712, track.get("last").get("offsetS").asDouble(), 1e-6);
    double[] bounds = {-104.870215693894, 41.0825525322382, -104.834880859049, 41.0998881939332};
    for (int i = 0; i < 4; i++) {
      assertEquals(bounds[i], track.get("bounds").get(i).asDouble(), 1e-7);
    }
    assertEquals(200, track.get("thinned").size());
    assertEquals(147.812, track.get("thinned").get(199).get(0).asDouble(), 1e-9);
    assertEquals(0, track.get("gaps").size());
    String only = "{\"properties\":{\"track\":" + trackSchema() + "},\"$defs\":" + defs() + "}";
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(only);
    assertEquals(0, schema.validate(line.toString(), InputFormat.JSON).size());
    String wrong = line.toString().replace("\"noFix\"", "\"noFixes\"");
    assertFalse(schema.validate(wrong, InputFormat.JSON).isEmpty());
  }

  private static String trackSchema() throws IOException {
    return whole().get("properties").get("track").toString();
  }

  private static String defs() throws IOException {
    return whole().get("$defs").toString();
  }

  private static JsonNode whole() throws IOException {
    return JSON.readTree(Path.of("src/main/resources/report/record.schema.json").toFile());
  }

  @Test
  void aTransportStreamHasTheSameFlightOnThePicturesClock() throws IOException {
    Path klv = Shared.folder("telemetry").resolve("samples").resolve("klv");
    for (String name : List.of("truck_sync.ts", "truck_async.ts")) {
      JsonNode line = inspected(klv.resolve(name));
      assertEquals("video", line.get("kind").asText());
      assertEquals(711, line.get("track").get("fixes").asInt(), name);
      // packets every 0.2 s of the stream's clock; the aircraft's own clock counts 147.8 s
      assertEquals(142, line.get("track").get("last").get("offsetS").asDouble(), 1e-3, name);
    }
  }

  @Test
  void positionsOfAWrongChecksumAreNoPosition() throws IOException {
    JsonNode line = inspected("--track", video("DynamicConstantMISMMSPacketData.bin"));
    assertEquals("empty", line.get("position").get("state").asText());
    assertEquals(1, line.get("track").get("samples").asInt());
    assertEquals(0, line.get("track").get("fixes").asInt());
    assertTrue(line.get("track").get("first").isNull());
    assertTrue(line.get("track").get("bounds").isNull());
    JsonNode sample = line.get("samples").get(0);
    assertEquals("stale", sample.get("quality").asText());
    assertTrue(sample.get("frameCentre").isNull());
    assertEquals(60.1768230, sample.get("latDeg").asDouble(), 1e-7);
    assertTrue(codes(line).contains("klv-checksum"));
  }

  @Test
  void footprintsAreGeoJsonOfTheCameraAndItsView() throws IOException {
    Path sample = Path.of("sample-images/drone-refuge.jpg");
    Ended ended = run("inspect", "--footprint", sample, video("Truck.klv"));
    assertEquals(0, ended.code(), ended.err());
    JsonNode features = JSON.readTree(ended.out()).get("features");
    assertEquals(2 * (1 + 711), features.size());
    for (int i = 0; i < features.size(); i += 2) {
      JsonNode camera = features.get(i);
      JsonNode view = features.get(i + 1);
      assertEquals("Point", camera.get("geometry").get("type").asText());
      assertEquals("view", view.get("properties").get("what").asText());
      assertEquals("MultiPolygon", view.get("geometry").get("type").asText());
      JsonNode ring = view.get("geometry").get("coordinates").get(0).get(0);
      assertEquals(ring.get(0), ring.get(ring.size() - 1));
    }
    assertEquals(
        "footprint", features.get(3).get("properties").get("kind").asText(), "first packet");
  }

  @Test
  void aTrackThatCannotBeReadIsSaidAndReturnsThree() throws IOException {
    Path other = temp.resolve("other.klv");
    byte[] start = {0x06, 0x0E, 0x2B, 0x34, 0x02, 0x0B, 0x01, 0x01};
    Files.write(other, start);
    Ended empty = run("inspect", other);
    assertEquals(0, empty.code());
    assertTrue(empty.out().contains("There is no position in this file. (track-empty)"));
    Ended none = run("inspect", Files.createFile(temp.resolve("empty.klv")));
    assertEquals(3, none.code());
    assertTrue(none.out().contains("not read: The file is empty."), none.out());
    Ended gone = run("inspect", temp.resolve("none.klv"));
    assertEquals(2, gone.code());
  }

  @Test
  void aVideoKeepsWhatItsContainerSaysBesideItsTrack() throws IOException {
    JsonNode line = inspected(video("max-heromode.mp4"));
    assertEquals("GoPro Max", line.get("camera").get("model").asText());
    assertEquals("gpmf:GPS5", line.get("position").get("source").asText());
    assertEquals("quicktime:iso6709", line.get("positions").get(1).get("source").asText());
    assertEquals(848, line.get("widthPx").asInt());
    assertEquals(line.get("track").get("first").get("latDeg"), line.get("position").get("latDeg"));
    JsonNode without = inspected(video("with-gps.mov"));
    assertTrue(without.get("track").isNull());
    assertEquals("fixed", without.get("position").get("state").asText());
  }

  @Test
  void rowsForPeopleAndTheShortFormNameTheSamples() throws IOException {
    Ended ended = run("inspect", "--track", video("Truck.klv"));
    assertTrue(ended.out().contains("711 samples, 711 with a position, 0 without"));
    assertTrue(ended.out().contains("2012-09-19T20:50:26.484970Z"));
    assertEquals(711, ended.out().lines().filter(line -> line.contains("  good  ")).count());
    Ended both = run("inspect", "--track", "--footprint", video("Truck.klv"));
    assertEquals(2, both.code());
  }
}
