package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.zones.Activity;

class PolicyTest {
  private static String documented() throws IOException {
    try (InputStream in = Policy.class.getResourceAsStream("/risk/default-policy.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Policy read(String yaml) throws PolicyException {
    return new PolicyReader("my.yaml").read(yaml);
  }

  private static List<String> problems(String yaml) {
    return assertThrows(PolicyException.class, () -> read(yaml)).problems();
  }

  @Test
  void documentedFileSaysWhatTheBuiltInPolicySays() throws Exception {
    assertEquals(Policy.standard(), read(documented()));
    assertEquals(Policy.standard().sha256(), read(documented()).sha256());
  }

  @Test
  void documentedFileNamesEveryKey() throws Exception {
    // every scalar of the file is read: changing any one of them changes the policy or is refused
    String yaml = documented();
    String[] lines = yaml.split("\n");
    int changed = 0;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.isBlank() || line.trim().startsWith("#") || line.matches("\\w+:|  flagged:")) {
        continue;
      }
      changed++;
      lines[i] = line.contains("HIGH") ? line.replace("HIGH", "NONE") : change(line);
      boolean differs;
      try {
        differs = !read(String.join("\n", lines)).equals(Policy.standard());
      } catch (PolicyException e) {
        differs = true;
      }
      assertTrue(differs, "nothing reads: " + line);
      lines[i] = line;
    }
    assertTrue(changed > 20, changed + " lines");
  }

  private static String change(String line) {
    int at = line.indexOf(':') + 1;
    int comment = line.indexOf('#');
    return line.substring(0, at) + " bogus-" + (comment < 0 ? "" : line.substring(comment));
  }

  @Test
  void whatIsLeftOutKeepsTheStandard() throws Exception {
    Policy policy =
        read(
            "policy: mine\nzones: {CAPTURE: {inside: MEDIUM, possiblyInside: LOW, close: LOW}}\n"
                + "required: [position]\nobjects:\n  flagged:\n    Boat: {level: HIGH}\n");
    Policy standard = Policy.standard();
    assertEquals("mine", policy.name());
    assertEquals(EnumSet.of(Check.Kind.POSITION), policy.required());
    assertEquals(
        new Policy.ZoneLevels(Level.MEDIUM, Level.LOW, Level.LOW, Level.LOW),
        policy.zones().get(Activity.CAPTURE));
    assertEquals(standard.zones().get(Activity.FLIGHT), policy.zones().get(Activity.FLIGHT));
    assertEquals(Set.of("boat"), policy.objects().flagged().keySet());
    assertEquals(new Policy.Flagged(Level.HIGH, 0.5), policy.objects().flagged().get("boat"));
    assertEquals(standard.objects().insideZone(), policy.objects().insideZone());
    assertNotEquals(standard.sha256(), policy.sha256());
  }

  @Test
  void aLevelLowerThanOneFurtherOutIsRaised() throws Exception {
    Policy policy = read("policy: odd\nzones: {CAPTURE: {inside: LOW, near: HIGH}}\n");
    assertEquals(
        new Policy.ZoneLevels(Level.HIGH, Level.HIGH, Level.HIGH, Level.HIGH),
        policy.zones().get(Activity.CAPTURE));
  }

  @Test
  void viewsAreReadAndSomeOfThemMayBeLeftOut() throws Exception {
    Policy policy =
        read("policy: far\nsees: {rangeM: 900, pixelsPerMetre: 4, possible: {shapes: HIGH}}\n");
    assertEquals(900, policy.sees().rangeM());
    assertEquals(4, policy.sees().pixelsPerMetre());
    assertEquals(0.5, policy.sees().probability());
    assertEquals(new Policy.Shown(Level.HIGH, Level.HIGH, Level.HIGH), policy.sees().likely());
    assertNotEquals(Policy.standard().sha256(), policy.sha256());
    assertEquals(
        List.of("my.yaml:2:16: sees.rangeM: “far” is not a number from 0 to 1000000"),
        problems("policy: x\nsees: {rangeM: far}\n"));
  }

  @Test
  void problemsNameFileLineColumnKeyAndWhatIsAllowed() {
    assertEquals(
        List.of(
            "my.yaml:2:1: the policy: unknown key “probabilty”; allowed: policy, version, required,"
                + " requireCoverage, probability, closeM, zones, private, sees, atMost,"
                + " positionConflict, objects, text"),
        problems("policy: x\nprobabilty: 0.1\n"));
    assertEquals(
        List.of(
            "my.yaml:3:21: zones.CAPTURE.inside: “RED” is no level; allowed: NONE, LOW, MEDIUM,"
                + " HIGH"),
        problems("policy: x\nzones:\n  CAPTURE: {inside: RED}\n"));
  }

  @Test
  void everyProblemIsToldAtOnce() {
    List<String> problems =
        problems(
            "required: [position, smell]\nprobability: 2\ncloseM: near\nrequireCoverage: maybe\n"
                + "zones: [CAPTURE]\nobjects: {flagged: {boat: {minScore: -1}}}\nclosem: 1\n");
    assertEquals(8, problems.size(), problems.toString());
    assertTrue(problems.get(0).equals("my.yaml:1:1: policy: missing; give the policy a name"));
    assertTrue(problems.get(1).startsWith("my.yaml:1:22: required: “smell” is no check; allowed"));
    assertTrue(problems.get(2).endsWith("probability: “2” is not a number from 0 to 1"));
    assertTrue(problems.get(3).endsWith("closeM: “near” is not a number from 0 to 1000000"));
    assertTrue(problems.get(4).contains("“maybe” is neither; allowed: true, false"));
    assertTrue(problems.get(5).startsWith("my.yaml:5:8: zones: must be “key: value” lines"));
    assertTrue(problems.get(6).contains("objects.flagged.boat.minScore: “-1”"));
    assertTrue(problems.get(7).contains("unknown key “closem”"), problems.toString());
  }

  @Test
  void undeterminedIsNoLevelThatARuleMayGive() {
    assertEquals(1, problems("policy: x\npositionConflict: UNDETERMINED\n").size());
  }

  @Test
  void keysGivenTwiceAreRefused() {
    assertTrue(problems("policy: x\ncloseM: 1\ncloseM: 2\n").get(0).startsWith("my.yaml:3:1: "));
  }

  @Test
  void yamlTricksAreRefused() {
    assertTrue(problems("policy: !!java.net.URL x\n").get(0).contains("tags"));
    assertTrue(problems("policy: &a x\nversion: *a\n").get(0).contains("anchors"));
    assertTrue(problems("policy: x\n---\npolicy: y\n").get(0).contains("second document"));
    assertTrue(
        problems("policy: " + "[".repeat(100) + "]".repeat(100)).get(0).contains("too deep"));
    assertTrue(problems("policy: {").get(0).startsWith("my.yaml:1:10: not YAML"));
    assertTrue(problems("").get(0).contains("empty"));
    assertTrue(problems("just words").get(0).contains("key: value"));
    assertTrue(problems("policy: \u0007").get(0).contains("not YAML"));
  }

  @Test
  void everyCutOfTheFileIsAPolicyOrAProblem() throws Exception {
    String yaml = documented().replaceAll("(?m)#.*$", "").replaceAll("\n+", "\n");
    for (int end = 0; end < yaml.length(); end++) {
      try {
        read(yaml.substring(0, end));
      } catch (PolicyException e) {
        assertTrue(e.problems().get(0).startsWith("my.yaml:"), e.getMessage());
      }
    }
  }

  @Test
  void filesTooLargeOrNotTextAreRefused(@TempDir Path folder) throws Exception {
    Path large = Files.write(folder.resolve("large.yaml"), new byte[300_000]);
    assertTrue(
        assertThrows(PolicyException.class, () -> Policy.load(large))
            .getMessage()
            .contains("256 KB"));
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
    assertTrue(
        assertThrows(PolicyException.class, () -> Policy.load(latin))
            .getMessage()
            .contains("UTF-8"));
    assertThrows(IOException.class, () -> Policy.load(folder.resolve("none.yaml")));
  }

  @Test
  void hashIgnoresOrderAndCommentsAndNothingElse() throws Exception {
    Policy one = read("policy: x\ncloseM: 10 # metres\nversion: 3\n");
    Policy same = read("version: \"3\"\ncloseM: 10.0\npolicy: x\n");
    assertEquals(one.sha256(), same.sha256());
    for (String other :
        List.of(
            "closeM: 11",
            "requireCoverage: true",
            "probability: 0.06",
            "required: []",
            "private: {near: HIGH}",
            "atMost: {notFlying: NONE}",
            "positionConflict: HIGH",
            "objects: {insideZone: LOW}",
            "objects: {flagged: {}}",
            "zones: {FLIGHT: {close: HIGH}}")) {
      assertNotEquals(
          read("policy: x\nversion: 3\n").sha256(),
          read("policy: x\nversion: 3\n" + other).sha256(),
          other);
    }
  }
}
