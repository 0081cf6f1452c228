package org.sightline.zones;

import java.util.Arrays;
import org.sightline.view.Spans;

/**
 * Where borders cross a ring about the camera, and so which parts of the ring lie inside the
 * shapes: an area is on the left of its border, so that clockwise along the ring it begins where
 * the border comes inwards. For using again and again; of one thread.
 */
final class Crossings {
  private double ring;
  private double[] degs = new double[16];
  private boolean[] inwards = new boolean[16];
  private int[] owners = new int[16];
  private int used;

  void clear(double ringM) {
    ring = ringM;
    used = 0;
  }

  /** A piece of border between two distances and directions. */
  void add(double fromM, double toM, double fromDeg, double toDeg, int owner) {
    if (fromM < ring == toM < ring) {
      return;
    }
    if (used == degs.length) {
      degs = Arrays.copyOf(degs, 2 * used);
      inwards = Arrays.copyOf(inwards, 2 * used);
      owners = Arrays.copyOf(owners, 2 * used);
    }
    double deg = fromDeg + (toDeg - fromDeg) * (ring - fromM) / (toM - fromM);
    degs[used] = deg - 360 * Math.floor(deg / 360);
    inwards[used] = toM < ring;
    owners[used++] = owner;
  }

  /**
   * Adds the directions in which a camera has a part of the ring inside a shape in its picture.
   *
   * @param spans what the picture shows at that distance
   * @return false if the shape's border does not cross the ring
   */
  boolean addInside(int shape, Spans spans, Bearings seen) {
    boolean crossed = false;
    for (int i = 0; i < used; i++) {
      if (owners[i] == shape) {
        crossed = true;
        if (inwards[i]) {
          double width = upToNext(i, shape);
          for (int s = 0; s < spans.size(); s++) {
            seen.add(degs[i] - spans.toDeg(s), degs[i] + width - spans.fromDeg(s));
          }
        }
      }
    }
    return crossed;
  }

  /** From where the border comes inwards, clockwise to where it goes out next. */
  private double upToNext(int inward, int shape) {
    double least = 360;
    for (int i = 0; i < used; i++) {
      if (owners[i] == shape && !inwards[i]) {
        double further = degs[i] - degs[inward];
        least = Math.min(least, further < 0 ? further + 360 : further);
      }
    }
    return least;
  }
}
