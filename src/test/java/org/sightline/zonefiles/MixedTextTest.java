package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MixedTextTest {
  /** Reads in pieces of a size into the middle of an array. */
  private static String read(byte[] bytes, int size) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] chars = new char[size + 7];
    try (Reader reader = MixedText.of(new ByteArrayInputStream(bytes))) {
      for (int n = reader.read(chars, 5, size); n >= 0; n = reader.read(chars, 5, size)) {
        text.append(chars, 5, n);
      }
    }
    return text.toString();
  }

  @Test
  void bothEncodingsInOneFileAreRead() throws Exception {
    byte[] utf8 = "Zürich – 48°51′30″N 𐍈 ".repeat(3000).getBytes(StandardCharsets.UTF_8);
    byte[] windows = {(byte) 0xfc, 'x', (byte) 0xb0, (byte) 0x80, (byte) 0x92, (byte) 0xe2, 'y'};
    byte[] both = new byte[utf8.length + windows.length];
    System.arraycopy(utf8, 0, both, 0, utf8.length);
    System.arraycopy(windows, 0, both, utf8.length, windows.length);
    String expected = new String(utf8, StandardCharsets.UTF_8) + "üx°€’ây";
    for (int size : new int[] {1, 2, 3, 1000, 8192, 500_000}) {
      assertEquals(expected, read(both, size));
    }
  }

  @Test
  void letterCutAtTheEndIsKept() throws Exception {
    assertEquals("aÃ", read(new byte[] {'a', (byte) 0xc3}, 10));
    assertEquals("â‚", read(new byte[] {(byte) 0xe2, (byte) 0x82}, 10));
  }

  @Test
  void marksAreObeyedAndLeftOut() throws Exception {
    assertEquals("ü", read("\ufeffü".getBytes(StandardCharsets.UTF_8), 10));
    assertEquals("ü", read("\ufeffü".getBytes(StandardCharsets.UTF_16LE), 10));
    assertEquals("ü", read("\ufeffü".getBytes(StandardCharsets.UTF_16BE), 10));
    assertEquals("", read(new byte[0], 10));
  }
}
