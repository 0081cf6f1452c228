package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GapsTest {
  @Test
  void aTrackWithoutGapsHasNone() {
    Track track = new Walk("test", 5).at(0, 47, 8).at(3, 47, 8).at(6, 47, 8).track();
    assertEquals(new Gaps(List.of(), 0, 0), Gaps.of(track, 8.5));
    assertEquals(new Gaps(List.of(), 0, 0), Gaps.of(track, null));
  }

  @Test
  void eachGapSaysWhy() {
    Track track =
        new Walk("test", 5)
            .at(4, 47, 8)
            .at(8, 47, 8)
            .lost(9)
            .lost(12)
            .at(13, 47, 8)
            .at(14, 47, 9)
            .at(15, 47, 9)
            .track();
    List<Gap> wanted =
        List.of(
            new Gap(0, 4, "no-samples"),
            new Gap(4, 8, "no-samples"),
            new Gap(8, 13, "no-fix"),
            new Gap(13, 14, "jump"),
            new Gap(15, 20, "no-samples"));
    assertEquals(new Gaps(wanted, 5, 19), Gaps.of(track, 20.0));
  }

  @Test
  void ofManyTheLongestAreListedByTime() {
    Walk walk = new Walk("test", 5);
    for (int i = 0; i <= 1_000; i++) {
      walk.at(i < 500 ? 10 * i : 20 * i, 47, 8);
    }
    Gaps gaps = Gaps.of(walk.track(), null);
    assertEquals(1_000, gaps.count());
    assertEquals(200, gaps.listed().size());
    assertEquals(new Gap(4_990, 10_000, "no-samples"), gaps.listed().get(0));
    assertEquals(20_000, gaps.lengthS(), 1e-6);
  }

  @Test
  void aClipOfWhichATenthHadNoFixAtItsStartSaysSo() {
    Track clip = new Walk("test", 5).lost(0).at(0.1, 47, 8).at(0.2, 47, 8).track();
    assertEquals(List.of(new Gap(0, 0.1, "no-fix")), Gaps.of(clip, null).listed());
    Track longer = new Walk("test", 5).lost(0).at(0.9, 47, 8).at(3.9, 47, 8).at(6, 47, 8).track();
    assertEquals(List.of(), Gaps.of(longer, 9.0).listed());
  }

  @Test
  void aTrackWithoutAFixIsOneGap() {
    Track track = new Walk("test", 5).lost(0).lost(5).track();
    assertEquals(List.of(new Gap(0, 30, "no-fix")), Gaps.of(track, 30.0).listed());
  }
}
