package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.telemetry.Position;
import org.sightline.vision.Looking.Viewpoint;
import org.sightline.zones.Coverage;

class ChecksTest {
  private static final Policy POLICY = Policy.standard();

  private static Check position(Scene scene) {
    return Checks.position(POLICY, scene.telemetry(), 3, 0, place -> Coverage.COVERED);
  }

  private static void assertOpen(Check.State state, String code, String message, Check check) {
    assertEquals(new Check(state, code, message), check);
  }

  @Test
  void everyAbsenceOfAPositionHasItsCodeAndSentence() {
    assertOpen(
        Check.State.NOT_MADE,
        "no-position",
        "The file carries no position. An XMP sidecar beside it (same name, ending .xmp) would"
            + " supply one.",
        position(new Scene()));
    assertOpen(
        Check.State.NOT_MADE,
        "position-zeroed",
        "The position is 0, 0: written by a camera without a fix, not a place.",
        position(new Scene().missing(Position.State.ZEROED, "0 0")));
    assertEquals("position-empty", position(new Scene().missing(Position.State.EMPTY, "")).code());
    assertOpen(
        Check.State.NOT_MADE,
        "position-implausible",
        "Latitude reads 4294967295°: not a place on Earth.",
        position(
            new Scene()
                .missing(
                    Position.State.IMPLAUSIBLE,
                    "Latitude reads 4294967295°: not a place on Earth.")));
    assertEquals(
        "position-no-hemisphere",
        position(new Scene().missing(Position.State.NO_HEMISPHERE, "")).code());
    assertEquals(
        "position-undecodable",
        position(new Scene().missing(Position.State.UNDECODABLE, "")).code());
  }

  @Test
  void oneUsablePositionIsEnough() {
    Scene scene = new Scene().missing(Position.State.EMPTY, "").fix(-41.2, -24.5, 8, "xmp:exif");
    assertEquals(Check.MADE, position(scene));
  }

  @Test
  void outsideTheCoverageNothingIsKnown() {
    Scene one = new Scene().fix(-41.2, -24.5, 8, "exif:GPS");
    Check outside = Checks.position(POLICY, one.telemetry(), 3, 0, place -> Coverage.OUTSIDE);
    assertOpen(
        Check.State.NOT_MADE,
        "no-zone-data",
        "The position lies outside the area that your zone files cover: no zone data here.",
        outside);
    Scene two = one.fix(10, 10, 8, "xmp:exif").conflicting();
    Check partly =
        Checks.position(
            POLICY,
            two.telemetry(),
            3,
            0,
            place -> place.latDeg() < 0 ? Coverage.COVERED : Coverage.OUTSIDE);
    assertEquals(Check.State.LIMITED, partly.state());
    assertEquals("no-zone-data", partly.code());
  }

  @Test
  void unstatedCoverageIsOpenOnlyWhereThePolicyAsksForIt() throws Exception {
    Scene scene = new Scene().fix(-41.2, -24.5, 8, "exif:GPS");
    assertEquals(
        Check.MADE, Checks.position(POLICY, scene.telemetry(), 3, 0, place -> Coverage.UNSTATED));
    Policy strict = new PolicyReader("p").read("policy: strict\nrequireCoverage: true\n");
    Check check = Checks.position(strict, scene.telemetry(), 3, 0, place -> Coverage.UNSTATED);
    assertEquals(Check.State.LIMITED, check.state());
    assertEquals("coverage-unstated", check.code());
  }

  @Test
  void withoutZonesOrWithSkippedOnesTheCheckIsOpen() {
    Scene scene = new Scene().fix(-41.2, -24.5, 8, "exif:GPS");
    assertEquals(
        "no-zones",
        Checks.position(POLICY, scene.telemetry(), 0, 0, place -> Coverage.UNSTATED).code());
    Check skipped = Checks.position(POLICY, scene.telemetry(), 3, 1, place -> Coverage.COVERED);
    assertEquals(Check.State.LIMITED, skipped.state());
    assertEquals("zones-skipped", skipped.code());
  }

  @Test
  void objectsNeedPixelsADetectorAWholePictureAndAViewItKnows() {
    assertEquals(Check.MADE, Checks.objects(Scene.LOOKED));
    assertEquals(Check.State.NOT_ASKED, Checks.objects(Checks.Looked.NOT_ASKED).state());
    assertEquals(
        "no-detector",
        Checks.objects(new Checks.Looked(true, false, false, Viewpoint.GROUND, true)).code());
    assertEquals(
        "damaged",
        Checks.objects(new Checks.Looked(true, true, true, Viewpoint.GROUND, true)).code());
    assertEquals(
        "tilt-unknown",
        Checks.objects(new Checks.Looked(true, true, false, Viewpoint.UNKNOWN, false)).code());
    assertEquals(
        "nadir",
        Checks.objects(new Checks.Looked(true, true, false, Viewpoint.NADIR, false)).code());
  }

  @Test
  void everyKindOfCheckHasAnEntry() {
    Map<Check.Kind, Check> checks = Checks.ofPhoto(Check.MADE, Scene.LOOKED);
    assertEquals(EnumSet.allOf(Check.Kind.class), checks.keySet());
    assertEquals(Check.State.NOT_IN_THIS_VERSION, checks.get(Check.Kind.TEXT).state());
    assertEquals(EnumSet.allOf(Check.Kind.class), Checks.ofFailed().keySet());
  }

  @Test
  void viewIsAskedOfEveryPositionThatIsAskedAndNeedsNoDirection() {
    Scene scene = new Scene().fix(-41.2, -24.5, 8, "exif:GPS");
    assertEquals(Check.MADE, scene.observation().checks().get(Check.Kind.VIEW));
    Check lost = new Scene().observation().checks().get(Check.Kind.VIEW);
    assertEquals(Check.State.NOT_MADE, lost.state());
    assertEquals("no-position", lost.code());
  }

  @Test
  void theHeadSaysWhatNoItemWasAskedFor() {
    assertEquals(EnumSet.of(Check.Kind.HIDDEN), Checks.unasked(true, true, true).keySet());
    assertEquals(
        EnumSet.of(Check.Kind.TEXT, Check.Kind.HIDDEN), Checks.unasked(true, false, true).keySet());
    assertEquals(
        Check.State.NOT_ASKED, Checks.unasked(true, false, true).get(Check.Kind.TEXT).state());
    assertEquals(
        EnumSet.complementOf(EnumSet.of(Check.Kind.POSITION, Check.Kind.VIEW)),
        Checks.unasked(false, false, false).keySet());
    assertEquals(
        EnumSet.of(Check.Kind.FACES, Check.Kind.PLATES, Check.Kind.HIDDEN),
        Checks.unasked(true, true, false).keySet());
    assertEquals(
        "--privacy was not given: faces and number plates were not counted.",
        Checks.unasked(true, true, false).get(Check.Kind.FACES).message());
    assertEquals(
        "--no-pixels was given: pictures were not looked at.",
        Checks.unasked(false, true, true).get(Check.Kind.OBJECTS).message());
    assertEquals(
        "This version of Sightline does not have this check.",
        Checks.unasked(true, true, true).get(Check.Kind.HIDDEN).message());
  }

  @Test
  void aVideoIsUnknownAndATextFileIsNotAsked() {
    MediaItem video = MediaItem.Video.of(Scene.header("a.mp4"), List.of());
    assertEquals(Check.State.NOT_MADE, Checks.ofUnread(video).get(Check.Kind.POSITION).state());
    MediaItem text =
        new MediaItem.Other(
            Scene.header("a.txt"), List.of(new Note("media", "not-media", "It is a text.")));
    assertEquals(Check.State.NOT_ASKED, Checks.ofUnread(text).get(Check.Kind.POSITION).state());
    MediaItem pdf =
        new MediaItem.Other(
            Scene.header("a.pdf"), List.of(new Note("media", "not-supported", "It is a PDF.")));
    assertEquals("not-supported", Checks.ofUnread(pdf).get(Check.Kind.OBJECTS).code());
  }
}
