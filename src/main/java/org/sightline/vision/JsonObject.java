package org.sightline.vision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object read whole, whose members are asked for by name and type. What is missing or of
 * another type is refused, naming the file and the member.
 */
public final class JsonObject {
  private static final int DEEPEST = 40;

  private final Path file;
  private final String path;
  private final Map<?, ?> members;

  private JsonObject(Path file, String path, Map<?, ?> members) {
    this.file = file;
    this.path = path;
    this.members = members;
  }

  /** Reads a file of at most {@code maxBytes}. */
  public static JsonObject read(Path file, long maxBytes) throws ModelException {
    try {
      long bytes = Files.size(file);
      if (bytes > maxBytes) {
        throw new ModelException(
            file + " has " + bytes + " bytes; at most " + maxBytes + " are expected", null);
      }
      try (JsonParser parser = new JsonFactory().createParser(Files.readAllBytes(file))) {
        parser.nextToken();
        if (value(parser, 0) instanceof Map<?, ?> members && parser.nextToken() == null) {
          return new JsonObject(file, "", members);
        }
      }
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      String line = place == null ? "" : ", line " + place.getLineNr();
      throw new ModelException(
          file + " could not be read as JSON: " + e.getOriginalMessage() + line, e);
    } catch (IOException e) {
      throw new ModelException(file + " could not be read: " + e.getMessage(), e);
    }
    throw new ModelException(file + " is not one JSON object", null);
  }

  private static @Nullable Object value(JsonParser parser, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || depth > DEEPEST) {
      throw new IOException(token == null ? "it is empty" : "it is nested too deep");
    }
    return switch (token) {
      case START_OBJECT -> members(parser, depth);
      case START_ARRAY -> items(parser, depth);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected " + token);
    };
  }

  private static List<@Nullable Object> items(JsonParser parser, int depth) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, depth + 1));
    }
    return items;
  }

  private static Map<String, @Nullable Object> members(JsonParser parser, int depth)
      throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser, depth + 1));
    }
    return members;
  }

  /** Whether there is such a member, and it is not null. */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  /** The members' names, in the file's order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Object name : members.keySet()) {
      names.add((String) name);
    }
    return names;
  }

  /** Refuses members of other names, so that a spelling mistake is not passed over. */
  void allowOnly(List<String> names) throws ModelException {
    for (String name : names()) {
      if (!names.contains(name)) {
        throw new ModelException(
            file + ": \"" + path + name + "\" is not known here; there are " + names, null);
      }
    }
  }

  /** A text that the project has filled in. */
  public String text(String name) throws ModelException {
    if (members.get(name) instanceof String text && !text.startsWith(ModelCard.OPEN)) {
      return text;
    }
    throw wrong(name, "text");
  }

  /** A number. */
  public double number(String name) throws ModelException {
    if (members.get(name) instanceof Double number) {
      return number;
    }
    throw wrong(name, "a number");
  }

  /** A whole number, or one written as text, as TensorFlow writes its 64-bit numbers. */
  public int whole(String name) throws ModelException {
    Object value = members.get(name);
    if (value instanceof String text && text.matches("-?[0-9]{1,9}")) {
      return Integer.parseInt(text);
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 2e9) {
      return number.intValue();
    }
    throw wrong(name, "a whole number");
  }

  /** True or false. */
  public boolean flag(String name) throws ModelException {
    if (members.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false");
  }

  /** An object. */
  public JsonObject object(String name) throws ModelException {
    if (members.get(name) instanceof Map<?, ?> inner) {
      return new JsonObject(file, path + name + ".", inner);
    }
    throw wrong(name, "an object");
  }

  /** A list of objects. */
  public List<JsonObject> objects(String name) throws ModelException {
    List<JsonObject> objects = new ArrayList<>();
    for (Object item : list(name)) {
      if (!(item instanceof Map<?, ?> inner)) {
        throw wrong(name, "a list of objects");
      }
      objects.add(new JsonObject(file, path + name + "[" + objects.size() + "].", inner));
    }
    return objects;
  }

  /** A list of texts. */
  public List<String> texts(String name) throws ModelException {
    List<String> texts = new ArrayList<>();
    for (Object item : list(name)) {
      if (!(item instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  List<Double> numbers(String name) throws ModelException {
    List<Double> numbers = new ArrayList<>();
    for (Object item : list(name)) {
      if (!(item instanceof Double number)) {
        throw wrong(name, "a list of numbers");
      }
      numbers.add(number);
    }
    return numbers;
  }

  /** Whole numbers, plain or written as text. */
  public List<Integer> wholes(String name) throws ModelException {
    List<Integer> wholes = new ArrayList<>();
    for (Object item : list(name)) {
      Map<String, Object> one = item == null ? Map.of() : Map.of(name, item);
      wholes.add(new JsonObject(file, path, one).whole(name));
    }
    return wholes;
  }

  private List<?> list(String name) throws ModelException {
    if (members.get(name) instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "a list");
  }

  /** Which file, and which part of it. */
  @Override
  public String toString() {
    return path.isEmpty() ? file.toString() : file + ", " + path;
  }

  /** A refusal naming the file and the member. */
  public ModelException wrong(String name, String wanted) {
    if (members.get(name) instanceof String text && text.startsWith(ModelCard.OPEN)) {
      String asked = text.substring(ModelCard.OPEN.length());
      return new ModelException(
          file + ": \"" + path + name + "\" is still to be filled in: " + asked, null);
    }
    return new ModelException(file + ": \"" + path + name + "\" must be " + wanted, null);
  }
}
