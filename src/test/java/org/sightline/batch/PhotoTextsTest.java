package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PhotoTextsTest {
  @Test
  void howManyLinesWereNotReadIsToldWithTheReason() {
    assertEquals("one line with letters that are too small", PhotoTexts.unread(1, 0));
    assertEquals(
        "3 lines with letters that are too small, and one line in a script that the reader does not"
            + " know (it knows Latin and Chinese), blurred or hidden in part",
        PhotoTexts.unread(3, 1));
  }
}
