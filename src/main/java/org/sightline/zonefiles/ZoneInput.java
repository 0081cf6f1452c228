package org.sightline.zonefiles;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Sha256;

/** A zone file that can be read from its start as often as needed. Small ones are held. */
final class ZoneInput {
  static final int HEAD_BYTES = 8192;
  private static final int HELD_BYTES = 8 << 20;
  private static final long MAX_BYTES = 2L << 30;

  private final Path path;
  private final String name;
  private final @Nullable String layer;
  private final byte @Nullable [] held;
  private final String sha256;
  private final List<String> besides = new ArrayList<>();

  private ZoneInput(
      Path path, String name, @Nullable String layer, byte @Nullable [] held, String sha256) {
    this.path = path;
    this.name = name;
    this.layer = layer;
    this.held = held;
    this.sha256 = sha256;
  }

  /**
   * Reads the file once for its hash.
   *
   * @param name what the user calls it
   * @param layer the only layer wanted; null for all
   */
  static ZoneInput of(Path path, String name, @Nullable String layer) throws IOException {
    long size = Files.size(path);
    if (size > MAX_BYTES) {
      throw new IOException("the file is larger than 2 GiB");
    }
    MessageDigest digest = new Sha256();
    if (size <= HELD_BYTES) {
      byte[] held = Files.readAllBytes(path);
      digest.update(held);
      return new ZoneInput(path, name, layer, held, HexFormat.of().formatHex(digest.digest()));
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return new ZoneInput(path, name, layer, null, HexFormat.of().formatHex(digest.digest()));
  }

  String name() {
    return name;
  }

  /** The last part of its path: stands in ids of zones that have none. */
  String shortName() {
    Path last = path.getFileName();
    return last == null ? name : last.toString();
  }

  @Nullable String layer() {
    return layer;
  }

  String sha256Hex() {
    return sha256;
  }

  /** How many bytes it has. */
  long size() throws IOException {
    return held != null ? held.length : Files.size(path);
  }

  /** Where it is, for readers that need more than its bytes in order. */
  Path path() {
    return path;
  }

  /**
   * A file of the same stem beside it that belongs to it, such as the {@code .prj} of a Shapefile;
   * null if there is none. Its content counts from then on as part of this one's.
   *
   * @param extension lower case, without the dot
   */
  @Nullable ZoneInput beside(String extension) throws IOException {
    String own = shortName();
    String stem = own.substring(0, Math.max(0, own.lastIndexOf('.')));
    String upper = extension.toUpperCase(Locale.ROOT);
    for (String name :
        new String[] {
          stem + "." + extension,
          stem + "." + upper,
          stem.toLowerCase(Locale.ROOT) + "." + extension,
          stem.toUpperCase(Locale.ROOT) + "." + upper
        }) {
      Path beside = path.resolveSibling(name);
      if (Files.isRegularFile(beside)) {
        ZoneInput input = of(beside, name, null);
        besides.add(extension + ":" + input.sha256);
        return input;
      }
    }
    return null;
  }

  /** Hashes of the files beside it that were read as part of it. */
  List<String> besides() {
    return besides;
  }

  InputStream open() throws IOException {
    return held != null
        ? new ByteArrayInputStream(held)
        : new BufferedInputStream(Files.newInputStream(path), 1 << 16);
  }

  /** The first bytes as Latin-1 text, without a byte order mark and leading white space. */
  String head() throws IOException {
    byte[] bytes;
    try (InputStream in = open()) {
      bytes = in.readNBytes(HEAD_BYTES);
    }
    int from = 0;
    if (bytes.length >= 3
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf) {
      from = 3;
    }
    while (from < bytes.length && (bytes[from] == ' ' || (bytes[from] >= 9 && bytes[from] <= 13))) {
      from++;
    }
    return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
  }
}
