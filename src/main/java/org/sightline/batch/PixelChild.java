package org.sightline.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.frames.Damage;
import org.sightline.media.Bytes;
import org.sightline.media.Header;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.report.Annotation;
import org.sightline.report.Clip;
import org.sightline.report.Drawn;
import org.sightline.vision.Device;
import org.sightline.vision.Looking;

/**
 * The parent's handle on one {@link PixelWorker}. Starts it when first needed and again after it
 * died, hung or ran out of memory, each of which costs the item in hand only.
 *
 * <p>For one thread: each worker of a run has its own.
 */
public final class PixelChild implements AutoCloseable {
  /** How many times as long as a look a clip may take: hundreds of pictures are decoded for it. */
  private static final int CLIP_TAKES = 10;

  private PixelOptions options;
  private @Nullable PixelSession session;
  private @Nullable String whyNot;
  private MediaItem.@Nullable Photo lastLooked;

  /** Starts nothing yet. */
  public PixelChild(PixelOptions options) {
    this.options = options;
  }

  /**
   * Tries the networks of the options, in a child of its own.
   *
   * @return why they cannot run on the device that was asked for; null if they can
   * @throws InputException {@code decoder-not-started} if they cannot be loaded at all
   */
  public static @Nullable String whyNot(PixelOptions options) throws InputException {
    try (PixelChild child = new PixelChild(options)) {
      child.start();
      return child.whyNot;
    }
  }

  /**
   * Starts the child if it is not running. {@link #look} does so too; a caller with something else
   * to do meanwhile hides part of the start this way.
   */
  public void start() throws InputException {
    running();
  }

  /**
   * Decodes a picture, runs the detectors and makes a thumbnail.
   *
   * @throws InputException what {@link org.sightline.frames.Frames#open} says, or {@code
   *     decoder-died}, {@code time-limit}, {@code too-large} when the child did not survive it, or
   *     {@code decoder-not-started}
   */
  public Looked look(MediaItem.Photo photo, Looking looking) throws InputException {
    lastLooked = photo;
    try {
      return lookOnce(photo, looking);
    } catch (InputException e) {
      if (options.device() == Device.CPU || !isOfNetwork(e)) {
        throw e;
      }
      // the card's memory may be full, or the card gone: the CPU takes over for good
      whyNot = e.getMessage();
      options = options.withDevice(Device.CPU);
      close();
      return lookOnce(photo, looking);
    }
  }

  private static boolean isOfNetwork(InputException e) {
    return e.code().equals("detector-failed") || e.code().equals("text-failed");
  }

  private Looked lookOnce(MediaItem.Photo photo, Looking looking) throws InputException {
    Reply reply = ask(new PixelRequest.Look(photo, looking));
    try {
      List<Note> more = new ArrayList<>(Damage.inWords(reply.words));
      if (whyNot != null) {
        String why = "Looked at on the CPU, not on the device of the run: " + whyNot;
        more.add(new Note("batch", "device-changed", why));
      }
      return withNotes(PixelWire.readLooked(reply.answer.array()), more);
    } catch (IOException e) {
      throw nonsense(e);
    }
  }

  /**
   * Draws on the picture that was last looked at.
   *
   * @return JPEGs of at most 2,048 pixels on the picture's long edge
   * @throws InputException as {@link #look} does
   */
  public Drawn annotate(Annotation annotation) throws InputException {
    MediaItem.Photo photo = lastLooked;
    if (photo == null) {
      throw new IllegalStateException("nothing was looked at yet");
    }
    Reply reply = ask(new PixelRequest.Annotate(photo, annotation));
    try {
      return PixelWire.readDrawn(reply.answer.array());
    } catch (IOException e) {
      throw nonsense(e);
    }
  }

  /**
   * Looks at moments of a video, or at the first of them: ask again for the rest. After a breakdown
   * it is not asked again here: a new child knows nothing of where the last one was in the video.
   *
   * @param header the video
   * @param momentsNs wanted moments, rising, nanoseconds from the first picture shown; not empty
   * @param toleranceNs how much later than its moment a picture may be
   * @param fresh whether the video is opened anew, so that the answer does not depend on what was
   *     asked before
   * @param thumbnail whether a small picture of the first one is wanted
   * @param picking what was kept and read before
   * @throws InputException what {@link org.sightline.frames.VideoFrames#open} says, or as {@link
   *     #look} does
   */
  Watched watch(
      Header header,
      List<Long> momentsNs,
      long toleranceNs,
      boolean fresh,
      boolean thumbnail,
      Picking picking)
      throws InputException {
    Reply reply =
        askOnce(
            new PixelRequest.Watch(header, momentsNs, toleranceNs, fresh, thumbnail, picking),
            options.timeLimit());
    try {
      return PixelWire.readWatched(reply.answer.array(), momentsNs.size());
    } catch (IOException e) {
      throw nonsense(e);
    }
  }

  /**
   * Draws on one picture of a video.
   *
   * @param header the video
   * @param momentNs the first picture at or after it is drawn on
   * @return JPEGs of at most 2,048 pixels on the picture's long edge
   * @throws InputException as {@link #watch} does
   */
  public Drawn annotate(Header header, long momentNs, Annotation annotation) throws InputException {
    Reply reply = ask(new PixelRequest.AnnotateMoment(header, momentNs, annotation));
    try {
      return PixelWire.readDrawn(reply.answer.array());
    } catch (IOException e) {
      throw nonsense(e);
    }
  }

  /**
   * Cuts a clip out of a video and draws on it.
   *
   * @throws InputException as {@link #watch} does; {@code clip-not-made} if it cannot be coded
   */
  Clipped cut(Header header, Clip clip) throws InputException {
    Duration limit = options.timeLimit().multipliedBy(CLIP_TAKES);
    Reply reply = ask(new PixelRequest.CutClip(header, clip), limit);
    try {
      return PixelWire.readClipped(reply.answer.array());
    } catch (IOException e) {
      throw nonsense(e);
    }
  }

  private record Reply(Bytes answer, String words) {}

  /**
   * Asks, and once more if the child dies: it may have been killed for no fault of the picture's.
   */
  private Reply ask(PixelRequest request) throws InputException {
    return ask(request, options.timeLimit());
  }

  private Reply ask(PixelRequest request, Duration limit) throws InputException {
    try {
      return askOnce(request, limit);
    } catch (InputException e) {
      if (!e.code().equals(PixelSession.DIED)) {
        throw e;
      }
      return askOnce(request, limit);
    }
  }

  private Reply askOnce(PixelRequest request, Duration limit) throws InputException {
    PixelSession running = running();
    try {
      Bytes answer = Bytes.wrap(running.ask(request, limit));
      return new Reply(answer, running.words());
    } catch (IOException e) {
      close();
      throw running.end(e);
    }
  }

  private InputException nonsense(IOException e) {
    close();
    return new InputException(
        "batch", PixelSession.DIED, "The decoder gave an answer that makes no sense.", e);
  }

  private static Looked withNotes(Looked looked, List<Note> more) {
    if (more.isEmpty()) {
      return looked;
    }
    List<Note> notes = new ArrayList<>(looked.notes());
    notes.addAll(more);
    return looked.withNotes(notes);
  }

  private PixelSession running() throws InputException {
    PixelSession current = session;
    if (current == null || !current.isAlive()) {
      close();
      current = PixelSession.start(options);
      session = current;
      whyNot = current.whyNot() == null ? whyNot : current.whyNot();
    }
    return current;
  }

  /** Ends the child at once; a later request starts another. */
  @Override
  public void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
