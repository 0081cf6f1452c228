package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.text.TextReader.Reading;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;

class NumberPlatesTest {
  private static final List<Detection> TRUCK =
      List.of(new Detection("truck", 0.9, new Box(300, 0, 400, 400), "made"));

  private static List<String> told(List<TextLine> lines, List<Detection> objects) {
    List<String> texts = new ArrayList<>();
    for (TextLine line : NumberPlates.withheld(new Reading(lines, true, 0, 0), objects).lines()) {
      texts.add(line.text());
    }
    return texts;
  }

  private static List<String> told(String... stacked) {
    return told(Lines.stacked(stacked), List.of());
  }

  @Test
  void whatReadsLikeAPlateIsNotTold() {
    assertEquals(List.of("Meadow Lane"), told("AB12 CDE", "Meadow Lane"));
  }

  @Test
  void aNumberThatBelongsToASignStaysWithIt() {
    assertEquals(List.of("RESTRICTED", "AREA 51"), told("RESTRICTED", "AREA 51"));
    assertEquals(List.of("MILITARY", "ZONE 23"), told("MILITARY", "ZONE 23"));
    assertEquals(List.of("禁止拍照 34"), told("禁止拍照 34"));
  }

  @Test
  void aSignOnATruckStays() {
    assertEquals(List.of("KEEP 0UT"), told(List.of(Lines.at("KEEP 0UT", 500, 300, 20)), TRUCK));
    assertEquals(List.of(), told(List.of(Lines.at("B MW 123", 500, 300, 20)), TRUCK));
  }

  @Test
  void aPlateWithMoreOnItIsNotToldEither() {
    for (String text :
        List.of("A123BC77RUS", "GBAB12CDE", "ABC1234TEXAS", "ab12cde", "B-MW123(D)", "M A 1")) {
      assertEquals(List.of(), told(List.of(Lines.at(text, 500, 300, 20)), TRUCK), text);
    }
    List<TextLine> route = List.of(Lines.at("24 Airport", 500, 60, 20));
    assertEquals(
        List.of("24 Airport"),
        told(route, List.of(new Detection("bus", 0.9, new Box(300, 20, 400, 400), "made"))));
  }

  @Test
  void aPrintedPositionOverATruckStays() {
    List<TextLine> lines =
        List.of(Lines.at("N 48.13743", 500, 270, 20), Lines.at("E 11.57549", 500, 300, 20));
    assertEquals(List.of("N 48.13743", "E 11.57549"), told(lines, TRUCK));
  }

  @Test
  void thePlateBesideASignIsNotTold() {
    assertEquals(List.of("RESTRICTED", "AREA 51"), told("RESTRICTED", "AREA 51", "AB12 CDE"));
  }
}
