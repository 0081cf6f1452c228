package org.sightline.risk;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.Bytes;
import org.sightline.media.FileRef;
import org.sightline.media.Header;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.media.Pixels;
import org.sightline.media.Quarter;
import org.sightline.media.Source;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Captured;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.vision.Looking.Viewpoint;
import org.sightline.zones.Activity;
import org.sightline.zones.Coverage;
import org.sightline.zones.InView;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Standing;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneSource;

/** Builds what the pipeline would hand to the rules, one word at a time. For tests. */
public final class Scene {
  public static final Checks.Looked LOOKED =
      new Checks.Looked(true, true, false, Viewpoint.GROUND, true);

  private String source = "walk/IMG_2041.jpg";
  private String make = "Fernway";
  private String model = "Pocket 7";
  private @Nullable Instant at = Instant.parse("2026-05-09T08:09:00Z");
  private final List<Position> positions = new ArrayList<>();
  private boolean conflicting;
  private @Nullable Angle yaw;
  private @Nullable Angle pitch;
  private final List<ZoneContact> contacts = new ArrayList<>();
  private final List<Detection> detections = new ArrayList<>();
  private final Map<Detection, List<Standing>> standings = new HashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private @Nullable Check position;
  private Checks.Looked looked = LOOKED;

  /** A zone as a file gives it, around longitude −24.5, latitude −41.2. */
  public static Zone zone(String name, String kind, Activity... restricts) {
    return new Zone(
        name.toLowerCase(Locale.ROOT).replace(' ', '-'),
        name,
        kind,
        Set.of(restricts),
        List.of(new Volume(new Shape.Outline(square()), null, null)),
        null,
        0,
        0,
        false,
        Map.of(),
        new ZoneSource("zones.geojson", null, name));
  }

  public static final Zone MEADOW = zone("Meadow Field", "military airfield", Activity.CAPTURE);
  public static final Zone QUAY = zone("Old Quay", "naval harbour", Activity.CAPTURE);
  public static final Zone GULL =
      limited(zone("Gull Reach", "wildlife refuge", Activity.FLIGHT), null, metres(300));
  public static final Zone HOME =
      new Zone(
          "my-home",
          "Granny's house",
          "home",
          Set.of(Activity.PUBLICATION),
          List.of(new Volume(new Shape.Outline(square()), null, null)),
          null,
          50,
          0,
          true,
          Map.of(),
          new ZoneSource("private.geojson", "secret layer", "1"));

  public static Zone limited(Zone zone, @Nullable Limit floor, @Nullable Limit ceiling) {
    return new Zone(
        zone.id(),
        zone.name(),
        zone.kind(),
        zone.restricts(),
        List.of(new Volume(zone.volumes().get(0).shape(), floor, ceiling)),
        zone.hours(),
        zone.marginM(),
        zone.borderErrorM(),
        zone.isPrivate(),
        zone.stated(),
        zone.source());
  }

  public static Zone withHours(Zone zone, String hours) {
    return new Zone(
        zone.id(),
        zone.name(),
        zone.kind(),
        zone.restricts(),
        zone.volumes(),
        Schedule.unread(hours),
        zone.marginM(),
        zone.borderErrorM(),
        zone.isPrivate(),
        zone.stated(),
        zone.source());
  }

  public static Limit metres(double value) {
    return new Limit(value, Limit.Unit.M, Limit.Reference.AMSL);
  }

  private static Geometry square() {
    return new GeometryFactory()
        .createPolygon(
            new Coordinate[] {
              new Coordinate(-24.51, -41.21),
              new Coordinate(-24.51, -41.19),
              new Coordinate(-24.49, -41.19),
              new Coordinate(-24.49, -41.21),
              new Coordinate(-24.51, -41.21)
            });
  }

  public Scene source(String text) {
    source = text;
    return this;
  }

  public Scene camera(String makeAs, String modelAs) {
    make = makeAs;
    model = modelAs;
    return this;
  }

  public Scene at(@Nullable Instant instant) {
    at = instant;
    return this;
  }

  public Scene fix(double latDeg, double lonDeg, double accuracyM, String from, Height... heights) {
    positions.add(
        new Position.Fixed(
            new Fix(
                null,
                new LatLon(latDeg, lonDeg),
                List.of(heights),
                accuracyM,
                "assumed:phone",
                from)));
    return this;
  }

  public Scene missing(Position.State state, String message) {
    positions.add(new Position.Missing(state, "exif:GPS", message));
    return this;
  }

  public Scene conflicting() {
    conflicting = true;
    return this;
  }

  /** How far up the camera looked, below 0 down. */
  public Scene pitch(double deg, double sigmaDeg) {
    pitch = new Angle(deg, sigmaDeg, "xmp:drone-dji");
    return this;
  }

  public Scene yaw(double deg, double sigmaDeg) {
    yaw = new Angle(deg, sigmaDeg, "exif:GPSImgDirection");
    return this;
  }

  public Scene inside(Zone zone, double depthM, double probability) {
    return contact(inside(zone, depthM, probability, "exif:GPS"));
  }

  public static ZoneContact inside(Zone zone, double depthM, double probability, String from) {
    return new ZoneContact(
        zone,
        ZoneContact.How.INSIDE,
        probability,
        0,
        depthM,
        41.0,
        ZoneContact.Active.YES,
        ZoneContact.Active.YES,
        ZoneContact.HeightRelation.INSIDE,
        zone.volumes().get(0),
        from);
  }

  public Scene near(Zone zone, double distanceM, double probability) {
    return contact(near(zone, distanceM, probability, "exif:GPS"));
  }

  public static ZoneContact near(Zone zone, double distanceM, double probability, String from) {
    return new ZoneContact(
        zone,
        ZoneContact.How.NEAR,
        probability,
        distanceM,
        0,
        41.0,
        ZoneContact.Active.YES,
        ZoneContact.Active.YES,
        ZoneContact.HeightRelation.INSIDE,
        zone.volumes().get(0),
        from);
  }

  /** A zone in the picture; scale null without a lens. */
  public Scene shows(Zone zone, double distanceM, double probability, Double scale) {
    return contact(
        new ZoneContact(
            zone,
            ZoneContact.How.SEES,
            probability,
            distanceM,
            0,
            41.0,
            ZoneContact.Active.YES,
            ZoneContact.Active.YES,
            ZoneContact.HeightRelation.UNKNOWN,
            zone.volumes().get(0),
            "exif:GPS",
            new InView(0.2, scale)));
  }

  public Scene contact(ZoneContact contact) {
    contacts.add(contact);
    return this;
  }

  public Scene sees(String label, double score) {
    detections.add(new Detection(label, score, new Box(10, 20, 806, 242), "yolox-nano"));
    return this;
  }

  /** An object that may stand in a zone; probability null if only its direction is known. */
  public Scene stands(String label, double score, Zone zone, Double probability) {
    return stands(
        label,
        score,
        new Standing(zone, probability, ZoneContact.Active.YES, ZoneContact.Active.YES));
  }

  public Scene stands(String label, double score, Standing... in) {
    sees(label, score);
    standings.put(detections.get(detections.size() - 1), List.of(in));
    return this;
  }

  public Scene note(String code, String message) {
    notes.add(new Note("telemetry", code, message));
    return this;
  }

  public Scene looked(Checks.Looked as) {
    looked = as;
    return this;
  }

  public Scene position(Check check) {
    position = check;
    return this;
  }

  public Telemetry telemetry() {
    Position first =
        positions.isEmpty()
            ? new Position.Missing(Position.State.ABSENT, "none", "")
            : positions.get(0);
    return new Telemetry(
        at == null
            ? Captured.UNSTATED
            : new Captured(at, LocalDateTime.of(2026, 5, 9, 10, 9), Captured.Clock.GPS),
        make,
        model,
        first,
        conflicting,
        positions,
        new CameraPose(yaw, pitch, null),
        new Lens(66, 51.9, "exif:FocalLengthIn35mmFilm"),
        List.of());
  }

  public static Header header(String source) {
    StringBuilder id = new StringBuilder("00000000000000000000000000000000");
    String hex = Integer.toHexString(source.hashCode());
    id.replace(0, hex.length(), hex);
    return new Header(
        id.toString(),
        new Source(source, false),
        FileRef.of(Path.of("/tmp/picture.jpg")),
        "jpeg",
        4_102_233,
        Instant.parse("2024-05-01T10:00:05Z"));
  }

  public MediaItem.Photo photo() {
    return new MediaItem.Photo(
        header(source),
        4032,
        3024,
        Quarter.UPRIGHT,
        new Pixels("jpeg", 0, 4_102_233, 4032, 3024, false),
        List.of(),
        Bytes.EMPTY,
        List.of());
  }

  public Observation observation() {
    Check made =
        position != null
            ? position
            : Checks.position(Policy.standard(), telemetry(), 3, 0, place -> Coverage.COVERED);
    Map<Check.Kind, Check> checks = Checks.ofPhoto(made, looked);
    return new Observation(
        photo(), telemetry(), null, contacts, detections, standings, checks, notes);
  }

  public Assessment.Assessed assessed() {
    return Assessor.assess(Policy.standard(), observation());
  }

  /** The only finding of a rule; fails if there is not exactly one. */
  public Finding finding(String rule) {
    List<Finding> found = new ArrayList<>();
    for (Finding finding : assessed().findings()) {
      if (finding.rule().equals(rule)) {
        found.add(finding);
      }
    }
    if (found.size() != 1) {
      throw new AssertionError(rule + " found " + found + " in " + assessed().findings());
    }
    return found.get(0);
  }

  /** The rules that found something, without doubles. */
  public Set<String> rules() {
    Set<String> rules = new TreeSet<>();
    for (Finding finding : assessed().findings()) {
      rules.add(finding.rule());
    }
    return rules;
  }
}
