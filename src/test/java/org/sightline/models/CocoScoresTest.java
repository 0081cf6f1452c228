package org.sightline.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;

class CocoScoresTest {
  /** What pycocotools 2.0.11 says of the made case in coco-case.txt, to nine digits. */
  private static final double[] PYCOCOTOOLS = {
    0.167926475,
    0.421816159,
    0.139748298,
    0.394902746,
    0.11906707,
    0.168811881,
    0.082692308,
    0.346862348,
    0.346862348,
    0.510227273,
    0.314166667,
    0.23
  };

  private static Detection box(double score, double x) {
    return new Detection("car", score, new Box(x, 0, 100, 100), "test");
  }

  private static CocoFile.Truth car(double x) {
    return new CocoFile.Truth("car", new Box(x, 0, 100, 100), 10_000, false);
  }

  private static double[] twelve(CocoScores s) {
    return new double[] {
      s.ap(), s.ap50(), s.ap75(), s.apSmall(), s.apMedium(), s.apLarge(),
      s.ar1(), s.ar10(), s.ar100(), s.arSmall(), s.arMedium(), s.arLarge()
    };
  }

  private static Box box(String[] words) {
    return new Box(
        Double.parseDouble(words[3]),
        Double.parseDouble(words[4]),
        Double.parseDouble(words[5]),
        Double.parseDouble(words[6]));
  }

  @Test
  void theNumbersArePycocotools() throws Exception {
    Map<String, List<Detection>> boxes = new LinkedHashMap<>();
    Map<String, List<CocoFile.Truth>> truths = new LinkedHashMap<>();
    for (String label : List.of("car", "boat")) {
      for (int picture = 11; picture < 25; picture++) {
        boxes.put(label + picture, new ArrayList<>());
        truths.put(label + picture, new ArrayList<>());
      }
    }
    for (String line : Files.readAllLines(Path.of("src/test/resources/models/coco-case.txt"))) {
      String[] w = line.split(" ");
      if (w[0].equals("t")) {
        boolean crowd = w[8].equals("1");
        truths
            .get(w[2] + w[1])
            .add(new CocoFile.Truth(w[2], box(w), Double.parseDouble(w[7]), crowd));
      } else if (w[0].equals("d")) {
        boxes.get(w[2] + w[1]).add(new Detection(w[2], Double.parseDouble(w[7]), box(w), "test"));
      }
    }
    List<List<Evaluated>> classes = new ArrayList<>();
    for (String label : List.of("car", "boat")) {
      List<Evaluated> pictures = new ArrayList<>();
      for (int picture = 11; picture < 25; picture++) {
        pictures.add(new Evaluated(boxes.get(label + picture), truths.get(label + picture)));
      }
      classes.add(pictures);
    }
    double[] found = twelve(CocoScores.of(classes));
    for (int i = 0; i < PYCOCOTOOLS.length; i++) {
      assertEquals(PYCOCOTOOLS[i], found[i], 1e-8, "number " + i);
    }
  }

  @Test
  void aCaseByHand() {
    // two cars; boxes: right, wrong, right: precision 1 up to recall 1/2, then 2/3
    Evaluated picture =
        new Evaluated(
            List.of(box(0.9, 0), box(0.8, 500), box(0.7, 1000)), List.of(car(0), car(1000)));
    CocoScores scores = CocoScores.of(List.of(List.of(picture)));
    // 51 recalls from 0 to 0.50, 50 above
    assertEquals((51 + 50 * 2.0 / 3) / 101, scores.ap50(), 1e-12);
    assertEquals(scores.ap50(), scores.ap(), 1e-12);
    assertEquals(0.5, scores.ar1());
    assertEquals(1, scores.ar100());
    assertEquals(Double.NaN, scores.apSmall());
    assertEquals(scores.ap(), scores.apLarge());
  }

  @Test
  void aBoxThatIsSixTenthsRightIsRightAtThreeLimitsOfTen() {
    // 100 × 100, moved by 25: 75 / 125 = 0.6 of the joint area: right at 0.50, 0.55, 0.60
    Evaluated picture = new Evaluated(List.of(box(0.9, 25)), List.of(car(0)));
    CocoScores scores = CocoScores.of(List.of(List.of(picture)));
    assertEquals(1, scores.ap50());
    assertEquals(0, scores.ap75());
    assertEquals(0.3, scores.ar100(), 1e-12);
  }
}
