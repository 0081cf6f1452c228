package org.sightline.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Tells sets of elevation files apart without reading gigabytes: names, lengths and samples of 4
 * KiB spread evenly over each file, its first and last bytes among them. Other tiles, another
 * resolution or another edition of the same tile give another hash; a few heights edited by hand
 * between two samples may not.
 */
final class TileSetHash {
  private static final int SAMPLE_BYTES = 4096;

  /** Together for all files: 16 MiB. */
  private static final int SAMPLES = 4096;

  private static final int MOST_A_FILE = 256;

  private TileSetHash() {}

  /** SHA-256 in hex. */
  static String of(List<Path> files) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    int samples = Math.max(2, Math.min(MOST_A_FILE, SAMPLES / Math.max(1, files.size())));
    ByteBuffer buffer = ByteBuffer.allocate(SAMPLE_BYTES);
    for (Path file : files) {
      digest.update(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      add(digest, file, samples, buffer);
    }
    byte[] hash = digest.digest();
    StringBuilder hex = new StringBuilder(2 * hash.length);
    for (byte b : hash) {
      hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return hex.toString();
  }

  private static void add(MessageDigest digest, Path file, int samples, ByteBuffer buffer)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, length));
      long last = Math.max(0, length - SAMPLE_BYTES);
      for (int i = 0; i < samples; i++) {
        buffer.clear().limit((int) Math.min(SAMPLE_BYTES, length));
        HgtTile.fill(channel, buffer, i == samples - 1 ? last : last / (samples - 1) * i);
        digest.update(buffer.flip());
      }
    }
  }
}
