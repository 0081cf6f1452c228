package org.sightline.batch;

import java.util.ArrayList;
import java.util.List;
import org.sightline.copies.ShownHash;
import org.sightline.media.Bytes;
import org.sightline.media.Header;
import org.sightline.media.InputException;
import org.sightline.media.Note;
import org.sightline.report.MinuteLine;
import org.sightline.text.ReadPicture;
import org.sightline.vision.Shot;

/**
 * A walk through the pictures of one video with a child process, a minute at a time.
 *
 * <p>What a minute shows does not depend on what came before: the child opens the video anew for
 * each, and where it dies the whole minute is looked at again, at last picture by picture to find
 * out which one it does not survive. So a run that was killed and goes on gives the same answer.
 * For one thread.
 */
final class VideoLook {
  private static final long MINUTE_NS = 60_000_000_000L;

  /** Moments of a minute at the most, so that its line stays short. */
  private static final int MOST_OF_A_MINUTE = 60;

  /** Breakdowns after which the rest of a video is given up. */
  private static final int MOST_BREAKDOWNS = 3;

  /** Pieces of work, some seconds each, after which one moment is given up. */
  private static final int MOST_PIECES = 24;

  /** How far a breakdown is passed over, nanoseconds. */
  private static final long PASSED_OVER_NS = 10_000_000_000L;

  /** A video whose pictures end this long before its length is not cut off, nanoseconds. */
  private static final long MOST_MISSING_NS = 1_000_000_000L;

  private final PixelChild child;
  private final Header header;
  private final List<Sampling.Moment> moments;
  private final Tolerance tolerance;
  private final long lengthNs;
  private final Rounded rounded = new Rounded();
  private Picking picking = Picking.NOTHING;
  private Bytes thumbnail = Bytes.EMPTY;
  private long lastNs = Long.MIN_VALUE;
  private int number;
  private int at;
  private int breakdowns;
  private boolean ended;

  /** How much later than its moment a picture may be. */
  interface Tolerance {
    /** Nanoseconds. */
    long at(Sampling.Moment moment);
  }

  /**
   * @param moments wanted moments, rising
   * @param lengthNs length that the video claims, nanoseconds; 0 if it claims none
   */
  VideoLook(
      PixelChild child,
      Header header,
      List<Sampling.Moment> moments,
      Tolerance tolerance,
      long lengthNs) {
    this.child = child;
    this.header = header;
    this.moments = moments;
    this.tolerance = tolerance;
    this.lengthNs = lengthNs;
  }

  /** Whether there is more to look at. */
  boolean goesOn() {
    return !ended && at < moments.size();
  }

  /** A JPEG of the first picture looked at in this walk; empty if there was none. */
  Bytes thumbnail() {
    return thumbnail;
  }

  /** Goes on behind a minute that was looked at before. */
  void takeOver(MinuteLine known) {
    number = known.number() + 1;
    at = Math.min(moments.size(), Math.max(at, known.next()));
    ended = known.ended();
    breakdowns += known.breakdowns();
    picking = picking.after(known.hashes(), known.texts());
    for (Shot shot : known.shots()) {
      lastNs = shot.offsetNs();
    }
  }

  /**
   * Looks at the next minute.
   *
   * @throws InputException if not one picture of the video can be seen
   */
  MinuteLine next() throws InputException {
    Minute minute = new Minute();
    boolean careful = false;
    for (int tries = 1; ; tries++) {
      try {
        minute.look(careful);
        break;
      } catch (InputException e) {
        if (careful) {
          throw e;
        }
        // a child may be killed for no fault of the picture's: so twice as a whole
        careful = tries == 2 || !e.code().equals(PixelSession.DIED);
        minute = new Minute();
      }
    }
    MinuteLine line = minute.line();
    takeOver(line);
    return line;
  }

  private static boolean isBreakdown(InputException e) {
    return switch (e.code()) {
      case PixelSession.DIED, "time-limit", "too-large" -> true;
      default -> false;
    };
  }

  /** One try at one minute. */
  private final class Minute {
    private final List<Shot> shots = new ArrayList<>();
    private final List<ShownHash> hashes = new ArrayList<>();
    private final List<ReadPicture> texts = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Picking before = picking.at(moments.get(at).atNs(), lengthNs);
    private final int to;
    private int here = at;
    private long seenNs = lastNs;
    private int spoilt;
    private int pieces;
    private int broken;
    private boolean atEnd;

    Minute() {
      long minute = moments.get(at).atNs() / MINUTE_NS;
      int end = at;
      while (end < moments.size()
          && end < at + MOST_OF_A_MINUTE
          && moments.get(end).atNs() / MINUTE_NS == minute) {
        end++;
      }
      to = end;
    }

    MinuteLine line() {
      return new MinuteLine(number, here, spoilt, broken, atEnd, notes, shots, hashes, texts);
    }

    /**
     * @param careful whether each picture is asked for alone, and passed over if it breaks the
     *     child
     */
    void look(boolean careful) throws InputException {
      boolean fresh = true;
      while (here < to && !atEnd) {
        try {
          long toleranceNs = tolerance.at(moments.get(here));
          List<Long> asked = asked(careful, toleranceNs);
          Picking picked = before.after(hashes, texts);
          take(child.watch(header, asked, toleranceNs, fresh, thumbnail.isEmpty(), picked));
          fresh = false;
        } catch (InputException e) {
          if (!careful) {
            throw e;
          }
          passOver(e);
          fresh = true;
        }
      }
    }

    private List<Long> asked(boolean careful, long toleranceNs) {
      List<Long> asked = new ArrayList<>();
      for (int i = here; i < to && tolerance.at(moments.get(i)) == toleranceNs; i++) {
        asked.add(moments.get(i).atNs());
        if (careful) {
          break;
        }
      }
      return asked;
    }

    private void take(Watched watched) {
      for (ShownHash hash : watched.hashes()) {
        if (hash.offsetNs() > seenNs) {
          hashes.add(hash);
        }
      }
      for (ReadPicture text : watched.texts()) {
        if (text.offsetNs() > seenNs) {
          texts.add(rounded.of(text));
        }
      }
      for (Shot shot : watched.frames()) {
        if (shot.offsetNs() > seenNs) {
          seenNs = shot.offsetNs();
          shots.add(rounded.of(shot));
        }
      }
      thumbnail = watched.thumbnail().isEmpty() ? thumbnail : watched.thumbnail();
      spoilt = Math.max(spoilt, watched.spoilt());
      here += watched.handled();
      pieces = watched.handled() > 0 ? 0 : pieces + 1;
      if (watched.ended()) {
        endsEarly();
      } else if (pieces > MOST_PIECES) {
        skip("The pictures " + around() + " take too long to decode and were passed over.");
      }
    }

    /** Close to the video's end a picture may just be missing: the sound may be longer. */
    private void endsEarly() {
      atEnd = true;
      if (lengthNs - moments.get(here).atNs() > MOST_MISSING_NS) {
        String why = "The video's pictures end " + around() + ", before the length it claims.";
        notes.add(new Note("media", "video-truncated", why));
      }
    }

    private void passOver(InputException e) throws InputException {
      boolean hopeless = !isBreakdown(e) || breakdowns + ++broken >= MOST_BREAKDOWNS;
      if (!hopeless) {
        skip("The pictures " + around() + " were passed over: " + e.getMessage());
        return;
      }
      if (shots.isEmpty() && lastNs == Long.MIN_VALUE) {
        throw e;
      }
      String why = "From " + around() + " on nothing was seen: " + e.getMessage();
      notes.add(new Note(e.stage(), e.code(), why));
      atEnd = true;
    }

    private void skip(String why) {
      notes.add(new Note("media", "footage-passed-over", why));
      pieces = 0;
      long past = moments.get(here).atNs() + PASSED_OVER_NS;
      while (here < moments.size() && moments.get(here).atNs() < past) {
        here++;
      }
    }

    private String around() {
      int moment = Math.min(here, moments.size() - 1);
      return "around second " + moments.get(moment).atNs() / 1_000_000_000;
    }
  }
}
