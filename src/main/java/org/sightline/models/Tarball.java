package org.sightline.models;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Takes named files out of a gzipped tar archive (POSIX.1-1988 ustar, as npm packs them), reading
 * it once from the front and no further than needed. Nothing in the archive chooses where a file
 * goes.
 */
final class Tarball {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int CHECKSUM_AT = 148;
  private static final int TYPE_AT = 156;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX_LENGTH = 155;
  private static final int MAX_ENTRIES = 100_000;
  private static final long MAX_UNPACKED = 4L << 30;
  private static final long MAX_FILE = 256L << 20;

  private Tarball() {}

  /**
   * Writes the wanted files.
   *
   * @param targets where each goes, by its path in the archive
   * @throws IOException also if the archive is damaged, larger than a model package can be, or
   *     lacks one of the files
   */
  static void extract(Path archive, Map<String, Path> targets) throws IOException {
    Map<String, Path> wanted = new HashMap<>(targets);
    try (InputStream file = Files.newInputStream(archive);
        DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(file, 1 << 16), 1 << 16))) {
      byte[] header = new byte[BLOCK];
      long unpacked = 0;
      for (int entries = 0; !wanted.isEmpty(); entries++) {
        in.readFully(header);
        if (header[0] == 0) {
          break; // the archive ends with empty blocks
        }
        long size = size(header);
        long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
        unpacked += BLOCK + padded;
        if (entries > MAX_ENTRIES || unpacked > MAX_UNPACKED) {
          throw new IOException(archive + " unpacks to more than a package of models can hold");
        }
        Path target = isFile(header) ? wanted.remove(name(header)) : null;
        if (target == null) {
          in.skipNBytes(padded);
        } else {
          copy(in, size, target);
          in.skipNBytes(padded - size);
        }
      }
    } catch (EOFException e) {
      throw new IOException(archive + " ends too early", e);
    }
    if (!wanted.isEmpty()) {
      throw new IOException(archive + " does not hold " + wanted.keySet());
    }
  }

  private static boolean isFile(byte[] header) {
    return header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
  }

  private static String name(byte[] header) {
    String name = text(header, 0, NAME_LENGTH);
    String prefix = text(header, PREFIX_AT, PREFIX_LENGTH);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  /** The length of the entry, once the header's own sum is right. */
  private static long size(byte[] header) throws IOException {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean inChecksum = i >= CHECKSUM_AT && i < CHECKSUM_AT + 8;
      sum += inChecksum ? ' ' : header[i] & 0xff;
    }
    if (sum != octal(header, CHECKSUM_AT, 8)) {
      throw new IOException("the archive is damaged: a header's sum is wrong");
    }
    long size = octal(header, SIZE_AT, 12);
    if (size > MAX_FILE) {
      throw new IOException(
          "the archive holds a file of " + size + " bytes, too large for a model");
    }
    return size;
  }

  private static long octal(byte[] header, int from, int length) throws IOException {
    long value = 0;
    for (int i = from; i < from + length; i++) {
      byte digit = header[i];
      if (digit >= '0' && digit <= '7') {
        value = value * 8 + digit - '0';
      } else if (digit == 0 || (digit == ' ' && value > 0)) {
        break;
      } else if (digit != ' ') {
        throw new IOException("the archive is damaged: a header holds a number that is none");
      }
    }
    return value;
  }

  private static void copy(InputStream in, long size, Path target) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(target)) {
      for (long left = size; left > 0; ) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new EOFException();
        }
        out.write(buffer, 0, count);
        left -= count;
      }
    }
  }
}
