package org.sightline.copies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PdqHashTest {
  private static final String HEX =
      "d8f8f0cce0f4a84f0e370a22028f67f0b36e2ed596623e1d33e6b39c4e9c9b22";

  @Test
  void hexadecimalTextGoesForthAndBack() {
    PdqHash hash = PdqHash.parse(HEX);
    assertEquals(HEX, String.valueOf(hash));
    assertEquals(hash, PdqHash.parse(HEX.toUpperCase(Locale.ROOT)));
  }

  /** Bit 0 is the last digit's lowest, bit 255 the first digit's highest. */
  @Test
  void bitsStandInTheOrderOfTheReferences() {
    assertEquals("0".repeat(63) + "1", new PdqHash(1, 0, 0, 0).hex());
    assertEquals("8" + "0".repeat(63), new PdqHash(0, 0, 0, Long.MIN_VALUE).hex());
    assertEquals("0".repeat(47) + "1" + "0".repeat(16), new PdqHash(0, 1, 0, 0).hex());
  }

  @Test
  void anythingElseIsNoHash() {
    assertNull(PdqHash.parse(""));
    assertNull(PdqHash.parse(HEX.substring(1)));
    assertNull(PdqHash.parse(HEX + "0"));
    assertNull(PdqHash.parse("g" + HEX.substring(1)));
    assertNull(PdqHash.parse("٣" + HEX.substring(1)));
    assertNull(PdqHash.parse("-" + HEX.substring(1)));
  }

  @Test
  void distanceCountsBits() {
    PdqHash none = new PdqHash(0, 0, 0, 0);
    assertEquals(0, none.bitsApart(none));
    assertEquals(256, none.bitsApart(new PdqHash(-1, -1, -1, -1)));
    assertEquals(6, new PdqHash(1, 3, 0, 7).bitsApart(none));
  }

  @Test
  void transposingTwiceChangesNothing() {
    PdqHash hash = PdqHash.parse(HEX);
    assertNotEquals(null, hash);
    assertEquals(hash, hash == null ? null : hash.transposed().transposed());
    assertEquals(new PdqHash(1L << 16, 0, 0, 0), new PdqHash(2, 0, 0, 0).transposed());
  }
}
