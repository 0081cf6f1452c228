package org.sightline.zonefiles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;

/** Goes through a JSON zone file member by member, and says where it breaks off. */
final class JsonFile {
  private static final int MAX_NESTING = 64;
  private static final int MAX_STRING = 1 << 20;

  /** From here on the quick reading of numbers has earned its own start, 4 ms. */
  private static final int LARGE = 1 << 20;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(MAX_STRING)
                  .maxNumberLength(400)
                  .maxNameLength(10_000)
                  .build())
          // so that a NaN costs one zone, not the file
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private JsonFile() {}

  /** What is done with the members of the outermost object. */
  interface Members {
    /**
     * One of them.
     *
     * @param json at its value; to be left at the value's end
     */
    void member(String name, JsonParser json) throws IOException;

    /** The object has ended. */
    void end();
  }

  /**
   * Reads the file. An outermost list is taken as a member {@code features}; several objects one
   * after the other, as in lines of GeoJSON, are read each as a file. After a break {@code end} is
   * not called: the file's own end was never seen.
   */
  static void read(ZoneInput input, ReadZones into, Members members) throws IOException {
    try (InputStream in = input.open();
        JsonParser json = JSON.createParser(in)) {
      // a third of the time of loading is reading coordinates
      if (input.size() > LARGE) {
        json.enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER.mappedFeature());
      }
      JsonToken root = json.nextToken();
      do {
        if (root == JsonToken.START_ARRAY) {
          members.member("features", json);
        } else if (root == JsonToken.START_OBJECT) {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.member(name, json);
          }
        } else {
          into.problem(input.name(), null, "holds something that is not a JSON object", true);
          return;
        }
        members.end();
        root = json.nextToken();
      } while (root != null);
    } catch (StreamConstraintsException e) {
      into.problem(input.name(), null, "is nested too deep or holds an overlong text", true);
    } catch (JsonParseException e) {
      into.problem(
          input.name(),
          null,
          "is not whole JSON: it breaks off or goes wrong in line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + (isEncoding(e) ? " (its text is not in UTF-8; save it as UTF-8)" : "")
              + "; zones after that place are lost",
          true);
    }
  }

  private static boolean isEncoding(JsonParseException e) {
    String message = e.getOriginalMessage();
    return message != null && message.startsWith("Invalid UTF-8");
  }
}
