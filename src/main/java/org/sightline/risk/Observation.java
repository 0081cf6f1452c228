package org.sightline.risk;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Likeness;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.telemetry.Telemetry;
import org.sightline.text.TextLine;
import org.sightline.view.ViewFootprint;
import org.sightline.vision.Detection;
import org.sightline.zones.Standing;
import org.sightline.zones.ZoneContact;

/**
 * Everything seen on one item, before any rule has weighed it.
 *
 * @param item the input
 * @param telemetry what it says of itself
 * @param footprint what it can show of the ground from its preferred position; null unless zones
 *     can be in the picture
 * @param contacts the zones it touches, over all its positions
 * @param detections objects seen by the detectors, all classes
 * @param standings the zones that each of them may stand in, the likeliest first; those that may
 *     stand in none have no entry
 * @param checks how far each kind of check got; every kind has an entry
 * @param notes remarks of all stages, in the order they were made
 * @param footage where the camera went; null for a still
 * @param likeness what the picture looks like; null unless a whole picture was looked at
 * @param texts lines of text read in a still, from the top down
 * @param privacy faces and number plates that were counted; null unless that was asked for
 */
public record Observation(
    MediaItem item,
    Telemetry telemetry,
    @Nullable ViewFootprint footprint,
    List<ZoneContact> contacts,
    List<Detection> detections,
    Map<Detection, List<Standing>> standings,
    Map<Check.Kind, Check> checks,
    List<Note> notes,
    @Nullable Footage footage,
    @Nullable Likeness likeness,
    List<TextLine> texts,
    @Nullable Privacy privacy)
    implements Serializable {
  /** Copies the collections. */
  public Observation {
    contacts = List.copyOf(contacts);
    detections = List.copyOf(detections);
    standings = Map.copyOf(standings);
    checks = Map.copyOf(checks);
    notes = List.copyOf(notes);
    texts = List.copyOf(texts);
  }

  /** The zones that an object may stand in, the likeliest first. */
  public List<Standing> standing(Detection detection) {
    return standings.getOrDefault(detection, List.of());
  }

  /** The same with other footage. */
  Observation with(Footage other) {
    return with(checks, notes, other, likeness, texts, privacy);
  }

  /** The same with what the picture looks like. */
  public Observation with(@Nullable Likeness other) {
    return with(checks, notes, footage, other, texts, privacy);
  }

  /** The same with other answers of how far the checks got. */
  public Observation with(Map<Check.Kind, Check> other) {
    return with(other, notes, footage, likeness, texts, privacy);
  }

  /** The same with one more remark. */
  public Observation noted(Note note) {
    return with(checks, more(List.of(note)), footage, likeness, texts, privacy);
  }

  /** The same with the lines of text that were read. */
  public Observation with(List<TextLine> read) {
    return with(checks, notes, footage, likeness, read, privacy);
  }

  /** The same with the faces and number plates that were counted. */
  public Observation with(@Nullable Privacy counted) {
    return with(checks, notes, footage, likeness, texts, counted);
  }

  /** The same item with what its pictures showed, of which nothing else is known. */
  public Observation seen(Map<Check.Kind, Check> made, List<Note> remarks, Footage moved) {
    return with(made, more(remarks), moved, null, List.of(), null);
  }

  private List<Note> more(List<Note> remarks) {
    List<Note> all = new ArrayList<>(notes);
    all.addAll(remarks);
    return all;
  }

  /** The same item, zones and objects. */
  private Observation with(
      Map<Check.Kind, Check> made,
      List<Note> noted,
      @Nullable Footage moved,
      @Nullable Likeness like,
      List<TextLine> read,
      @Nullable Privacy counted) {
    return new Observation(
        item,
        telemetry,
        footprint,
        contacts,
        detections,
        standings,
        made,
        noted,
        moved,
        like,
        read,
        counted);
  }

  /** An item whose pictures are not compared with others. */
  public Observation(
      MediaItem item,
      Telemetry telemetry,
      @Nullable ViewFootprint footprint,
      List<ZoneContact> contacts,
      List<Detection> detections,
      Map<Detection, List<Standing>> standings,
      Map<Check.Kind, Check> checks,
      List<Note> notes,
      @Nullable Footage footage) {
    this(
        item,
        telemetry,
        footprint,
        contacts,
        detections,
        standings,
        checks,
        notes,
        footage,
        null,
        List.of(),
        null);
  }

  /** A still. */
  public Observation(
      MediaItem item,
      Telemetry telemetry,
      @Nullable ViewFootprint footprint,
      List<ZoneContact> contacts,
      List<Detection> detections,
      Map<Detection, List<Standing>> standings,
      Map<Check.Kind, Check> checks,
      List<Note> notes) {
    this(item, telemetry, footprint, contacts, detections, standings, checks, notes, null);
  }

  /** An item that shows no zone from outside. */
  public Observation(
      MediaItem item,
      Telemetry telemetry,
      List<ZoneContact> contacts,
      List<Detection> detections,
      Map<Check.Kind, Check> checks,
      List<Note> notes) {
    this(item, telemetry, null, contacts, detections, Map.of(), checks, notes);
  }
}
