package org.sightline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.zones.Zone;

/**
 * A page that shows zones before a run, in the look of the report and with its map: complete in
 * itself, requests nothing. Private zones are counted and never shown.
 */
public final class ZonesPage {
  private static final int MAX_POINTS = 300_000;

  private ZonesPage() {}

  /**
   * What the page shows beside the zones.
   *
   * @param files the zone files as the user named them
   * @param coverageSentence what area they cover, or that they do not say
   * @param coverage that area, longitude and latitude; null if no file states it
   * @param problems one line a problem, naming file and place
   */
  public record Head(
      List<String> files,
      String coverageSentence,
      @Nullable Geometry coverage,
      List<String> problems) {
    /** Copies the lists. */
    public Head {
      files = List.copyOf(files);
      problems = List.copyOf(problems);
    }
  }

  /**
   * A zone and what it means in few words.
   *
   * @param zone the zone
   * @param limits its heights
   * @param hours when it applies
   * @param area how large it is
   */
  public record Entry(Zone zone, String limits, String hours, String area) {}

  /** Writes the page; does not close the stream. */
  public static void write(OutputStream out, Head head, List<Entry> zones) throws IOException {
    PageTemplate template = PageTemplate.load("zones");
    template.open(out);
    byte[] data = JsonWriter.object(Integer.MAX_VALUE, 10_000, json -> data(json, head, zones));
    new ScriptSafe(out).write(data);
    template.close(out);
  }

  private static void data(JsonWriter json, Head head, List<Entry> zones) throws IOException {
    json.whole("total", zones.size());
    list(json, "files", head.files());
    json.text("coverageSentence", head.coverageSentence());
    int hidden = 0;
    int leftOut = 0;
    int points = 0;
    json.openList("zones");
    for (Entry entry : zones) {
      if (entry.zone().isPrivate()) {
        hidden++;
      } else if (points > MAX_POINTS) {
        leftOut++;
      } else {
        Geometry area = PageZones.drawn(Ground.of(entry.zone()));
        points += area.getNumPoints();
        json.lineFeed();
        zone(json, entry, area);
      }
    }
    json.close(']');
    json.whole("hidden", hidden);
    json.whole("leftOut", leftOut);
    json.openList("coverage");
    Geometry coverage = head.coverage();
    if (coverage != null) {
      PageZones.polygons(json, PageZones.drawn(coverage));
    }
    json.close(']');
    list(json, "problems", head.problems());
  }

  private static void list(JsonWriter json, String name, List<String> texts) throws IOException {
    json.openList(name);
    for (String text : texts) {
      json.text(text);
    }
    json.close(']');
  }

  private static void zone(JsonWriter json, Entry entry, Geometry area) throws IOException {
    json.open();
    PageZones.members(json, entry.zone(), area);
    json.text("layer", entry.zone().source().layer());
    json.text("file", entry.zone().source().file());
    json.text("limits", entry.limits());
    json.text("hours", entry.hours());
    json.text("area", entry.area());
    json.close('}');
  }
}
