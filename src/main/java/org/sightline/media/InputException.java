package org.sightline.media;

import org.jspecify.annotations.Nullable;

/** The end of one item: the file cannot be read further, and its row says why. */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1;

  private final String stage;
  private final String code;

  /**
   * @param stage the package that gave up, such as {@code media}
   * @param code stable lower-case word that summaries count by, such as {@code jpeg-truncated}
   * @param message one sentence for a person: what is wrong and, where there is something, what to
   *     do
   */
  public InputException(String stage, String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.stage = stage;
    this.code = code;
  }

  /** The package that gave up. */
  public String stage() {
    return stage;
  }

  /** Stable lower-case word that summaries count by. */
  public String code() {
    return code;
  }
}
