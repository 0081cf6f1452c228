package org.sightline.zones;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Something in a zone file that is wrong, or was read with a correction.
 *
 * @param file the file as named by the user
 * @param feature which feature, by its id or its number from 1; null if it is the whole file
 * @param field which part of it, as the file calls it; null if it is all of it
 * @param message one plain sentence: what was seen and, where it helps, what to do. Never holds
 *     coordinates, since a zone may be private
 * @param fatal whether a zone, or what the file covers, is lost by it: a run refuses to start
 *     unless told to skip bad zones. Otherwise a remark
 * @param isPrivate whether it is about a private zone: reports then say no more than that
 */
public record ZoneProblem(
    String file,
    @Nullable String feature,
    @Nullable String field,
    String message,
    boolean fatal,
    boolean isPrivate)
    implements Serializable {
  /** One about a zone that is not private, or about a file. */
  public ZoneProblem(
      String file,
      @Nullable String feature,
      @Nullable String field,
      String message,
      boolean fatal) {
    this(file, feature, field, message, fatal, false);
  }

  /** The problem as one line that names file and place. */
  public String line() {
    StringBuilder line = new StringBuilder(file);
    if (feature != null) {
      line.append(", zone ").append(feature);
    }
    if (field != null) {
      line.append(", ").append(field);
    }
    return line.append(": ").append(message).toString();
  }
}
