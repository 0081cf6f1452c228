package org.sightline.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.text.Overlay;
import org.sightline.text.ReadPicture;
import org.sightline.track.Quality;
import org.sightline.track.Sample;

/**
 * Positions printed into the pictures of a video, each place once. They are tested like those that
 * the file states; that they follow each other in time is not used.
 */
final class PrintedPositions {
  /** Places of one video that are tested. */
  private static final int MOST = 200;

  /** Those that the record lists among the item's positions. */
  private static final int MOST_LISTED = 20;

  private PrintedPositions() {}

  /** Each place at the moment when it is read first, by time. */
  static List<Sample> of(List<ReadPicture> texts, Telemetry telemetry) {
    Map<LatLon, Sample> places = new LinkedHashMap<>();
    for (ReadPicture picture : texts) {
      for (Fix fix : Overlay.positions(picture.reading().lines())) {
        if (places.size() < MOST) {
          places.putIfAbsent(
              fix.position(),
              new Sample(
                  Duration.ofNanos(picture.offsetNs()),
                  null,
                  Quality.GOOD,
                  fix,
                  fix.position(),
                  telemetry.pose(),
                  telemetry.lens(),
                  null));
        }
      }
    }
    return new ArrayList<>(places.values());
  }

  /** With the first of them, least preferred of all; that they differ is no contradiction. */
  static Telemetry with(Telemetry telemetry, List<Sample> printed) {
    List<Position> positions = new ArrayList<>(telemetry.positions());
    Position preferred = telemetry.position();
    for (Sample sample : printed.subList(0, Math.min(MOST_LISTED, printed.size()))) {
      Fix fix = sample.fix();
      if (fix != null) {
        positions.add(new Position.Fixed(fix));
        preferred = preferred instanceof Position.Fixed ? preferred : new Position.Fixed(fix);
      }
    }
    return new Telemetry(
        telemetry.captured(),
        telemetry.make(),
        telemetry.model(),
        preferred,
        telemetry.conflicting(),
        positions,
        telemetry.pose(),
        telemetry.lens(),
        telemetry.notes());
  }
}
