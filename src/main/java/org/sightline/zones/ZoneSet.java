package org.sightline.zones;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;
import org.sightline.view.Terrain;
import org.sightline.view.View;

/**
 * Restricted areas and the questions asked of them: which does a position touch, and do the files
 * know of every zone there. Immutable, shared by all threads. The antimeridian and the poles are
 * places like any other.
 */
public final class ZoneSet {
  /** A normal error lies within so many σ of each axis in 95 of 100 cases: √(−2 ln 0.05). */
  public static final double SIGMAS_95 = 2.4477468306808166;

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
  private final String privateHash;
  private final ZoneIndex index;
  private final Outlines coverages;
  private final boolean coversWorld;
  private final @Nullable Geometry coverageArea;

  /** A set of what was read. */
  public ZoneSet(Contents read) {
    this.zones = read.zones();
    this.rows = read.rows();
    this.problems = read.problems();
    this.files = read.files();
    this.hash = read.hash();
    this.privateHash = read.privateHash();
    this.index = ZoneIndex.of(zones);
    List<Shape> covered = new ArrayList<>();
    for (Geometry coverage : read.coverages()) {
      covered.add(new Shape.Outline(coverage));
    }
    this.coverages = Outlines.of(covered);
    this.coversWorld = read.coversWorld();
    this.coverageArea =
        coversWorld || read.coverages().isEmpty()
            ? null
            : read.coverages().get(0).getFactory().buildGeometry(read.coverages());
  }

  /**
   * What was read of the files of a set, in their order.
   *
   * @param zones every usable zone; ids are unique
   * @param rows one a feature read, usable or not
   * @param problems all that is wrong or was corrected
   * @param files the files read
   * @param coverages areas for which files claim to know every zone: longitude, latitude
   * @param coversWorld whether they claim it for the whole world
   * @param hash see {@link ZoneSet#hash()}
   * @param privateHash see {@link ZoneSet#privateHash()}
   */
  public record Contents(
      List<Zone> zones,
      List<ZoneRow> rows,
      List<ZoneProblem> problems,
      List<ZoneFile> files,
      List<Geometry> coverages,
      boolean coversWorld,
      String hash,
      String privateHash) {
    /** Copies the lists. */
    public Contents {
      zones = List.copyOf(zones);
      rows = List.copyOf(rows);
      problems = List.copyOf(problems);
      files = List.copyOf(files);
      coverages = List.copyOf(coverages);
    }
  }

  /** A set of zones made in memory; nothing is said about coverage. */
  public static ZoneSet of(List<Zone> zones) {
    return new ZoneSet(
        new Contents(zones, List.of(), List.of(), List.of(), List.of(), false, "", ""));
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
   * SHA-256 over the content and the names of the files that hold no private zone, 64 hex digits;
   * empty if made in memory.
   */
  public String hash() {
    return hash;
  }

  /**
   * The same over the files that do, empty if there are none. Not to be told to anyone: whoever
   * tries out a place and a radius, number by number, knows by it when they are right.
   */
  public String privateHash() {
    return privateHash;
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
   * The zones that hold each of many positions taken as exact: the quickest answer, and the same as
   * asking {@link #contacts} for each with no error.
   *
   * @param lonLat longitude −180..180 and latitude −90..90 of each, degrees
   */
  public ZonesAtPoints covering(double[] lonLat) {
    for (int i = 0; i < lonLat.length; i += 2) {
      if (!(Math.abs(lonLat[i]) <= 180) || !(Math.abs(lonLat[i + 1]) <= 90)) {
        throw new IllegalArgumentException("point " + i / 2 + " is not on the globe");
      }
    }
    return index.covering(lonLat);
  }

  /**
   * The zones that a position touches: {@code INSIDE} if it lies in the closed zone, {@code NEAR}
   * if the zone begins within the 95 % circle of its error or within the zone's margin. Sorted:
   * inside first, then by distance, then by id.
   *
   * <p>Private zones give no distance, depth or bearing, and a probability of 1, 0.5 or 0 only:
   * from several of them the border could be worked out.
   *
   * @param at the time of capture; null if unknown. Nobody asks about publication
   */
  public List<ZoneContact> contacts(Fix fix, @Nullable Instant at) {
    return contactsAt(fix, Times.at(at));
  }

  /** The zones that a position touches, and whether they apply at the times in question. */
  public List<ZoneContact> contactsAt(Fix fix, Times times) {
    LatLon point = fix.position();
    Outlines.Ints near = new Outlines.Ints(8);
    index.near(point, SIGMAS_95 * fix.accuracyM(), near);
    if (near.size() == 0) {
      return List.of();
    }
    List<ZoneContact> contacts = new ArrayList<>(near.size());
    Border border = new Border(index.outlines(), point);
    int next = 0;
    while (next < near.size()) {
      int zone = index.zoneOf(near.get(next));
      Touch touch = new Touch(index, zone, zones.get(zone), border, fix, times);
      while (next < near.size() && index.zoneOf(near.get(next)) == zone) {
        touch.add(near.get(next++));
      }
      ZoneContact contact = touch.contact();
      if (contact != null) {
        contacts.add(contact);
      }
    }
    contacts.sort(ORDER);
    return contacts;
  }

  /**
   * How many zones may lie within a distance of a place, or reach it by their margin. Quick: by
   * boxes, so that there may be fewer; never more.
   */
  int countNear(LatLon place, double withinM) {
    Outlines.Ints near = new Outlines.Ints(8);
    index.near(place, withinM, near);
    int count = 0;
    for (int i = 0; i < near.size(); i++) {
      count += i == 0 || index.zoneOf(near.get(i)) != index.zoneOf(near.get(i - 1)) ? 1 : 0;
    }
    return count;
  }

  /** Whether any zone restricts taking or publishing pictures; private ones do not count. */
  public boolean restrictsPictures() {
    return index.hasPictures();
  }

  /**
   * The zones that can be in a picture, all {@code SEES}, sorted by distance, then by id: those
   * that restrict taking or publishing pictures, and of which a part lies in the widest view that
   * the errors of the camera make possible (95 %). Greater errors never make it fewer. Zones that
   * the position lies in are left to {@link #contactsAt}, and private ones are never told.
   *
   * @param rangeM how far zones are looked for, metres, more than 0
   */
  public List<ZoneContact> contactsOf(View view, double rangeM, Times times) {
    return contactsOf(view, rangeM, times, null);
  }

  /**
   * The same, each with whether terrain hides it: that takes no contact away.
   *
   * @param terrain null for flat ground
   */
  public List<ZoneContact> contactsOf(
      View view, double rangeM, Times times, @Nullable Terrain terrain) {
    List<ZoneContact> contacts =
        new ArrayList<>(new ZonesInView(index, zones, view, rangeM, terrain).contacts(times));
    contacts.sort(ORDER);
    return contacts;
  }

  /**
   * The zones that things in a picture may stand in.
   *
   * @param fix where the picture was taken
   * @param rangeM how far zones are looked for, metres
   */
  public ZonesUnder under(Fix fix, double rangeM, Times times) {
    return new ZonesUnder(index, zones, fix, rangeM, times);
  }
}
