package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SamplingTest {
  private static final long SECOND = 1_000_000_000;

  private static String seconds(List<Sampling.Moment> moments) {
    return moments.stream()
        .map(moment -> "" + moment.atNs() / SECOND)
        .collect(Collectors.joining(" "));
  }

  private static Sampling.Stretch stretch(double fromS, double toS) {
    return new Sampling.Stretch(Math.round(fromS * SECOND), Math.round(toS * SECOND));
  }

  @Test
  void footageFarFromZonesIsLookedAtEveryTenthTime() {
    assertEquals("0 10 20", seconds(Sampling.DEFAULT.moments(25 * SECOND, List.of())));
  }

  @Test
  void whereAZoneIsTouchedPicturesAreCloseAndOnBothSidesOfIt() {
    assertEquals(
        "0 4 5 6 7 10 20 21 22",
        seconds(
            Sampling.DEFAULT.moments(25 * SECOND, List.of(stretch(21.4, 21.5), stretch(5, 6.5)))));
  }

  @Test
  void aClipWithoutLengthGivesItsFirstPicture() {
    assertEquals("0", seconds(Sampling.DEFAULT.moments(0, List.of())));
  }

  @Test
  void nothingIsLookedAtWhereNobodyAsked() {
    var none = new Sampling(Duration.ofSeconds(1), Sampling.Mode.NONE);
    assertTrue(none.moments(25 * SECOND, List.of(stretch(0, 25))).isEmpty());
  }

  @Test
  void aVideoOfAbsurdLengthIsThinnedEvenly() {
    var all = new Sampling(Duration.ofSeconds(1), Sampling.Mode.ALL);
    int count = all.moments(1_000_000_000L * SECOND, List.of()).size();
    assertTrue(count <= 130_001, count + " moments");
  }
}
