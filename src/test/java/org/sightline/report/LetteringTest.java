package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LetteringTest {
  @Test
  void widthsAreThoseOfTheFont() {
    // Inter 4.1 Regular: hmtx advances of 2048 units an em, by any font tool
    Typeface face = Typeface.inter("Regular");
    double sum = 0;
    for (char c : "Hamburg".toCharArray()) {
      sum += face.advance(face.glyph(c));
    }
    assertEquals(sum * 20, Lettering.REGULAR.width("Hamburg", 20), 1e-9);
    assertTrue(sum > 3.5 && sum < 4.6, "seven letters are about four sizes wide: " + sum);
  }

  @Test
  void capitalsStandOnTheBaseLineAndReachCapHeight() {
    Typeface face = Typeface.inter("Regular");
    Rectangle2D h = face.outline(face.glyph('H')).getBounds2D();
    assertEquals(0, h.getMinY(), 1e-9);
    // Inter's cap height is 0.727 of its size
    assertEquals(0.727, h.getMaxY() / face.unitsPerEm(), 0.002);
  }

  @Test
  void everyLatinLetterHasAnOutline() {
    for (String weight : List.of("Regular", "SemiBold", "Bold")) {
      Typeface face = Typeface.inter(weight);
      for (int c = '!'; c < 0x17f; c++) {
        if (Character.isLetterOrDigit(c) && c != 0x149) { // deprecated by Unicode
          assertTrue(face.glyph(c) != 0, weight + " lacks " + Character.toString(c));
          Rectangle2D bounds = face.outline(face.glyph(c)).getBounds2D();
          double tall = bounds.getHeight() / face.unitsPerEm();
          assertTrue(tall > 0.2 && tall < 1.4, weight + " " + Character.toString(c) + " " + tall);
        }
      }
    }
  }

  @Test
  void whatWorksUnseenIsWrittenOut() {
    assertEquals("a[U+202E]b", Lettering.visible("a\u202eb"));
    assertEquals("[U+0000][U+000A][U+200B]", Lettering.visible("\u0000\n\u200b"));
    assertEquals("[U+D800]", Lettering.visible("\ud800"));
    assertEquals("Crémieux 漢字 שלום", Lettering.visible("Crémieux 漢字 שלום"));
  }

  @Test
  void joinersStayBetweenLettersThatTheyJoin() {
    String persian = "می\u200cخواهم";
    assertEquals(persian, Lettering.visible(persian));
    assertEquals("क्\u200dष", Lettering.visible("क्\u200dष"));
    assertEquals("pay[U+200C]pal", Lettering.visible("pay\u200cpal"));
    assertEquals("[U+200D]می[U+200D]", Lettering.visible("\u200dمی\u200d"));
  }

  @Test
  void whatNoFontHasIsNamedInBrackets() {
    assertEquals("[Thai letters]", MachineLetters.standIn("ท่าเรือเก่า"));
    assertEquals("[Devanagari letters]", MachineLetters.standIn("पुराना घाट"));
    assertEquals("[Old italic letters]", MachineLetters.standIn("\ud800\udf00"));
    assertEquals("[ship]", MachineLetters.standIn("🚢"));
    assertEquals("[ship, airplane …]", MachineLetters.standIn("🚢✈🚀"));
    assertEquals("[signs]", MachineLetters.standIn("\u0301"));
  }

  @Test
  void whatCannotBeDrawnIsAsWideAsItsStandIn() {
    // Linear A, U+10600: no font of any machine that we know of
    String unknown = "\ud801\ude00\ud801\ude01";
    Assumptions.assumeTrue(
        Lettering.REGULAR.lacks(unknown), "skipped: this machine has letters for Linear A");
    assertEquals(
        Lettering.REGULAR.width("[Linear a letters]", 20),
        Lettering.REGULAR.width(unknown, 20),
        1e-9);
    assertFalse(Lettering.REGULAR.lacks("Old Quay, 150 m away (±5°)"));
  }

  @Test
  void aNumberStaysWithItsUnit() {
    for (int width = 60; width < 400; width += 7) {
      for (String line :
          Lettering.REGULAR.wrapped("that is uncertain: 50 % likely, 8 m", 20, width, 9)) {
        assertFalse(line.startsWith("%") || line.startsWith("m"), "at " + width + ": " + line);
      }
    }
  }

  @Test
  void linesFitAndLoseNoWord() {
    String text = "Taken 140 m inside Meadow Field (military airfield, no photography).";
    List<String> lines = Lettering.REGULAR.wrapped(text, 20, 300, 9);
    assertEquals(text, String.join(" ", lines));
    for (String line : lines) {
      assertTrue(Lettering.REGULAR.width(line, 20) <= 300, line);
    }
  }

  @Test
  void whatDoesNotFitEndsWithAnEllipsis() {
    List<String> lines = Lettering.REGULAR.wrapped("word ".repeat(200).trim(), 20, 300, 2);
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).endsWith("…"), lines.get(1));
    String name = Lettering.REGULAR.fittedInMiddle("holiday".repeat(30) + "_0001.jpeg", 13, 200);
    assertTrue(name.endsWith("0001.jpeg") && name.contains("…"), name);
    assertTrue(Lettering.REGULAR.width(name, 13) <= 200);
  }
}
