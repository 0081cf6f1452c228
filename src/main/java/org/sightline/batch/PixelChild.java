package org.sightline.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Damage;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.vision.Looking;

/**
 * The parent's handle on one {@link PixelWorker}. Starts it when first needed and again after it
 * died, hung or ran out of memory, each of which costs the item in hand only.
 *
 * <p>For one thread: each worker of a run has its own.
 */
public final class PixelChild implements AutoCloseable {
  private final PixelOptions options;
  private @Nullable PixelSession session;

  /** Starts nothing yet. */
  public PixelChild(PixelOptions options) {
    this.options = options;
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
   * @throws InputException what {@link org.sightline.media.Frames#open} says, or {@code
   *     decoder-died}, {@code time-limit}, {@code too-large} when the child did not survive it, or
   *     {@code decoder-not-started}
   */
  public Looked look(MediaItem.Photo photo, Looking looking) throws InputException {
    PixelSession running = running();
    try {
      byte[] answer = running.ask(new PixelRequest.Look(photo, looking), options.timeLimit());
      return withNotes(PixelWire.readLooked(answer), Damage.inWords(running.words()));
    } catch (IOException e) {
      close();
      throw running.end(e);
    }
  }

  private static Looked withNotes(Looked looked, List<Note> more) {
    if (more.isEmpty()) {
      return looked;
    }
    List<Note> notes = new ArrayList<>(looked.notes());
    notes.addAll(more);
    return new Looked(
        looked.detections(),
        looked.thumbnail(),
        notes,
        looked.frameWidthPx(),
        looked.frameHeightPx(),
        looked.decodeCpuS(),
        looked.detectCpuS());
  }

  private PixelSession running() throws InputException {
    PixelSession current = session;
    if (current == null || !current.isAlive()) {
      close();
      current = PixelSession.start(options);
      session = current;
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
