package org.sightline.media;

/**
 * How much of one file is believed. What lies beyond is not read, and a note says so.
 *
 * @param pixels largest picture that may be decoded, width times height
 * @param blockBytes largest piece of metadata, after any decompression
 * @param depth deepest nesting of boxes or directories
 * @param parts most segments, chunks, boxes or directory entries looked at in one file
 * @param readBytes most bytes read from one file without decoding its picture
 */
public record Limits(long pixels, int blockBytes, int depth, int parts, long readBytes) {
  /** 268 megapixels, 4 MiB a block, 16 deep, 100,000 parts, 64 MiB read. */
  public static final Limits DEFAULT = new Limits(1L << 28, 4 << 20, 16, 100_000, 64L << 20);

  /** Rejects limits that would read nothing. */
  public Limits {
    if (pixels <= 0 || blockBytes <= 0 || depth <= 0 || parts <= 0 || readBytes <= 0) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
