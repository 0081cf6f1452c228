package org.sightline.zonefiles;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The zones of a JSON file that lists them, one object each, in a member of its outermost object.
 */
final class JsonZones implements JsonFile.Members {
  private final ZoneInput input;
  private final ReadZones into;
  private final Format format;
  private boolean found;
  private int features;

  /** How the zones are written. */
  interface Format {
    /** The names that the list may have. */
    List<String> lists();

    /** The member that the list may stand in instead of the outermost object; null if none. */
    @Nullable String wrapper();

    /** Reads one zone. */
    void zone(JsonTree zone, ZoneDraft draft);
  }

  private JsonZones(ZoneInput input, ReadZones into, Format format) {
    this.input = input;
    this.into = into;
    this.format = format;
  }

  /** Reads a file. */
  static void read(ZoneInput input, ReadZones into, Format format) throws IOException {
    int zones = into.zones().size();
    JsonFile.read(input, into, new JsonZones(input, into, format));
    AxisOrder.warn(input, into, zones);
  }

  @Override
  public void member(String name, JsonParser json) throws IOException {
    if (name.equals(format.wrapper()) && json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String inner = json.currentName();
        json.nextToken();
        member(inner, json);
      }
    } else if (format.lists().contains(name) && json.currentToken() == JsonToken.START_ARRAY) {
      found = true;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        entry(json);
      }
    } else {
      json.skipChildren();
    }
  }

  private void entry(JsonParser json) throws IOException {
    features++;
    ZoneDraft draft = new ZoneDraft(input.name(), features);
    if (json.currentToken() == JsonToken.START_OBJECT) {
      format.zone(JsonTree.read(json), draft);
    } else {
      json.skipChildren();
      draft.unusable(null, "is not an object");
    }
    into.finish(draft, input);
  }

  @Override
  public void end() {
    if (!found) {
      String names = String.join("\" or \"", format.lists());
      into.problem(input.name(), null, "has no list \"" + names + "\" of zones", true);
    }
  }
}
