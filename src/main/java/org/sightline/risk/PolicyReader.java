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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Activity;

/**
 * Reads one policy file: which keys a policy has, and what each means. What is left out is taken
 * from {@link Policy#standard()}.
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

  /** Higher than any building: 828 m, Burj Khalifa. */
  private static final double MOST_THINGS_M = 1000;

  private final String file;
  private final PolicyValues values;

  PolicyReader(String file) {
    this.file = file;
    this.values = new PolicyValues(file);
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
      values.say(e);
    }
    values.refuseProblems();
    return policy;
  }

  private Policy policy(Yaml root, Policy base) {
    Map<String, Yaml> keys = values.map(root, "the policy", KEYS);
    if (!keys.containsKey("policy")) {
      values.say(root, "policy: missing; give the policy a name");
    }
    return new Policy(
        values.text(keys.get("policy"), "policy", base.name()),
        values.text(keys.get("version"), "version", base.version()),
        required(keys.get("required"), base.required()),
        values.number(keys.get("probability"), "probability", 1, base.probability()),
        values.yesNo(keys.get("requireCoverage"), "requireCoverage", base.requireCoverage()),
        values.number(keys.get("closeM"), "closeM", 1e6, base.closeM()),
        zones(keys.get("zones"), base.zones()),
        privateZones(keys.get("private"), base.privateZones()),
        sees(keys.get("sees"), base.sees()),
        ceilings(keys.get("atMost"), base.ceilings()),
        values.level(keys.get("positionConflict"), "positionConflict", base.positionConflict()),
        objects(keys.get("objects"), base.objects()),
        texts(keys.get("text"), base.text()));
  }

  private Policy.Text texts(@Nullable Yaml node, Policy.Text base) {
    Map<String, Yaml> keys = values.map(node, "text", TEXT_KEYS);
    return new Policy.Text(
        values.yesNo(keys.get("read"), "text.read", base.read()),
        values.level(keys.get("noPhotography"), "text.noPhotography", base.noPhotography()),
        values.level(keys.get("restrictedArea"), "text.restrictedArea", base.restrictedArea()),
        values.level(keys.get("noEntry"), "text.noEntry", base.noEntry()),
        values.level(
            keys.get("markedRestricted"), "text.markedRestricted", base.markedRestricted()),
        values.level(keys.get("markedHigher"), "text.markedHigher", base.markedHigher()));
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
      values.say(node, "required: must be a list such as [position, objects]");
      return base;
    }
    for (Yaml item : node.values()) {
      if (names.contains(item.text())) {
        required.add(Check.Kind.valueOf(item.text().toUpperCase(Locale.ROOT)));
      } else {
        values.say(
            item, "required: " + item.shown() + " is no check" + PolicyValues.allowed(names));
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
    for (Map.Entry<String, Yaml> entry : values.map(node, "zones", names).entrySet()) {
      Activity activity = Activity.valueOf(entry.getKey());
      Policy.ZoneLevels from = base.getOrDefault(activity, base.values().iterator().next());
      levels.put(activity, zoneLevels(entry.getValue(), "zones." + entry.getKey(), from));
    }
    return levels;
  }

  private Policy.ZoneLevels zoneLevels(Yaml node, String key, Policy.ZoneLevels base) {
    Map<String, Yaml> keys = values.map(node, key, PLACES);
    return new Policy.ZoneLevels(
        values.level(keys.get("inside"), key + ".inside", base.inside()),
        values.level(keys.get("possiblyInside"), key + ".possiblyInside", base.possiblyInside()),
        values.level(keys.get("close"), key + ".close", base.close()),
        values.level(keys.get("near"), key + ".near", base.near()));
  }

  private Policy.ZoneLevels privateZones(@Nullable Yaml node, Policy.ZoneLevels base) {
    Map<String, Yaml> keys = values.map(node, "private", PRIVATE_PLACES);
    Level near = values.level(keys.get("near"), "private.near", base.near());
    return new Policy.ZoneLevels(
        values.level(keys.get("inside"), "private.inside", base.inside()), near, near, near);
  }

  private Policy.Sees sees(@Nullable Yaml node, Policy.Sees base) {
    Map<String, Yaml> keys = values.map(node, "sees", SEES);
    return new Policy.Sees(
        Math.max(1, values.number(keys.get("rangeM"), "sees.rangeM", 1e6, base.rangeM())),
        Math.max(
            0.01,
            values.number(
                keys.get("pixelsPerMetre"), "sees.pixelsPerMetre", 1e6, base.pixelsPerMetre())),
        values.number(keys.get("probability"), "sees.probability", 1, base.probability()),
        shown(keys.get("likely"), "sees.likely", base.likely()),
        shown(keys.get("possible"), "sees.possible", base.possible()),
        values.number(keys.get("thingsM"), "sees.thingsM", MOST_THINGS_M, base.thingsM()));
  }

  private Policy.Shown shown(@Nullable Yaml node, String key, Policy.Shown base) {
    Map<String, Yaml> keys = values.map(node, key, SHOWN);
    return new Policy.Shown(
        values.level(keys.get("vehicles"), key + ".vehicles", base.vehicles()),
        values.level(keys.get("buildings"), key + ".buildings", base.buildings()),
        values.level(keys.get("shapes"), key + ".shapes", base.shapes()));
  }

  private Policy.Ceilings ceilings(@Nullable Yaml node, Policy.Ceilings base) {
    Map<String, Yaml> keys = values.map(node, "atMost", CEILINGS);
    return new Policy.Ceilings(
        values.level(keys.get("notActive"), "atMost.notActive", base.notActive()),
        values.level(keys.get("outsideHeight"), "atMost.outsideHeight", base.outsideHeight()),
        values.level(keys.get("flightUnknown"), "atMost.flightUnknown", base.flightUnknown()),
        values.level(keys.get("notFlying"), "atMost.notFlying", base.notFlying()),
        values.level(
            keys.get("hiddenByTerrain"), "atMost.hiddenByTerrain", base.hiddenByTerrain()));
  }

  private Policy.Objects objects(@Nullable Yaml node, Policy.Objects base) {
    Map<String, Yaml> keys = values.map(node, "objects", OBJECT_KEYS);
    return new Policy.Objects(
        values.level(keys.get("insideZone"), "objects.insideZone", base.insideZone()),
        values.level(
            keys.get("possiblyInsideZone"),
            "objects.possiblyInsideZone",
            base.possiblyInsideZone()),
        values.level(keys.get("standsInZone"), "objects.standsInZone", base.standsInZone()),
        values.level(keys.get("mayStandInZone"), "objects.mayStandInZone", base.mayStandInZone()),
        flagged(keys.get("flagged"), base.flagged()));
  }

  private Map<String, Policy.Flagged> flagged(
      @Nullable Yaml node, Map<String, Policy.Flagged> base) {
    if (node == null) {
      return base;
    }
    Map<String, Policy.Flagged> flagged = new TreeMap<>();
    for (Map.Entry<String, Yaml> entry : values.map(node, "objects.flagged", null).entrySet()) {
      String key = "objects.flagged." + entry.getKey();
      Map<String, Yaml> keys = values.map(entry.getValue(), key, FLAGGED_KEYS);
      flagged.put(
          entry.getKey().toLowerCase(Locale.ROOT),
          new Policy.Flagged(
              values.level(keys.get("level"), key + ".level", Level.LOW),
              values.number(keys.get("minScore"), key + ".minScore", 1, 0.5)));
    }
    return flagged;
  }
}
