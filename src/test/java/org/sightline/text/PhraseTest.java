package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class PhraseTest {
  @Test
  void caseAccentsSpacesAndLookAlikesDoNotCount() {
    assertEquals(Letters.of("DEFENSE DE PHOTOGRAPHIER"), Letters.of("défensede photographier"));
    assertEquals(Letters.of("NO PHOTOGRAPHY"), Letters.of("N0 PH0TOGRAPHY!").replaceAll("I$", ""));
    assertEquals("WSTEPWZBRONIONY", Letters.of("Wstęp wzbroniony"));
    assertEquals("禁止拍照", Letters.of("禁止 拍照。"));
  }

  @Test
  void oneLetterInEightMayDiffer() {
    Phrase phrase = Phrase.of("no photography");
    assertEquals(1, phrase.errors());
    assertEquals(new Phrase.Span(0, 13, 0), phrase.in(Letters.of("NO PHOTOGRAPHY")));
    assertEquals(new Phrase.Span(2, 15, 1), phrase.in(Letters.of("XX NO PHOTOGRAFHY YY")));
    assertEquals(new Phrase.Span(0, 12, 1), phrase.in(Letters.of("NO PHOTOGAPHY")));
    assertNull(phrase.in(Letters.of("NO FOTOGRAFHY")));
    assertNull(phrase.in(Letters.of("PHOTOGRAPHY")));
  }

  @Test
  void shortPhrasesMustBeExact() {
    assertEquals(0, Phrase.of("no entry").errors());
    assertNull(Phrase.of("no entry").in(Letters.of("NO EMTRY")));
  }
}
