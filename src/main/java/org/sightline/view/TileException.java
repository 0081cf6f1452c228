package org.sightline.view;

import java.io.IOException;

/** An elevation file cannot be used; the message says why and what to do, without its name. */
final class TileException extends IOException {
  private static final long serialVersionUID = 1;

  TileException(String message) {
    super(message);
  }
}
