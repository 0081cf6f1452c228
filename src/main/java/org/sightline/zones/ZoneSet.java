package org.sightline.zones;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;

/**
 * Restricted areas and the questions asked of them: which does a position touch, and do the files
 * know of every zone there. Immutable once loaded, shared by all threads.
 *
 * <p>Understood are GeoJSON, KML and KMZ; the properties of a zone are listed in {@code
 * geofences/README.md}. A file is told by its first bytes. The antimeridian and the poles are
 * places like any other.
 */
public final class ZoneSet {
  /** A normal error lies within so many σ of each axis in 95 of 100 cases: √(−2 ln 0.05). */
  private static final double SIGMAS_95 = 2.4477468306808166;

  /** A nearest point closer than this has no direction worth stating, metres. */
  private static final double NO_DIRECTION_M = 0.001;

  /** Depth in a zone without a border, the whole globe: half way round it, metres. */
  private static final double NO_BORDER_M = 20_003_931;

  private static final Comparator<ZoneContact> ORDER =
      new Comparator<>() {
        @Override
        public int compare(ZoneContact a, ZoneContact b) {
          int order = a.how().compareTo(b.how());
          order = order != 0 ? order : Double.compare(a.distanceM(), b.distanceM());
          return order != 0 ? order : a.zone().id().compareTo(b.zone().id());
        }
      };

  private final List<Zone> zones;
  private final List<ZoneRow> rows;
  private final List<ZoneFile> files;
  private final List<ZoneProblem> problems;
  private final String hash;
  private final ZoneIndex index;
  private final Outlines coverages;
  private final boolean coversWorld;
  private final @Nullable Geometry coverageArea;

  ZoneSet(ReadZones read, List<ZoneFile> files, String hash, boolean coversWorld) {
    this.zones = List.copyOf(read.zones());
    this.rows = List.copyOf(read.rows());
    this.problems = List.copyOf(read.problems());
    this.files = List.copyOf(files);
    this.hash = hash;
    this.index = ZoneIndex.of(zones);
    this.coverages = Outlines.of(new ArrayList<Geometry>(read.coverages()));
    this.coversWorld = coversWorld;
    this.coverageArea =
        coversWorld || read.coverages().isEmpty()
            ? null
            : read.coverages().get(0).getFactory().buildGeometry(read.coverages());
  }

  /**
   * Reads zone files.
   *
   * @param paths files, folders (all zone files in them, sorted by name) or {@code FILE#LAYER}
   * @param skipBad go on without zones that cannot be used; {@link #problems} lists them
   * @throws ZonesRefusedException if a zone or file cannot be used and {@code skipBad} is not set,
   *     or a path does not exist
   */
  public static ZoneSet load(List<Path> paths, boolean skipBad) throws ZonesRefusedException {
    ZoneSet set = ZoneLoader.load(paths);
    if (!skipBad && set.isFaulty()) {
      throw new ZonesRefusedException(set.problems);
    }
    return set;
  }

  /** A set of zones made in memory; nothing is said about coverage. */
  public static ZoneSet of(List<Zone> zones) {
    ReadZones read = new ReadZones();
    read.zones().addAll(zones);
    return new ZoneSet(read, List.of(), "", false);
  }

  /** Whether anything was lost: a zone, a file, or what a file covers. */
  public boolean isFaulty() {
    for (ZoneProblem problem : problems) {
      if (problem.fatal()) {
        return true;
      }
    }
    return false;
  }

  /** Every usable zone, in the order of files and features; ids are unique. */
  public List<Zone> zones() {
    return zones;
  }

  /** One row a feature read, usable or not. */
  public List<ZoneRow> rows() {
    return rows;
  }

  /** The files read. */
  public List<ZoneFile> files() {
    return files;
  }

  /** All that is wrong or was corrected, in the order of files and features. */
  public List<ZoneProblem> problems() {
    return problems;
  }

  /**
   * SHA-256 over the content and the names of the files, 64 hex digits; empty if made in memory.
   */
  public String hash() {
    return hash;
  }

  /** Bytes that the index holds, beside the zones themselves. */
  public long indexBytes() {
    return index.bytes();
  }

  /**
   * The area for which files claim to know every zone, for drawing: longitude, latitude, parts may
   * overlap. Null if none says so, or one covers the whole world.
   */
  public @Nullable Geometry coverageArea() {
    return coverageArea;
  }

  /** Whether the files claim to know every zone at a place. */
  public Coverage coverage(LatLon place) {
    if (coversWorld) {
      return Coverage.COVERED;
    }
    for (int i = 0; i < coverages.size(); i++) {
      if (coverages.covers(i, place.lonDeg(), place.latDeg())) {
        return Coverage.COVERED;
      }
    }
    return coverages.size() == 0 ? Coverage.UNSTATED : Coverage.OUTSIDE;
  }

  /**
   * The zones that a position touches: {@code INSIDE} if it lies in the closed zone, {@code NEAR}
   * if the zone begins within the 95 % circle of its error or within the zone's margin. Sorted:
   * inside first, then by distance, then by id.
   *
   * <p>Private zones give no distance, depth or bearing, and a probability of 1, 0.5 or 0 only:
   * from several of them the border could be worked out.
   *
   * @param at the time of capture; null if unknown. Hours are not understood in this version: a
   *     zone that has them is {@code UNKNOWN} at any time
   */
  public List<ZoneContact> contacts(Fix fix, @Nullable Instant at) {
    LatLon point = fix.position();
    double reachM = SIGMAS_95 * fix.accuracyM();
    int[] candidates = index.near(point, reachM);
    if (candidates.length == 0) {
      return List.of();
    }
    List<ZoneContact> contacts = new ArrayList<>(candidates.length);
    Border border = new Border(index.outlines(), point);
    for (int candidate : candidates) {
      ZoneContact contact = contact(candidate, border, fix, reachM);
      if (contact != null) {
        contacts.add(contact);
      }
    }
    contacts.sort(ORDER);
    return contacts;
  }

  private @Nullable ZoneContact contact(int number, Border border, Fix fix, double reachM) {
    Zone zone = zones.get(number);
    LatLon point = fix.position();
    boolean inside = index.outlines().covers(number, point.lonDeg(), point.latDeg());
    double within = inside ? Double.POSITIVE_INFINITY : Math.max(reachM, zone.marginM());
    Border.Nearest nearest = border.nearest(number, within);
    if (!inside && nearest == null) {
      return null;
    }
    double probability =
        Likelihood.inside(
            index.outlines(), number, point, border, inside, nearest, fix.accuracyM());
    double away = nearest == null ? NO_BORDER_M : nearest.distanceM();
    Double bearing = null;
    if (nearest != null && away > NO_DIRECTION_M && !zone.isPrivate()) {
      bearing = border.frame().toLocal(nearest.latDeg(), nearest.lonDeg()).bearingDeg();
    }
    if (zone.isPrivate()) {
      away = 0;
      probability = inside ? 1 : probability >= 0.05 ? 0.5 : 0;
    }
    return new ZoneContact(
        zone,
        inside ? ZoneContact.How.INSIDE : ZoneContact.How.NEAR,
        probability,
        inside ? 0 : away,
        inside ? away : 0,
        bearing,
        zone.hours() == null ? ZoneContact.Active.YES : ZoneContact.Active.UNKNOWN,
        HeightRelations.of(zone, fix),
        zone.volumes().get(0),
        fix.source());
  }
}
