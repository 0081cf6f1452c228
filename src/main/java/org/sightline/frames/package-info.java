/**
 * Decodes photos and videos to upright frames of bounded size, and tells where a picture is
 * damaged: with {@code report.ClipWriter} the only user of FFmpeg.
 */
@NullMarked
package org.sightline.frames;

import org.jspecify.annotations.NullMarked;
