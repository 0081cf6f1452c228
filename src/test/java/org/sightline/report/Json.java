package org.sightline.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON read whole, for tests: objects become maps in their own order, arrays lists, whole numbers
 * {@code Long}, other numbers {@code Double}.
 */
final class Json {
  /** Shared by all of this package. A record nests 5 deep, a GeoJSON multi-polygon 9. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxStringLength(Rows.MAX_LINE_BYTES)
                  .build())
          .build();

  private Json() {}

  /** Reads one object and nothing after it. */
  static Map<String, @Nullable Object> object(byte[] json) throws IOException {
    try (JsonParser in = FACTORY.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("a row is not a JSON object");
      }
      Map<String, @Nullable Object> object = object(in);
      if (in.nextToken() != null) {
        throw new IOException("a row holds more than one JSON object");
      }
      return object;
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser in) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      object.put(name, value(in));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser in) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(in));
    }
    return array;
  }

  private static @Nullable Object value(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new IOException("a row ends inside a value");
    }
    return switch (token) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** The text in a field; empty if it holds none. */
  static String text(Map<String, @Nullable Object> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }

  /** The number in a field, or null if it holds none. */
  static @Nullable Double number(Map<String, @Nullable Object> object, String name) {
    return object.get(name) instanceof Number number ? number.doubleValue() : null;
  }

  /** The object in a field; empty if it holds none. */
  @SuppressWarnings("unchecked") // no map has keys other than String
  static Map<String, @Nullable Object> object(Map<String, @Nullable Object> object, String name) {
    return object.get(name) instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : Map.of();
  }

  /** The objects in a list field; empty if it holds none. */
  @SuppressWarnings("unchecked") // no map has keys other than String
  static List<Map<String, @Nullable Object>> objects(
      Map<String, @Nullable Object> object, String name) {
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    if (object.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          found.add((Map<String, @Nullable Object>) map);
        }
      }
    }
    return found;
  }
}
