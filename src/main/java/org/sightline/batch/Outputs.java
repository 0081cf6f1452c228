package org.sightline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Bytes;
import org.sightline.media.Header;
import org.sightline.media.MediaItem;
import org.sightline.report.JsonSpan;
import org.sightline.report.Row;
import org.sightline.report.SamplesFile;
import org.sightline.risk.Assessment;
import org.sightline.risk.Footage;
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
   * Writes the samples of all tracks of an item and gives the file's name in the report folder.
   *
   * @return null if there are none, or the item touches a private zone: then its way is written
   *     nowhere
   */
  @Nullable String putSamples(Assessment.Assessed assessed) throws IOException {
    Footage footage = assessed.observation().footage();
    if (footage == null || footage.tracks().all().isEmpty()) {
      return null;
    }
    for (ZoneContact contact : assessed.observation().contacts()) {
      if (contact.zone().isPrivate()) {
        return null;
      }
    }
    String name = "items/" + assessed.header().id() + ".jsonl.gz";
    folder.put(name, out -> SamplesFile.write(out, footage.tracks()));
    return name;
  }

  /** Writes a thumbnail and gives its name in the report folder. */
  String putThumbnail(MediaItem.Photo photo, Bytes jpeg) throws IOException {
    String name = "thumbs/" + photo.header().id().substring(0, 12) + ".jpg";
    folder.put(name, jpeg.array());
    return name;
  }

  /** Writes an annotated picture and gives its name in the report folder. */
  String putAnnotated(Header header, Bytes jpeg) throws IOException {
    String name =
        "annotated/"
            + header.id().substring(0, 12)
            + "-"
            + reduced(header.source().text())
            + ".jpg";
    folder.put(name, jpeg.array());
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
