package org.sightline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Writes a track in one format. Stateless; named in {@link TrackWriters#ALL}. */
public interface TrackWriter {
  /** The ending of its files, with their dot. */
  String ending();

  /**
   * Writes a track; does not close the stream.
   *
   * @param way the track and what it is called
   * @param losses takes a sentence for everything that the format cannot hold
   */
  void write(ExportedTrack way, OutputStream to, Consumer<String> losses) throws IOException;
}
