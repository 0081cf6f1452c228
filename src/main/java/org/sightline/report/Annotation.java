package org.sightline.report;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Level;
import org.sightline.view.Pixel;
import org.sightline.vision.Box;

/**
 * What is to be drawn on one picture: all that {@link Annotator} knows of an item. Crosses to the
 * process that holds the pixels, so it carries no coordinates on the globe.
 *
 * @param level the item's level
 * @param reasons the findings' sentences, worst first; all of them, the annotator picks
 * @param marks objects to frame, the more serious first
 * @param outlines zones in the picture, the more important first
 * @param name the file's name, without its folder
 * @param facts short facts for the last line, such as "position good to 8 m" and versions
 * @param inset the map; null where there is no position or it must not be shown
 */
public record Annotation(
    Level level,
    List<Reason> reasons,
    List<Mark> marks,
    List<Outline> outlines,
    String name,
    List<String> facts,
    @Nullable Inset inset)
    implements Serializable {
  /** Copies the lists. */
  public Annotation {
    reasons = List.copyOf(reasons);
    marks = List.copyOf(marks);
    outlines = List.copyOf(outlines);
    facts = List.copyOf(facts);
  }

  /** The same under another name. */
  public Annotation named(String other) {
    return new Annotation(level, reasons, marks, outlines, other, facts, inset);
  }

  /**
   * One finding in words.
   *
   * @param level how serious
   * @param sentence one plain sentence
   */
  public record Reason(Level level, String sentence) implements Serializable {}

  /**
   * One object in the picture, or text that a finding rests on.
   *
   * @param label what it is, as the detector calls it; text as it was read
   * @param score 0..1 as the detector or the reader states it
   * @param box where, in pixels of the full-size upright picture
   * @param kind what is marked
   */
  public record Mark(String label, double score, Box box, Kind kind) implements Serializable {}

  /** What a mark is about. */
  public enum Kind {
    /** An object. */
    OBJECT,
    /** An object that may stand in a zone that restricts pictures, or was seen from within one. */
    IN_ZONE,
    /** Text. */
    TEXT
  }

  /**
   * Where a zone lies in the picture.
   *
   * @param label its name and what its place is worth
   * @param columns whether only the columns are known between which it lies
   * @param rings in pixels of the full-size upright picture; none where that is too uncertain
   * @param bandPx how far they may be off, one standard deviation, pixels
   */
  public record Outline(String label, boolean columns, List<Corners> rings, double bandPx)
      implements Serializable {
    /** Copies the list. */
    public Outline {
      rings = List.copyOf(rings);
    }
  }

  /**
   * A closed line on the picture.
   *
   * @param corners in order; the last joins the first
   */
  public record Corners(List<Pixel> corners) implements Serializable {
    /** Copies the list. */
    public Corners {
      corners = List.copyOf(corners);
    }
  }

  /**
   * A small map around the camera, which stands at 0, 0; north up.
   *
   * @param halfWidthM from the camera to the map's edge, metres, above 0
   * @param errorM the position's error, one standard deviation on each axis, metres
   * @param areas zones, those in contact last so that they are drawn on top
   * @param look what ground the picture can show; null where no zone can be in it
   */
  public record Inset(double halfWidthM, double errorM, List<Area> areas, @Nullable Look look)
      implements Serializable {
    /** Copies the list. */
    public Inset {
      areas = List.copyOf(areas);
    }
  }

  /**
   * The ground that the picture can show.
   *
   * @param rings its parts
   * @param errorDeg how far its direction may be off, one standard deviation
   * @param directed whether the direction is known; otherwise it is all round
   */
  public record Look(List<Ring> rings, double errorDeg, boolean directed) implements Serializable {
    /** Copies the list. */
    public Look {
      rings = List.copyOf(rings);
    }
  }

  /**
   * One zone on the map.
   *
   * @param rings shells and holes together; a point is inside if a ray from it crosses them an odd
   *     number of times
   * @param flightOnly whether the zone restricts flying and nothing else
   * @param contact whether the item touches it
   */
  public record Area(List<Ring> rings, boolean flightOnly, boolean contact)
      implements Serializable {
    /** Copies the list. */
    public Area {
      rings = List.copyOf(rings);
    }
  }

  /**
   * A closed line; the last point joins the first.
   *
   * @param points in order
   */
  public record Ring(List<Place> points) implements Serializable {
    /** Copies the list. */
    public Ring {
      points = List.copyOf(points);
    }
  }

  /**
   * A point of the map.
   *
   * @param eastM metres east of the camera
   * @param northM metres north of the camera
   */
  public record Place(double eastM, double northM) implements Serializable {}
}
