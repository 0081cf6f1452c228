package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A picture of 1600 × 800 with two tiles of 1000 × 800: columns 600 to 1000 are in both. */
class TileMergeTest {
  private static final Tile LEFT = new Tile(0, 0, 1000, 800);
  private static final Tile RIGHT = new Tile(600, 0, 1000, 800);
  private static final ModelCard CARD = TestCards.of("yolox", "car", "truck");

  private static Candidate box(int label, double score, double left, double top, double width) {
    return new Candidate(label, score, left, top, left + width, top + 60, null);
  }

  private static List<Candidate> merged(
      List<Candidate> whole, List<Candidate> left, List<Candidate> right) {
    TileMerge merge = new TileMerge(CARD, whole, 1600);
    merge.add(LEFT, 1600, 800, 1, 1, left);
    merge.add(RIGHT, 1600, 800, 1, 1, right);
    return merge.merged();
  }

  @Test
  void whatTwoTilesShowIsOneObject() {
    Candidate one = box(0, 0.9, 700, 100, 100);
    Candidate same = box(0, 0.8, 705, 102, 100);
    assertEquals(List.of(one), merged(List.of(), List.of(one), List.of(same)));
  }

  @Test
  void theSurerOfTwoViewsOfOneObjectIsTold() {
    Candidate coarse = box(0, 0.5, 690, 95, 110);
    Candidate fine = box(0, 0.9, 700, 100, 100);
    assertEquals(List.of(fine), merged(List.of(coarse), List.of(fine), List.of()));
    Candidate unsure = box(0, 0.45, 700, 100, 100);
    assertEquals(List.of(coarse), merged(List.of(coarse), List.of(unsure), List.of()));
  }

  @Test
  void aPartOfAnObjectIsNotAnother() {
    Candidate bus = box(0, 0.8, 100, 100, 400);
    Candidate window = box(0, 0.9, 200, 105, 50);
    assertEquals(List.of(bus), merged(List.of(bus), List.of(window), List.of()));
  }

  @Test
  void whatATilesBorderCutsIsLeftToTheTileThatHasItWhole() {
    Candidate cut = box(0, 0.9, 930, 100, 70);
    Candidate whole = box(0, 0.8, 930, 100, 130);
    assertEquals(List.of(whole), merged(List.of(), List.of(cut), List.of(whole)));
    assertEquals(List.of(), merged(List.of(), List.of(cut), List.of()));
  }

  @Test
  void thePicturesOwnBorderCutsNothing() {
    Candidate atEdge = box(0, 0.9, 0, 0, 70);
    assertEquals(List.of(atEdge), merged(List.of(), List.of(atEdge), List.of()));
  }

  @Test
  void halvesThatTwoBordersCutAreJoined() {
    // tiles of 1000 columns that share 60: longer than that, and cut in both
    Tile right = new Tile(940, 0, 660, 800);
    TileMerge merge = new TileMerge(CARD, List.of(), 1600);
    merge.add(LEFT, 1600, 800, 1, 1, List.of(box(0, 0.9, 880, 100, 120)));
    merge.add(right, 1600, 800, 1, 1, List.of(box(0, 0.8, 940, 102, 130)));
    Candidate joined = new Candidate(0, 0.8, 880, 100, 1070, 162, null);
    assertEquals(List.of(joined), merge.merged());
  }

  @Test
  void halvesOfDifferentThingsAreNotJoined() {
    Tile right = new Tile(940, 0, 660, 800);
    TileMerge merge = new TileMerge(CARD, List.of(), 1600);
    merge.add(LEFT, 1600, 800, 1, 1, List.of(box(0, 0.9, 880, 100, 120)));
    merge.add(right, 1600, 800, 1, 1, List.of(box(1, 0.9, 940, 100, 130)));
    merge.add(right, 1600, 800, 1, 1, List.of(box(0, 0.9, 940, 300, 130)));
    assertEquals(List.of(), merge.merged());
  }

  @Test
  void largeThingsAreLeftToTheWholePicture() {
    // an eighth of 1600 is 200
    Candidate small = box(0, 0.9, 100, 100, 199);
    Candidate large = box(0, 0.9, 100, 300, 201);
    assertEquals(List.of(small), merged(List.of(), List.of(small, large), List.of()));
  }

  @Test
  void aTileHasToBeSurerThanTheCardAsks() {
    // 0.3 + (1 − 0.3) / 5 = 0.44
    Candidate seen = box(0, 0.9, 1200, 500, 100);
    Candidate sure = box(0, 0.45, 100, 100, 100);
    Candidate unsure = box(0, 0.43, 100, 300, 100);
    assertEquals(List.of(seen, sure), merged(List.of(seen), List.of(sure, unsure), List.of()));
  }

  @Test
  void aTileHasToBeMuchSurerOfAClassThatTheWholePictureShowsNowhere() {
    // 0.3 + (1 − 0.3) · 3 / 5 = 0.72
    Candidate truck = box(1, 0.9, 1200, 500, 100);
    Candidate sure = box(0, 0.73, 100, 100, 100);
    Candidate unsure = box(0, 0.71, 100, 300, 100);
    assertEquals(List.of(truck, sure), merged(List.of(truck), List.of(sure, unsure), List.of()));
  }

  @Test
  void aSurerOpinionOfAnotherClassIsToldBesideTheFirst() {
    Candidate truck = box(1, 0.6, 100, 100, 100);
    Candidate car = box(0, 0.8, 100, 100, 100);
    assertEquals(List.of(car, truck), merged(List.of(truck), List.of(car), List.of()));
    Candidate doubtful = box(0, 0.5, 100, 100, 100);
    assertEquals(List.of(truck), merged(List.of(truck), List.of(doubtful), List.of()));
  }
}
