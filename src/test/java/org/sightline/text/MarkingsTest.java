package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkingsTest {
  private static final Markings MARKINGS = Markings.load();

  private static List<String> found(List<TextLine> lines) {
    List<String> found = new ArrayList<>();
    for (Markings.Marking marking : MARKINGS.find(lines)) {
      found.add(marking.where() + " " + marking.rank() + " " + marking.marking());
    }
    return found;
  }

  @Test
  void aPageThatMerelyContainsTheWordHasNone() {
    assertEquals(List.of(), found(Lines.page()));
  }

  @Test
  void aMarkAtTheHeadOrFootCounts() {
    assertEquals(
        List.of("HEAD SECRET nato secret"),
        found(Lines.page(Lines.at("NATO SECRET", 500, 120, 22))));
    assertEquals(
        List.of("FOOT RESTRICTED vs-nur für den dienstgebrauch"),
        found(Lines.page(Lines.at("VS - Nur für den Dienstgebrauch", 500, 420, 20))));
  }

  @Test
  void aPageNumberBesideItDoesNotHideIt() {
    assertEquals(
        List.of("FOOT SECRET secret"),
        found(Lines.page(Lines.at("SECRET", 500, 420, 20), Lines.at("Page 7", 800, 420, 20))));
  }

  @Test
  void aStampCounts() {
    assertEquals(
        List.of("STAMP TOP_SECRET top secret"),
        found(Lines.page(Lines.turned("TOP SECRET", 700, 260, 30, -15))));
    assertEquals(
        List.of("STAMP SECRET geheim"), found(Lines.page(Lines.at("GEHEIM", 950, 275, 60))));
  }

  @Test
  void caveatsAfterTheMarkAreAllowed() {
    assertEquals(
        List.of("HEAD SECRET secret"),
        found(Lines.page(Lines.at("SECRET//REL TO USA, AUS, CAN", 500, 120, 20))));
    assertEquals(List.of("HEAD SECRET 机密"), found(Lines.page(Lines.at("机密★10年", 500, 120, 20))));
  }

  @Test
  void everydayWordsCountInCapitalsOnlyAndAlone() {
    assertEquals(List.of(), found(Lines.page(Lines.at("Secret", 500, 120, 20))));
    assertEquals(List.of(), found(Lines.page(Lines.at("THE SECRET", 500, 120, 20))));
    assertEquals(List.of(), found(Lines.page(Lines.at("CONFIDENTIAL COUNSELLING", 500, 120, 20))));
  }

  @Test
  void whatIsNoPageHasNone() {
    assertEquals(List.of(), found(Lines.stacked("SECRET", "GARDEN")));
    assertEquals(List.of(), found(List.of(Lines.at("TOP SECRET", 500, 100, 40))));
    assertEquals(List.of(), found(List.of()));
  }

  @Test
  void aWordInTheMiddleOfThePageHasNone() {
    List<TextLine> lines = Lines.page();
    lines.add(Lines.at("SECRET", 233, 380, 20));
    for (int i = 0; i < 5; i++) {
      lines.add(Lines.at("and more of the same text follows here", 410, 410 + 30 * i, 20));
    }
    assertEquals(List.of(), found(lines));
  }
}
