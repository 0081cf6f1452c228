package org.sightline.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sightline.copies.ShownHash;
import org.sightline.media.Note;
import org.sightline.text.ReadPicture;
import org.sightline.vision.Shot;

/**
 * About a minute of a video as a line of the journal that is kept until the video has its own line:
 * whatever is made of it afterwards is the same whether it was looked at now or before.
 *
 * @param number which line, from 0
 * @param next number of the first moment that is not answered yet
 * @param spoilt how many compressed pictures could not be decoded
 * @param breakdowns how often a child process broke down on it
 * @param ended whether the video has no picture after it, or is given up
 * @param notes what went wrong
 * @param shots the pictures looked at, by time
 * @param hashes what those look like that are kept, by time
 * @param texts what was read in those in which text was looked for, by time
 */
public record MinuteLine(
    int number,
    int next,
    int spoilt,
    int breakdowns,
    boolean ended,
    List<Note> notes,
    List<Shot> shots,
    List<ShownHash> hashes,
    List<ReadPicture> texts) {
  /** Copies the lists. */
  public MinuteLine {
    notes = List.copyOf(notes);
    shots = List.copyOf(shots);
    hashes = List.copyOf(hashes);
    texts = List.copyOf(texts);
  }

  /** Takes lines. */
  public interface Sink {
    /** Takes the next. */
    void accept(MinuteLine line) throws IOException;
  }

  /**
   * Reads a journal back: its head, then its lines as far as they are whole and in order.
   *
   * @param head the first line as it must stand there
   * @return how many bytes are good; 0 if the head is another
   */
  public static long readAll(InputStream in, byte[] head, Sink sink) throws IOException {
    LineReader lines = new LineReader(in);
    byte[] first = lines.next();
    if (first == null || !Arrays.equals(first, head)) {
      return 0;
    }
    long good = lines.offset();
    int number = 0;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      MinuteLine minute;
      try {
        minute = of(line);
      } catch (IOException e) {
        return good; // half written: looked at again from here
      }
      if (minute.number != number++) {
        return good;
      }
      sink.accept(minute);
      good = lines.offset();
    }
    return good;
  }

  /** The line, UTF-8, without its line feed. */
  public byte[] bytes() throws IOException {
    return JsonWriter.object(Integer.MAX_VALUE, 100_000, this::write);
  }

  private void write(JsonWriter json) throws IOException {
    json.whole("minute", number);
    json.whole("next", next);
    json.whole("spoilt", spoilt);
    json.whole("breakdowns", breakdowns);
    json.truth("ended", ended);
    json.openList("notes");
    for (Note note : notes) {
      json.open();
      json.text("stage", note.stage());
      json.text("code", note.code());
      json.text("message", note.message());
      json.close('}');
    }
    json.close(']');
    json.openList("pictures");
    for (Shot shot : shots) {
      json.open();
      json.whole("offsetNs", shot.offsetNs());
      ShotsJson.members(json, shot);
      json.close('}');
    }
    json.close(']');
    ShownJson.write(json, hashes, texts);
  }

  /**
   * Reads a line back.
   *
   * @throws IOException if it is none
   */
  public static MinuteLine of(byte[] line) throws IOException {
    JsonSpan fields = JsonSpan.object(line);
    List<Note> notes = new ArrayList<>();
    for (JsonSpan note : fields.list("notes")) {
      notes.add(new Note(note.text("stage"), note.text("code"), note.text("message")));
    }
    List<Shot> shots = new ArrayList<>();
    for (JsonSpan shot : fields.list("pictures")) {
      shots.add(ShotsJson.read(shot));
    }
    return new MinuteLine(
        (int) ShotsJson.number(fields.number("minute")),
        (int) ShotsJson.number(fields.number("next")),
        (int) ShotsJson.number(fields.number("spoilt")),
        (int) ShotsJson.number(fields.number("breakdowns")),
        fields.get("ended").isTrue(),
        notes,
        shots,
        ShownJson.hashes(fields),
        ShownJson.texts(fields));
  }
}
