package org.sightline.cli;

/** The words of a command are off: one line that says which, and exit code 2. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
