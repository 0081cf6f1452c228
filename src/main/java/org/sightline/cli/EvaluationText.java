package org.sightline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sightline.models.CocoScores;
import org.sightline.models.Evaluation;
import org.sightline.models.Reliability;
import org.sightline.models.Share;
import org.sightline.vision.Effort;
import org.sightline.vision.ModelCard;

/** What {@code models evaluate} prints. */
final class EvaluationText {
  /** Classes in the table for people, those with the most objects first. */
  private static final int SHOWN = 20;

  private EvaluationText() {}

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** For people. */
  static String of(ModelCard card, Effort effort, Evaluation e) {
    StringBuilder text = new StringBuilder(2048);
    text.append(
        format(
            "%s, detail %s: %d pictures, %d objects of classes that it knows%n",
            card.name(), word(effort), e.pictures(), e.objects()));
    if (!e.unknownLabels().isEmpty()) {
      text.append("left out, since the model does not know them: ");
      text.append(e.unknownLabels()).append('\n');
    }
    CocoScores s = e.scores();
    text.append(
        format(
            "%nCOCO   AP %s  AP50 %s  AP75 %s  small %s  medium %s  large %s%n",
            number(s.ap()),
            number(s.ap50()),
            number(s.ap75()),
            number(s.apSmall()),
            number(s.apMedium()),
            number(s.apLarge())));
    text.append(
        format(
            "       AR1 %s  AR10 %s  AR100 %s  small %s  medium %s  large %s%n",
            number(s.ar1()),
            number(s.ar10()),
            number(s.ar100()),
            number(s.arSmall()),
            number(s.arMedium()),
            number(s.arLarge())));
    text.append(
        format(
            "%nFrom score %.2f on, overlap %.2f, with 95 %% intervals%n",
            e.minScore(), e.overlap()));
    row(text, "all", e.all());
    text.append(format("  %-16s recall    %s%n", "up to 32² px", share(e.small().recall())));
    List<Map.Entry<String, Evaluation.Counts>> labels = new ArrayList<>(e.byLabel().entrySet());
    labels.sort((a, b) -> Integer.compare(b.getValue().objects(), a.getValue().objects()));
    for (Map.Entry<String, Evaluation.Counts> label :
        labels.subList(0, Math.min(SHOWN, labels.size()))) {
      row(text, label.getKey(), label.getValue());
    }
    if (labels.size() > SHOWN) {
      text.append(format("  and %d classes more: --json has them all%n", labels.size() - SHOWN));
    }
    text.append(
        format(
            "%nReliability: scores and shares of right boxes lie %s apart (expected calibration"
                + " error)%n",
            number(e.reliability().expectedError())));
    for (Reliability.Bin bin : e.reliability().bins()) {
      text.append(
          format(
              "  %.1f–%.1f  mean score %.2f  right %s%n",
              bin.from(), bin.to(), bin.meanScore(), share(bin.right())));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String label, Evaluation.Counts counts) {
    text.append(
        format(
            "  %-16s recall    %s%n  %-16s precision %s%n",
            label, share(counts.recall()), "", share(counts.precision())));
  }

  private static String share(Share share) {
    return share.of() == 0
        ? "none"
        : format(
            "%.2f (%.2f–%.2f)  %d of %d",
            share.value(), share.low(), share.high(), share.count(), share.of());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : format("%.3f", value);
  }

  private static String word(Effort effort) {
    return effort.name().toLowerCase(Locale.ROOT);
  }

  /** For programs: one object on one line; what has no value is null. */
  static String json(ModelCard card, Effort effort, Evaluation e) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("model", card.name());
      json.writeStringField("sha256", card.sha256());
      json.writeStringField("detail", word(effort));
      json.writeNumberField("pictures", e.pictures());
      json.writeNumberField("objects", e.objects());
      json.writeObjectFieldStart("unknownLabels");
      for (Map.Entry<String, Integer> entry : e.unknownLabels().entrySet()) {
        json.writeNumberField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      coco(json, e.scores());
      json.writeNumberField("minScore", e.minScore());
      json.writeNumberField("overlap", e.overlap());
      json.writeFieldName("all");
      counts(json, e.all());
      json.writeFieldName("small");
      share(json, e.small().recall());
      json.writeObjectFieldStart("classes");
      for (Map.Entry<String, Evaluation.Counts> entry : e.byLabel().entrySet()) {
        json.writeFieldName(entry.getKey());
        counts(json, entry.getValue());
      }
      json.writeEndObject();
      reliability(json, e.reliability());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void coco(JsonGenerator json, CocoScores s) throws IOException {
    json.writeObjectFieldStart("coco");
    number(json, "ap", s.ap());
    number(json, "ap50", s.ap50());
    number(json, "ap75", s.ap75());
    number(json, "apSmall", s.apSmall());
    number(json, "apMedium", s.apMedium());
    number(json, "apLarge", s.apLarge());
    number(json, "ar1", s.ar1());
    number(json, "ar10", s.ar10());
    number(json, "ar100", s.ar100());
    number(json, "arSmall", s.arSmall());
    number(json, "arMedium", s.arMedium());
    number(json, "arLarge", s.arLarge());
    json.writeEndObject();
  }

  private static void counts(JsonGenerator json, Evaluation.Counts counts) throws IOException {
    json.writeStartObject();
    json.writeNumberField("right", counts.right());
    json.writeNumberField("wrong", counts.wrong());
    json.writeNumberField("objects", counts.objects());
    json.writeFieldName("recall");
    share(json, counts.recall());
    json.writeFieldName("precision");
    share(json, counts.precision());
    json.writeEndObject();
  }

  private static void share(JsonGenerator json, Share share) throws IOException {
    json.writeStartObject();
    json.writeNumberField("count", share.count());
    json.writeNumberField("of", share.of());
    number(json, "value", share.value());
    number(json, "low", share.low());
    number(json, "high", share.high());
    json.writeEndObject();
  }

  private static void reliability(JsonGenerator json, Reliability reliability) throws IOException {
    json.writeObjectFieldStart("reliability");
    number(json, "expectedCalibrationError", reliability.expectedError());
    json.writeArrayFieldStart("bins");
    for (Reliability.Bin bin : reliability.bins()) {
      json.writeStartObject();
      number(json, "from", bin.from());
      number(json, "to", bin.to());
      number(json, "meanScore", bin.meanScore());
      json.writeFieldName("right");
      share(json, bin.right());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, Math.rint(value * 1e6) / 1e6);
    }
  }
}
