package org.sightline.risk;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.sightline.media.Sha256;
import org.sightline.zones.Activity;

/** Hashes a policy's meaning, so that comments and order in its file do not matter. */
final class PolicyHash {
  private PolicyHash() {}

  static String of(Policy policy) {
    byte[] digest = new Sha256().digest(canonical(policy).getBytes(StandardCharsets.UTF_8));
    StringBuilder hex = new StringBuilder(64);
    for (byte b : digest) {
      hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return hex.toString();
  }

  // by hand, because a record's own toString links through invokedynamic, slow at start-up
  private static String canonical(Policy policy) {
    StringBuilder text = new StringBuilder(512);
    text.append("policy 1\n").append(policy.name()).append('\n').append(policy.version());
    for (Check.Kind kind : policy.required()) {
      text.append("\nrequired ").append(kind.name());
    }
    text.append("\nprobability ").append(policy.probability());
    text.append("\nrequireCoverage ").append(policy.requireCoverage());
    text.append("\ncloseM ").append(policy.closeM());
    for (Map.Entry<Activity, Policy.ZoneLevels> entry : policy.zones().entrySet()) {
      text.append('\n').append(entry.getKey().name());
      append(text, entry.getValue());
    }
    text.append("\nprivate");
    append(text, policy.privateZones());
    Policy.Sees sees = policy.sees();
    text.append("\nsees ").append(sees.rangeM()).append(' ').append(sees.pixelsPerMetre());
    text.append(' ').append(sees.probability());
    append(text, sees.likely());
    append(text, sees.possible());
    text.append(' ').append(sees.thingsM());
    Policy.Ceilings ceilings = policy.ceilings();
    append(text.append("\nceilings"), ceilings.notActive(), ceilings.outsideHeight());
    append(text, ceilings.flightUnknown(), ceilings.notFlying(), ceilings.hiddenByTerrain());
    append(text.append("\nconflict"), policy.positionConflict());
    Policy.Objects objects = policy.objects();
    append(text.append("\nobjects"), objects.insideZone(), objects.possiblyInsideZone());
    append(text, objects.standsInZone(), objects.mayStandInZone());
    for (Map.Entry<String, Policy.Flagged> entry : objects.flagged().entrySet()) {
      text.append('\n').append(entry.getKey()).append(' ').append(entry.getValue().minScore());
      append(text, entry.getValue().level());
    }
    Policy.Text read = policy.text();
    text.append("\ntext ").append(read.read());
    append(text, read.noPhotography(), read.restrictedArea(), read.noEntry());
    append(text, read.markedRestricted(), read.markedHigher());
    return text.toString();
  }

  private static void append(StringBuilder text, Policy.ZoneLevels levels) {
    append(text, levels.inside(), levels.possiblyInside(), levels.close(), levels.near());
  }

  private static void append(StringBuilder text, Policy.Shown shown) {
    append(text, shown.vehicles(), shown.buildings(), shown.shapes());
  }

  private static void append(StringBuilder text, Level... levels) {
    for (Level level : levels) {
      text.append(' ').append(level.name());
    }
  }
}
