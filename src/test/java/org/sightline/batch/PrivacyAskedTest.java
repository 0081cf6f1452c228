package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.risk.Assessment;
import org.sightline.risk.Assessor;
import org.sightline.risk.Check;
import org.sightline.risk.Checks;
import org.sightline.risk.Observation;
import org.sightline.risk.Policy;
import org.sightline.telemetry.Telemetry;
import org.sightline.vision.Effort;
import org.sightline.vision.Looking.Viewpoint;

class PrivacyAskedTest {
  private static final PrivacyAsked NOTHING_INSTALLED =
      new PrivacyAsked(null, false, false, Effort.NORMAL);

  @Test
  void whereNoPictureWasLookedAtTheChecksSayWhyAndNotThatNobodyAsked() {
    MediaItem other =
        new MediaItem.Other(new Probe().header(Input.of(Path.of("minutes.pdf"))), List.of());
    Assessment assessed =
        Assessor.assess(
            Policy.standard(),
            new Observation(
                other, Telemetry.UNREAD, List.of(), List.of(), Checks.ofUnread(other), List.of()));
    var answered = (Assessment.Assessed) NOTHING_INSTALLED.answered(assessed);
    Map<Check.Kind, Check> checks = answered.observation().checks();
    assertEquals("not-supported", checks.get(Check.Kind.FACES).code());
    assertEquals("not-supported", checks.get(Check.Kind.PLATES).code());
    assertSame(answered, NOTHING_INSTALLED.answered(answered));
  }

  @Test
  void whatIsMissingIsSaidBeforeWhatWentWrong() {
    Map<Check.Kind, Check> checks = NOTHING_INSTALLED.ofPhoto(null, Viewpoint.GROUND);
    assertEquals("no-model", checks.get(Check.Kind.FACES).code());
    assertEquals("no-text-reader", checks.get(Check.Kind.PLATES).code());
    PrivacyAsked reads = new PrivacyAsked(null, true, false, Effort.NORMAL);
    assertEquals(
        "no-detector", reads.ofPhoto(null, Viewpoint.GROUND).get(Check.Kind.PLATES).code());
    PrivacyAsked all = new PrivacyAsked(null, true, true, Effort.NORMAL);
    assertEquals("not-decoded", all.ofPhoto(null, Viewpoint.GROUND).get(Check.Kind.PLATES).code());
  }
}
