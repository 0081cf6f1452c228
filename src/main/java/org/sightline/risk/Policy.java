package org.sightline.risk;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Activity;

/**
 * What counts, and how much. The documented form is {@code default-policy.yaml}, which says the
 * same as {@link #standard()}; what a file leaves out is taken from there.
 *
 * @param name what the policy is called in reports
 * @param version which edition of it
 * @param required the checks whose absence makes an item {@link Level#UNDETERMINED}
 * @param probability from which probability of being inside a zone counts as possibly inside, 0..1
 * @param requireCoverage whether the position check is limited where no zone file says what area it
 *     covers
 * @param closeM how near to a border is close, metres, 0 or more
 * @param zones how serious each kind of place is, by what the zone restricts; every activity has an
 *     entry
 * @param privateZones the same for private zones; only {@code inside} and {@code near} are looked
 *     at, because a finer answer would give away the distance
 * @param sees how serious it is what a picture shows from outside a zone
 * @param ceilings the levels that a finding cannot exceed for a stated reason
 * @param positionConflict how serious it is that positions in one file disagree
 * @param objects flagged objects
 * @param text text in the picture
 */
public record Policy(
    String name,
    String version,
    Set<Check.Kind> required,
    double probability,
    boolean requireCoverage,
    double closeM,
    Map<Activity, ZoneLevels> zones,
    ZoneLevels privateZones,
    Sees sees,
    Ceilings ceilings,
    Level positionConflict,
    Objects objects,
    Text text)
    implements Serializable {

  /** Copies and sorts the collections. */
  public Policy {
    EnumSet<Check.Kind> inOrder = EnumSet.noneOf(Check.Kind.class);
    inOrder.addAll(required);
    required = Collections.unmodifiableSet(inOrder);
    zones = Collections.unmodifiableMap(new EnumMap<>(zones));
  }

  /**
   * How serious a camera's place is. Each is at least as serious as the next: a level that is lower
   * than one further out is raised to it.
   *
   * @param inside the position lies in the zone
   * @param possiblyInside it lies outside, but its error reaches in with the policy's probability
   * @param close it lies outside, within {@link Policy#closeM}
   * @param near it lies outside, and the zone's margin or the position's error reaches it
   */
  public record ZoneLevels(Level inside, Level possiblyInside, Level close, Level near)
      implements Serializable {
    /** Makes the row monotone. */
    public ZoneLevels {
      close = close.worse(near);
      possiblyInside = possiblyInside.worse(close);
      inside = inside.worse(possiblyInside);
    }
  }

  /**
   * Zones that can be in a picture taken outside them.
   *
   * @param rangeM how far zones are looked for, metres, more than 0
   * @param pixelsPerMetre long lenses look further: as far as things are drawn this large, more
   *     than 0
   * @param probability from which probability of being in the picture a zone counts as likely in
   *     it, and an object as likely standing in a zone, 0..1
   * @param likely how serious that is
   * @param possible the same for zones that are less likely in it, also because it is not known
   *     which way the camera looked
   * @param thingsM where elevation data are given: how high things in a zone are taken to reach
   *     above its ground, metres, 0 or more; terrain hides the zone if it hides them
   */
  public record Sees(
      double rangeM,
      double pixelsPerMetre,
      double probability,
      Shown likely,
      Shown possible,
      double thingsM)
      implements Serializable {
    /** No view is looked along further than this, metres: see {@code view.Detail}. */
    public static final double MOST_RANGE_M = 50_000;

    /** Makes the rows monotone and bounds the range. */
    public Sees {
      if (!(rangeM > 0) || !(pixelsPerMetre > 0) || !(thingsM >= 0 && thingsM < 1e4)) {
        throw new IllegalArgumentException(
            "range " + rangeM + " m, " + pixelsPerMetre + " px/m, things " + thingsM + " m");
      }
      rangeM = Math.min(MOST_RANGE_M, rangeM);
      likely =
          new Shown(
              likely.vehicles().worse(possible.vehicles()),
              likely.buildings().worse(possible.buildings()),
              likely.shapes().worse(possible.shapes()));
    }

    /**
     * How far zones are looked for, metres.
     *
     * @param pixelsPerMetreAt1M how large the camera draws things one metre away; null if the lens
     *     is not known
     */
    public double rangeM(@Nullable Double pixelsPerMetreAt1M) {
      double further = pixelsPerMetreAt1M == null ? 0 : pixelsPerMetreAt1M / pixelsPerMetre;
      return Math.max(rangeM, Math.min(MOST_RANGE_M, further));
    }
  }

  /**
   * How serious it is by what can be made out. Each is at least as serious as the next.
   *
   * @param vehicles vehicles could be recognised, or how large things are drawn is not known
   * @param buildings buildings and aircraft could be recognised
   * @param shapes only large shapes could be made out
   */
  public record Shown(Level vehicles, Level buildings, Level shapes) implements Serializable {
    /** Makes the row monotone. */
    public Shown {
      buildings = buildings.worse(shapes);
      vehicles = vehicles.worse(buildings);
    }
  }

  /**
   * Levels that findings cannot exceed.
   *
   * @param notActive the zone did not apply at the time of capture
   * @param outsideHeight the camera was above the zone's ceiling or below its floor
   * @param flightUnknown the zone restricts flight only, and whether the camera flew is not known
   * @param notFlying the zone restricts flight only, and the camera is one that people hold
   * @param hiddenByTerrain the zone lies in the view, and terrain surely hides it
   */
  public record Ceilings(
      Level notActive,
      Level outsideHeight,
      Level flightUnknown,
      Level notFlying,
      Level hiddenByTerrain)
      implements Serializable {}

  /**
   * Flagged objects.
   *
   * @param insideZone how serious any of them is in a picture taken inside a zone that restricts
   *     capture or publication
   * @param possiblyInsideZone the same for a picture possibly taken inside
   * @param standsInZone how serious it is that one likely stands in such a zone itself
   * @param mayStandInZone the same where it is less likely, or only its direction is known
   * @param flagged by label in lower case: how serious each is by itself, and from which score
   */
  public record Objects(
      Level insideZone,
      Level possiblyInsideZone,
      Level standsInZone,
      Level mayStandInZone,
      Map<String, Flagged> flagged)
      implements Serializable {
    /** Copies and sorts the map, and makes what is likely at least as serious as what may be. */
    public Objects {
      standsInZone = standsInZone.worse(mayStandInZone);
      flagged = Collections.unmodifiableMap(new TreeMap<>(flagged));
    }
  }

  /**
   * One flagged class of objects.
   *
   * @param level how serious by itself
   * @param minScore lowest score that counts, 0..1
   */
  public record Flagged(Level level, double minScore) implements Serializable {}

  /**
   * Text in the picture.
   *
   * @param read whether it is read at all
   * @param noPhotography how serious a sign is that forbids photography
   * @param restrictedArea one that marks a restricted area
   * @param noEntry one that forbids entry
   * @param markedRestricted a document with a marking of the lowest rank
   * @param markedHigher one with a marking of a higher rank
   */
  public record Text(
      boolean read,
      Level noPhotography,
      Level restrictedArea,
      Level noEntry,
      Level markedRestricted,
      Level markedHigher)
      implements Serializable {
    /** What is marked higher is at least as serious. */
    public Text {
      markedHigher = markedHigher.worse(markedRestricted);
    }
  }

  /** The policy that holds without a file; says what {@code default-policy.yaml} says. */
  public static Policy standard() {
    ZoneLevels levels = new ZoneLevels(Level.HIGH, Level.MEDIUM, Level.MEDIUM, Level.LOW);
    Flagged large = new Flagged(Level.MEDIUM, 0.5);
    Flagged common = new Flagged(Level.LOW, 0.5);
    return new Policy(
        "standard",
        "1",
        EnumSet.of(Check.Kind.POSITION, Check.Kind.VIEW, Check.Kind.OBJECTS),
        0.05,
        false,
        50,
        Map.of(Activity.CAPTURE, levels, Activity.PUBLICATION, levels, Activity.FLIGHT, levels),
        new ZoneLevels(Level.HIGH, Level.MEDIUM, Level.MEDIUM, Level.MEDIUM),
        new Sees(
            5_000,
            1,
            0.5,
            new Shown(Level.MEDIUM, Level.LOW, Level.LOW),
            new Shown(Level.LOW, Level.LOW, Level.LOW),
            100),
        new Ceilings(Level.LOW, Level.LOW, Level.MEDIUM, Level.LOW, Level.LOW),
        Level.LOW,
        new Objects(
            Level.HIGH,
            Level.MEDIUM,
            Level.HIGH,
            Level.MEDIUM,
            Map.of(
                "airplane",
                large,
                "aeroplane",
                large,
                "helicopter",
                large,
                "boat",
                common,
                "ship",
                common,
                "truck",
                common,
                "train",
                common)),
        new Text(true, Level.MEDIUM, Level.MEDIUM, Level.LOW, Level.MEDIUM, Level.MEDIUM));
  }

  /**
   * Reads a policy file.
   *
   * @throws PolicyException naming file, line, column and key of everything wrong with it
   * @throws IOException if the file cannot be read
   */
  public static Policy load(Path file) throws IOException, PolicyException {
    return new PolicyReader(file.toString()).read(file);
  }

  /** SHA-256 over everything in it that can change an answer, 64 hex digits. */
  public String sha256() {
    return PolicyHash.of(this);
  }
}
