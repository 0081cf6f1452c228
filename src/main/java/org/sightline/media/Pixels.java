package org.sightline.media;

import java.io.Serializable;

/**
 * Where the pixels to look at lie inside a file.
 *
 * @param format what decodes them: {@code jpeg}, {@code png}, {@code webp}, {@code tiff}, {@code
 *     heic}, {@code avif}
 * @param offset first byte in the file; 0 with the file's length for a picture that is the whole
 *     file
 * @param length how many bytes
 * @param widthPx stored width before turning, pixels
 * @param heightPx stored height before turning, pixels
 * @param preview whether this is an embedded preview that stands for the picture (RAW files)
 */
public record Pixels(
    String format, long offset, long length, int widthPx, int heightPx, boolean preview)
    implements Serializable {}
