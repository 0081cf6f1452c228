package org.sightline.zones;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;

/**
 * GeoJSON (RFC 7946): a FeatureCollection, a Feature or a bare geometry, read feature by feature.
 *
 * <p>Properties are those of {@link ZoneDraft}; a list is taken as its texts with commas, a height
 * may be {@code {"value": 300, "unit": "m", "reference": "AMSL"}}. A member {@code coverage} of the
 * file, a geometry or a bare ring, says for which area it knows every zone. The {@code crs} member
 * of the 2008 specification (section 3) is obeyed. Third dimensions are passed over.
 */
final class GeoJsonZones implements ZoneReader {
  private static final int MAX_NESTING = 64;
  private static final int MAX_STRING = 1 << 20;

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

  @Override
  public String name() {
    return "GeoJSON";
  }

  @Override
  public boolean accepts(String head) {
    return head.startsWith("{")
        && !head.contains("\"horizontalProjection\"") // ED-269
        && (head.contains("\"Feature\"")
            || head.contains("\"FeatureCollection\"")
            || head.contains("\"coordinates\"")
            || head.contains("\"geometries\""));
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    int zones = into.zones().size();
    int rows = into.rows().size();
    int problems = into.problems().size();
    OldCrs crs = new OldCrs();
    Pass pass = new Pass(input, into, crs);
    pass.run();
    if (crs.cameLate()) {
      into.backTo(zones, rows, problems);
      new Pass(input, into, crs).run();
    }
  }

  /** One reading of the file from its start. */
  private static final class Pass {
    private final ZoneInput input;
    private final ReadZones into;
    private final OldCrs crs;
    private int features;

    /** How many areas have been read, what the file covers among them. */
    private int shapes;

    Pass(ZoneInput input, ReadZones into, OldCrs crs) {
      this.input = input;
      this.into = into;
      this.crs = crs;
    }

    void run() throws IOException {
      try (InputStream in = input.open();
          JsonParser json = JSON.createParser(in)) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
          into.problem(input.name(), null, "is not a JSON object", true);
          return;
        }
        top(json);
        if (json.nextToken() != null) {
          into.problem(input.name(), null, "goes on after its end", false);
        }
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
                + "; zones after that place are lost",
            true);
      }
    }

    /** The outermost object: it may be a collection, a feature or a geometry. */
    private void top(JsonParser json) throws IOException {
      ZoneDraft single = new ZoneDraft(input.name(), features + 1);
      GeoJsonFeature feature = new GeoJsonFeature(single, crs);
      boolean collection = false;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("features") && value == JsonToken.START_ARRAY) {
          collection = true;
          features(json);
        } else if (field.equals("crs")) {
          crs.read(json, input.name(), into, shapes);
        } else if (field.equals("coverage")) {
          coverage(json);
        } else {
          shapes += field.equals("type") ? 0 : 1;
          feature.member(json, field);
        }
      }
      if (!collection || feature.hasGeometry()) {
        features++;
        feature.end();
        into.finish(single, input);
      }
    }

    private void features(JsonParser json) throws IOException {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        features++;
        shapes++;
        ZoneDraft draft = new ZoneDraft(input.name(), features);
        if (json.currentToken() == JsonToken.START_OBJECT) {
          GeoJsonFeature feature = new GeoJsonFeature(draft, crs);
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            feature.member(json, field);
          }
          feature.end();
        } else {
          json.skipChildren();
          draft.unusable(null, "is not an object");
        }
        into.finish(draft, input);
      }
    }

    private void coverage(JsonParser json) throws IOException {
      shapes++;
      ZoneDraft draft = new ZoneDraft(input.name(), 0);
      GeoJsonFeature feature = new GeoJsonFeature(draft, crs);
      if (json.currentToken() == JsonToken.START_ARRAY) {
        Nest nest = Nest.read(json);
        feature.area(nest);
      } else if (json.currentToken() == JsonToken.START_OBJECT) {
        feature.geometry(json);
        feature.end();
      } else {
        json.skipChildren();
      }
      var area = draft.areas().finish();
      into.coverage(area);
      if (area == null) {
        into.problem(
            input.name(), "coverage", "is not a polygon, so what the file covers is lost", true);
      }
    }
  }
}
