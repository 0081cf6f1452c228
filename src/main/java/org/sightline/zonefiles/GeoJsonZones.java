package org.sightline.zonefiles;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * GeoJSON (RFC 7946): a FeatureCollection, a Feature or a bare geometry, read feature by feature.
 *
 * <p>What a feature may say is written in {@code docs/formats.md}, "Sightline GeoJSON". A member
 * {@code coverage} of the file, a geometry or a bare ring, says for which area it knows every zone.
 * The {@code crs} member of the 2008 specification (section 3) is obeyed. Third dimensions are
 * passed over. Each feature is read in the dialect that it is written in, see {@link
 * GeoJsonDialect}.
 */
final class GeoJsonZones implements ZoneReader {
  @Override
  public String name() {
    return "GeoJSON";
  }

  @Override
  public boolean accepts(String head) {
    return head.startsWith("{")
        && (head.contains("\"Feature\"")
            || head.contains("\"FeatureCollection\"")
            || head.contains("\"coordinates\"")
            || head.contains("\"geometries\""));
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    read(input, into, GeoJsonDialect.SIGHTLINE);
  }

  /**
   * Reads a file.
   *
   * @param usual the dialect of features that show none
   */
  static void read(ZoneInput input, ReadZones into, GeoJsonDialect usual) throws IOException {
    int zones = into.zones().size();
    int rows = into.rows().size();
    int problems = into.problems().size();
    OldCrs crs = new OldCrs();
    JsonFile.read(input, into, new Pass(input, into, crs, usual));
    if (crs.cameLate()) {
      into.backTo(zones, rows, problems);
      JsonFile.read(input, into, new Pass(input, into, crs, usual));
    }
    AxisOrder.warn(input, into, zones);
  }

  /** One reading of the file from its start. */
  private static final class Pass implements JsonFile.Members {
    private final ZoneInput input;
    private final ReadZones into;
    private final OldCrs crs;
    private final GeoJsonDialect usual;

    /** What stands beside the features: all there is of a file that is one feature. */
    private JsonTree top = new JsonTree();

    private boolean collection;
    private int features;

    /** How many areas have been read, what the file covers among them. */
    private int shapes;

    Pass(ZoneInput input, ReadZones into, OldCrs crs, GeoJsonDialect usual) {
      this.input = input;
      this.into = into;
      this.crs = crs;
      this.usual = usual;
    }

    @Override
    public void member(String name, JsonParser json) throws IOException {
      if (name.equals("features") && json.currentToken() == JsonToken.START_ARRAY) {
        collection = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
          feature(json);
        }
      } else if (name.equals("crs")) {
        crs.read(json, input.name(), into, shapes);
      } else if (name.equals("coverage")) {
        coverage(json);
      } else {
        top.member(name, json);
      }
    }

    private void feature(JsonParser json) throws IOException {
      features++;
      shapes++;
      ZoneDraft draft = new ZoneDraft(input.name(), features);
      if (json.currentToken() == JsonToken.START_OBJECT) {
        new GeoJsonFeature(draft, crs, usual).read(JsonTree.read(json));
      } else {
        json.skipChildren();
        draft.unusable(null, "is not an object");
      }
      into.finish(draft, input);
    }

    @Override
    public void end() {
      boolean isFeature = top.has("geometry") || top.has("coordinates") || top.has("geometries");
      if (isFeature || !collection) {
        features++;
        shapes++;
        ZoneDraft draft = new ZoneDraft(input.name(), features);
        new GeoJsonFeature(draft, crs, usual).read(top);
        into.finish(draft, input);
      }
      if (collection) {
        usual.file(top, input, into);
      }
      top = new JsonTree();
      collection = false;
    }

    private void coverage(JsonParser json) throws IOException {
      shapes++;
      ZoneDraft draft = new ZoneDraft(input.name(), 0);
      GeoJsonShape shape = new GeoJsonShape(draft, crs);
      if (json.currentToken() == JsonToken.START_ARRAY) {
        shape.area(Nest.read(json));
      } else if (json.currentToken() == JsonToken.START_OBJECT) {
        shape.geometry(JsonTree.read(json));
        shape.end();
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
