package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.geo.LatLon;
import org.sightline.media.Input;
import org.sightline.media.Inputs;
import org.sightline.media.MediaItem;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.telemetry.TelemetryReaders;
import org.sightline.view.ViewFootprint.Kind;

/** Views of real pictures by others. */
class RealStillsTest {
  private static Map<String, View> views() throws Exception {
    Map<String, View> views = new TreeMap<>();
    Probe probe = new Probe();
    for (String folder : List.of("stills", "drone-stills")) {
      Inputs inputs = Inputs.of(List.of(Shared.folder("media").resolve(folder)));
      while (inputs.hasNext()) {
        Input input = inputs.next();
        MediaItem.Photo photo = (MediaItem.Photo) probe.open(input);
        Telemetry read = TelemetryReaders.read(photo);
        if (read.position() instanceof Position.Fixed fixed && photo.widthPx() > 0) {
          Fix fix = fixed.fix();
          views.put(
              input.source().text(),
              new View(
                  fix,
                  read.pose(),
                  read.lens(),
                  AboveGround.of(fix),
                  photo.widthPx(),
                  photo.heightPx()));
        }
      }
    }
    return views;
  }

  @Test
  void everyPlacedPictureHasAViewFromItsPlace() throws Exception {
    List<Kind> kinds = new ArrayList<>();
    for (Map.Entry<String, View> entry : views().entrySet()) {
      View view = entry.getValue();
      String name = entry.getKey();
      ViewFootprint seen = Footprints.project(view, Detail.rangeM(view));
      kinds.add(seen.kind());
      assertTrue(seen.ground().isValid(), name);
      assertTrue(!seen.ground().isEmpty(), name);
      LatLon at = view.fix().position();
      boolean onGround =
          seen.ground()
              .covers(new GeometryFactory().createPoint(new Coordinate(at.lonDeg(), at.latDeg())));
      assertTrue(onGround || seen.kind() == Kind.FOOTPRINT || seen.widthDeg() < 360, name);
      GroundPoint centre = seen.centre();
      if (centre != null) {
        Pixel middle = Pictures.pixel(view, centre.place());
        assertNotNull(middle);
        assertEquals(view.widthPx() / 2.0, middle.x(), 1e-3 * view.widthPx(), name);
      }
    }
    assertTrue(kinds.contains(Kind.FOOTPRINT) && kinds.contains(Kind.WEDGE), kinds.toString());
  }
}
