package org.sightline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSpanTest {
  private static JsonSpan span(String json) throws IOException {
    return JsonSpan.object(json.getBytes(UTF_8));
  }

  @Test
  void membersAreFoundByName() throws IOException {
    JsonSpan row = span("{\"a\":1,\"ab\":\"x\",\"b\":{\"a\":[2,{\"c\":true}]},\"n\":null}");
    assertEquals(1.0, row.number("a"));
    assertEquals("x", row.text("ab"));
    assertEquals("[2,{\"c\":true}]", row.get("b").get("a").toString());
    assertTrue(row.get("b").list("a").get(1).get("c").isTrue());
    assertTrue(row.get("n").isAbsent());
    assertTrue(row.get("B").isAbsent());
    assertEquals("", row.text("a"));
    assertNull(row.number("ab"));
    assertEquals(List.of("a", "ab", "b", "n"), row.names());
  }

  @Test
  void escapesAreUndone() throws IOException {
    String text = "\"\\/\b\f\n\r\t é😀\u0001";
    String json = "{\"t\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t é\\ud83d\\ude00\\u0001\"}";
    assertEquals(text, span(json).text("t"));
  }

  @Test
  void numbersAreThoseThatJavaReads() throws IOException {
    Random random = new Random(7);
    List<String> numbers =
        new ArrayList<>(List.of("0", "-0.0", "1e3", "1.5E-7", "-12345678901234567890"));
    for (int i = 0; i < 10_000; i++) {
      numbers.add(Digits.decimal(random.nextLong() % 1_000_000_000_000_0L, 10_000_000));
    }
    for (String number : numbers) {
      assertEquals(Double.parseDouble(number), span("{\"n\":" + number + "}").number("n"), number);
    }
  }

  @Test
  void numbersBeyondADoubleAreNone() throws IOException {
    assertNull(span("{\"n\":1e999}").number("n"));
    assertNull(span("{\"n\":-1e999}").number("n"));
    assertEquals(1e300, span("{\"n\":1e300}").number("n"));
  }

  @Test
  void bytesThatAreNoUtf8AreNoText() throws IOException {
    for (int point : new int[] {0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF}) {
      String text = "a" + Character.toString(point) + "z";
      assertEquals(text, span("{\"t\":\"" + text + "\"}").text("t"));
    }
    int[][] wrong = {
      {0x80},
      {0xC0, 0x80}, // too long for what it says
      {0xC3}, // breaks off
      {0xC3, 'a'},
      {0xE0, 0x9F, 0xBF},
      {0xE2, 0x82},
      {0xED, 0xA0, 0x80}, // half a surrogate pair
      {0xF0, 0x8F, 0xBF, 0xBF},
      {0xF4, 0x90, 0x80, 0x80},
      {0xFF},
    };
    for (int[] bytes : wrong) {
      ByteArrayOutputStream json = new ByteArrayOutputStream();
      json.writeBytes("{\"t\":\"".getBytes(UTF_8));
      for (int one : bytes) {
        json.write(one);
      }
      json.writeBytes("\"}".getBytes(UTF_8));
      assertThrows(IOException.class, () -> JsonSpan.object(json.toByteArray()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}x",
        "{} ",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":-}",
        "{\"a\":1e}",
        "{\"a\":tru}",
        "{\"a\":nul",
        "{\"a\":[1,]}",
        "{\"a\":[1}",
        "{a:1}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"",
        "{\"a\":\"\n\"}",
        "{\"a\" :1}",
        "{\"a\":+1}"
      })
  void whatIsNoObjectIsRefused(String json) {
    assertThrows(IOException.class, () -> span(json));
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThrows(IOException.class, () -> span(deep));
  }

  @Test
  void everyDamagedRecordIsReadAsJacksonReadsItOrRefused() throws IOException {
    byte[] line =
        JsonWriter.object(
            10,
            100,
            json -> {
              json.text("id", "a\"\\\n");
              json.number("n", -12.5, 2);
              json.openList("l");
              json.text("x");
              json.close(']');
              json.none("none");
              json.truth("t", true);
            });
    for (int at = 0; at < line.length; at++) {
      for (int value = 0; value < 128; value++) {
        byte[] damaged = line.clone();
        damaged[at] = (byte) value;
        JsonSpan span;
        try {
          span = JsonSpan.object(damaged);
        } catch (IOException e) {
          continue;
        }
        Map<String, Object> read = Json.object(damaged);
        if (read.size() < span.names().size()) {
          continue; // a name twice: the first counts here, the last there
        }
        assertEquals(Json.text(read, "id"), span.text("id"));
        assertEquals(Json.number(read, "n"), span.number("n"));
      }
    }
  }
}
