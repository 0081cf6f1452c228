package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;

/**
 * Subtitle files of drones (SubRip): a counter, {@code hh:mm:ss,mmm --> hh:mm:ss,mmm}, and the text
 * that {@link DjiText} reads, of which there is one a frame or a second. The span of time is the
 * picture's own clock. Some loggers leave it out; the aircraft's clock then gives the offsets.
 */
final class SrtReader implements TrackFileReader {
  private static final long MS = 1_000_000;

  /** No block is longer; more is passed over. */
  private static final int LONGEST_BLOCK = 64 << 10;

  /** A step back by more than this is another recording's start, not disorder of two frames. */
  private static final long DISORDER_NS = 1_000 * MS;

  @Override
  public boolean accepts(String format) {
    return format.equals("srt");
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    return List.of(read(file, "srt", null, Double.NaN));
  }

  /**
   * Reads a file beside a video.
   *
   * @param source as the record names it
   * @param near a place the video states; null if it states none
   * @param aspect width by height of the video's upright picture; NaN if not known
   */
  static Track read(Path file, String source, @Nullable LatLon near, double aspect)
      throws IOException {
    try (Lines lines = Lines.of(file)) {
      Blocks blocks = new Blocks(new DjiTextTrack(source, near, aspect));
      String line = lines.next();
      while (line != null && blocks.take(line, lines.hasEnd())) {
        line = lines.next();
      }
      return blocks.finish();
    }
  }

  /** Puts the lines of a file together to blocks. */
  private static final class Blocks {
    private final DjiTextTrack track;
    private final StringBuilder block = new StringBuilder();
    private boolean spans;
    private boolean open;
    private boolean blank = true;
    private boolean backwards;
    private long startNs;
    private long furthestNs;

    Blocks(DjiTextTrack track) {
      this.track = track;
    }

    /** Takes a line; false once the track is full. */
    boolean take(String line, boolean ended) {
      long start = span(line);
      boolean more = true;
      if (start >= 0) {
        more = close();
        spans = true;
        open = true;
        startNs = start;
      } else if (!spans && blank && isCounter(line)) {
        // no spans so far: a counter after an empty line opens a block
        more = close();
        open = true;
        startNs = 0;
      } else if (block.length() + line.length() < LONGEST_BLOCK) {
        block.append(line);
        if (ended) {
          block.append('\n');
        }
      }
      blank = line.isBlank();
      return more;
    }

    private boolean close() {
      boolean more = true;
      // before the first span stands its counter
      if (open && block.length() > 0) {
        if (startNs < furthestNs - DISORDER_NS) {
          backwards = true;
        }
        if (!backwards) {
          more = track.add(block.toString(), startNs);
          furthestNs = Math.max(furthestNs, startNs);
        }
      }
      block.setLength(0);
      return more;
    }

    Track finish() {
      close();
      TrackDraft draft = track.draft();
      if (backwards) {
        draft.note(
            "clock-backwards",
            "The times of the subtitles start again before the end: only the part before is used.");
      }
      if (!spans && track.blocks() > 0) {
        draft.offsetsFromTimes();
        draft.note(
            "no-picture-time",
            "The subtitles do not say when they are shown: their own clock is used, from the"
                + " first on.");
      }
      return track.finish();
    }
  }

  /** The start of a span of time, nanoseconds; −1 if the line is none. */
  private static long span(String line) {
    int arrow = line.indexOf("-->");
    if (arrow < 8 || arrow > 40) {
      return -1;
    }
    int at = 0;
    long value = 0;
    long total = 0;
    int colons = 0;
    while (at < arrow && (Clock.isDigit(line.charAt(at)) || line.charAt(at) == ':')) {
      if (line.charAt(at) == ':') {
        total = (total + value) * 60;
        value = 0;
        colons++;
      } else {
        value = Math.min(value * 10 + line.charAt(at) - '0', 1_000_000);
      }
      at++;
    }
    boolean sound = colons == 2 && at < arrow && (line.charAt(at) == ',' || line.charAt(at) == '.');
    if (!sound) {
      return -1;
    }
    long millis = 0;
    long unit = 100;
    for (at++; at < arrow && Clock.isDigit(line.charAt(at)); at++) {
      millis += (line.charAt(at) - '0') * unit;
      unit /= 10;
    }
    return ((total + value) * 1000 + millis) * MS;
  }

  private static boolean isCounter(String line) {
    String plain = line.strip();
    for (int i = 0; i < plain.length(); i++) {
      if (!Clock.isDigit(plain.charAt(i))) {
        return false;
      }
    }
    return !plain.isEmpty() && plain.length() < 10;
  }
}
