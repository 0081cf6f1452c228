package org.sightline.media;

import java.util.Locale;

/** The kinds of content that are told apart, and what becomes of each. */
enum Format {
  JPEG(Use.PHOTO),
  UNKNOWN(Use.NONE);

  /** What becomes of a file. */
  enum Use {
    PHOTO,
    VIDEO,
    TRACK,
    NOT_SUPPORTED,
    NONE
  }

  final Use use;

  /** Lower-case name in the record. */
  final String text;

  Format(Use use) {
    this.use = use;
    this.text = name().toLowerCase(Locale.ROOT);
  }
}
