package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.risk.Checks;
import org.sightline.telemetry.TelemetryReaders;
import org.sightline.vision.Looking.Viewpoint;
import org.sightline.vision.ModelCard;

/** How far the look for objects counts, by what real files say of their camera's tilt. */
class LookingsTest {
  private static Checks.Looked looked(String file) throws Exception {
    Path path = Shared.folder("media").resolve(file);
    MediaItem.Photo photo = (MediaItem.Photo) new Probe().open(Input.of(path));
    ModelCard card = ModelCard.read(Path.of("models/yolox-nano"));
    return Lookings.looked(card, TelemetryReaders.read(photo), false);
  }

  @Test
  void aDronesPictureWithoutATiltMayShowTheGroundFromStraightAbove() throws Exception {
    Checks.Looked unknown = looked("drone-stills/DJI_20251001132715_0396_D_POOR_SHARPNESS.JPG");
    assertEquals(Viewpoint.UNKNOWN, unknown.viewpoint());
    assertFalse(unknown.learned());
    Checks.Looked down = looked("drone-stills/DJI_20251027143608_0008_D_LENS_CAP.JPG");
    assertEquals(Viewpoint.NADIR, down.viewpoint());
    assertFalse(down.learned());
    assertTrue(looked("drone-stills/DJI_H20T.jpg").learned());
  }

  @Test
  void aPictureThatSaysNothingOfItsCameraCountsAsTakenByHand() throws Exception {
    Checks.Looked byHand = looked("scenes/street_busy.jpg");
    assertEquals(Viewpoint.UNKNOWN, byHand.viewpoint());
    assertTrue(byHand.learned());
  }
}
