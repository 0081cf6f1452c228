package org.sightline.zonefiles;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, held while the feature it belongs to is read, so that the order of its members
 * does not matter. Plain values are kept as text, as written; a member that is null is taken as
 * missing; coordinates are a {@link Nest}.
 *
 * <p>Bounded: what is more than 200,000 values or 16 M characters is read over, and {@link #wrong}
 * says so. A member that stands twice with different values is wrong too: which one was meant
 * cannot be known.
 */
final class JsonTree {
  private static final int MAX_VALUES = 200_000;
  private static final int MAX_CHARS = 16_000_000;

  /** Text, a list of values, a {@link JsonTree} or a {@link Nest}. */
  private final Map<String, Object> members = new LinkedHashMap<>();

  private final Bounds bounds;

  JsonTree() {
    this(new Bounds());
  }

  private JsonTree(Bounds bounds) {
    this.bounds = bounds;
  }

  /** What one tree and all within it may hold, and what is wrong with it. */
  private static final class Bounds {
    private int values;
    private int chars;
    private @Nullable String repeated;

    boolean take(int length) {
      values++;
      chars += length;
      return !isOver();
    }

    boolean isOver() {
      return values > MAX_VALUES || chars > MAX_CHARS;
    }
  }

  /** Reads the object that the parser stands at the start of, to its end. */
  static JsonTree read(JsonParser json) throws IOException {
    JsonTree tree = new JsonTree();
    tree.fill(json);
    return tree;
  }

  private void fill(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      member(name, json);
    }
  }

  /** Reads one member; the parser is at its value. */
  void member(String name, JsonParser json) throws IOException {
    Object value = isCoordinates(name, json) ? Nest.read(json) : value(json);
    if (value != null) {
      Object before = members.put(name, value);
      if (before != null && !before.equals(value)) {
        bounds.repeated = name;
      }
    }
  }

  private static boolean isCoordinates(String name, JsonParser json) {
    return json.currentToken() == JsonToken.START_ARRAY
        && (name.equals("coordinates") || name.equals("polygon_points"));
  }

  private @Nullable Object value(JsonParser json) throws IOException {
    switch (json.currentToken()) {
      case VALUE_NULL -> {
        return null;
      }
      case START_OBJECT -> {
        JsonTree tree = new JsonTree(bounds);
        tree.fill(json);
        return bounds.take(0) ? tree : null;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          Object value = value(json);
          if (!bounds.isOver()) {
            list.add(value == null ? "" : value);
          }
        }
        return list;
      }
      default -> {
        String text = json.getText();
        return bounds.take(text.length()) ? text : null;
      }
    }
  }

  /** Why the object cannot be trusted; null if it can. */
  @Nullable String wrong() {
    if (bounds.isOver()) {
      return "holds more than a zone can: over 200,000 values or 16 million characters";
    }
    return bounds.repeated == null
        ? null
        : "has the member \""
            + ZoneDraft.shortened(bounds.repeated)
            + "\" twice, with different values";
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /** The names of its members, in their order. */
  Set<String> names() {
    return members.keySet();
  }

  /** A plain value as written, without blanks around it; null if missing, empty or not plain. */
  @Nullable String text(String name) {
    return members.get(name) instanceof String text && !text.isBlank() ? text.trim() : null;
  }

  /** The plain values of a list, or the one plain value; without empty ones. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object value : values(name)) {
      if (value instanceof String text && !text.isBlank()) {
        texts.add(text.trim());
      }
    }
    return texts;
  }

  /** The objects of a list, or the one object. */
  List<JsonTree> objects(String name) {
    List<JsonTree> objects = new ArrayList<>();
    for (Object value : values(name)) {
      if (value instanceof JsonTree tree) {
        objects.add(tree);
      }
    }
    return objects;
  }

  /** How many values a list has; 1 for any other value, 0 if missing. */
  int count(String name) {
    return values(name).size();
  }

  boolean isList(String name) {
    return members.get(name) instanceof List;
  }

  private List<?> values(String name) {
    Object value = members.get(name);
    if (value instanceof List<?> list) {
      return list;
    }
    return value == null ? List.of() : List.of(value);
  }

  @Nullable JsonTree object(String name) {
    return members.get(name) instanceof JsonTree tree ? tree : null;
  }

  @Nullable Nest nest(String name) {
    return members.get(name) instanceof Nest nest ? nest : null;
  }

  /** A number, as a number or as text; NaN if missing or none. */
  double number(String name) {
    String text = text(name);
    return text == null ? Double.NaN : parsed(text);
  }

  /** A number in a list. */
  double number(String name, int at) {
    List<?> values = values(name);
    return at < values.size() && values.get(at) instanceof String text ? parsed(text) : Double.NaN;
  }

  private static double parsed(String text) {
    try {
      String digits = text.trim();
      // Double.parseDouble would also take hexadecimal and a trailing d or f
      char last = digits.isEmpty() ? ' ' : digits.charAt(digits.length() - 1);
      return ((last >= '0' && last <= '9') || last == '.') && digits.length() < 400
          ? Double.parseDouble(digits)
          : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * A member in its own words: text as it is, a list of texts with commas, anything else as JSON;
   * empty if missing.
   */
  String words(String name) {
    Object value = members.get(name);
    if (value == null || value instanceof Nest) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof List<?> list && isPlain(list)) {
      StringBuilder joined = new StringBuilder();
      for (Object part : list) {
        joined.append(joined.length() == 0 ? "" : ", ").append(part);
      }
      return joined.toString();
    }
    StringBuilder json = new StringBuilder();
    write(value, json);
    return json.toString();
  }

  private static boolean isPlain(List<?> list) {
    for (Object part : list) {
      if (!(part instanceof String)) {
        return false;
      }
    }
    return true;
  }

  private static void write(Object value, StringBuilder json) {
    if (value instanceof JsonTree tree) {
      char before = '{';
      for (Map.Entry<String, Object> member : tree.members.entrySet()) {
        json.append(before);
        quote(member.getKey(), json);
        json.append(':');
        write(member.getValue(), json);
        before = ',';
      }
      json.append(before == '{' ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      char before = '[';
      for (Object part : list) {
        json.append(before);
        write(part, json);
        before = ',';
      }
      json.append(before == '[' ? "[]" : "]");
    } else if (value instanceof String text) {
      quote(text, json);
    } else {
      json.append("[]");
    }
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else {
        json.append(c < ' ' ? ' ' : c);
      }
    }
    json.append('"');
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonTree tree && members.equals(tree.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }
}
