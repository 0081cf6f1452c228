package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LegibilityTest {
  private static boolean isUnread(
      double width, double height, double found, String text, double score) {
    Quad box = new Quad(500, 500, width, height, 0);
    return Legibility.isUnread(
        new TextMap.Found(box, found), new Ctc.Read(text, score), box.height());
  }

  @Test
  void whatIsReadSurelyIsRead() {
    assertEquals(false, isUnread(300, 30, 0.9, "RESTRICTED AREA", 0.98));
    assertEquals(false, isUnread(60, 30, 0.9, "OUT", 0.82));
    assertEquals(false, isUnread(120, 30, 0.9, "军事禁区", 0.95));
  }

  @Test
  void aLineWithoutAReadingOrWithALowOneIsNotRead() {
    assertEquals(true, isUnread(240, 24, 0.87, "", 0));
    assertEquals(true, isUnread(160, 44, 0.84, "MLUBLYAY", 0.46));
    assertEquals(true, isUnread(90, 30, 0.9, "OUT", 0.79));
    assertEquals(true, isUnread(325, 57, 0.79, "Jgl egiae", 0.78));
  }

  @Test
  void lookAlikesOfAnotherScriptAreNotRead() {
    assertEquals(true, isUnread(244, 40, 0.88, "BOMHA 3OHA", 0.924));
    // sure enough, were it not for a digit or another alphabet's letter among its letters
    assertEquals(true, isUnread(388, 35, 0.88, "3A6OPOHEHA", 0.96));
    assertEquals(true, isUnread(388, 35, 0.88, "OCHOTA ΦOTO", 0.96));
    assertEquals(false, isUnread(388, 35, 0.88, "ABOPOHEHA", 0.96));
  }

  @Test
  void aLongLineOfWhichAFewLettersAreKnownIsNotRead() {
    // Japanese of which the reader knows three signs of eleven
    assertEquals(true, isUnread(361, 32, 0.88, "写真撮", 0.95));
    assertEquals(true, isUnread(385, 31, 0.89, "の", 0.92));
  }

  @Test
  void whatOnlyLooksLikeWritingIsNoWriting() {
    assertEquals(false, isUnread(60, 62, 0.9, "", 0)); // as high as long
    assertEquals(false, isUnread(100, 45, 0.7, "", 0)); // the finder doubts it
    assertEquals(false, isUnread(9, 5, 0.9, "", 0)); // a speck
  }
}
