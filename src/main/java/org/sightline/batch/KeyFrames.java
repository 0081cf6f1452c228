package org.sightline.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.report.Annotation;
import org.sightline.report.Annotations;
import org.sightline.report.Attached;
import org.sightline.report.Drawn;
import org.sightline.report.Picture;
import org.sightline.risk.Assessment;
import org.sightline.risk.Finding;
import org.sightline.risk.Level;
import org.sightline.risk.Observation;
import org.sightline.risk.Words;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.vision.Shot;

/**
 * The pictures of a video that show its findings, drawn on: one for each finding, worst first, of
 * which those at nearly the same moment share one.
 */
final class KeyFrames {
  /** Pictures of one video at the most. */
  private static final int MOST = 12;

  /** Findings this near each other share a picture, nanoseconds. */
  private static final long NEAR_NS = 2_000_000_000L;

  private final RunConfig config;
  private final MediaItem.Video video;
  private final Footages footages;
  private final List<Long> offsetsNs;
  private final MinuteJournal journal;
  private Assessment.Assessed assessed;

  /** A moment and what was found then. */
  private record Key(long atNs, List<Finding> findings) {}

  /**
   * @param offsetsNs moments of the pictures looked at, rising
   * @param journal those pictures
   */
  KeyFrames(
      RunConfig config,
      MediaItem.Video video,
      Footages footages,
      Assessment.Assessed assessed,
      List<Long> offsetsNs,
      MinuteJournal journal) {
    this.config = config;
    this.video = video;
    this.footages = footages;
    this.assessed = assessed;
    this.offsetsNs = offsetsNs;
    this.journal = journal;
  }

  /** The answer, with a note for each picture that could not be drawn. */
  Assessment.Assessed assessed() {
    return assessed;
  }

  /** Draws, writes and names the pictures, by time. */
  List<Attached.KeyFrame> draw(PixelChild child, Outputs outputs) throws IOException {
    List<Attached.KeyFrame> drawn = new ArrayList<>();
    if (offsetsNs.isEmpty()) {
      return drawn;
    }
    List<Key> keys = keys();
    keys.sort((a, b) -> Long.compare(a.atNs, b.atNs));
    Map<Long, Shot> shots = shots(keys);
    for (Key key : keys) {
      Shot shot = shots.get(key.atNs);
      if (shot != null) {
        try {
          Annotation annotation = annotation(key, shot);
          Drawn picture = child.annotate(video.header(), key.atNs, annotation);
          String ending = "-" + key.atNs / 1_000_000_000;
          Picture put = outputs.putAnnotated(video.header(), ending, picture, annotation);
          drawn.add(new Attached.KeyFrame(key.atNs / 1e9, put));
        } catch (InputException e) {
          String why = String.valueOf(e.getMessage());
          assessed = assessed.noted(new Note(e.stage(), "not-annotated", why));
        }
      }
    }
    return drawn;
  }

  private Annotation annotation(Key key, Shot shot) {
    Annotation still =
        Annotations.of(
            still(key, shot), config.policy(), config.zones().zones(), config.head().version());
    return still.named(still.name() + " at " + Words.moment(key.atNs / 1e9));
  }

  /** Findings by the pictures nearest to their moments, the worst first. */
  private List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (Finding finding : assessed.findings()) {
      long atNs = nearest(Math.round(finding.offsetS() * 1e9));
      Key shared = null;
      for (Key key : keys) {
        shared = shared == null && Math.abs(key.atNs - atNs) <= NEAR_NS ? key : shared;
      }
      if (shared != null) {
        shared.findings.add(finding);
      } else if (keys.size() < MOST) {
        keys.add(new Key(atNs, new ArrayList<>(List.of(finding))));
      }
    }
    return keys;
  }

  /** The picture looked at that is nearest to a moment: its boxes are known. */
  private long nearest(long ns) {
    long nearest = offsetsNs.get(0);
    for (long offset : offsetsNs) {
      nearest = Math.abs(offset - ns) < Math.abs(nearest - ns) ? offset : nearest;
    }
    return nearest;
  }

  private Map<Long, Shot> shots(List<Key> keys) throws IOException {
    Map<Long, Shot> shots = new HashMap<>();
    journal.each(
        shot -> {
          for (Key key : keys) {
            if (key.atNs == shot.offsetNs()) {
              shots.put(shot.offsetNs(), shot);
            }
          }
        });
    return shots;
  }

  /** The moment as if it were a photo. */
  private Assessment.Assessed still(Key key, Shot shot) {
    Level level = Level.NONE;
    for (Finding finding : key.findings) {
      level = level.worse(finding.level());
    }
    Track best = assessed.observation().footage() == null ? null : footages.best();
    Sample sample = best == null ? null : best.at(Duration.ofNanos(key.atNs));
    Observation moment = FootageMoment.of(config, video, footages, assessed, best, sample, shot);
    return new Assessment.Assessed(moment, key.findings, level);
  }
}
