package org.sightline.zonefiles;

import java.io.IOException;

/** One zone format. Stateless; named in {@link ZoneReaders#ALL}. */
interface ZoneReader {
  /** What people call the format. */
  String name();

  /**
   * Whether a file is in this format.
   *
   * @param head its first bytes as Latin-1 text, at most {@link ZoneInput#HEAD_BYTES}, without a
   *     byte order mark and leading white space
   */
  boolean accepts(String head);

  /**
   * Reads it feature by feature; a bad feature is reported and the others are still read.
   *
   * @throws IOException if the file itself cannot be read on; what was read so far stays
   */
  void read(ZoneInput input, ReadZones into) throws IOException;
}
