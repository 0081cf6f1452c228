package org.sightline.vision;

import org.jspecify.annotations.Nullable;

/** A model cannot be used as it lies there: the run is refused before its first item. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param message one sentence naming the file, what is wrong with it and what to do
   */
  public ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
