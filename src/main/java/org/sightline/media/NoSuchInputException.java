package org.sightline.media;

/** A file or folder named by the user does not exist: a mistake in the command, not a bad item. */
public final class NoSuchInputException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param message one line a missing argument
   */
  public NoSuchInputException(String message) {
    super(message);
  }
}
