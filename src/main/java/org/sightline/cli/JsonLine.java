package org.sightline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** One flat JSON object on one line. */
final class JsonLine {
  private JsonLine() {}

  /**
   * The object with these names and values in turn; values are texts, numbers, booleans or null.
   */
  static String of(@Nullable Object... namesAndValues) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
        json.writeFieldName(String.valueOf(namesAndValues[i]));
        Object value = namesAndValues[i + 1];
        if (value == null) {
          json.writeNull();
        } else if (value instanceof Boolean truth) {
          json.writeBoolean(truth);
        } else if (value instanceof Number number) {
          json.writeNumber(number.toString());
        } else {
          json.writeString(value.toString());
        }
      }
      json.writeEndObject();
    }
    return text.toString();
  }
}
