package org.sightline.media;

import java.io.Serializable;
import java.time.Instant;

/**
 * What is known of any input before its content is understood.
 *
 * @param id 32 hex digits, SHA-256 over source, byte length and the first bytes: the journal key
 * @param source as the user named it
 * @param file the file itself
 * @param format short lower-case name by content: {@code jpeg}, {@code heic}, {@code dng}, {@code
 *     mp4}, {@code pdf}, {@code unknown}…
 * @param bytes length of the file
 * @param modified last modification, whole seconds
 */
public record Header(
    String id, Source source, FileRef file, String format, long bytes, Instant modified)
    implements Serializable {}
