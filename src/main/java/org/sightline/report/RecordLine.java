package org.sightline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Likeness;
import org.sightline.media.Header;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.risk.Assessment;
import org.sightline.risk.Check;
import org.sightline.risk.Checks;
import org.sightline.risk.Footage;
import org.sightline.risk.Level;
import org.sightline.risk.Observation;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Track;
import org.sightline.view.Ground;

/**
 * Writes the record: one JSON object an input, on one line. Names, order and meaning of the fields
 * are those of {@code record.schema.json}. Pure and safe for any number of threads.
 */
public final class RecordLine {
  /** Every line has a dozen of them. */
  private static final Map<Enum<?>, String> NAMES = new ConcurrentHashMap<>();

  /** A line is shorter than this, whatever its input. */
  public static final int MAX_BYTES = 1_000_000;

  private static final int MAX_ENTRIES = 1_000;
  private static final int MAX_TEXT = 2_000;

  /** A record and no lambda: two workers that link one at once make a class each, at run time. */
  private record Whole(Assessment assessment, Attached attached) implements JsonWriter.Content {
    @Override
    public void write(JsonWriter json) throws IOException {
      if (assessment instanceof Assessment.Assessed assessed) {
        assessed(json, assessed, attached);
      } else if (assessment instanceof Assessment.Failed failed) {
        failed(json, failed, attached);
      }
    }
  }

  private RecordLine() {}

  /** The line of an assessment, UTF-8, without its line feed. */
  public static byte[] of(Assessment assessment, Attached attached) {
    return fitting(new Whole(assessment, attached));
  }

  /**
   * The part of the record that a file says of itself, as {@code inspect --json} prints it: {@code
   * captured} to {@code track}, with the names to tell files apart and the remarks.
   *
   * @param track the preferred track; null for a picture, or where the file has none
   */
  public static byte[] ofInspected(
      MediaItem item, Telemetry telemetry, @Nullable Track track, List<Note> notes) {
    return fitting(json -> inspected(json, item, telemetry, track, notes));
  }

  /**
   * The same with every sample of the track, written as it is made: it may be far longer than a
   * line of the record. The line feed is the caller's.
   *
   * @param ground heights of the terrain; null for flat ground
   */
  public static void writeInspected(
      OutputStream to,
      MediaItem item,
      Telemetry telemetry,
      @Nullable Track track,
      @Nullable Ground ground,
      List<Note> notes)
      throws IOException {
    JsonWriter json = new JsonWriter(to);
    json.open();
    inspected(json, item, telemetry, track, notes);
    SamplesJson.write(json, item, track, ground);
    json.close('}');
    json.flush();
  }

  private static void inspected(
      JsonWriter json, MediaItem item, Telemetry telemetry, @Nullable Track track, List<Note> notes)
      throws IOException {
    head(json, item.header(), null, null);
    kindAndSize(json, item.header(), kind(item), item);
    TelemetryJson.write(json, telemetry, null, track, lengthS(item));
    notes(json, notes);
  }

  private static @Nullable Double lengthS(@Nullable MediaItem item) {
    Duration length = item instanceof MediaItem.Video video ? video.length() : null;
    return length == null ? null : length.toNanos() / 1e9;
  }

  // lists and texts are halved until the line fits: with both near 0 what is left is a few KB
  private static byte[] fitting(JsonWriter.Content content) {
    try {
      int entries = MAX_ENTRIES;
      int text = MAX_TEXT;
      while (true) {
        byte[] line = JsonWriter.object(entries, text, content);
        if (line.length < MAX_BYTES) {
          return line;
        }
        entries /= 2;
        text = Math.max(40, text / 2);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static void assessed(JsonWriter json, Assessment.Assessed assessed, Attached attached)
      throws IOException {
    MediaItem item = assessed.observation().item();
    head(json, item.header(), attached.config(), attached.sha256());
    kindAndSize(json, item.header(), kind(item), item);
    json.text("level", assessed.level().name());
    json.none("failed");
    checks(json, assessed.observation().checks());
    TelemetryJson.write(json, assessed.observation(), lengthS(item));
    FindingsJson.write(json, assessed);
    Observation seen = assessed.observation();
    tail(json, attached, seen.notes(), seen.footage(), seen.likeness());
  }

  private static void failed(JsonWriter json, Assessment.Failed failed, Attached attached)
      throws IOException {
    head(json, failed.header(), attached.config(), attached.sha256());
    kindAndSize(json, failed.header(), kindOf(failed.header().format()), null);
    json.text("level", Level.UNDETERMINED.name());
    json.open("failed");
    json.text("stage", failed.stage());
    json.text("code", failed.code());
    json.text("message", failed.message());
    json.close('}');
    checks(json, Checks.ofFailed());
    TelemetryJson.writeNone(json);
    FindingsJson.writeNone(json);
    tail(json, attached, failed.notes(), null, null);
  }

  private static void head(
      JsonWriter json, Header header, @Nullable String config, @Nullable String sha256)
      throws IOException {
    json.whole("sightline", 1);
    json.text("id", header.id());
    if (config != null) {
      json.text("config", config);
    }
    json.text("sha256", sha256);
    json.path("source", header.source().text());
    if (header.source().encoded()) {
      json.truth("sourceEncoded", true);
    }
  }

  private static void kindAndSize(
      JsonWriter json, Header header, String kind, @Nullable MediaItem item) throws IOException {
    json.text("kind", kind);
    json.text("format", header.format());
    json.whole("bytes", header.bytes());
    json.instant("modified", header.modified());
    if (item instanceof MediaItem.Photo photo) {
      size(json, photo.widthPx(), photo.heightPx());
    } else if (item instanceof MediaItem.Video video) {
      size(json, video.widthPx(), video.heightPx());
    } else {
      size(json, 0, 0);
    }
    json.number("lengthS", lengthS(item), 3);
  }

  /** 0 by 0 is what a file has that states no size. */
  private static void size(JsonWriter json, int widthPx, int heightPx) {
    if (widthPx > 0 && heightPx > 0) {
      json.whole("widthPx", widthPx);
      json.whole("heightPx", heightPx);
    } else {
      json.none("widthPx");
      json.none("heightPx");
    }
  }

  private static void checks(JsonWriter json, Map<Check.Kind, Check> checks) throws IOException {
    json.open("checks");
    for (Check.Kind kind : Check.Kind.values()) {
      Check check = checks.get(kind);
      if (check != null) {
        json.open(name(kind));
        json.text("state", name(check.state()));
        json.text("code", check.code().isEmpty() ? null : check.code());
        json.text("message", check.message().isEmpty() ? null : check.message());
        json.close('}');
      }
    }
    json.close('}');
  }

  private static void tail(
      JsonWriter json,
      Attached attached,
      List<Note> notes,
      @Nullable Footage footage,
      @Nullable Likeness likeness)
      throws IOException {
    if (footage == null) {
      json.emptyList("cuts");
    } else {
      MomentsJson.cuts(json, footage.cuts());
      MomentsJson.sampling(json, footage.sampled());
    }
    attached.write(json);
    CopiesJson.hash(json, likeness);
    if (footage != null) {
      CopiesJson.hashes(json, footage.hashes());
      json.text("samples", attached.samples());
    }
    notes(json, notes);
  }

  private static void notes(JsonWriter json, List<Note> notes) throws IOException {
    json.openList("notes");
    int shown = json.bounded("notes", notes.size());
    for (Note note : notes.subList(0, shown)) {
      note(json, note);
    }
    if (!json.cuts().isEmpty()) {
      String message = "Left out to keep the record short: " + String.join(", ", json.cuts());
      note(json, new Note("report", "record-shortened", message + "."));
    }
    json.close(']');
  }

  private static void note(JsonWriter json, Note note) throws IOException {
    json.open();
    json.text("stage", note.stage());
    json.text("code", note.code());
    json.text("message", note.message());
    json.close('}');
  }

  private static String kind(MediaItem item) {
    // nearly all are, and four lambdas need not be linked for them
    return item instanceof MediaItem.Photo
        ? "photo"
        : item.match(photo -> "photo", video -> "video", track -> "track", other -> "other");
  }

  /** The kind of an input that could not be read, as far as its first bytes tell. */
  private static String kindOf(String format) {
    return switch (format) {
      case "mp4", "mov", "mkv", "avi", "ts", "webm", "insv", "3gp" -> "video";
      case "srt", "gpx", "fit", "klv", "nmea" -> "track";
      case "unknown", "pdf", "zip", "text", "office", "" -> "other";
      default -> "photo";
    };
  }

  /** An enum constant as the record writes it: {@code not-made}. */
  static String name(Enum<?> constant) {
    String known = NAMES.get(constant);
    if (known == null) {
      known = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      NAMES.put(constant, known);
    }
    return known;
  }
}
