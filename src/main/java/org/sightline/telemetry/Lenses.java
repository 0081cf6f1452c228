package org.sightline.telemetry;

import org.jspecify.annotations.Nullable;
import org.sightline.media.MediaItem;

/**
 * Fields of view, from whatever a file states of its lens. All take the lens to be rectilinear and
 * centred; what a crop cut away later cannot be known and is kept in the angle, which errs wide.
 */
final class Lenses {
  /** The diagonal of a 36 × 24 mm frame, mm. */
  private static final double DIAGONAL_35_MM = Math.hypot(36, 24);

  /** A little over 65:24, the format of panoramic film cameras. */
  private static final double LONGEST_SHAPE = 2.75;

  private Lenses() {}

  /** From EXIF: the 35 mm equivalent, else the size of the sensor, else a table of models. */
  static @Nullable Lens ofExif(ExifTags tags, Draft draft) {
    MediaItem.Photo photo = draft.photo();
    double zoom = tags.number(0xA404);
    double equivalent = tags.number(0xA405);
    Lens lens = null;
    if (isStitched(photo)) {
      draft.note(
          "lens-of-panorama",
          "The picture is far wider than any lens draws: stitched, or cut from one. Its field of"
              + " view is not known.");
      return null;
    }
    if (equivalent >= 4 && equivalent <= 5000) {
      lens = ofEquivalent(photo, equivalent, "exif:FocalLengthIn35mmFilm");
    }
    double focal = tags.number(0x920A);
    if (lens == null && focal > 0.5 && focal < 5000) {
      lens = ofFocalPlane(photo, tags, focal);
      lens = lens != null ? lens : LensTable.find(photo, draft.make(), draft.model(), focal);
    }
    if (lens != null && zoom > 1.01 && zoom < 1000) {
      draft.note(
          "digital-zoom",
          "A digital zoom of "
              + zoom
              + " is stated: the picture may show less than its field of"
              + " view says.");
    }
    return lens;
  }

  /**
   * Whether a picture's shape is none that a camera takes at once: the focal length is then that of
   * its parts. The longest that cameras offer is 65:24.
   */
  private static boolean isStitched(MediaItem.Photo photo) {
    int shorter = Math.min(photo.widthPx(), photo.heightPx());
    int longer = Math.max(photo.widthPx(), photo.heightPx());
    return shorter > 0 && longer > LONGEST_SHAPE * shorter;
  }

  /**
   * CIPA DCG-001-2018 has the 35 mm equivalent of equal <em>diagonal</em> angle, so the diagonal
   * (43.27 mm) is shared out by the picture's own aspect.
   */
  static @Nullable Lens ofEquivalent(MediaItem.Photo photo, double equivalentMm, String source) {
    double diagonalPx = Math.hypot(photo.widthPx(), photo.heightPx());
    double focalPx = equivalentMm * diagonalPx / DIAGONAL_35_MM;
    return ofFocalPx(photo, focalPx, focalPx, source);
  }

  private static @Nullable Lens ofFocalPlane(MediaItem.Photo photo, ExifTags tags, double focalMm) {
    double unitMm = unitMm(tags.number(0xA210));
    double perUnitX = tags.number(0xA20E);
    double perUnitY = tags.number(0xA20F);
    double storedWidth = tags.number(0xA002);
    double storedHeight = tags.number(0xA003);
    boolean swapped = photo.turn().swapsSides();
    storedWidth = storedWidth > 0 ? storedWidth : swapped ? photo.heightPx() : photo.widthPx();
    storedHeight = storedHeight > 0 ? storedHeight : swapped ? photo.widthPx() : photo.heightPx();
    double widthMm = storedWidth / perUnitX * unitMm;
    double heightMm = storedHeight / (perUnitY > 0 ? perUnitY : perUnitX) * unitMm;
    // from the smallest phone to beyond medium format, with square pixels; else the field holds
    // something else (FLIR writes the sensor's own size, scans the printer's resolution)
    double pixelAspect = widthMm / heightMm * storedHeight / storedWidth;
    if (!(widthMm > 1.5 && widthMm < 80 && heightMm > 1 && heightMm < 80)
        || Math.abs(pixelAspect - 1) > 0.1) {
      return null;
    }
    return ofSensor(photo, widthMm, heightMm, focalMm, "exif:FocalPlaneXResolution");
  }

  /** Exif 3.0 §4.6.5.3.20: 2 inch, 3 centimetre; 4 millimetre and 5 micrometre as TIFF/EP has. */
  private static double unitMm(double unit) {
    if (unit == 3) {
      return 10;
    }
    if (unit == 4) {
      return 1;
    }
    return unit == 5 ? 0.001 : 25.4;
  }

  /** From the sensor's size as stored, before turning. */
  static @Nullable Lens ofSensor(
      MediaItem.Photo photo, double widthMm, double heightMm, double focalMm, String source) {
    double horizontal = fovDeg(widthMm / 2, focalMm);
    double vertical = fovDeg(heightMm / 2, focalMm);
    return photo.turn().swapsSides()
        ? ofDegrees(photo, vertical, horizontal, source)
        : ofDegrees(photo, horizontal, vertical, source);
  }

  /**
   * From a calibration in pixels, if it is one of this picture: a file may carry the calibration of
   * the camera beside it, which the optical centre gives away.
   */
  static @Nullable Lens ofCalibration(
      MediaItem.Photo photo,
      double focalXPx,
      double focalYPx,
      double centreXPx,
      double centreYPx,
      String source) {
    boolean swapped = photo.turn().swapsSides();
    double width = swapped ? photo.heightPx() : photo.widthPx();
    double height = swapped ? photo.widthPx() : photo.heightPx();
    boolean centred =
        Math.abs(centreXPx - width / 2) < width / 8
            && Math.abs(centreYPx - height / 2) < height / 8;
    if (!centred || !(focalXPx > 0) || !(focalYPx > 0)) {
      return null;
    }
    return swapped
        ? ofFocalPx(photo, focalYPx, focalXPx, source)
        : ofFocalPx(photo, focalXPx, focalYPx, source);
  }

  /** From Pix4D's calibrated focal length and principal point in millimetres (360016450032). */
  static @Nullable Lens ofPix4d(MediaItem.Photo photo, XmpPacket packet) {
    double focal = packet.number("Camera:PerspectiveFocalLength");
    String units = packet.text("Camera:PerspectiveFocalLengthUnits");
    String point = packet.text("Camera:PrincipalPoint");
    double[] centre = point == null ? null : Numbers.all(point);
    if (!(focal > 0) || centre == null || centre.length < 2 || "px".equals(units)) {
      return null;
    }
    // the principal point lies near the middle: twice it is the sensor, good to a few per cent
    if (!(centre[0] > 0.7 && centre[0] < 40 && centre[1] > 0.5 && centre[1] < 40)) {
      return null;
    }
    return ofSensor(
        photo, 2 * centre[0], 2 * centre[1], focal, "xmp:Camera:PerspectiveFocalLength");
  }

  /** From angles of the upright picture. */
  static @Nullable Lens ofDegrees(
      MediaItem.Photo photo, double horizontalDeg, double verticalDeg, String source) {
    boolean sound =
        horizontalDeg > 0.05 && horizontalDeg < 175 && verticalDeg > 0.05 && verticalDeg < 175;
    if (sound) {
      return new Lens(horizontalDeg, verticalDeg, source);
    }
    if (horizontalDeg > 0.05 && horizontalDeg < 175 && photo.widthPx() > 0) {
      double focalPx = photo.widthPx() / 2.0 / Math.tan(Math.toRadians(horizontalDeg / 2));
      return ofFocalPx(photo, focalPx, focalPx, source);
    }
    return null;
  }

  private static @Nullable Lens ofFocalPx(
      MediaItem.Photo photo, double focalXPx, double focalYPx, String source) {
    double horizontal = fovDeg(photo.widthPx() / 2.0, focalXPx);
    double vertical = fovDeg(photo.heightPx() / 2.0, focalYPx);
    boolean sound = horizontal > 0.05 && horizontal < 175 && vertical > 0.05 && vertical < 175;
    return sound ? new Lens(horizontal, vertical, source) : null;
  }

  private static double fovDeg(double half, double focal) {
    return 2 * Math.toDegrees(Math.atan(half / focal));
  }
}
