package org.sightline.telemetry;

import com.drew.imaging.tiff.TiffHandler;
import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.lang.RandomAccessReader;
import com.drew.lang.Rational;
import com.drew.metadata.StringValue;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands the wanted fields of a TIFF structure over while metadata-extractor walks it. Fields that
 * nobody asks for (maker notes, thumbnails, strips) are passed over unread, which is most of the
 * work saved.
 */
final class ExifTagCollector implements TiffHandler {
  /** Longest field worth reading: nothing wanted is near it. */
  private static final int MAX_FIELD_BYTES = 4096;

  /** TIFF, and the makers' own marks of Olympus ORF (twice) and Panasonic RW2. */
  private static final int[] MARKERS = {42, 0x4F52, 0x5352, 0x0055};

  private final ExifFields fields;

  ExifTagCollector(ExifFields fields) {
    this.fields = fields;
  }

  private static boolean wanted(int tag) {
    if (tag <= 0x1F) {
      return true;
    }
    switch (tag) {
      case 0x010F: // Make
      case 0x0110: // Model
      case 0x0131: // Software
      case 0x0132: // DateTime
      case 0x8769: // Exif directory
      case 0x8825: // GPS directory
      case 0x9003: // DateTimeOriginal
      case 0x9004: // DateTimeDigitized
      case 0x9010: // OffsetTime
      case 0x9011: // OffsetTimeOriginal
      case 0x9012: // OffsetTimeDigitized
      case 0x9291: // SubSecTimeOriginal
      case 0x9405: // CameraElevationAngle
      case 0x920A: // FocalLength
      case 0xA002: // PixelXDimension
      case 0xA003: // PixelYDimension
      case 0xA20E: // FocalPlaneXResolution
      case 0xA20F: // FocalPlaneYResolution
      case 0xA210: // FocalPlaneResolutionUnit
      case 0xA404: // DigitalZoomRatio
      case 0xA405: // FocalLengthIn35mmFilm
        return true;
      default:
        return false;
    }
  }

  @Override
  public void setTiffMarker(int marker) throws TiffProcessingException {
    for (int known : MARKERS) {
      if (marker == known) {
        return;
      }
    }
    throw new TiffProcessingException("TIFF marker " + marker);
  }

  @Override
  public boolean tryEnterSubIfd(int tag) {
    // ExifTags enters them itself, one by one, so that damage in one does not cost the others
    return false;
  }

  @Override
  public boolean hasFollowerIfd() {
    return false;
  }

  @Override
  public void endingIFD() {
    // ExifTags knows which directory it asked for
  }

  @Override
  public @Nullable Long tryCustomProcessFormat(int tag, int format, long components) {
    // type 13, a pointer to a directory (Adobe PageMaker 6.0 TIFF notes), is unknown to the library
    return format == 13 ? (Long) (4 * components) : null;
  }

  @Override
  public boolean customProcessTag(
      int offset,
      Set<Integer> seen,
      int headerOffset,
      RandomAccessReader reader,
      int tag,
      int byteCount)
      throws IOException {
    if ((tag == 0x8769 || tag == 0x8825) && byteCount == 4) {
      putNumber(tag, (double) reader.getUInt32(offset));
      return true;
    }
    return !wanted(tag) || byteCount < 0 || byteCount > MAX_FIELD_BYTES;
  }

  @Override
  public void warn(String message) {
    error(message);
  }

  @Override
  public void error(String message) {
    fields.damaged(message);
  }

  @Override
  public void setByteArray(int tag, byte[] bytes) {
    fields.put(tag, bytes);
  }

  @Override
  public void setString(int tag, StringValue text) {
    String decoded = ExifFields.decode(text.getBytes());
    fields.put(tag, decoded == null ? "" : decoded);
  }

  @Override
  public void setRational(int tag, Rational rational) {
    fields.put(tag, new Rational[] {rational});
  }

  @Override
  public void setRationalArray(int tag, Rational[] array) {
    fields.put(tag, array);
  }

  private void putNumber(int tag, double number) {
    fields.put(tag, new double[] {number});
  }

  @Override
  public void setFloat(int tag, float number) {
    putNumber(tag, number);
  }

  @Override
  public void setFloatArray(int tag, float[] array) {
    double[] numbers = new double[array.length];
    for (int i = 0; i < array.length; i++) {
      numbers[i] = array[i];
    }
    fields.put(tag, numbers);
  }

  @Override
  public void setDouble(int tag, double number) {
    putNumber(tag, number);
  }

  @Override
  public void setDoubleArray(int tag, double[] array) {
    fields.put(tag, array);
  }

  @Override
  public void setInt8s(int tag, byte number) {
    putNumber(tag, number);
  }

  @Override
  public void setInt8sArray(int tag, byte[] array) {
    fields.put(tag, array);
  }

  @Override
  public void setInt8u(int tag, short number) {
    fields.put(tag, new byte[] {(byte) number});
  }

  @Override
  public void setInt8uArray(int tag, short[] array) {
    byte[] bytes = new byte[array.length];
    for (int i = 0; i < array.length; i++) {
      bytes[i] = (byte) array[i];
    }
    fields.put(tag, bytes);
  }

  @Override
  public void setInt16s(int tag, int number) {
    putNumber(tag, number);
  }

  @Override
  public void setInt16sArray(int tag, short[] array) {
    double[] numbers = new double[array.length];
    for (int i = 0; i < array.length; i++) {
      numbers[i] = array[i];
    }
    fields.put(tag, numbers);
  }

  @Override
  public void setInt16u(int tag, int number) {
    putNumber(tag, number);
  }

  @Override
  public void setInt16uArray(int tag, int[] array) {
    setInt32sArray(tag, array);
  }

  @Override
  public void setInt32s(int tag, int number) {
    putNumber(tag, number);
  }

  @Override
  public void setInt32sArray(int tag, int[] array) {
    double[] numbers = new double[array.length];
    for (int i = 0; i < array.length; i++) {
      numbers[i] = array[i];
    }
    fields.put(tag, numbers);
  }

  @Override
  public void setInt32u(int tag, long number) {
    putNumber(tag, (double) number);
  }

  @Override
  public void setInt32uArray(int tag, long[] array) {
    setInt64sArray(tag, array);
  }

  @Override
  public void setInt64s(int tag, long number) {
    putNumber(tag, (double) number);
  }

  @Override
  public void setInt64sArray(int tag, long[] array) {
    double[] numbers = new double[array.length];
    for (int i = 0; i < array.length; i++) {
      numbers[i] = array[i];
    }
    fields.put(tag, numbers);
  }

  @Override
  public void setInt64u(int tag, long number) {
    putNumber(tag, (double) number);
  }

  @Override
  public void setInt64uArray(int tag, long[] array) {
    setInt64sArray(tag, array);
  }
}
