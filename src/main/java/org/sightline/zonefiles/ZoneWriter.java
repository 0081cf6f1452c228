package org.sightline.zonefiles;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.zones.Zone;

/** Writes zones in one format. Stateless; named in {@link ZoneWriters#ALL}. */
public interface ZoneWriter {
  /** What people call the format, as {@code --format} takes it. */
  String name();

  /** The endings of its files, with their dot, the usual one first. */
  List<String> endings();

  /**
   * Writes the zones; does not close the stream.
   *
   * @param coverage what area the zones are complete for, longitude and latitude; null if nobody
   *     says so
   * @param losses takes a line for everything that the format cannot hold, naming the zone; none
   *     makes a zone smaller, shorter or less restricting
   */
  void write(
      List<Zone> zones, @Nullable Geometry coverage, OutputStream to, Consumer<String> losses)
      throws IOException;
}
