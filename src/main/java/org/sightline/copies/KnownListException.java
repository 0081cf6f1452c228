package org.sightline.copies;

/** A list of decisions that cannot be used; the message names file and line and says why. */
public final class KnownListException extends Exception {
  private static final long serialVersionUID = 1;

  KnownListException(String message) {
    super(message);
  }
}
