package org.sightline.telemetry;

import com.drew.lang.Rational;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a TIFF structure by directory and number, as they stand in the file: the first of a
 * number wins. Used by one thread while it fills.
 */
final class ExifFields {
  /** More fields than this in one structure are an attack or damage. */
  private static final int MAX_FIELDS = 256;

  private int[] keys = new int[48];
  private Object[] values = new Object[48];
  private int size;
  private int directory;
  private boolean sawExif;
  private boolean sawGps;
  private @Nullable String damage;

  /** States which directory the fields to come stand in. */
  void enter(int which) {
    directory = which;
    sawExif |= which == ExifTags.EXIF;
    sawGps |= which == ExifTags.GPS;
  }

  /** Whether a directory was there at all. */
  boolean entered(int which) {
    return which == ExifTags.MAIN || (which == ExifTags.EXIF ? sawExif : sawGps);
  }

  @Nullable String damage() {
    return damage;
  }

  /** Notes the first thing that was wrong. */
  void damaged(String message) {
    if (damage == null) {
      damage = message;
    }
  }

  boolean has(int which, int tag) {
    return find(which, tag) != null;
  }

  private @Nullable Object find(int which, int tag) {
    int key = which << 16 | tag;
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        return values[i];
      }
    }
    return null;
  }

  /** Numbers; a rational over zero is NaN if 0/0, else infinite. Null if absent or text. */
  double @Nullable [] numbers(int which, int tag) {
    Object value = find(which, tag);
    if (value instanceof double[] numbers) {
      return numbers.clone();
    }
    if (value instanceof byte[] bytes) {
      double[] numbers = new double[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        numbers[i] = bytes[i] & 0xFF;
      }
      return numbers;
    }
    if (value instanceof String text) {
      return Numbers.all(text);
    }
    if (!(value instanceof Rational[] rationals)) {
      return null;
    }
    double[] numbers = new double[rationals.length];
    for (int i = 0; i < rationals.length; i++) {
      // the library calls 0/0 zero, which would place a camera on the equator
      numbers[i] = (double) rationals[i].getNumerator() / rationals[i].getDenominator();
    }
    return numbers;
  }

  /** The denominator of one component of a rational field; 0 if it is not one. */
  double denominator(int which, int tag, int component) {
    return find(which, tag) instanceof Rational[] rationals && component < rationals.length
        ? rationals[component].getDenominator()
        : 0;
  }

  /** Text up to the first NUL, trimmed; null if absent, blank or not text. */
  @Nullable String text(int which, int tag) {
    Object value = find(which, tag);
    if (value instanceof byte[] bytes) {
      return decode(bytes);
    }
    return value instanceof String text && !text.isEmpty() ? text : null;
  }

  static @Nullable String decode(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8).trim();
    return text.isEmpty() ? null : text;
  }

  void put(int tag, Object value) {
    if (size >= MAX_FIELDS || has(directory, tag)) {
      return;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    keys[size] = directory << 16 | tag;
    values[size++] = value;
  }
}
