package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.telemetry.Position;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.vision.Looking.Viewpoint;
import org.sightline.zones.Activity;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

class AssessorTest {
  private static final Policy POLICY = Policy.standard();

  private static Scene clear() {
    return new Scene().fix(-41.2, -24.5, 8, "exif:GPS");
  }

  @Test
  void nothingFoundWithEveryCheckMadeIsNone() {
    assertEquals(Level.NONE, clear().assessed().level());
  }

  @Test
  void aPhotoWithoutPositionIsUndetermined() {
    Assessment.Assessed assessed = new Scene().assessed();
    assertEquals(Level.UNDETERMINED, assessed.level());
    assertEquals(List.of(), assessed.findings());
  }

  @Test
  void aLowFindingNeverHidesAnOpenCheckAndAnOpenCheckNeverHidesAHighOne() {
    assertEquals(Level.UNDETERMINED, new Scene().sees("boat", 0.9).assessed().level());
    assertEquals(Level.MEDIUM, new Scene().sees("airplane", 0.9).assessed().level());
    assertEquals(
        Level.HIGH,
        clear()
            .inside(Scene.MEADOW, 140, 1)
            .looked(new Checks.Looked(true, false, false, Viewpoint.UNKNOWN, true))
            .assessed()
            .level());
  }

  @Test
  void checksSwitchedOffOrLackingDoNotCount() {
    assertEquals(Level.NONE, clear().looked(Checks.Looked.NOT_ASKED).assessed().level());
  }

  @Test
  void aLimitedCheckIsOpen() {
    assertEquals(
        Level.UNDETERMINED,
        clear()
            .looked(new Checks.Looked(true, true, false, Viewpoint.NADIR, false))
            .assessed()
            .level());
  }

  @Test
  void findingsAreWorstFirst() {
    List<Finding> findings =
        clear()
            .near(Scene.QUAY, 400, 0)
            .inside(Scene.MEADOW, 140, 1)
            .sees("person", 0.9)
            .missing(Position.State.EMPTY, "")
            .assessed()
            .findings();
    assertEquals("camera-inside-zone", findings.get(0).rule());
    assertEquals("camera-near-zone", findings.get(1).rule());
  }

  @Test
  void levelIsTheWorstOfFindingsAndOpenChecks() {
    for (Level level : Level.values()) {
      List<Finding> one = List.of(new Finding("rule", level, "Because.", List.of()));
      Map<Check.Kind, Check> made = checks(Check.MADE);
      assertEquals(level, Assessor.level(POLICY, one, made));
      Map<Check.Kind, Check> open = checks(new Check(Check.State.NOT_MADE, "no", "No."));
      assertEquals(level.worse(Level.UNDETERMINED), Assessor.level(POLICY, one, open));
    }
  }

  @Test
  void addingAFindingNeverLowersTheLevel() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      List<Finding> findings = new ArrayList<>();
      Map<Check.Kind, Check> checks = checks(random.nextBoolean() ? Check.MADE : open());
      Level before = Assessor.level(POLICY, findings, checks);
      for (int n = 0; n < 5; n++) {
        Level level = Level.values()[random.nextInt(5)];
        findings.add(new Finding("rule", level, "Because.", List.of()));
        Level after = Assessor.level(POLICY, findings, checks);
        assertTrue(after.compareTo(before) >= 0);
        assertTrue(after.compareTo(level) >= 0);
        before = after;
      }
    }
  }

  @Test
  void aRequiredCheckThatIsMissingOrOpenNeverGivesNone() {
    for (Check.Kind kind : POLICY.required()) {
      Map<Check.Kind, Check> missing = checks(Check.MADE);
      missing.remove(kind);
      assertNotEquals(Level.NONE, Assessor.level(POLICY, List.of(), missing));
      for (Check.State state : List.of(Check.State.LIMITED, Check.State.NOT_MADE)) {
        Map<Check.Kind, Check> open = checks(Check.MADE);
        open.put(kind, new Check(state, "code", "Why."));
        assertEquals(Level.UNDETERMINED, Assessor.level(POLICY, List.of(), open));
      }
    }
  }

  @Test
  void addingAContactOrADetectionNeverLowersTheLevel() {
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      Observation before = random(random, new ArrayList<>(), new ArrayList<>());
      List<ZoneContact> contacts = new ArrayList<>(before.contacts());
      List<Detection> detections = new ArrayList<>(before.detections());
      contacts.add(contact(random));
      detections.add(detection(random));
      Observation more =
          new Observation(
              before.item(),
              before.telemetry(),
              contacts,
              before.detections(),
              before.checks(),
              before.notes());
      Observation most =
          new Observation(
              before.item(),
              before.telemetry(),
              contacts,
              detections,
              before.checks(),
              before.notes());
      Level a = Assessor.assess(POLICY, before).level();
      Level b = Assessor.assess(POLICY, more).level();
      Level c = Assessor.assess(POLICY, most).level();
      assertTrue(b.compareTo(a) >= 0 && c.compareTo(b) >= 0, a + " " + b + " " + c);
    }
  }

  @Test
  void theOrderOfContactsDoesNotChangeTheLevel() {
    Random random = new Random(13);
    for (int i = 0; i < 500; i++) {
      Observation seen = random(random, new ArrayList<>(), new ArrayList<>());
      List<ZoneContact> contacts = new ArrayList<>(seen.contacts());
      Collections.shuffle(contacts, random);
      Observation shuffled =
          new Observation(
              seen.item(),
              seen.telemetry(),
              contacts,
              seen.detections(),
              seen.checks(),
              seen.notes());
      assertEquals(
          Assessor.assess(POLICY, seen).level(), Assessor.assess(POLICY, shuffled).level());
    }
  }

  @Test
  void aLikelierContactIsNeverLessSerious() {
    Level before = Level.NONE;
    for (int percent = 0; percent <= 100; percent += 5) {
      Level level = clear().near(Scene.MEADOW, 60, percent / 100.0).assessed().level();
      assertTrue(level.compareTo(before) >= 0);
      before = level;
    }
    assertEquals(Level.MEDIUM, before);
    assertEquals(Level.MEDIUM, clear().near(Scene.MEADOW, 60, 0.05).assessed().level());
    assertEquals(Level.LOW, clear().near(Scene.MEADOW, 60, 0.049).assessed().level());
  }

  @Test
  void findingsOfLevelNoneAreNotTold() throws Exception {
    Policy quiet =
        new PolicyReader("quiet.yaml")
            .read("policy: quiet\nobjects: {flagged: {boat: {level: NONE}}}\n");
    Observation seen = clear().sees("boat", 0.9).observation();
    assertEquals(List.of(), Assessor.assess(quiet, seen).findings());
  }

  private static Map<Check.Kind, Check> checks(Check check) {
    Map<Check.Kind, Check> checks = new EnumMap<>(Check.Kind.class);
    for (Check.Kind kind : Check.Kind.values()) {
      checks.put(kind, check);
    }
    return checks;
  }

  private static Check open() {
    return new Check(Check.State.NOT_MADE, "no-position", "No position.");
  }

  private static Observation random(
      Random random, List<ZoneContact> contacts, List<Detection> detections) {
    for (int i = random.nextInt(4); i > 0; i--) {
      contacts.add(contact(random));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      detections.add(detection(random));
    }
    Scene scene = random.nextBoolean() ? clear() : new Scene();
    Observation bare = scene.camera(random.nextBoolean() ? "DJI" : "Apple", "x").observation();
    return new Observation(
        bare.item(), bare.telemetry(), contacts, detections, bare.checks(), bare.notes());
  }

  private static ZoneContact contact(Random random) {
    List<Zone> zones =
        List.of(
            Scene.MEADOW,
            Scene.QUAY,
            Scene.GULL,
            Scene.HOME,
            Scene.zone("Tansy Works", "power plant", Activity.CAPTURE, Activity.FLIGHT));
    boolean inside = random.nextBoolean();
    Zone zone = zones.get(random.nextInt(zones.size()));
    return new ZoneContact(
        zone,
        inside ? ZoneContact.How.INSIDE : ZoneContact.How.NEAR,
        random.nextDouble(),
        inside ? 0 : random.nextDouble() * 100,
        inside ? random.nextDouble() * 100 : 0,
        null,
        ZoneContact.Active.values()[random.nextInt(3)],
        ZoneContact.Active.values()[random.nextInt(3)],
        ZoneContact.HeightRelation.values()[random.nextInt(3)],
        zone.volumes().get(0),
        random.nextBoolean() ? "exif:GPS" : "xmp:exif");
  }

  private static Detection detection(Random random) {
    String label = List.of("boat", "airplane", "person").get(random.nextInt(3));
    return new Detection(label, random.nextDouble(), new Box(0, 0, 10, 10), "yolox-nano");
  }
}
