package org.sightline.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Header;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.report.Attached;
import org.sightline.report.MinuteLine;
import org.sightline.report.SamplesFile;
import org.sightline.risk.Assessment;
import org.sightline.risk.Assessor;
import org.sightline.risk.Check;
import org.sightline.risk.Footage;
import org.sightline.risk.FootageChecks;
import org.sightline.risk.Observation;
import org.sightline.risk.Sampled;
import org.sightline.risk.Sighting;

/**
 * The path of one video or track file: its way against the zones, then the pictures where that says
 * that they matter, then both weighed together. For one thread.
 */
final class FootageRun {
  private final RunConfig config;
  private final @Nullable Outputs outputs;
  private final @Nullable PixelChild child;
  private final Progress progress;
  private final Sampling sampling;

  /**
   * What became of an item.
   *
   * @param assessment the answer
   * @param attached what its line names beside
   */
  record Made(Assessment assessment, Attached attached) {}

  FootageRun(
      RunConfig config, @Nullable Outputs outputs, @Nullable PixelChild child, Progress progress) {
    this.config = config;
    this.outputs = outputs;
    this.child = child;
    this.progress = progress;
    Sampling asked = config.sampling();
    this.sampling = asked == null ? Sampling.DEFAULT : asked;
  }

  Made make(Input input, MediaItem item) throws IOException {
    long since = System.nanoTime();
    Wayside wayside = Wayside.read(input, item, config.joining());
    progress.spent(Progress.Stage.READ, since);
    since = System.nanoTime();
    Footages footages = new Footages(config, item, wayside.telemetry(), wayside.tracks());
    Assessment.Assessed way = Assessor.assess(config.policy(), footages.observed());
    progress.spent(Progress.Stage.ZONES, since);
    if (child == null
        || sampling.mode() == Sampling.Mode.NONE
        || !(item instanceof MediaItem.Video video)) {
      boolean unlooked = child != null && item instanceof MediaItem.Video;
      return plain(unlooked ? unlooked(way) : way);
    }
    try (Looker looker = new Looker(video, footages, child)) {
      return looker.look(way);
    }
  }

  /** Of a video of which nobody wants the pictures looked at. */
  private Assessment.Assessed unlooked(Assessment.Assessed way) {
    Sampled none = Sampled.none(sampling.every().toNanos() / 1e9);
    Observation seen = way.observation();
    return Assessor.assess(
        config.policy(), seen.seen(seen.checks(), List.of(), footage(way).seen(List.of(), none)));
  }

  /** Of an item whose pictures are not looked at. */
  private Made plain(Assessment.Assessed way) throws IOException {
    long since = System.nanoTime();
    String samples = outputs == null ? null : outputs.putSamples(way, null);
    progress.spent(Progress.Stage.REPORT, since);
    return made(way, null, samples, List.of());
  }

  private Made made(
      Assessment assessment,
      @Nullable String thumbnail,
      @Nullable String samples,
      List<Attached.KeyFrame> keyframes) {
    return new Made(
        assessment, Attached.ofFootage(config.head().configHash(), thumbnail, samples, keyframes));
  }

  private static Footage footage(Assessment.Assessed way) {
    return Objects.requireNonNull(way.observation().footage());
  }

  private static Check position(Observation seen) {
    return Objects.requireNonNull(seen.checks().get(Check.Kind.POSITION));
  }

  /** The look at the pictures of one video. */
  private final class Looker implements AutoCloseable {
    private final MediaItem.Video video;
    private final Header header;
    private final Footages footages;
    private final PixelChild eyes;
    private final Duration length;
    private @Nullable MinuteJournal journal;
    private @Nullable String thumbnail;

    Looker(MediaItem.Video video, Footages footages, PixelChild eyes) {
      this.video = video;
      this.header = video.header();
      this.footages = footages;
      this.eyes = eyes;
      Duration stated = video.length();
      this.length =
          stated == null || stated.isZero() ? Duration.ofNanos(sampling.mostNs()) : stated;
    }

    Made look(Assessment.Assessed way) throws IOException {
      Footage footage = footage(way);
      List<Sampling.Stretch> close = WhereToLook.of(footage, position(way.observation()));
      Seen seen = new Seen(sampling, footage);
      long since = System.nanoTime();
      try {
        walk(sampling.moments(length.toNanos(), close), seen);
      } catch (InputException e) {
        return undecodable(way, e);
      } finally {
        progress.spent(Progress.Stage.VISION, since);
      }
      since = System.nanoTime();
      Assessment.Assessed assessed = weighed(way, seen, sampled(close, seen));
      String samples =
          outputs == null ? null : outputs.putSamples(assessed, journal == null ? null : all());
      List<Attached.KeyFrame> keyframes = List.of();
      List<Attached.ClipFile> clips = List.of();
      if (outputs != null && journal != null) {
        KeyFrames drawn =
            new KeyFrames(config, video, footages, assessed, seen.offsetsNs(), journal);
        keyframes = drawn.draw(eyes, outputs);
        assessed = drawn.assessed();
        if (config.clips()) {
          Clips cut = new Clips(config, video, footages, assessed, journal);
          clips = cut.make(eyes, outputs);
          assessed = cut.assessed();
        }
      }
      progress.spent(Progress.Stage.REPORT, since);
      Made made = made(assessed, thumbnail, samples, keyframes);
      return new Made(made.assessment(), made.attached().with(clips));
    }

    private SamplesFile.Pictures all() {
      MinuteJournal kept = journal;
      return sink -> {
        if (kept != null) {
          kept.each(sink);
        }
      };
    }

    private void walk(List<Sampling.Moment> moments, Seen seen) throws IOException, InputException {
      VideoLook look =
          new VideoLook(
              eyes,
              header,
              moments,
              moment -> sampling.toleranceNs(moment.close(), video.keyframeGapS()),
              video.length() == null ? 0 : length.toNanos());
      if (outputs != null) {
        journal =
            outputs.minutes(
                header,
                MinuteJournal.head(header, config.head().configHash(), moments),
                minute -> {
                  look.takeOver(minute);
                  seen.add(minute);
                });
        thumbnail = seen.looked() > 0 ? Outputs.thumbnail(header) : null;
      }
      while (look.goesOn()) {
        MinuteLine minute = look.next();
        if (outputs != null && thumbnail == null && !look.thumbnail().isEmpty()) {
          thumbnail = outputs.putThumbnail(header, look.thumbnail());
        }
        if (journal != null) {
          journal.append(minute);
        }
        seen.add(minute);
        progress.footage(header.source().text(), seen.lastS(), lengthS());
      }
    }

    private double lengthS() {
      return video.length() == null ? 0 : length.toNanos() / 1e9;
    }

    private Sampled sampled(List<Sampling.Stretch> close, Seen seen) {
      boolean near = sampling.mode() == Sampling.Mode.NEAR_ZONES;
      long lengthNs = length.toNanos();
      double endS = video.length() == null ? seen.lastS() : lengthNs / 1e9;
      List<Sampled.Span> dense = new ArrayList<>();
      if (near) {
        for (Sampling.Stretch stretch : sampling.dense(lengthNs, close)) {
          if (stretch.fromNs() / 1e9 <= endS) {
            dense.add(
                new Sampled.Span(stretch.fromNs() / 1e9, Math.min(endS, stretch.toNs() / 1e9)));
          }
        }
      }
      return Sampled.of(
          sampling.mode().word(),
          sampling.stepNs(lengthNs) / 1e9,
          near ? sampling.elsewhereNs(lengthNs) / 1e9 : null,
          seen.looked(),
          dense,
          endS);
    }

    private Assessment.Assessed weighed(Assessment.Assessed way, Seen seen, Sampled sampled) {
      Observation before = way.observation();
      Footage footage = footage(way);
      List<Sighting> sightings =
          MovingStandings.of(config, footage, seen.sightings(), footages::times);
      Note spoilt = seen.spoilt(before.notes());
      Map<Check.Kind, Check> checks =
          seen.looked() == 0
              ? FootageChecks.unseen(position(before), spoilt)
              : FootageChecks.all(
                  position(before),
                  FootageChecks.objects(seen.how(config.model()), spoilt),
                  FootageChecks.pixels(spoilt));
      if (seen.looked() > 0) {
        checks.put(Check.Kind.TEXT, VideoTexts.check(config, seen));
      }
      PrivacyAsked privacy = config.privacy();
      if (privacy != null) {
        checks.putAll(privacy.ofVideo(seen, spoilt));
      }
      Footage shown =
          footage.seen(sightings, sampled).seen(seen.hashes(config.known()), seen.texts());
      Observation all = footages.withPrinted(before.seen(checks, seen.notes(), shown), shown);
      all = privacy == null ? all : all.with(seen.privacy(privacy.model()));
      return Assessor.assess(config.policy(), all);
    }

    private Made undecodable(Assessment.Assessed way, InputException e) throws IOException {
      Observation before = way.observation();
      String message = String.valueOf(e.getMessage());
      if (!before.telemetry().isLocated()) {
        progress.failed();
        return made(
            new Assessment.Failed(header, e.stage(), e.code(), message, before.notes()),
            null,
            null,
            List.of());
      }
      // where the camera went is known and counts, whatever became of the pictures
      return plain(
          Assessor.assess(
              config.policy(),
              before.seen(
                  FootageChecks.undecodable(position(before), e.code(), message),
                  List.of(new Note(e.stage(), e.code(), message)),
                  footage(way))));
    }

    @Override
    public void close() throws IOException {
      if (journal != null) {
        journal.close();
      }
    }
  }
}
