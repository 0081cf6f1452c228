package org.sightline.models;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.sightline.vision.ModelFamilies;
import org.sightline.vision.Preparation;
import org.sightline.vision.Reading;

/** The parts of a drafted card that come from the file's bytes and from its family. */
final class ModelFiles {
  private ModelFiles() {}

  static String heads() {
    return ". One of " + ModelFamilies.names();
  }

  /** Writes out what the family mostly has, so that a person can check it. */
  static void terms(JsonGenerator json, String head, List<String> names) throws IOException {
    Preparation input = ModelFamilies.preparation(head);
    json.writeObjectFieldStart("input");
    json.writeStringField("fit", word(input.fit()));
    json.writeStringField("colours", input.redFirst() ? "rgb" : "bgr");
    json.writeNumberField("padding", input.padding());
    numbers(json, "mean", input.means());
    numbers(json, "deviation", input.deviations());
    json.writeEndObject();
    Reading output = ModelFamilies.reading(head);
    json.writeObjectFieldStart("output");
    json.writeStringField("boxes", word(output.boxes()));
    json.writeStringField("unit", word(output.unit()));
    json.writeStringField("scores", word(output.scores()));
    json.writeNumberField("firstLabel", output.firstLabel());
    if (!names.isEmpty()) {
      json.writeArrayFieldStart("names");
      for (String name : names) {
        json.writeString(name);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void numbers(JsonGenerator json, String member, List<Double> values)
      throws IOException {
    json.writeArrayFieldStart(member);
    for (double value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
