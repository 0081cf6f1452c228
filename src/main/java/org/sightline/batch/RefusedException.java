package org.sightline.batch;

/** The run is refused before its first item: one line for a person, exit code 2. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param message names the file or folder, what is wrong with it, and what to do
   */
  public RefusedException(String message) {
    super(message);
  }
}
