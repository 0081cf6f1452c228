package org.sightline.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.report.Annotation;
import org.sightline.report.Annotations;
import org.sightline.report.Attached;
import org.sightline.report.Clip;
import org.sightline.risk.Assessment;
import org.sightline.risk.Finding;
import org.sightline.risk.Observation;
import org.sightline.risk.Words;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.vision.Shot;

/**
 * The clips of a video: its pictures about what was found, under the outlines of zones as they move
 * and the boxes of the nearest picture looked at.
 */
final class Clips {
  /** Time between two drawings of outlines, nanoseconds. */
  private static final long SCENE_NS = 200_000_000;

  /** Boxes are drawn on pictures no farther than this from the one they were found in. */
  private static final long BOXES_NS = 1_000_000_000;

  private final RunConfig config;
  private final MediaItem.Video video;
  private final Footages footages;
  private final MinuteJournal journal;
  private Assessment.Assessed assessed;

  /**
   * @param journal the pictures looked at
   */
  Clips(
      RunConfig config,
      MediaItem.Video video,
      Footages footages,
      Assessment.Assessed assessed,
      MinuteJournal journal) {
    this.config = config;
    this.video = video;
    this.footages = footages;
    this.assessed = assessed;
    this.journal = journal;
  }

  /** The answer, with a note for each clip that could not be made. */
  Assessment.Assessed assessed() {
    return assessed;
  }

  /** Makes, writes and names the clips, by time. */
  List<Attached.ClipFile> make(PixelChild child, Outputs outputs) throws IOException {
    List<Attached.ClipFile> made = new ArrayList<>();
    List<ClipParts.Part> parts = ClipParts.of(assessed);
    List<Shot> shots = shots(parts);
    if (shots.isEmpty()) {
      return made;
    }
    for (ClipParts.Part part : parts) {
      try {
        Clipped clipped = child.cut(video.header(), clip(part, shots));
        String file =
            outputs.putClip(video.header(), clipped.fromNs() / 1_000_000_000, clipped.mp4());
        made.add(new Attached.ClipFile(clipped.fromNs() / 1e9, clipped.toNs() / 1e9, file));
      } catch (InputException e) {
        String why =
            "The clip from " + Words.moment(part.fromS()) + " was not made: " + e.getMessage();
        assessed = assessed.noted(new Note(e.stage(), "clip-not-made", why));
      }
    }
    return made;
  }

  /** The pictures looked at about some parts, by time. */
  private List<Shot> shots(List<ClipParts.Part> parts) throws IOException {
    List<Shot> shots = new ArrayList<>();
    journal.each(
        shot -> {
          for (ClipParts.Part part : parts) {
            if (shot.offsetNs() >= part.fromS() * 1e9 - BOXES_NS
                && shot.offsetNs() <= part.toS() * 1e9 + BOXES_NS) {
              shots.add(shot);
              return;
            }
          }
        });
    return shots;
  }

  private Clip clip(ClipParts.Part part, List<Shot> shots) {
    long fromNs = Math.round(part.fromS() * 1e9);
    long toNs = Math.round(part.toS() * 1e9);
    List<Clip.Scene> scenes = new ArrayList<>();
    for (long at = fromNs; at <= toNs; at += SCENE_NS) {
      scenes.add(Annotations.scene(still(part, shot(shots, at), at), config.policy(), at));
    }
    return new Clip(fromNs, toNs, caption(part), scenes);
  }

  private Annotation caption(ClipParts.Part part) {
    List<Annotation.Reason> reasons = new ArrayList<>();
    for (Finding finding : part.findings()) {
      reasons.add(new Annotation.Reason(finding.level(), finding.reason()));
    }
    if (reasons.isEmpty()) {
      String phrase = part.reason().isEmpty() ? "to cut" : part.reason();
      String sentence = phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1) + ".";
      reasons.add(new Annotation.Reason(part.level(), sentence));
    }
    String source = video.header().source().text();
    String name = source.substring(source.lastIndexOf('/') + 1);
    String times = Words.moment(part.fromS()) + " to " + Words.moment(part.toS());
    List<String> facts = List.of(times, "no sound", "Sightline " + config.head().version());
    return new Annotation(part.level(), reasons, List.of(), List.of(), name, facts, null);
  }

  /** What is known of the pictures at a moment: their size, and what is in them if that is near. */
  private static Shot shot(List<Shot> shots, long atNs) {
    Shot nearest = shots.get(0);
    for (Shot shot : shots) {
      boolean nearer = Math.abs(shot.offsetNs() - atNs) < Math.abs(nearest.offsetNs() - atNs);
      nearest = nearer ? shot : nearest;
    }
    return Math.abs(nearest.offsetNs() - atNs) <= BOXES_NS
        ? nearest
        : new Shot(atNs, nearest.widthPx(), nearest.heightPx(), false, List.of());
  }

  /** The moment as if it were a photo. */
  private Assessment.Assessed still(ClipParts.Part part, Shot shot, long atNs) {
    Track best = footages.best();
    @Nullable Sample sample = best == null ? null : best.at(Duration.ofNanos(atNs));
    Observation moment = FootageMoment.of(config, video, footages, assessed, best, sample, shot);
    return new Assessment.Assessed(moment, part.findings(), part.level());
  }
}
