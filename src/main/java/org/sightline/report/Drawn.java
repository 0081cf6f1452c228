package org.sightline.report;

import org.sightline.media.Bytes;

/**
 * A picture that was drawn on.
 *
 * @param marked a JPEG with all marks and the strip below; it carries no metadata
 * @param plain a JPEG of the picture alone, in the same shape and without metadata, for marks that
 *     can be switched off
 * @param widthPx of the full-size upright picture, in whose pixels marks are measured
 * @param heightPx of the same
 */
public record Drawn(Bytes marked, Bytes plain, int widthPx, int heightPx) {}
