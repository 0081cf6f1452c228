package org.sightline.zonefiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sightline.zones.ZoneSet;

/** Reads the text of a zone file as a run would that skips what is bad. */
final class ZoneText {
  private ZoneText() {}

  static ZoneSet read(Path folder, String text) throws IOException {
    return read(folder, text.getBytes(StandardCharsets.UTF_8));
  }

  static ZoneSet read(Path folder, byte[] bytes) throws IOException {
    Path file = folder.resolve("zones.dat");
    Files.write(file, bytes);
    try {
      return ZoneLoader.load(List.of(file), true);
    } catch (ZonesRefusedException e) {
      throw new AssertionError(e);
    }
  }
}
