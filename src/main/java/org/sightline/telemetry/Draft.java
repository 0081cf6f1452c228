package org.sightline.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;

/** Collects what the readers find and weighs it at the end. Used by one thread, for one still. */
final class Draft {
  /** Whose position is preferred. */
  enum Rank {
    /** The EXIF GPS directory: what the camera wrote, at the finest step. */
    EXIF,
    /** The place that the container of a video states. */
    CONTAINER,
    /** The same in XMP. */
    XMP,
    /** The maker's own fields. */
    MAKER,
    /** Text of a PNG. */
    TEXT,
    /** A second picture inside the file. */
    SECONDARY,
    /** A file beside it. */
    SIDECAR
  }

  /** What a direction counts from. */
  enum North {
    /** The pole. */
    TRUE,
    /** The compass. */
    MAGNETIC,
    /** The file does not say. */
    UNSTATED
  }

  /** A position before its accuracy is weighed. */
  private record Candidate(
      Rank rank,
      LatLon position,
      List<Height> heights,
      double stepDeg,
      double extraSigmaM,
      @Nullable Instant at,
      String source) {}

  /** How a pair without any field is described. */
  static final String NOTHING = "nothing, nothing";

  /** The metres in a degree of latitude, mean of the WGS 84 meridian. */
  private static final double METRES_A_DEGREE = 111_132.95;

  private final MediaItem.Photo photo;
  private final List<Candidate> candidates = new ArrayList<>(2);
  private final List<Position.Missing> missing = new ArrayList<>(1);
  private final List<Height> relativeHeights = new ArrayList<>(1);
  private final List<Note> notes = new ArrayList<>(2);
  private final Clocks clocks = new Clocks();
  private @Nullable String make;
  private @Nullable String model;
  private boolean drone;
  private double ellipsoidalM = Double.NaN;
  private double statedSigmaM = Double.NaN;
  private String statedSource = "";
  private @Nullable Angle yaw;
  private North north = North.TRUE;
  private @Nullable Angle pitch;
  private @Nullable Angle roll;
  private @Nullable Lens lens;

  Draft(MediaItem.Photo photo) {
    this.photo = photo;
  }

  MediaItem.Photo photo() {
    return photo;
  }

  /** The times found. */
  Clocks clocks() {
    return clocks;
  }

  void note(String code, String message) {
    for (Note note : notes) {
      if (note.code().equals(code) && note.message().equals(message)) {
        return;
      }
    }
    notes.add(new Note("telemetry", code, message));
  }

  /** Takes maker and model; the first named win. */
  void camera(@Nullable String maker, @Nullable String name) {
    if (make == null && maker != null && !maker.isBlank()) {
      make = maker.trim();
    }
    if (model == null && name != null && !name.isBlank()) {
      model = name.trim();
    }
  }

  @Nullable String make() {
    return make;
  }

  @Nullable String model() {
    return model;
  }

  /** States that an aircraft took it. */
  void drone() {
    drone = true;
  }

  /**
   * Takes a position as read, or the reason that there is none.
   *
   * @param extraSigmaM error to be added for a stated reason, metres; 0 if none
   */
  void position(
      Rank rank,
      Coordinates.Pair pair,
      List<Height> heights,
      double extraSigmaM,
      @Nullable Instant at,
      String source) {
    LatLon position = pair.position();
    if (position != null) {
      insert(new Candidate(rank, position, heights, pair.stepDeg(), extraSigmaM, at, source));
      return;
    }
    Position.State state = pair.problem() == null ? Position.State.EMPTY : pair.problem();
    missing.add(new Position.Missing(state, source, Absences.message(state, source, pair.seen())));
    // a directory without any field for a position is what cameras without a receiver write
    if (!pair.seen().equals(NOTHING)) {
      String family = source.startsWith("exif") ? "exif" : rank == Rank.CONTAINER ? "video" : "xmp";
      note(family + "-gps-" + Absences.code(state), Absences.message(state, source, pair.seen()));
    }
  }

  /** Keeps the preferred first, and file order among equals. */
  private void insert(Candidate candidate) {
    for (Candidate known : candidates) {
      // the source first: comparing whole records links their methods, 20 ms once
      if (known.source().equals(candidate.source()) && known.equals(candidate)) {
        return; // the same block twice, as some HEIC writers have it
      }
    }
    int at = candidates.size();
    while (at > 0 && candidates.get(at - 1).rank().compareTo(candidate.rank()) > 0) {
      at--;
    }
    candidates.add(at, candidate);
  }

  /** Takes a height above take-off or ground, which belongs to every position of the file. */
  void relativeHeight(double metres, Height.Datum datum, String source) {
    Height height = Heights.of(metres, datum, source, this);
    if (height != null) {
      relativeHeights.add(height);
    }
  }

  /** Takes a stated accuracy, one standard deviation on each axis; the first wins. */
  void accuracy(double sigmaM, String source) {
    if (Double.isNaN(statedSigmaM) && sigmaM > 0 && sigmaM < 1e7) {
      statedSigmaM = sigmaM;
      statedSource = source;
    }
  }

  /** Takes a direction; the first wins. */
  void yaw(double deg, North from, double sigmaDeg, String source) {
    if (yaw == null && Double.isFinite(deg)) {
      yaw = new Angle(Rotation.full(deg), sigmaDeg, source);
      north = from;
    }
  }

  /** Takes an elevation, −90..90; the first wins. */
  void pitch(double deg, double sigmaDeg, String source) {
    if (pitch == null && deg >= -90 && deg <= 90) {
      pitch = new Angle(deg + 0.0, sigmaDeg, source);
    }
  }

  /** Takes a tilt, −180..180; the first wins. */
  void roll(double deg, double sigmaDeg, String source) {
    if (roll == null && Double.isFinite(deg)) {
      roll = new Angle(Rotation.half(deg), sigmaDeg, source);
    }
  }

  /** Takes a whole attitude from true north; what is NaN is left open. */
  void attitude(
      double yawDeg, double pitchDeg, double rollDeg, Attitudes.Sigma sigma, String source) {
    Attitudes.take(this, yawDeg, pitchDeg, rollDeg, sigma, source);
  }

  /** Takes a field of view; the first wins. */
  void lens(@Nullable Lens found) {
    if (lens == null) {
      lens = found;
    }
  }

  boolean hasLens() {
    return lens != null;
  }

  /** States that the heights in EXIF count from the ellipsoid, whatever their reference says. */
  void exifHeightIsEllipsoidal(double metres) {
    ellipsoidalM = metres;
  }

  Telemetry finish() {
    Device device = Device.of(make, model, drone);
    LatLon at = candidates.isEmpty() ? null : candidates.get(0).position();
    Captured captured = clocks.captured(at, photo.header().modified(), this);
    List<Position> positions = new ArrayList<>(candidates.size() + missing.size());
    for (Candidate candidate : candidates) {
      positions.add(new Position.Fixed(fix(candidate, device, captured)));
    }
    positions.addAll(missing);
    Position preferred = Absences.preferred(positions);
    Angle trueYaw = yaw == null ? null : Headings.fromNorth(yaw, north, at, captured, this);
    return new Telemetry(
        captured,
        make,
        model,
        preferred,
        Conflicts.any(positions),
        positions,
        new CameraPose(trueYaw, pitch, Attitudes.upright(roll, photo.turn())),
        lens,
        notes);
  }

  private Fix fix(Candidate candidate, Device device, Captured captured) {
    List<Height> heights = new ArrayList<>(candidate.heights().size() + relativeHeights.size());
    for (Height height : candidate.heights()) {
      heights.add(ellipsoidal(height));
    }
    heights.addAll(relativeHeights);
    boolean elsewhere =
        Conflicts.elsewhere(candidate.rank(), candidate.position(), candidates.get(0).position());
    boolean stated = !Double.isNaN(statedSigmaM) && !elsewhere;
    Device kind = device;
    if (elsewhere || (!stated && setAfterwards(candidate, device))) {
      kind = Device.BY_SOFTWARE;
    }
    double sigma = stated ? statedSigmaM : kind.sigmaM();
    String source = stated ? statedSource : kind.source();
    sigma = Math.hypot(sigma, candidate.extraSigmaM());
    // a rounded number is off by up to half its last place, however good the receiver
    double halfStepM = candidate.stepDeg() / 2 * METRES_A_DEGREE;
    if (halfStepM > sigma) {
      sigma = halfStepM;
      source = "resolution:" + candidate.source();
    }
    // a time that was not believed is not the fix's either
    Instant at = captured.clock() == Captured.Clock.GPS ? candidate.at() : null;
    return new Fix(at, candidate.position(), heights, sigma, source, candidate.source());
  }

  private Height ellipsoidal(Height height) {
    boolean same =
        height.datum() == Height.Datum.MEAN_SEA_LEVEL
            && Math.abs(height.metres() - ellipsoidalM) < 1;
    if (!same) {
      return height;
    }
    note(
        "height-ellipsoidal",
        "EXIF calls the height one above sea level; the maker's fields say that it counts from the"
            + " ellipsoid.");
    return new Height(height.metres(), Height.Datum.ELLIPSOID);
  }

  /**
   * Whether a position was most likely set afterwards: it stands only in XMP or a sidecar, or in
   * the EXIF of a camera without any of the fields that a receiver writes beside it.
   */
  private boolean setAfterwards(Candidate candidate, Device device) {
    boolean camera = candidate.rank() == Rank.MAKER || candidate.rank() == Rank.CONTAINER;
    if (device == Device.DRONE || camera) {
      return false;
    }
    boolean copy = candidate.rank() != Rank.EXIF && candidates.get(0).rank() == candidate.rank();
    boolean bare = candidate.at() == null && !clocks.hasReceiverFields();
    return copy || (device != Device.PHONE && bare && candidate.rank() == Rank.EXIF);
  }
}
