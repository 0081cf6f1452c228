package org.sightline.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {
  @Test
  void examplesOfTheStandardHold() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hex(new byte[0]));
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        hex("abc".getBytes(US_ASCII)));
    assertEquals(
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".getBytes(US_ASCII)));
    byte[] million = new byte[1_000_000];
    java.util.Arrays.fill(million, (byte) 'a');
    assertEquals("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", hex(million));
  }

  @Test
  void everyLengthOverThreeBlocksGivesWhatJavaGives() throws NoSuchAlgorithmException {
    MessageDigest ours = new Sha256();
    MessageDigest javas = MessageDigest.getInstance("SHA-256");
    byte[] bytes = new byte[200];
    new Random(1).nextBytes(bytes);
    for (int length = 0; length <= bytes.length; length++) {
      ours.update(bytes, 0, length);
      javas.update(bytes, 0, length);
      assertArrayEquals(javas.digest(), ours.digest(), length + " bytes");
    }
  }

  @Test
  void piecesOfAnySizeGiveWhatTheWholeGives() throws NoSuchAlgorithmException {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = new byte[random.nextInt(600)];
      random.nextBytes(bytes);
      MessageDigest ours = new Sha256();
      for (int at = 0; at < bytes.length; ) {
        int count = Math.min(1 + random.nextInt(130), bytes.length - at);
        if (count == 1) {
          ours.update(bytes[at]);
        } else {
          ours.update(bytes, at, count);
        }
        at += count;
      }
      assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(bytes), ours.digest());
    }
  }

  @Test
  void resetForgetsWhatWasHeld() {
    MessageDigest ours = new Sha256();
    ours.update(new byte[77]);
    ours.reset();
    assertArrayEquals(new Sha256().digest(), ours.digest());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(new Sha256().digest(bytes));
  }
}
