package org.sightline.vision;

/**
 * A picture fitted whole into a network's input, the rest padded.
 *
 * @param ratioX input columns a picture column
 * @param ratioY input rows a picture row
 * @param widthPx width of the fitted picture in the input
 * @param heightPx height of the fitted picture in the input
 * @param leftPx padding left of it
 * @param topPx padding above it
 */
record Letterbox(double ratioX, double ratioY, int widthPx, int heightPx, int leftPx, int topPx) {
  /** Fits the picture into the top left corner, as YOLOX was trained. */
  static Letterbox topLeft(int pictureWidth, int pictureHeight, int inputWidth, int inputHeight) {
    double ratio =
        Math.min((double) inputWidth / pictureWidth, (double) inputHeight / pictureHeight);
    // rounding down, and at least one pixel of a picture thinner than a hair
    int width = Math.max(1, (int) (pictureWidth * ratio));
    int height = Math.max(1, (int) (pictureHeight * ratio));
    return new Letterbox(ratio, ratio, width, height, 0, 0);
  }

  /** Fits the picture into the middle, as NanoDet was trained. */
  static Letterbox centred(int pictureWidth, int pictureHeight, int inputWidth, int inputHeight) {
    Letterbox corner = topLeft(pictureWidth, pictureHeight, inputWidth, inputHeight);
    int left = (inputWidth - corner.widthPx) / 2;
    int top = (inputHeight - corner.heightPx) / 2;
    return new Letterbox(corner.ratioX, corner.ratioY, corner.widthPx, corner.heightPx, left, top);
  }

  /** Fills the input, whatever the proportions, as FastestDet and Darknet were trained. */
  static Letterbox stretched(int pictureWidth, int pictureHeight, int inputWidth, int inputHeight) {
    return new Letterbox(
        (double) inputWidth / pictureWidth,
        (double) inputHeight / pictureHeight,
        inputWidth,
        inputHeight,
        0,
        0);
  }

  /** A column of the input as a column of the picture. */
  double pictureX(double inputX) {
    return (inputX - leftPx) / ratioX;
  }

  /** A row of the input as a row of the picture. */
  double pictureY(double inputY) {
    return (inputY - topPx) / ratioY;
  }
}
