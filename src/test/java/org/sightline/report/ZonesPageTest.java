package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.sightline.risk.Scene;
import org.sightline.zones.Zone;

class ZonesPageTest {
  @TempDir private Path temp;

  private Path page() throws IOException {
    List<ZonesPage.Entry> entries = new ArrayList<>();
    for (Zone zone : PageRuns.ZONES) {
      entries.add(new ZonesPage.Entry(zone, "all heights", "always", "2.5 km²"));
    }
    Path page = temp.resolve("zones.html");
    try (OutputStream out = Files.newOutputStream(page)) {
      ZonesPage.write(
          out,
          new ZonesPage.Head(
              List.of("zones.geojson"),
              "The zone files do not say what area they cover.",
              null,
              List.of("zones.geojson, zone 3: </script><script>window.owned=1</script>")),
          entries);
    }
    return page;
  }

  @Test
  void aPrivateZoneIsCountedAndNothingElse() throws Exception {
    String page = Files.readString(page());
    assertTrue(page.contains("\"hidden\":1"));
    assertFalse(page.contains(Scene.HOME.name()));
    assertFalse(page.contains(Scene.HOME.id() + "\""));
    // the middle of the other zones is -24.5, -41.2
    for (Coordinate corner : Scene.HOME.area().getCoordinates()) {
      assertFalse(page.contains("[" + corner.x + "," + corner.y + "]"), "no corner of it");
    }
  }

  @Test
  @Tag("slow")
  void zonesAreDrawnListedAndChosenWithoutAnyRequest() throws Exception {
    Path page = page();
    try (Chromium chromium = Chromium.start(temp.resolve("profile"))) {
      chromium.open(page, "", 1400, 1000, false);
      chromium.requestsElsewhere(); // those of the browser's own first page
      chromium.complaints();
      chromium.open(page, "", 1400, 1000, false);
      chromium.until("document.querySelectorAll('#zones tbody tr').length === 6");
      assertEquals("7 zones in 1 file", chromium.text("h1"));
      assertTrue(chromium.text(".lede").contains("1 private zone is neither drawn nor listed"));
      chromium.until("map.k > 0");
      double before = ((Number) chromium.run("return map.k")).doubleValue();
      chromium.find("#zones tbody tr:nth-child(3) button").click();
      chromium.until("map.k > " + 2 * before);
      assertEquals("Kestrel Dam", chromium.text("tr.chosen button"));
      chromium.find("input[type=search]").sendKeys("harbour");
      chromium.until("document.querySelectorAll('#zones tbody tr').length === 1");
      assertEquals("", chromium.run("return window.owned"));
      assertTrue(chromium.text("#pane").contains("</script><script>"), "shown as text");
      assertEquals(List.of(), chromium.complaints());
      assertEquals(List.of(), chromium.requestsElsewhere());
    }
  }
}
