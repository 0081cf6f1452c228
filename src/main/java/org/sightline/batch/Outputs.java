package org.sightline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Bytes;
import org.sightline.media.Header;
import org.sightline.report.Annotation;
import org.sightline.report.Drawn;
import org.sightline.report.JsonSpan;
import org.sightline.report.MinuteLine;
import org.sightline.report.Picture;
import org.sightline.report.Row;
import org.sightline.report.SamplesFile;
import org.sightline.risk.Assessment;
import org.sightline.risk.Footage;
import org.sightline.track.Tracks;
import org.sightline.zones.ZoneContact;

/**
 * What workers share with the report folder: pictures go in, lines of an earlier run come out. For
 * any thread.
 */
final class Outputs {
  private static final int NAME_LENGTH = 80;

  private final ReportFolder folder;
  private final Journal journal;
  private final Published published;

  /** Items that have a journal of their own. */
  private final Set<String> journals = ConcurrentHashMap.newKeySet();

  Outputs(ReportFolder folder, Journal journal, Published published) {
    this.folder = folder;
    this.journal = journal;
    this.published = published;
  }

  /**
   * The line of an earlier run, if the file has not changed since, the pictures it names are there
   * and its zones apply as they did at that run's moment of publication; null if the item must be
   * assessed. Counts the line.
   */
  byte @Nullable [] reusable(Header header, boolean retryFailed, Tally tally) throws IOException {
    if (!folder.resumed() || journal.size() == 0) {
      return null;
    }
    byte[] line = journal.find(header.id());
    if (line == null) {
      return null;
    }
    Row row;
    try {
      row = Row.of(line);
    } catch (IOException e) {
      // not a line of this version: the item is assessed again
      return null;
    }
    boolean failed = row.failedCode() != null;
    if (!row.fields().text("modified").equals(header.modified().toString())
        || (failed && retryFailed)
        || !hasPictures(row)
        || !published.isAlike(row)) {
      return null;
    }
    tally.item(row.level(), failed, !row.fields().text("kind").equals("other"));
    tally.reused();
    return line;
  }

  private boolean hasPictures(Row row) {
    for (String name : pictures(row)) {
      if (!Files.isRegularFile(folder.path().resolve(name))) {
        return false;
      }
    }
    return true;
  }

  /** The files in the report folder that a line names. */
  static List<String> pictures(Row row) {
    List<String> names = new ArrayList<>();
    for (JsonSpan name : row.fields().list("annotated")) {
      names.add(name.text());
    }
    for (JsonSpan layers : row.fields().list("layers")) {
      names.add(layers.text("plain"));
    }
    for (JsonSpan clip : row.fields().list("clips")) {
      names.add(clip.text("file"));
    }
    String samples = row.fields().text("samples");
    if (!samples.isEmpty()) {
      names.add(samples);
    }
    String thumbnail = row.fields().text("thumb");
    if (!thumbnail.isEmpty()) {
      names.add(thumbnail);
    }
    return names;
  }

  /**
   * Writes the samples of all tracks of an item, and the pictures looked at, and gives the file's
   * name in the report folder.
   *
   * @param pictures null if none were looked at
   * @return null if there are none; of an item that touches a private zone no sample is written
   */
  @Nullable String putSamples(Assessment.Assessed assessed, SamplesFile.@Nullable Pictures pictures)
      throws IOException {
    Footage footage = assessed.observation().footage();
    if (footage == null) {
      return null;
    }
    Tracks tracks = footage.tracks();
    for (ZoneContact contact : assessed.observation().contacts()) {
      tracks = contact.zone().isPrivate() ? Tracks.NONE : tracks;
    }
    if (tracks.all().isEmpty() && pictures == null) {
      return null;
    }
    String name = "items/" + assessed.header().id() + ".jsonl.gz";
    Tracks shown = tracks;
    folder.put(
        name, out -> SamplesFile.write(out, shown, pictures == null ? sink -> {} : pictures));
    return name;
  }

  /**
   * The journal of a video that is looked at. Its thumbnail is written before its first minute: a
   * journal without one begins anew.
   *
   * @param head what its minutes depend on
   * @param known is handed the minutes that were looked at before
   */
  MinuteJournal minutes(Header header, byte[] head, MinuteLine.Sink known) throws IOException {
    Path path = minutes(header.id());
    if (!Files.isRegularFile(folder.path().resolve(thumbnail(header)))) {
      Files.deleteIfExists(path);
    }
    journals.add(header.id());
    return new MinuteJournal(path, head, known);
  }

  private Path minutes(String id) {
    return folder.work().resolve(id + ".jsonl");
  }

  /** Forgets what was kept until an item's own line is written. */
  void written(byte[] line) throws IOException {
    if (!journals.isEmpty()) {
      String id = JournalIndex.id(line);
      if (journals.remove(id)) {
        Files.deleteIfExists(minutes(id));
      }
    }
  }

  /** Writes a thumbnail and gives its name in the report folder. */
  String putThumbnail(Header header, Bytes jpeg) throws IOException {
    String name = thumbnail(header);
    folder.put(name, jpeg.array());
    return name;
  }

  /** The name of an item's thumbnail. */
  static String thumbnail(Header header) {
    return "thumbs/" + header.id().substring(0, 12) + ".jpg";
  }

  /**
   * Writes an annotated picture, and the plain one whose marks can be switched off.
   *
   * @param ending what tells it from others of its item; empty if there are none
   * @param annotation what is drawn on it
   */
  Picture putAnnotated(Header header, String ending, Drawn drawn, Annotation annotation)
      throws IOException {
    String name =
        header.id().substring(0, 12) + "-" + reduced(header.source().text()) + ending + ".jpg";
    String file = "annotated/" + name;
    folder.put(file, drawn.marked().array());
    String plain = "plain/" + name;
    folder.put(plain, drawn.plain().array());
    return new Picture(
        file, plain, drawn.widthPx(), drawn.heightPx(), annotation.marks(), annotation.outlines());
  }

  /**
   * Writes a clip of a video and gives its name in the report folder.
   *
   * @param fromS its first second
   */
  String putClip(Header header, long fromS, Bytes mp4) throws IOException {
    String name =
        "clips/"
            + header.id().substring(0, 12)
            + "-"
            + reduced(header.source().text())
            + "-"
            + fromS
            + ".mp4";
    folder.put(name, mp4.array());
    return name;
  }

  /** The last part of a path, reduced to letters that every file system and link takes. */
  private static String reduced(String source) {
    String name = source.substring(source.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    int end = Math.min(dot > 0 ? dot : name.length(), NAME_LENGTH);
    StringBuilder plain = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = name.charAt(i);
      boolean kept =
          (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
      plain.append(kept || c == '_' || c == '.' ? c : '_');
    }
    return plain.toString();
  }
}
