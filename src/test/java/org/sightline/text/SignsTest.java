package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignsTest {
  private static final Signs SIGNS = Signs.load();

  private static List<String> found(List<TextLine> lines) {
    List<String> phrases = new ArrayList<>();
    for (Signs.Sign sign : SIGNS.find(lines)) {
      phrases.add(sign.kind() + " " + sign.phrase());
    }
    return phrases;
  }

  private static List<String> found(String... stacked) {
    return found(Lines.stacked(stacked));
  }

  @Test
  void aPhraseThatFillsItsLineIsASign() {
    assertEquals(List.of("PHOTOGRAPHY no photography"), found("NO PHOTOGRAPHY"));
    assertEquals(List.of("PHOTOGRAPHY fotografieren verboten"), found("Fotografieren verboten!"));
    assertEquals(List.of("AREA 军事禁区", "PHOTOGRAPHY 严禁拍照"), found("军事禁区", "严禁拍照"));
    assertEquals(List.of("ENTRY wstęp wzbroniony"), found("WSTEP WZBRONIONY"));
  }

  @Test
  void aPhraseMayRunOverLinesAndHaveMisreadLetters() {
    assertEquals(
        List.of("PHOTOGRAPHY photography of this area is prohibited"),
        found("PHOTOGRAPHY OF", "THIS AREA", "IS PROHIBITFD"));
    assertEquals(List.of("PHOTOGRAPHY no photography"), found("NO", "PHOTOGRAPHY"));
  }

  @Test
  void wordsThatOftenStandBesideAreAllowed() {
    assertEquals(
        List.of("AREA restricted area", "ENTRY keep out"),
        found("WARNING", "RESTRICTED AREA", "KEEP OUT"));
    assertEquals(List.of("AREA militarischer bereich"), found("ACHTUNG MILITÄRISCHER BEREICH"));
  }

  @Test
  void aNumberBesideAPhraseChangesNothing() {
    assertEquals(List.of("PHOTOGRAPHY no photos"), found("NO PHOTOS 2024"));
    assertEquals(List.of("PHOTOGRAPHY no photos"), found("NOPHOTOS2024"));
    assertEquals(List.of("ENTRY keep out"), found("KEEP OUT", "0171 2850 1200"));
    assertEquals(List.of("AREA restricted area"), found("RESTRICTED", "AREA 51"));
    assertEquals(List.of("ENTRY no access"), found("N0 ACCE55"));
    assertEquals(List.of(), found("2024", "12 34"));
  }

  @Test
  void aPhraseAmongOtherWordsIsNone() {
    assertEquals(List.of(), found("NO ENTRY FEE"));
    assertEquals(List.of(), found("RESTRICTED AREA MUSEUM SHOP"));
    assertEquals(List.of(), found("NO PARKING"));
    assertEquals(List.of(), found("PHOTOGRAPHY", "WELCOME"));
  }

  @Test
  void aLineOfRunningTextIsNone() {
    assertEquals(
        List.of(),
        found(
            "they came to the fence and read what it said there:",
            "no photography",
            "and so they put the camera away and went back home"));
    assertEquals(List.of(), found(Lines.page()));
  }

  @Test
  void itTellsWhatWasReadAndWhere() {
    Signs.Sign sign = SIGNS.find(List.of(Lines.at("NO FILMING", 500, 100, 20))).get(0);
    assertEquals("NO FILMING", sign.read());
    assertEquals(0.98, sign.score());
    assertEquals(90, sign.box().y(), 1e-9);
    assertEquals(110, sign.box().width(), 1e-9);
  }

  @Test
  void everyPhraseOfTheTableIsFoundAlone() {
    for (List<String> row : Table.rows("signs.tsv", 3)) {
      boolean isSign = !row.get(1).equals("beside");
      assertEquals(isSign, !found(row.get(2)).isEmpty(), row.toString());
      assertTrue(row.get(0).matches("[a-z]{2}"), row.toString());
    }
  }
}
