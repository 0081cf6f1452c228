package org.sightline.copies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownListTest {
  private static final PdqHash HASH = new PdqHash(1, 2, 3, 4);
  private static final String HEX = HASH.hex();
  private static final PdqHash FAR = new PdqHash(-1, -1, -1, -1);

  @TempDir Path folder;

  @Test
  void csvAndJsonLinesSayTheSame() throws Exception {
    KnownHashes csv =
        read(
            "\uFEFFWhen,hash,reason,decision,extra\r\n2026-11-22,"
                + HEX
                + ",\"A mast, \"\"the\"\" mast\",Restricted,x\r\n\r\n");
    KnownHashes json =
        read(
            "{\"hash\":\""
                + HEX
                + "\",\"decision\":\"restricted\",\"reason\":\"A mast, \\\"the\\\" mast\","
                + "\"when\":\"2026-11-22\",\"source\":[{\"a\":1}]}\n");
    KnownHash wanted =
        new KnownHash(HASH, KnownHash.Decision.RESTRICTED, "A mast, \"the\" mast", "2026-11-22");
    assertEquals(List.of(new KnownCopy(wanted, 0, Turn.NONE)), csv.like(print(HASH, 90)));
    assertEquals(csv.like(print(HASH, 90)), json.like(print(HASH, 90)));
    assertNotEquals(csv.sha256(), json.sha256());
    assertEquals(64, csv.sha256().length());
  }

  @Test
  void theLaterOfTwoLinesHolds() throws Exception {
    KnownHashes known =
        read(
            "hash,decision,reason\n" + HEX + ",restricted,no\n" + HEX + ",cleared,yes after all\n");
    assertEquals(1, known.size());
    KnownCopy copy = known.like(print(HASH, 90)).get(0);
    assertEquals("yes after all", copy.known().reason());
    assertEquals(KnownHash.Decision.CLEARED, copy.known().decision());
    assertEquals("", copy.known().when());
  }

  @Test
  void nearAndTurnedPicturesAreKnownTheNearestFirst() throws Exception {
    PdqHash near = new PdqHash(1, 2, 3, 4 ^ 0x7f);
    KnownHashes known =
        read(
            "hash,decision,reason\n"
                + HEX
                + ",cleared,a\n"
                + near.hex()
                + ",cleared,b\n"
                + FAR.hex()
                + ",cleared,c\n");
    List<KnownCopy> found = known.like(print(near, 90));
    assertEquals(2, found.size());
    assertEquals("b", found.get(0).known().reason());
    assertEquals(7, found.get(1).bitsApart());
    PdqHash other = new PdqHash(0x5555555555555555L, 77, 0x3333333333333333L, -5);
    Fingerprint flipped = new Fingerprint(other, HASH, other, other, 90);
    assertEquals(Turn.FLIPPED, known.like(flipped).get(0).turn());
  }

  @Test
  void aPictureThatShowsTooLittleIsLikeNone() throws Exception {
    KnownHashes known = read("hash,decision,reason\n" + HEX + ",cleared,a\n");
    assertEquals(List.of(), known.like(print(HASH, 49)));
  }

  @Test
  void whatIsWrongIsToldWithFileAndLine() throws Exception {
    refused("line 1: the first line must name", HEX + ",cleared,a\n");
    String header = "hash,decision,reason,when\n";
    refused("line 2: hash must be 64", header + "abc,cleared,a,\n");
    refused("line 2: decision must be", header + HEX + ",maybe,a,\n");
    refused("line 2: reason must say", header + HEX + ",cleared, ,\n");
    refused("line 3: when must be", header + "\n" + HEX + ",cleared,a,yesterday\n");
    refused("line 2: it has 3 columns", header + HEX + ",cleared,a\n");
    refused("line 2: a quotation mark", header + HEX + ",cleared,\"a,\n");
    refused("line 1: it is no JSON object", "{\"hash\":");
    refused("line 1: hash must be a text", "{\"hash\":1}");
    refused("line 1: something follows", "{} {}");
    refused("line 1: the line is too long", "{" + " ".repeat(1 << 16));
    Path bytes = Files.write(folder.resolve("latin.csv"), new byte[] {'h', (byte) 0xe9, '\n'});
    KnownListException thrown = assertThrows(KnownListException.class, () -> KnownList.read(bytes));
    assertTrue(String.valueOf(thrown.getMessage()).contains("UTF-8"), thrown.getMessage());
    Path none = folder.resolve("none.csv");
    thrown = assertThrows(KnownListException.class, () -> KnownList.read(none));
    assertTrue(String.valueOf(thrown.getMessage()).contains("none.csv"), thrown.getMessage());
  }

  private void refused(String why, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), text);
    KnownListException thrown = assertThrows(KnownListException.class, () -> KnownList.read(file));
    assertTrue(
        String.valueOf(thrown.getMessage()).startsWith(file + ": " + why), thrown.getMessage());
  }

  private KnownHashes read(String text) throws Exception {
    return KnownList.read(Files.writeString(folder.resolve("known.txt"), text));
  }

  private static Fingerprint print(PdqHash hash, int quality) {
    PdqHash other = new PdqHash(0x5555555555555555L, 77, 0x3333333333333333L, -5);
    return new Fingerprint(hash, other, other, other, quality);
  }
}
