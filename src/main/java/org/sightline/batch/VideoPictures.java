package org.sightline.batch;

import java.util.ArrayList;
import java.util.List;
import org.sightline.media.Bytes;
import org.sightline.media.Header;
import org.sightline.media.InputException;
import org.sightline.media.Note;

/**
 * What was seen in the pictures of one video.
 *
 * @param pictures the pictures looked at, by moment
 * @param thumbnail a JPEG of the first; empty if there is none
 * @param notes what went wrong on the way; with a note, nothing found means nothing for the times
 *     it names
 * @param decodeCpuS processor time of reading and decoding, seconds
 * @param detectCpuS processor time of the detectors, seconds
 */
record VideoPictures(
    List<Watched.Picture> pictures,
    Bytes thumbnail,
    List<Note> notes,
    double decodeCpuS,
    double detectCpuS) {
  /** Moments asked for at once: a child that dies loses at most the work on these. */
  private static final int ASKED_AT_ONCE = 64;

  /** Breakdowns after which the rest of a video is given up. */
  private static final int MOST_BREAKDOWNS = 3;

  /** Pieces of work, some seconds each, after which one moment is given up. */
  private static final int MOST_PIECES = 24;

  /** How far a breakdown is passed over, nanoseconds. */
  private static final long PASSED_OVER_NS = 10_000_000_000L;

  /** Copies the lists. */
  VideoPictures {
    pictures = List.copyOf(pictures);
    notes = List.copyOf(notes);
  }

  /**
   * Looks at a video through a child process.
   *
   * @param momentsNs wanted moments, rising, nanoseconds from the first picture shown
   * @param toleranceNs how much later than its moment a picture may be
   * @throws InputException if not one picture can be seen
   */
  static VideoPictures look(PixelChild child, Header header, List<Long> momentsNs, long toleranceNs)
      throws InputException {
    return new Look(child, header, momentsNs, toleranceNs).all();
  }

  /** One walk through a video. */
  private static final class Look {
    private final PixelChild child;
    private final Header header;
    private final List<Long> moments;
    private final long toleranceNs;
    private final List<Watched.Picture> pictures = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private Bytes thumbnail = Bytes.EMPTY;
    private double decodeCpuS;
    private double detectCpuS;
    private int spoilt;
    private int breakdowns;
    private int pieces;
    private int at;

    Look(PixelChild child, Header header, List<Long> moments, long toleranceNs) {
      this.child = child;
      this.header = header;
      this.moments = moments;
      this.toleranceNs = toleranceNs;
    }

    VideoPictures all() throws InputException {
      boolean goesOn = true;
      while (goesOn && at < moments.size()) {
        List<Long> next = moments.subList(at, Math.min(moments.size(), at + ASKED_AT_ONCE));
        try {
          goesOn = take(child.watch(header, next, toleranceNs, thumbnail.isEmpty()));
        } catch (InputException e) {
          goesOn = passOver(e);
        }
      }
      if (spoilt > 0) {
        notes.add(
            new Note(
                "media", "video-damaged", spoilt + " compressed pictures could not be decoded."));
      }
      return new VideoPictures(pictures, thumbnail, notes, decodeCpuS, detectCpuS);
    }

    private boolean take(Watched watched) {
      pictures.addAll(watched.frames());
      thumbnail = watched.thumbnail().isEmpty() ? thumbnail : watched.thumbnail();
      decodeCpuS += watched.decodeCpuS();
      detectCpuS += watched.detectCpuS();
      spoilt = Math.max(spoilt, watched.spoilt());
      at += watched.handled();
      pieces = watched.handled() > 0 ? 0 : pieces + 1;
      if (watched.ended()) {
        endsEarly();
        return false;
      }
      if (pieces > MOST_PIECES) {
        skip("The pictures " + around() + " take too long to decode and were passed over.");
      }
      return true;
    }

    /** The last moments asked for lie at the video's end, where a picture may just be missing. */
    private void endsEarly() {
      if (at < moments.size() - 1) {
        notes.add(
            new Note(
                "media",
                "video-truncated",
                "The video's pictures end " + around() + ", before the length it claims."));
      }
    }

    private boolean passOver(InputException e) throws InputException {
      boolean brokeDown =
          switch (e.code()) {
            case PixelSession.DIED, "time-limit", "too-large" -> true;
            default -> false;
          };
      if ((!brokeDown && pictures.isEmpty()) || ++breakdowns == MOST_BREAKDOWNS) {
        if (pictures.isEmpty()) {
          throw e;
        }
        notes.add(
            new Note(
                e.stage(),
                e.code(),
                "From " + around() + " on nothing was seen: " + e.getMessage()));
        return false;
      }
      skip("The pictures " + around() + " were passed over: " + e.getMessage());
      return true;
    }

    private void skip(String why) {
      notes.add(new Note("media", "footage-passed-over", why));
      pieces = 0;
      long past = moments.get(at) + PASSED_OVER_NS;
      while (at < moments.size() && moments.get(at) < past) {
        at++;
      }
    }

    private String around() {
      return "around second " + moments.get(Math.min(at, moments.size() - 1)) / 1_000_000_000;
    }
  }
}
