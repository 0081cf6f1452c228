package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LetterboxTest {
  @Test
  void aWidePictureFillsTheWidthFromTheTop() {
    Letterbox letterbox = Letterbox.topLeft(832, 416, 416, 416);
    assertEquals(new Letterbox(0.5, 0.5, 416, 208, 0, 0), letterbox);
  }

  @Test
  void aTallPictureStandsInTheMiddle() {
    Letterbox letterbox = Letterbox.centred(416, 832, 416, 416);
    assertEquals(new Letterbox(0.5, 0.5, 208, 416, 104, 0), letterbox);
  }

  @Test
  void pointsComeBack() {
    Letterbox letterbox = Letterbox.centred(4000, 3000, 416, 416);
    double inputX = 1234 * letterbox.ratioX() + letterbox.leftPx();
    double inputY = 567 * letterbox.ratioY() + letterbox.topPx();
    assertEquals(1234, letterbox.pictureX(inputX), 1e-9);
    assertEquals(567, letterbox.pictureY(inputY), 1e-9);
  }

  @Test
  void aStretchedPictureFillsTheInputAndItsPointsComeBack() {
    Letterbox letterbox = Letterbox.stretched(200, 100, 400, 400);
    assertEquals(new Letterbox(2, 4, 400, 400, 0, 0), letterbox);
    assertEquals(50, letterbox.pictureX(100));
    assertEquals(25, letterbox.pictureY(100));
  }

  @Test
  void everyPictureFits() {
    for (int width = 1; width < 3000; width += 7) {
      for (int height = 1; height < 3000; height += 131) {
        Letterbox letterbox = Letterbox.centred(width, height, 416, 320);
        assertTrue(letterbox.widthPx() >= 1 && letterbox.leftPx() >= 0, letterbox::toString);
        assertTrue(letterbox.heightPx() >= 1 && letterbox.topPx() >= 0, letterbox::toString);
        assertTrue(letterbox.leftPx() + letterbox.widthPx() <= 416, letterbox::toString);
        assertTrue(letterbox.topPx() + letterbox.heightPx() <= 320, letterbox::toString);
      }
    }
  }
}
