package org.sightline.track;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds what looks like a position in a message of an unknown layout. */
final class DjmdSearch {
  private static final int DEEPEST = 5;
  private static final int MOST_FIELDS = 32;
  private static final int MOST_MESSAGES = 2000;

  /** A metre at the equator, radians: less is as good as 0, 0. */
  private static final double SMALLEST = 1.6e-7;

  private final Protobuf message;
  private int left = MOST_MESSAGES;

  private DjmdSearch(Protobuf message) {
    this.message = message;
  }

  /**
   * The path of the message whose field 1 holds a place: doubles 2 and 3, radians or degrees.
   *
   * @return null if there is none
   */
  static int @Nullable [] position(Protobuf message) {
    return new DjmdSearch(message).search(new int[] {3});
  }

  private int @Nullable [] search(int[] path) {
    if (path.length > DEEPEST || left-- <= 0) {
      return null;
    }
    int[] inner = Arrays.copyOf(path, path.length + 1);
    for (int field : message.children(path, MOST_FIELDS)) {
      inner[path.length] = field;
      if (field == 1 && isPlace(inner)) {
        return path;
      }
      int[] found = search(inner.clone());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private boolean isPlace(int[] path) {
    double lat = Math.abs(message.real(path, 2));
    double lon = Math.abs(message.real(path, 3));
    boolean degrees = message.whole(path, 1) == 1;
    return lat > SMALLEST
        && lon > SMALLEST
        && lat <= (degrees ? 90 : Math.PI / 2)
        && lon <= (degrees ? 180 : Math.PI);
  }

  /** {@code YYYY-MM-DD HH-MM-SS}, with any separators; null if it is no time. */
  static @Nullable Long time(String text) {
    int[] parts = new int[6];
    int at = 0;
    for (int i = 0; i < 6; i++) {
      int digits = i == 0 ? 4 : 2;
      for (int k = 0; k < digits; k++, at++) {
        if (at >= text.length() || !Clock.isDigit(text.charAt(at))) {
          return null;
        }
        parts[i] = parts[i] * 10 + text.charAt(at) - '0';
      }
      at++; // a separator
    }
    return Days.micros(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  }
}
