package org.sightline.telemetry;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sightline.formats.Ifd;
import org.sightline.media.Block;
import org.sightline.media.Bytes;
import org.sightline.media.FileBytes;

/**
 * The EXIF fields of one TIFF structure that Sightline has a use for, as numbers and text.
 *
 * <p>Structure and field numbers: Exif 3.0 (CIPA DC-008-2023) §4.6. Damage costs the fields behind
 * it and no more: each directory is read on its own. Only the first directory of a file is looked
 * at; the second is its thumbnail. Not safe for use by several threads while it is being read,
 * immutable afterwards.
 */
final class ExifTags {
  /** The first directory. */
  static final int MAIN = 0;

  /** The Exif directory. */
  static final int EXIF = 1;

  /** The GPS directory. */
  static final int GPS = 2;

  private static final int EXIF_POINTER = 0x8769;
  private static final int GPS_POINTER = 0x8825;

  /** TIFF, and the makers' own marks of Olympus ORF (twice) and Panasonic RW2. */
  private static final int[] MARKERS = {42, 0x4F52, 0x5352, 0x0055};

  private static final int PAGE_BYTES = 8192;

  /** A structure that keeps jumping about is damaged, not big. */
  private static final long MAX_BYTES = 1 << 20;

  private final ExifFields collected;
  private final String where;

  private ExifTags(ExifFields collected, String where) {
    this.collected = collected;
    this.where = where;
  }

  /** Reads a payload that starts with the byte-order mark; never fails. */
  static ExifTags read(Bytes payload, String where) {
    ExifFields collected = new ExifFields();
    readAll(FileBytes.of(payload.array()), collected);
    return new ExifTags(collected, where);
  }

  /** Reads a file that is itself a TIFF structure, at most a mebibyte of it. */
  static ExifTags read(Path file, String where) {
    ExifFields collected = new ExifFields();
    try (FileBytes bytes = FileBytes.open(file, new byte[PAGE_BYTES], MAX_BYTES)) {
      readAll(bytes, collected);
    } catch (IOException e) {
      collected.damaged(reason(e));
    }
    return new ExifTags(collected, where);
  }

  private static void readAll(FileBytes bytes, ExifFields collected) {
    try {
      int order = bytes.be16(0);
      boolean little = order == 0x4949;
      int marker = little ? bytes.le16(2) : bytes.be16(2);
      if ((!little && order != 0x4D4D) || !isMarker(marker)) {
        collected.damaged("it does not begin as TIFF does");
        return;
      }
      long first = little ? bytes.le32(4) : bytes.be32(4);
      if (first >= bytes.length() - 1) {
        collected.damaged("the first directory lies beyond the end of the data");
        first = 8; // where nearly all writers put it
      }
      read(bytes, collected, MAIN, first, little);
      readDirectory(bytes, collected, EXIF, EXIF_POINTER, little);
      readDirectory(bytes, collected, GPS, GPS_POINTER, little);
    } catch (IOException e) {
      collected.damaged(reason(e));
    }
  }

  private static boolean isMarker(int marker) {
    for (int known : MARKERS) {
      if (marker == known) {
        return true;
      }
    }
    return false;
  }

  private static void readDirectory(
      FileBytes bytes, ExifFields collected, int directory, int pointer, boolean little) {
    double[] offset = collected.numbers(MAIN, pointer);
    if (offset == null && directory == GPS) {
      // some writers hang the GPS directory on the Exif directory
      offset = collected.numbers(EXIF, pointer);
    }
    if (offset != null && offset.length > 0 && offset[0] > 0) {
      read(bytes, collected, directory, (long) offset[0], little);
    }
  }

  private static void read(
      FileBytes bytes, ExifFields collected, int directory, long at, boolean little) {
    collected.enter(directory);
    try {
      int count = little ? bytes.le16(at) : bytes.be16(at);
      // fewer than 256 fields, written in the other order: some cameras' Exif directories are
      boolean turned = count > 0xFF && (count & 0xFF) == 0;
      boolean order = turned ? !little : little;
      collected.take(directory, new Ifd(bytes, 0, at, order, false), order);
    } catch (IOException e) {
      collected.damaged(reason(e));
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? "a directory lies beyond the end of the data" : message;
  }

  /** The container it lay in, see {@link Block#where()}. */
  String where() {
    return where;
  }

  /** Whether the file points to a GPS directory, even an empty one. */
  boolean hasGpsDirectory() {
    return collected.entered(GPS);
  }

  /** What was wrong with the structure; null if nothing was. */
  @Nullable String damage() {
    return collected.damage();
  }

  /**
   * The numbers of a field of the first or Exif directory, wherever of the two it stands: TIFF/EP
   * files and Canon's CMT boxes keep Exif fields in the first.
   */
  double @Nullable [] numbers(int tag) {
    double[] found = collected.numbers(EXIF, tag);
    return found != null ? found : collected.numbers(MAIN, tag);
  }

  /** The first number of a field; NaN if absent, empty or divided by zero. */
  double number(int tag) {
    double[] found = numbers(tag);
    return found == null || found.length == 0 ? Double.NaN : found[0];
  }

  /** The text of a field of the first or Exif directory, trimmed; null if absent or blank. */
  @Nullable String text(int tag) {
    String found = collected.text(EXIF, tag);
    return found != null ? found : collected.text(MAIN, tag);
  }

  /**
   * The numbers of a GPS field, from the GPS directory or, where a writer misplaced them, from the
   * Exif or first directory. A rational divided by zero is NaN when 0/0 (empty by convention) and
   * infinite otherwise.
   */
  double @Nullable [] gpsNumbers(int tag) {
    return collected.numbers(gpsDirectory(), tag);
  }

  /** The first number of a GPS field; NaN if absent, empty or divided by zero. */
  double gpsNumber(int tag) {
    double[] found = gpsNumbers(tag);
    return found == null || found.length == 0 || Double.isInfinite(found[0])
        ? Double.NaN
        : found[0];
  }

  /** The finest step that the written form of a GPS field can express, in its last component. */
  double gpsDenominator(int tag, int component) {
    return collected.denominator(gpsDirectory(), tag, component);
  }

  /** Whether a GPS field is a row of bytes. */
  boolean isGpsBytes(int tag) {
    return collected.isBytes(gpsDirectory(), tag);
  }

  /** The text of a GPS field, trimmed; null if absent or blank. */
  @Nullable String gpsText(int tag) {
    return collected.text(gpsDirectory(), tag);
  }

  /** Whether a GPS field is present in any form. */
  boolean hasGps(int tag) {
    return collected.has(gpsDirectory(), tag);
  }

  private int gpsDirectory() {
    if (collected.entered(GPS) && collected.has(GPS, 2)) {
      return GPS;
    }
    for (int directory = EXIF; directory >= MAIN; directory--) {
      // Canon CR3 keeps the GPS directory as the first one of its own structure; its maker notes
      // and Panasonic's sensor fields have the same numbers there, so the letters must be right
      if (isLetter(directory, 1, 'N', 'S') && isLetter(directory, 3, 'E', 'W')) {
        return directory;
      }
    }
    return GPS;
  }

  private boolean isLetter(int directory, int tag, char one, char other) {
    String text = collected.text(directory, tag);
    return text != null && text.length() == 1 && (text.charAt(0) == one || text.charAt(0) == other);
  }
}
