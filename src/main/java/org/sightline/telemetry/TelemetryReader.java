package org.sightline.telemetry;

/**
 * Reads one family of fields. Stateless and safe to share; what it finds goes into the draft, where
 * for each field the reader that comes first in {@link TelemetryReaders#ALL} wins.
 */
interface TelemetryReader {
  /** Adds what this family of fields says, if the file carries any. */
  void read(Carried carried, Draft draft);
}
