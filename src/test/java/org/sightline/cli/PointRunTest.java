package org.sightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.zonefiles.ZoneLoader;
import org.sightline.zones.ZoneSet;

class PointRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A field of about 4 m, and one from the ground to 120 m above it. */
  private static final String ZONES =
      "{\"type\":\"FeatureCollection\",\"features\":["
          + "{\"type\":\"Feature\",\"id\":\"tiny\",\"properties\":{},\"geometry\":{\"type\":"
          + "\"Polygon\",\"coordinates\":[[[8,47],[8.00005,47],[8.00005,47.00004],[8,47.00004],"
          + "[8,47]]]}},"
          + "{\"type\":\"Feature\",\"id\":\"low\",\"properties\":{\"ceiling\":\"120 m AGL\"},"
          + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[9,47],[9.1,47],[9.1,47.1],"
          + "[9,47.1],[9,47]]]}}]}";

  @TempDir private Path temp;
  private ZoneSet zones = ZoneSet.of(List.of());
  private final List<String> remarks = new ArrayList<>();

  @BeforeEach
  void readZones() throws Exception {
    zones =
        ZoneLoader.load(List.of(Files.writeString(temp.resolve("zones.geojson"), ZONES)), false);
  }

  private List<JsonNode> answers(String csv) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PointRun(zones, null, remarks::add)
        .answer(new ByteArrayInputStream(csv.getBytes(UTF_8)), out);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(UTF_8).split("\n")) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  @Test
  void anExactPointOnTheBorderOfATinyZoneIsInsideAndOneBesideItIsNowhere() throws Exception {
    List<JsonNode> lines =
        answers("lat,lon\n47,8.00002\n47,8\n47.00002,8.00002\n46.9999999,8.00002\n");
    for (JsonNode inside : lines.subList(0, 3)) {
      assertEquals("INSIDE", inside.at("/contacts/0/how").asText());
      assertEquals(1.0, inside.at("/contacts/0/probability").asDouble());
    }
    assertEquals(0, lines.get(3).get("contacts").size(), "1 cm outside, and exact");
  }

  @Test
  void columnsAreToldByTheirNamesInAnyOrderAndThoseNotKnownAreSaid() throws Exception {
    List<JsonNode> lines =
        answers(
            "\ufeffdatum,LON,note,heightM,lat,accuracyM\r\nground,9.05,\"a, b\",500,47.05,3\r\n");
    assertEquals(47.05, lines.get(0).get("lat").asDouble());
    assertEquals("outside", lines.get(0).at("/contacts/0/height").asText());
    assertEquals(List.of("these columns of the points are not used: note"), remarks);
  }

  @Test
  void numbersComeBackAsTheyWereGiven() throws Exception {
    JsonNode line = answers("lat,lon\n47.500079869943788,-3.0000000001E2\n").get(0);
    assertEquals(47.500079869943788, line.get("lat").asDouble());
    assertEquals(-300.00000001, line.get("lon").asDouble());
  }

  @Test
  void aRowThatIsNoPointGetsALineThatSaysSoAndIsNotTested() throws Exception {
    String[] rows = {
      "abc,8,,,,",
      "91,8,,,,",
      "47,,,,,",
      "47,400,,,,",
      "NaN,8,,,,",
      "0x1p3,8,,,,",
      "47,8,yesterday",
      "47,8,2025-02-30T00:00:00Z",
      "47,8,,high,GROUND",
      "47,8,,100,MOON",
      "47,8,,,,-1",
      "47,8,,,,1e99",
      "\"47,8",
      "47,8,,,," + "9".repeat(70_000),
    };
    List<JsonNode> lines =
        answers("lat,lon,time,heightM,datum,accuracyM\n" + String.join("\n", rows) + "\n47,8");
    assertEquals(rows.length + 1, lines.size());
    for (int i = 0; i < rows.length; i++) {
      String problem = lines.get(i).path("problem").asText();
      assertTrue(problem.startsWith("line " + (i + 2) + ": "), rows[i] + ": " + problem);
      assertTrue(lines.get(i).get("contacts").isNull(), "nothing was tested");
    }
    assertTrue(lines.get(rows.length).get("problem") == null);
  }

  @Test
  void timesAreUtcUnlessAnOffsetIsWritten() throws Exception {
    List<JsonNode> lines =
        answers(
            "lat,lon,time\n47,8,2025-06-01T08:00:00+02:00\n47,8,2025-06-01 08:00:00\n47,8,"
                + "2025-06-01T08:00Z\n47,8,\n");
    for (JsonNode line : lines) {
      assertEquals(1, line.get("contacts").size());
    }
  }

  @Test
  void aTableWithoutItsColumnsIsRefused() {
    for (String csv :
        List.of("", "47,8\n", "lat;lon\n47;8\n", "lat,lon,lat\n", "lat,lon,datum\n")) {
      assertThrows(UsageException.class, () -> answers(csv), csv);
    }
  }

  @Test
  void anAnswerIsShownBeforeTheNextRowIsWaitedFor() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] rows = "lat,lon\n47,8\n47,8\n".getBytes(UTF_8);
    InputStream slow =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            throw new AssertionError("a table is read in pieces, not byte by byte");
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            if (at == rows.length) {
              return -1;
            }
            if (at == 13) {
              assertEquals(1, out.toString(UTF_8).lines().count(), "before the second row is read");
            }
            int next = at == 0 ? 13 : rows.length;
            System.arraycopy(rows, at, into, offset, next - at);
            int read = next - at;
            at = next;
            return read;
          }
        };
    new PointRun(zones, null, remarks::add).answer(slow, out);
    assertEquals(2, out.toString(UTF_8).lines().count());
  }

  @Test
  void aLongTableIsAnsweredRowByRow() throws Exception {
    int rows = 100_000;
    InputStream endless =
        new InputStream() {
          private int left = rows + 1;

          @Override
          public int read() {
            throw new AssertionError("a table is read in pieces, not byte by byte");
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            byte[] row = (left > rows ? "lat,lon\n" : "47,8.00002\n").getBytes(UTF_8);
            if (left-- == 0) {
              return -1;
            }
            System.arraycopy(row, 0, into, offset, row.length);
            return row.length;
          }
        };
    long[] written = {0};
    OutputStream counted =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            written[0] += b == '\n' ? 1 : 0;
          }
        };
    new PointRun(zones, null, remarks::add).answer(endless, counted);
    assertEquals(rows, written[0]);
  }
}
