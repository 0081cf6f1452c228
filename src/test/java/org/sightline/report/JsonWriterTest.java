package org.sightline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  @Test
  void anyTextComesBackAsItWasFromAnIndependentParser() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        int point =
            switch (random.nextInt(4)) {
              case 0 -> random.nextInt(0x20);
              case 1 -> random.nextInt(0x80);
              case 2 -> random.nextInt(0xd800);
              default -> 0x10000 + random.nextInt(0x100000);
            };
        text.appendCodePoint(point);
      }
      String written = text.toString();
      byte[] json = JsonWriter.object(9, 999, out -> out.text(written, written));
      Map<String, @Nullable Object> read = Json.object(json);
      assertEquals(written, read.get(written));
    }
  }

  @Test
  void numbersComeBackWithinHalfTheirLastDigit() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 3_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(8));
      int decimals = 1 + random.nextInt(7);
      byte[] json = JsonWriter.object(9, 99, out -> out.number("n", value, decimals));
      double read = (Double) Json.object(json).get("n");
      // half a unit of the last decimal, and the rounding of value × scale in a double
      assertEquals(value, read, 0.5000001 * Math.pow(10, -decimals) + Math.abs(value) * 1e-15);
    }
  }

  @Test
  void textsAreCutAtTheirLimitAndNeverInsideACharacter() throws IOException {
    assertEquals("{\"a\":\"abcd\"}", text("abcd"));
    assertEquals("{\"a\":\"abc…\"}", text("abcde"));
    assertEquals("{\"a\":\"ab?…\"}", text("ab😀😀"));
  }

  private static String text(String value) throws IOException {
    return new String(JsonWriter.object(9, 4, out -> out.text("a", value)), UTF_8);
  }

  @Test
  void nestingIsSeparatedWithAndWithoutIndent() throws IOException {
    assertEquals(
        "{\"a\":{\"b\":[1.0,[2.5,3.0],{}]},\"c\":[],\"d\":null}",
        new String(JsonWriter.object(9, 99, JsonWriterTest::nested), UTF_8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = new JsonWriter(bytes)) {
      json.indent();
      json.open();
      nested(json);
      json.close('}');
    }
    assertEquals(
        """
        {
          "a": {
            "b": [
              1.0,
              [
                2.5,
                3.0
              ],
              {}
            ]
          },
          "c": [],
          "d": null
        }""",
        bytes.toString(UTF_8));
  }

  private static void nested(JsonWriter json) throws IOException {
    json.open("a");
    json.openList("b");
    json.number(1, 1);
    json.openList();
    json.number(2.5, 2);
    json.number(3, 2);
    json.close(']');
    json.open();
    json.close('}');
    json.close(']');
    json.close('}');
    json.emptyList("c");
    json.none("d");
  }

  @Test
  void longDocumentsGoOutInPieces() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = new JsonWriter(bytes)) {
      json.openList();
      for (int i = 0; i < 20_000; i++) {
        json.open();
        json.whole("i", i);
        json.close('}');
        json.lineFeed();
      }
      json.close(']');
    }
    int count = 0;
    try (JsonParser in = Json.FACTORY.createParser(bytes.toByteArray())) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_INT) {
          assertEquals(count++, in.getIntValue());
        }
      }
    }
    assertEquals(20_000, count);
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> JsonWriter.object(9, 9, out -> out.number(Double.NaN, 1)));
  }
}
