package org.sightline.zonefiles;

import org.locationtech.jts.geom.Envelope;
import org.sightline.zones.Zone;

/**
 * Warns where a whole file looks as if latitude came first, though both orders are possible.
 * Nothing is ever swapped: the file is read as written.
 *
 * <p>Two signs: every zone lies beyond all inhabited latitudes, and would not with the two numbers
 * exchanged; or every zone lies where Europe comes to lie when its numbers are exchanged, from
 * Arabia to the Seychelles. Drone zones from there get a remark that they can pass over. A file
 * that states its coverage has said where it lies.
 */
final class AxisOrder {
  /** Cape Horn lies at 56° S. */
  private static final double SOUTH_END = -56.5;

  /** Only Svalbard and Greenland have people north of this. */
  private static final double NORTH_END = 74;

  /** Europe from Ireland to Helsinki and Kyiv: 12° W to 32° E, 36° to 71° N. */
  private static final Envelope EUROPE = new Envelope(-12, 32, 36, 71);

  private static final double WIDE_DEG = 30;

  private AxisOrder() {}

  /**
   * Looks at the zones of the file that has just been read.
   *
   * @param from the number of its first zone
   */
  static void warn(ZoneInput input, ReadZones into, int from) {
    if (into.hasCoverage()) {
      return;
    }
    int judged = 0;
    boolean beyond = true;
    boolean mirrored = true;
    for (Zone zone : into.zones().subList(from, into.zones().size())) {
      if (!zone.isPrivate()) {
        Envelope at = zone.area().getEnvelopeInternal();
        judged++;
        beyond &= isBeyond(at);
        mirrored &=
            EUROPE.contains(new Envelope(at.getMinY(), at.getMaxY(), at.getMinX(), at.getMaxX()));
      }
    }
    if (judged > 0 && (beyond || mirrored)) {
      into.problem(
          input.name(),
          "coordinates",
          beyond
              ? "every zone lies near a pole: if it should not, longitude and latitude are swapped;"
                  + " longitude must come first. They were read as written"
              : "if its zones should lie in Europe, longitude and latitude are swapped; longitude"
                  + " must come first. They were read as written, south-east of it",
          false);
    }
  }

  private static boolean isBeyond(Envelope at) {
    boolean far = at.getMaxY() < SOUTH_END || at.getMinY() > NORTH_END;
    boolean isPossible = at.getMinX() > SOUTH_END && at.getMaxX() < NORTH_END;
    return far && isPossible && at.getWidth() < WIDE_DEG;
  }
}
