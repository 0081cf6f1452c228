package org.sightline.risk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Activity;

/**
 * Reads one policy file. Every problem is collected with its place; keys that are not known and
 * keys given twice are problems. What is left out is taken from {@link Policy#standard()}.
 */
final class PolicyReader {
  private static final int MAX_BYTES = 1 << 18;

  private static final List<String> KEYS =
      List.of(
          "policy",
          "version",
          "required",
          "requireCoverage",
          "probability",
          "closeM",
          "zones",
          "private",
          "sees",
          "atMost",
          "positionConflict",
          "objects",
          "text");
  private static final List<String> PLACES = List.of("inside", "possiblyInside", "close", "near");
  private static final List<String> PRIVATE_PLACES = List.of("inside", "near");
  private static final List<String> SEES =
      List.of("rangeM", "pixelsPerMetre", "probability", "likely", "possible", "thingsM");
  private static final List<String> SHOWN = List.of("vehicles", "buildings", "shapes");
  private static final List<String> CEILINGS =
      List.of("notActive", "outsideHeight", "flightUnknown", "notFlying", "hiddenByTerrain");
  private static final List<String> OBJECT_KEYS =
      List.of("insideZone", "possiblyInsideZone", "standsInZone", "mayStandInZone", "flagged");
  private static final List<String> TEXT_KEYS =
      List.of(
          "read", "noPhotography", "restrictedArea", "noEntry", "markedRestricted", "markedHigher");
  private static final List<String> FLAGGED_KEYS = List.of("level", "minScore");
  private static final List<String> LEVELS = List.of("NONE", "LOW", "MEDIUM", "HIGH");

  /** Higher than any building: 828 m, Burj Khalifa. */
  private static final double MOST_THINGS_M = 1000;

  private final String file;
  private final List<Yaml.Problem> problems = new ArrayList<>();

  PolicyReader(String file) {
    this.file = file;
  }

  Policy read(Path path) throws IOException, PolicyException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new PolicyException(List.of(file + ": larger than 256 KB, too large for a policy"));
    }
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new PolicyException(List.of(file + ": not UTF-8 text"));
    }
  }

  Policy read(String text) throws PolicyException {
    Policy policy = Policy.standard();
    try {
      Yaml root = Yaml.read(text);
      if (root == null) {
        throw new PolicyException(List.of(file + ": empty; write at least “policy: NAME”"));
      }
      policy = policy(root, policy);
    } catch (Yaml.Problem e) {
      problems.add(e);
    }
    if (!problems.isEmpty()) {
      throw new PolicyException(said());
    }
    return policy;
  }

  private List<String> said() {
    problems.sort((a, b) -> a.line != b.line ? a.line - b.line : a.column - b.column);
    List<String> lines = new ArrayList<>();
    for (Yaml.Problem problem : problems) {
      lines.add(file + ":" + problem.line + ":" + problem.column + ": " + problem.getMessage());
    }
    return lines;
  }

  private Policy policy(Yaml root, Policy base) {
    Map<String, Yaml> keys = map(root, "the policy", KEYS);
    if (!keys.containsKey("policy")) {
      say(root, "policy: missing; give the policy a name");
    }
    return new Policy(
        text(keys.get("policy"), "policy", base.name()),
        text(keys.get("version"), "version", base.version()),
        required(keys.get("required"), base.required()),
        number(keys.get("probability"), "probability", 1, base.probability()),
        yesNo(keys.get("requireCoverage"), "requireCoverage", base.requireCoverage()),
        number(keys.get("closeM"), "closeM", 1e6, base.closeM()),
        zones(keys.get("zones"), base.zones()),
        privateZones(keys.get("private"), base.privateZones()),
        sees(keys.get("sees"), base.sees()),
        ceilings(keys.get("atMost"), base.ceilings()),
        level(keys.get("positionConflict"), "positionConflict", base.positionConflict()),
        objects(keys.get("objects"), base.objects()),
        texts(keys.get("text"), base.text()));
  }

  private Policy.Text texts(@Nullable Yaml node, Policy.Text base) {
    Map<String, Yaml> keys = map(node, "text", TEXT_KEYS);
    return new Policy.Text(
        yesNo(keys.get("read"), "text.read", base.read()),
        level(keys.get("noPhotography"), "text.noPhotography", base.noPhotography()),
        level(keys.get("restrictedArea"), "text.restrictedArea", base.restrictedArea()),
        level(keys.get("noEntry"), "text.noEntry", base.noEntry()),
        level(keys.get("markedRestricted"), "text.markedRestricted", base.markedRestricted()),
        level(keys.get("markedHigher"), "text.markedHigher", base.markedHigher()));
  }

  private Set<Check.Kind> required(@Nullable Yaml node, Set<Check.Kind> base) {
    if (node == null) {
      return base;
    }
    Set<Check.Kind> required = EnumSet.noneOf(Check.Kind.class);
    List<String> names = new ArrayList<>();
    for (Check.Kind kind : Check.Kind.values()) {
      names.add(kind.name().toLowerCase(Locale.ROOT));
    }
    if (node.kind() != Yaml.Kind.LIST) {
      say(node, "required: must be a list such as [position, objects]");
      return base;
    }
    for (Yaml item : node.values()) {
      if (names.contains(item.text())) {
        required.add(Check.Kind.valueOf(item.text().toUpperCase(Locale.ROOT)));
      } else {
        say(item, "required: " + item.shown() + " is no check" + allowed(names));
      }
    }
    return required;
  }

  private Map<Activity, Policy.ZoneLevels> zones(
      @Nullable Yaml node, Map<Activity, Policy.ZoneLevels> base) {
    Map<Activity, Policy.ZoneLevels> levels = new EnumMap<>(base);
    List<String> names = new ArrayList<>();
    for (Activity activity : Activity.values()) {
      names.add(activity.name());
    }
    for (Map.Entry<String, Yaml> entry : map(node, "zones", names).entrySet()) {
      Activity activity = Activity.valueOf(entry.getKey());
      Policy.ZoneLevels from = base.getOrDefault(activity, base.values().iterator().next());
      levels.put(activity, zoneLevels(entry.getValue(), "zones." + entry.getKey(), from));
    }
    return levels;
  }

  private Policy.ZoneLevels zoneLevels(Yaml node, String key, Policy.ZoneLevels base) {
    Map<String, Yaml> keys = map(node, key, PLACES);
    return new Policy.ZoneLevels(
        level(keys.get("inside"), key + ".inside", base.inside()),
        level(keys.get("possiblyInside"), key + ".possiblyInside", base.possiblyInside()),
        level(keys.get("close"), key + ".close", base.close()),
        level(keys.get("near"), key + ".near", base.near()));
  }

  private Policy.ZoneLevels privateZones(@Nullable Yaml node, Policy.ZoneLevels base) {
    Map<String, Yaml> keys = map(node, "private", PRIVATE_PLACES);
    Level near = level(keys.get("near"), "private.near", base.near());
    return new Policy.ZoneLevels(
        level(keys.get("inside"), "private.inside", base.inside()), near, near, near);
  }

  private Policy.Sees sees(@Nullable Yaml node, Policy.Sees base) {
    Map<String, Yaml> keys = map(node, "sees", SEES);
    return new Policy.Sees(
        Math.max(1, number(keys.get("rangeM"), "sees.rangeM", 1e6, base.rangeM())),
        Math.max(
            0.01,
            number(keys.get("pixelsPerMetre"), "sees.pixelsPerMetre", 1e6, base.pixelsPerMetre())),
        number(keys.get("probability"), "sees.probability", 1, base.probability()),
        shown(keys.get("likely"), "sees.likely", base.likely()),
        shown(keys.get("possible"), "sees.possible", base.possible()),
        number(keys.get("thingsM"), "sees.thingsM", MOST_THINGS_M, base.thingsM()));
  }

  private Policy.Shown shown(@Nullable Yaml node, String key, Policy.Shown base) {
    Map<String, Yaml> keys = map(node, key, SHOWN);
    return new Policy.Shown(
        level(keys.get("vehicles"), key + ".vehicles", base.vehicles()),
        level(keys.get("buildings"), key + ".buildings", base.buildings()),
        level(keys.get("shapes"), key + ".shapes", base.shapes()));
  }

  private Policy.Ceilings ceilings(@Nullable Yaml node, Policy.Ceilings base) {
    Map<String, Yaml> keys = map(node, "atMost", CEILINGS);
    return new Policy.Ceilings(
        level(keys.get("notActive"), "atMost.notActive", base.notActive()),
        level(keys.get("outsideHeight"), "atMost.outsideHeight", base.outsideHeight()),
        level(keys.get("flightUnknown"), "atMost.flightUnknown", base.flightUnknown()),
        level(keys.get("notFlying"), "atMost.notFlying", base.notFlying()),
        level(keys.get("hiddenByTerrain"), "atMost.hiddenByTerrain", base.hiddenByTerrain()));
  }

  private Policy.Objects objects(@Nullable Yaml node, Policy.Objects base) {
    Map<String, Yaml> keys = map(node, "objects", OBJECT_KEYS);
    return new Policy.Objects(
        level(keys.get("insideZone"), "objects.insideZone", base.insideZone()),
        level(
            keys.get("possiblyInsideZone"),
            "objects.possiblyInsideZone",
            base.possiblyInsideZone()),
        level(keys.get("standsInZone"), "objects.standsInZone", base.standsInZone()),
        level(keys.get("mayStandInZone"), "objects.mayStandInZone", base.mayStandInZone()),
        flagged(keys.get("flagged"), base.flagged()));
  }

  private Map<String, Policy.Flagged> flagged(
      @Nullable Yaml node, Map<String, Policy.Flagged> base) {
    if (node == null) {
      return base;
    }
    Map<String, Policy.Flagged> flagged = new TreeMap<>();
    for (Map.Entry<String, Yaml> entry : map(node, "objects.flagged", null).entrySet()) {
      String key = "objects.flagged." + entry.getKey();
      Map<String, Yaml> keys = map(entry.getValue(), key, FLAGGED_KEYS);
      flagged.put(
          entry.getKey().toLowerCase(Locale.ROOT),
          new Policy.Flagged(
              level(keys.get("level"), key + ".level", Level.LOW),
              number(keys.get("minScore"), key + ".minScore", 1, 0.5)));
    }
    return flagged;
  }

  /** The entries of a map; {@code known} null takes any key. */
  private Map<String, Yaml> map(@Nullable Yaml node, String key, @Nullable List<String> known) {
    Map<String, Yaml> entries = new TreeMap<>();
    if (node == null) {
      return entries;
    }
    if (node.kind() != Yaml.Kind.MAP) {
      say(node, key + ": must be “key: value” lines" + (known == null ? "" : allowed(known)));
      return entries;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < node.keys().size(); i++) {
      Yaml name = node.keys().get(i);
      if (known != null && !known.contains(name.text())) {
        say(name, key + ": unknown key " + name.shown() + allowed(known));
      } else if (name.text().isEmpty() || !seen.add(name.text())) {
        say(name, key + ": key " + name.shown() + " is empty or given twice");
      } else {
        entries.put(name.text(), node.values().get(i));
      }
    }
    return entries;
  }

  private String text(@Nullable Yaml node, String key, String otherwise) {
    if (node == null) {
      return otherwise;
    }
    if (node.kind() != Yaml.Kind.TEXT || node.text().isBlank() || node.text().length() > 200) {
      say(node, key + ": must be a text of 1 to 200 characters");
      return otherwise;
    }
    return node.text();
  }

  private Level level(@Nullable Yaml node, String key, Level otherwise) {
    if (node == null) {
      return otherwise;
    }
    if (!LEVELS.contains(node.text())) {
      say(node, key + ": " + node.shown() + " is no level" + allowed(LEVELS));
      return otherwise;
    }
    return Level.valueOf(node.text());
  }

  private boolean yesNo(@Nullable Yaml node, String key, boolean otherwise) {
    if (node == null) {
      return otherwise;
    }
    if (!node.text().equals("true") && !node.text().equals("false")) {
      say(node, key + ": " + node.shown() + " is neither" + allowed(List.of("true", "false")));
    }
    return node.text().equals("true");
  }

  private double number(@Nullable Yaml node, String key, double most, double otherwise) {
    if (node == null) {
      return otherwise;
    }
    try {
      double value = Double.parseDouble(node.text());
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, with the range: the message is the same for a word and for a wrong number
    }
    say(node, key + ": " + node.shown() + " is not a number from 0 to " + (long) most);
    return otherwise;
  }

  private void say(Yaml at, String message) {
    problems.add(new Yaml.Problem(at.line(), at.column(), message));
  }

  private static String allowed(List<String> values) {
    return "; allowed: " + String.join(", ", values);
  }
}
