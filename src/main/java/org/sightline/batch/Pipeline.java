package org.sightline.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.KnownHashes;
import org.sightline.copies.Likeness;
import org.sightline.formats.Probe;
import org.sightline.formats.Thumbnails;
import org.sightline.geo.LatLon;
import org.sightline.media.Bytes;
import org.sightline.media.Header;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.report.Annotation;
import org.sightline.report.Annotations;
import org.sightline.report.Attached;
import org.sightline.report.Drawn;
import org.sightline.report.Picture;
import org.sightline.report.RecordLine;
import org.sightline.risk.Assessment;
import org.sightline.risk.Assessor;
import org.sightline.risk.Check;
import org.sightline.risk.Checks;
import org.sightline.risk.Observation;
import org.sightline.telemetry.Telemetry;
import org.sightline.telemetry.TelemetryReaders;
import org.sightline.text.TextLine;
import org.sightline.track.Joining;
import org.sightline.track.PhotoPlaces;
import org.sightline.vision.Looking;
import org.sightline.zones.Coverage;
import org.sightline.zones.Times;

/**
 * The one path of an item, from its bytes to its line: open, read, compare, look, weigh, draw,
 * write.
 *
 * <p>For one thread. Holds a child process once a picture was looked at; close it.
 */
final class Pipeline implements BatchRunner.Worker {
  private final RunConfig config;
  private final @Nullable Outputs outputs;
  private final Tally tally;
  private final Progress progress;
  private final Probe probe = new Probe();
  private final Function<LatLon, Coverage> coverage;
  private final @Nullable PixelChild child;

  /**
   * @param outputs where pictures go and earlier lines come from; null makes lines only
   */
  Pipeline(RunConfig config, @Nullable Outputs outputs, Tally tally, Progress progress) {
    this.config = config;
    this.outputs = outputs;
    this.tally = tally;
    this.progress = progress;
    this.coverage = config.zones()::coverage;
    PixelOptions pixels = config.pixels();
    this.child = pixels == null ? null : new PixelChild(pixels);
  }

  @Override
  public byte[] line(Input input) throws IOException {
    try {
      return made(input);
    } catch (StackOverflowError e) {
      return failed(input, "too-deep", "The file nests deeper than can be followed.");
    } catch (OutOfMemoryError e) {
      return failed(input, "too-large", "The file needs more memory than there is.");
    } catch (RuntimeException e) {
      if (config.strict()) {
        throw e;
      }
      tally.bug();
      progress.fault(input.source().text(), e);
      return failed(input, "internal", "Sightline itself failed on this file: " + e);
    }
  }

  private byte[] made(Input input) throws IOException {
    long since = System.nanoTime();
    MediaItem item;
    try {
      item = probe.open(input);
    } catch (InputException e) {
      return failed(probe.header(input), e, List.of());
    } finally {
      progress.spent(Progress.Stage.READ, since);
    }
    // a sidecar that changed shows in neither the id nor the time of its picture: such lines are
    // made again
    if (outputs != null && input.sidecars().isEmpty()) {
      byte[] earlier = outputs.reusable(item.header(), config.retryFailed(), tally);
      if (earlier != null) {
        return earlier;
      }
    }
    if (item instanceof MediaItem.Photo photo) {
      return photo(photo, input);
    }
    if (item instanceof MediaItem.Other) {
      return unread(item);
    }
    FootageRun.Made made = new FootageRun(config, outputs, child, progress).make(input, item);
    return line(made.assessment(), made.attached());
  }

  private byte[] unread(MediaItem item) throws IOException {
    Observation seen =
        new Observation(
            item, Telemetry.UNREAD, List.of(), List.of(), Checks.ofUnread(item), item.notes());
    return line(Assessor.assess(config.policy(), seen), List.of(), null);
  }

  private byte[] photo(MediaItem.Photo photo, Input input) throws IOException {
    long since = System.nanoTime();
    Telemetry telemetry = TelemetryReaders.read(photo);
    Joining joining = config.joining();
    if (joining != null || !input.sidecars().isEmpty()) {
      telemetry =
          new PhotoPlaces(joining == null ? Joining.NONE : joining)
              .add(photo, telemetry, input.sidecars());
    }
    progress.spent(Progress.Stage.READ, since);

    since = System.nanoTime();
    Times times = Times.of(telemetry.captured(), config.head().asOf());
    Placed placed = Placed.of(config, coverage, photo, telemetry, times);
    progress.spent(Progress.Stage.ZONES, since);

    List<Note> notes = new ArrayList<>(photo.notes());
    notes.addAll(telemetry.notes());
    Looking looking = Lookings.of(photo, telemetry);
    Looking.Viewpoint viewpoint = looking.viewpoint();
    Looked looked = null;
    Map<Check.Kind, Check> checks = new EnumMap<>(Check.Kind.class);
    since = System.nanoTime();
    try {
      looked = child == null ? null : child.look(photo, looking);
      checks.putAll(Checks.ofPhoto(placed.position(), outcome(looked, telemetry)));
      if (child == null && Checks.isDamaged(photo.notes())) {
        // half a picture never reads as "nothing found", even where nobody looked at the pixels
        checks.put(
            Check.Kind.OBJECTS,
            new Check(Check.State.LIMITED, "damaged", "The file is cut off or damaged."));
      }
    } catch (InputException e) {
      if (!telemetry.isLocated()) {
        return failed(photo.header(), e, notes);
      }
      // where the camera stood is known and counts, whatever became of the pixels
      checks.putAll(Checks.ofPhoto(placed.position(), outcome(null, telemetry)));
      Check undecodable = new Check(Check.State.NOT_MADE, e.code(), message(e));
      checks.put(Check.Kind.OBJECTS, undecodable);
      checks.put(Check.Kind.PIXELS, undecodable);
      notes.add(new Note(e.stage(), e.code(), message(e)));
    } finally {
      progress.spent(Progress.Stage.VISION, since);
    }
    if (looked != null) {
      notes.addAll(looked.notes());
    }
    PrivacyAsked privacy = config.privacy();
    if (privacy != null) {
      checks.putAll(privacy.ofPhoto(looked, viewpoint));
    }
    List<TextLine> texts = List.of();
    if (child != null) {
      texts = PhotoTexts.lines(looked);
      checks.put(Check.Kind.TEXT, PhotoTexts.check(config, looked));
      Telemetry printed = PhotoTexts.withPrinted(telemetry, texts);
      if (printed.positions().size() > telemetry.positions().size()) {
        telemetry = printed;
        placed = Placed.of(config, coverage, photo, telemetry, times);
        checks.put(Check.Kind.POSITION, placed.position());
        checks.put(Check.Kind.VIEW, placed.position());
      }
    }
    Observation seen =
        new Observation(
            photo,
            telemetry,
            placed.footprint(),
            placed.contacts(),
            looked == null ? List.of() : looked.detections(),
            looked == null || placed.contacts().isEmpty()
                ? Map.of()
                : Standings.of(
                    photo,
                    telemetry,
                    config.zones(),
                    config.policy().sees(),
                    times,
                    config.terrain(),
                    looked.detections()),
            checks,
            notes);
    seen = texts.isEmpty() ? seen : seen.with(texts);
    seen = privacy == null || looked == null ? seen : seen.with(privacy.counted(looked));
    return weighed(photo, looked == null ? seen : compared(seen, looked.print()), looked);
  }

  /** With what the picture looks like, and what was decided about pictures like it. */
  private Observation compared(Observation seen, @Nullable Fingerprint print) {
    KnownHashes known = config.known();
    return print == null
        ? seen
        : seen.with(new Likeness(print, known == null ? List.of() : known.like(print)));
  }

  private byte[] weighed(MediaItem.Photo photo, Observation seen, @Nullable Looked looked)
      throws IOException {
    long since = System.nanoTime();
    Assessment.Assessed assessed = Assessor.assess(config.policy(), seen);
    List<Picture> annotated = List.of();
    String thumbnail = null;
    if (outputs != null) {
      Bytes small = looked == null ? Thumbnails.of(photo) : looked.thumbnail();
      thumbnail =
          small == null || small.isEmpty() ? null : outputs.putThumbnail(photo.header(), small);
      if (looked != null && child != null && !assessed.findings().isEmpty()) {
        try {
          annotated = drawn(assessed, outputs, child);
        } catch (InputException e) {
          // the findings stand without their picture, and the row says that it is missing
          assessed = assessed.noted(new Note(e.stage(), "not-annotated", message(e)));
        }
      }
    }
    byte[] line = line(assessed, annotated, thumbnail);
    progress.spent(Progress.Stage.REPORT, since);
    return line;
  }

  private List<Picture> drawn(Assessment.Assessed assessed, Outputs outputs, PixelChild child)
      throws IOException, InputException {
    Annotation annotation =
        Annotations.of(assessed, config.policy(), config.zones().zones(), config.head().version());
    Drawn drawn = child.annotate(annotation);
    return List.of(outputs.putAnnotated(assessed.header(), "", drawn, annotation));
  }

  private Checks.Looked outcome(@Nullable Looked looked, Telemetry telemetry) {
    if (child == null) {
      return Checks.Looked.NOT_ASKED;
    }
    boolean damaged = looked != null && Checks.isDamaged(looked.notes());
    return Lookings.looked(config.model(), telemetry, damaged);
  }

  private byte[] failed(Input input, String code, String message) throws IOException {
    return failed(probe.header(input), new InputException("batch", code, message, null), List.of());
  }

  private byte[] failed(Header header, InputException e, List<Note> notes) throws IOException {
    progress.failed();
    return line(
        new Assessment.Failed(header, e.stage(), e.code(), message(e), notes), List.of(), null);
  }

  private byte[] line(Assessment assessment, List<Picture> annotated, @Nullable String thumbnail)
      throws IOException {
    String hash = config.head().configHash();
    return line(assessment, Attached.ofStill(hash, thumbnail, annotated));
  }

  private byte[] line(Assessment assessment, Attached attached) throws IOException {
    if (assessment instanceof Assessment.Assessed done) {
      tally.item(done.level(), false, !(done.observation().item() instanceof MediaItem.Other));
    } else {
      tally.item(org.sightline.risk.Level.UNDETERMINED, true, true);
    }
    PrivacyAsked privacy = config.privacy();
    return RecordLine.of(privacy == null ? assessment : privacy.answered(assessment), attached);
  }

  private static String message(InputException e) {
    String message = e.getMessage();
    return message == null ? e.code() : message;
  }

  @Override
  public void close() {
    if (child != null) {
      child.close();
    }
  }
}
