package org.sightline.copies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

class PdqTest {
  /** The references themselves are up to 8 bits apart on JPEGs: they shrink in different ways. */
  private static final int JPEG_BITS = 10;

  private record Expected(String file, PdqHash java, PdqHash cpp, int quality) {}

  @Test
  void losslessPicturesHashAsByTheReferences() throws Exception {
    Path folder = Shared.folder("pdq");
    int compared = 0;
    for (Expected expected : expected(folder)) {
      if (expected.file.endsWith(".png")) {
        Fingerprint found = hash(folder.resolve(expected.file));
        assertEquals(expected.java, found.hash(), expected.file);
        assertEquals(expected.cpp, found.hash(), expected.file);
        assertEquals(expected.quality, found.quality(), expected.file);
        compared++;
      }
    }
    assertEquals(3, compared);
  }

  @Test
  void jpegsHashWithinTenBitsOfBothReferences() throws Exception {
    Path folder = Shared.folder("pdq");
    int compared = 0;
    for (Expected expected : expected(folder)) {
      if (expected.file.endsWith(".jpg")) {
        Fingerprint found = hash(folder.resolve(expected.file));
        int java = found.hash().bitsApart(expected.java);
        int cpp = found.hash().bitsApart(expected.cpp);
        assertTrue(
            java <= JPEG_BITS, expected.file + ": " + java + " bits from the Java reference");
        assertTrue(cpp <= JPEG_BITS, expected.file + ": " + cpp + " bits from the C++ reference");
        assertEquals(expected.quality, found.quality(), 1, expected.file);
        compared++;
      }
    }
    assertEquals(20, compared);
  }

  @Test
  void allTurnsHashAsByTheReference() throws Exception {
    Path folder = Shared.folder("pdq");
    List<PdqHash> expected = new ArrayList<>();
    String file = "";
    try (JsonParser json =
        new JsonFactory().createParser(folder.resolve("expected.json").toFile())) {
      while (!"dihedral".equals(json.currentName())) {
        json.nextToken();
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        if ("file".equals(json.currentName()) && json.currentToken() == JsonToken.VALUE_STRING) {
          file = json.getText();
        } else if (json.currentToken() == JsonToken.VALUE_STRING && json.getTextLength() == 64) {
          expected.add(PdqHash.parse(json.getText()));
        }
      }
    }
    Fingerprint found = hash(folder.resolve(file));
    List<PdqHash> turns = new ArrayList<>();
    for (Turn turn : Turn.values()) {
      turns.add(found.turned(turn));
    }
    assertEquals(expected, turns);
  }

  /** Turning pixels and turning frequencies must name the same turns. */
  @Test
  void aTurnedPictureHashesAsTheTurnOfItsHash() {
    float[][] picture = clouds(640, 640, 7);
    float[][] mirrored = new float[640][640];
    float[][] flipped = new float[640][640];
    float[][] transposed = new float[640][640];
    for (int i = 0; i < 640; i++) {
      for (int j = 0; j < 640; j++) {
        mirrored[i][639 - j] = picture[i][j];
        flipped[639 - i][j] = picture[i][j];
        transposed[j][i] = picture[i][j];
      }
    }
    Fingerprint print = Pdq.of(picture);
    // the 64 points lie half a pixel off the middle of their part, so a mirrored picture gives
    // others
    assertTrue(Pdq.of(mirrored).hash().bitsApart(print.turned(Turn.MIRRORED)) <= 8);
    assertTrue(Pdq.of(flipped).hash().bitsApart(print.turned(Turn.FLIPPED)) <= 8);
    assertEquals(Pdq.of(transposed).hash(), print.turned(Turn.TRANSPOSED));
  }

  @Test
  void plainPicturesTellNothing() {
    float[][] plain = new float[100][100];
    for (float[] row : plain) {
      Arrays.fill(row, 130);
    }
    Fingerprint found = Pdq.of(plain);
    assertEquals(0, found.quality());
    assertFalse(found.tells());
  }

  @Test
  void theSmallestPicturesHaveAHash() {
    for (int[] size : new int[][] {{1, 1}, {1, 512}, {512, 1}, {2, 3}, {63, 65}}) {
      int quality = Pdq.of(clouds(size[0], size[1], 3)).quality();
      assertTrue(quality >= 0 && quality <= 100, size[0] + " × " + size[1]);
    }
  }

  /** Smooth brightness with random waves. */
  static float[][] clouds(int rows, int columns, int seed) {
    Random dice = new Random(seed);
    float[][] luma = new float[rows][columns];
    for (int wave = 0; wave < 40; wave++) {
      double down = dice.nextGaussian() * 16 / rows;
      double across = dice.nextGaussian() * 16 / columns;
      double phase = dice.nextDouble() * 6.3;
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          luma[i][j] += (float) (3 + 3 * Math.sin(down * i + across * j + phase));
        }
      }
    }
    return luma;
  }

  private static Fingerprint hash(Path file) throws InputException {
    MediaItem.Photo photo = (MediaItem.Photo) new Probe().open(Input.of(file));
    try (Frame frame = Frames.open(photo, Integer.MAX_VALUE)) {
      return Pdq.of(frame);
    }
  }

  private static List<Expected> expected(Path folder) throws IOException {
    List<Expected> all = new ArrayList<>();
    try (JsonParser json =
        new JsonFactory().createParser(folder.resolve("expected.json").toFile())) {
      while (!"files".equals(json.currentName())) {
        json.nextToken();
      }
      String file = "";
      List<String> hashes = new ArrayList<>();
      int quality = -1;
      for (JsonToken token = json.nextToken();
          token != JsonToken.END_ARRAY;
          token = json.nextToken()) {
        String name = json.currentName();
        if (token == JsonToken.VALUE_STRING && "file".equals(name)) {
          file = json.getText();
        } else if (token == JsonToken.VALUE_STRING && "hash".equals(name)) {
          hashes.add(json.getText());
        } else if (token == JsonToken.VALUE_NUMBER_INT && "quality".equals(name)) {
          quality = json.getIntValue();
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
          all.add(
              new Expected(
                  file, PdqHash.parse(hashes.get(0)), PdqHash.parse(hashes.get(1)), quality));
          hashes.clear();
        }
      }
    }
    return all;
  }
}
