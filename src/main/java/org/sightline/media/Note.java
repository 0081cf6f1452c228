package org.sightline.media;

import java.io.Serializable;

/**
 * A remark on one item: something was missing or odd, and the item was still assessed.
 *
 * @param stage the package that noticed, such as {@code telemetry}
 * @param code stable lower-case word that summaries count by, such as {@code exif-gps-zero}
 * @param message one sentence naming the field and the value seen
 */
public record Note(String stage, String code, String message) implements Serializable {}
