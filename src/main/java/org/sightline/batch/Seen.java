package org.sightline.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.KnownHashes;
import org.sightline.copies.ShownHash;
import org.sightline.media.Note;
import org.sightline.report.MinuteLine;
import org.sightline.risk.Checks;
import org.sightline.risk.Footage;
import org.sightline.risk.Privacy;
import org.sightline.risk.Sighting;
import org.sightline.risk.Sightings;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.text.PlateFinder;
import org.sightline.text.ReadPicture;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.vision.Detection;
import org.sightline.vision.Looking.Viewpoint;
import org.sightline.vision.ModelCard;
import org.sightline.vision.Shot;

/** What was seen in a video so far, minute by minute; of bounded size. For one thread. */
final class Seen {
  /** An object that is missed in two pictures goes on; pictures far apart join nothing. */
  private static final double JOINED_PICTURES = 3.5;

  private final Footage footage;
  private final Sightings sightings;
  private final List<Long> offsetsNs = new ArrayList<>();
  private final List<ShownHash> hashes = new ArrayList<>();
  private final List<ReadPicture> texts = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private @Nullable Shot mostFaces;
  private @Nullable Shot mostPlates;
  private int spoilt;
  private int damaged;
  private boolean down;
  private boolean oblique;
  private boolean level;

  Seen(Sampling sampling, Footage footage) {
    this.footage = footage;
    this.sightings = new Sightings(JOINED_PICTURES * sampling.every().toNanos() / 1e9);
  }

  void add(MinuteLine minute) {
    for (Shot shot : minute.shots()) {
      offsetsNs.add(shot.offsetNs());
      sightings.add(shot);
      damaged += shot.damaged() ? 1 : 0;
      tilt(shot);
      mostFaces = more(mostFaces, shot, ModelCard.FACE);
      mostPlates = more(mostPlates, shot, PlateFinder.LABEL);
    }
    spoilt += minute.spoilt();
    hashes.addAll(minute.hashes());
    texts.addAll(minute.texts());
    notes.addAll(minute.notes());
  }

  /** The picture with more of a kind, the first of equal ones; null if neither has any. */
  private static @Nullable Shot more(@Nullable Shot most, Shot shot, String kind) {
    return count(shot, kind) > (most == null ? 0 : count(most, kind)) ? shot : most;
  }

  private static int count(Shot shot, String kind) {
    int count = 0;
    for (Detection region : shot.regions()) {
      count += region.label().equals(kind) ? 1 : 0;
    }
    return count;
  }

  /** The faces and plates of the pictures with the most. */
  Privacy privacy(@Nullable String model) {
    return Privacy.of(mostFaces, mostPlates, model);
  }

  /** What the pictures look like that are kept, compared with those decided about before. */
  List<ShownHash> hashes(@Nullable KnownHashes known) {
    if (known == null) {
      return hashes;
    }
    List<ShownHash> compared = new ArrayList<>(hashes.size());
    for (ShownHash shown : hashes) {
      compared.add(new ShownHash(shown.offsetNs(), shown.print(), known.like(shown.print())));
    }
    return compared;
  }

  /** What was read, by time. */
  List<ReadPicture> texts() {
    return texts;
  }

  private void tilt(Shot shot) {
    Track best = footage.tracks().best();
    Sample sample = best == null ? null : best.at(Duration.ofNanos(shot.offsetNs()));
    CameraPose pose = sample == null ? null : sample.pose();
    Angle pitch = pose == null ? null : pose.pitch();
    Viewpoint viewpoint = Lookings.viewpoint(pitch);
    down |= viewpoint == Viewpoint.NADIR;
    oblique |= viewpoint == Viewpoint.OBLIQUE;
    level |= viewpoint == Viewpoint.GROUND;
  }

  /** How many pictures were looked at. */
  int looked() {
    return offsetsNs.size();
  }

  /** Whether any of them is without errors. */
  boolean anyWhole() {
    return damaged < looked();
  }

  /** The moment of the last picture looked at, seconds. */
  double lastS() {
    return offsetsNs.isEmpty() ? 0 : offsetsNs.get(offsetsNs.size() - 1) / 1e9;
  }

  /** The moments of all pictures looked at, rising, nanoseconds. */
  List<Long> offsetsNs() {
    return offsetsNs;
  }

  List<Sighting> sightings() {
    return sightings.all();
  }

  /** Everything that went wrong. */
  List<Note> notes() {
    List<Note> all = new ArrayList<>(notes);
    if (spoilt > 0) {
      all.add(new Note("media", "video-damaged", parts(spoilt)));
    } else if (damaged > 0) {
      all.add(new Note("media", "video-damaged", pictures(damaged)));
    }
    if (sightings.dropped() > 0) {
      String many = sightings.dropped() + " of very many objects are left out of the record.";
      all.add(new Note("vision", "detections-shortened", many));
    }
    return all;
  }

  private static String parts(int spoilt) {
    return spoilt == 1
        ? "One compressed picture could not be decoded."
        : spoilt + " compressed pictures could not be decoded.";
  }

  private static String pictures(int damaged) {
    return damaged == 1
        ? "One of the pictures looked at has errors."
        : damaged + " of the pictures looked at have errors.";
  }

  /**
   * Why a part of the pictures was not seen; null if all were.
   *
   * @param before what was noted before any was looked at
   */
  @Nullable Note spoilt(List<Note> before) {
    for (Note note : notes()) {
      if (!note.code().equals("detections-shortened")) {
        return note;
      }
    }
    // where few pictures are wanted, none of them may have been missed
    for (Note note : before) {
      if (note.code().equals("video-truncated")) {
        return note;
      }
    }
    return null;
  }

  /** How they were looked at: by the tilt that the detector knows least. */
  Checks.Looked how(@Nullable ModelCard model) {
    Viewpoint viewpoint = level ? Viewpoint.GROUND : Viewpoint.UNKNOWN;
    if (oblique && (model == null || !model.knows(Viewpoint.OBLIQUE))) {
      viewpoint = Viewpoint.OBLIQUE;
    }
    if (down && (model == null || !model.knows(Viewpoint.NADIR))) {
      viewpoint = Viewpoint.NADIR;
    }
    return new Checks.Looked(
        true, model != null, false, viewpoint, model != null && model.knows(viewpoint));
  }
}
