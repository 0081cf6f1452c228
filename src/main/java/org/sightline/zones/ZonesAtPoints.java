package org.sightline.zones;

/** Which zones hold each of many points. Immutable once made. */
public final class ZonesAtPoints {
  /** The zones of point p: {@code first[p]} to {@code first[p + 1]} among {@code zones}. */
  private final int[] first;

  private final int[] zones;

  private ZonesAtPoints(int[] first, int[] zones) {
    this.first = first;
    this.zones = zones;
  }

  /**
   * Of pairs in any order, each once.
   *
   * @param points the point of each
   * @param zones the zone of each
   */
  static ZonesAtPoints of(int count, Outlines.Ints points, Outlines.Ints zones) {
    int[] first = new int[count + 1];
    for (int i = 0; i < points.size(); i++) {
      first[points.get(i) + 1]++;
    }
    for (int p = 0; p < count; p++) {
      first[p + 1] += first[p];
    }
    int[] sorted = new int[zones.size()];
    for (int i = points.size() - 1; i >= 0; i--) {
      sorted[--first[points.get(i) + 1]] = zones.get(i);
    }
    System.arraycopy(first, 1, first, 0, count);
    first[count] = sorted.length;
    return new ZonesAtPoints(first, sorted);
  }

  /** How many zones hold a point. */
  public int count(int point) {
    return first[point + 1] - first[point];
  }

  /**
   * A zone that holds a point.
   *
   * @param point the point's number
   * @param i from 0 to less than {@link #count}
   * @return the zone's place in {@link ZoneSet#zones}
   */
  public int zone(int point, int i) {
    return zones[first[point] + i];
  }

  /** How many pairs of a point and a zone that holds it there are. */
  public int pairs() {
    return zones.length;
  }
}
