package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.geo.LatLon;
import org.sightline.view.Sight.Seen;

/** Lines of sight on the shared tile of Andorra. */
class RealTerrainTest {
  private static final double POST = 1.0 / 1200;

  @TempDir Path folder;

  private static LatLon post(int row, int column) {
    return new LatLon(43 - row * POST, 1 + column * POST);
  }

  /**
   * Posts of which gdal_viewshed 3.6.2 and r.viewshed of GRASS 8.2 both say the same, as they do of
   * all their neighbours; the camera 2 m above the ground, refraction 0.13. Drawn at random (seed
   * 4) between 2.5 and 15 km from the viewsheds of {@code src/bench/sight-vs-gdal.sh}.
   */
  @ParameterizedTest
  @CsvSource({
    "592,626,VISIBLE,618 579 582 687 622 649 639 561 637 565 637 567 593 700",
    "592,626,HIDDEN,605 446 641 658 546 736 465 573 502 740 696 505 706 522 515 659",
    "552,863,VISIBLE,496 687 573 892 541 808 573 902 474 758 485 692 495 689 579 794",
    "552,863,HIDDEN,562 760 553 1044 601 773 435 854 652 771 555 767 449 1016 555 705",
    "500,678,VISIBLE,543 599 550 556 532 567 544 599 585 561 633 654 528 563 482 613",
    "500,678,HIDDEN,474 712 532 505 413 749 575 657 404 582 386 750 449 646 536 732"
  })
  void postsAreSeenAsTwoOtherProgramsSeeThem(int row, int column, Seen seen, String posts)
      throws IOException {
    LineOfSight sight = new LineOfSight(Tiles.shared(folder, "N42E001.hgt"), 0.13, 0);
    String[] numbers = posts.split(" ");
    for (int i = 0; i < numbers.length; i += 2) {
      LatLon target = post(Integer.parseInt(numbers[i]), Integer.parseInt(numbers[i + 1]));
      assertEquals(seen, sight.toPoint(post(row, column), 2, target, 0).seen(), target.toString());
    }
  }

  /** A camera and an area of up to two kilometres, up to ten apart. */
  private record Case(LatLon camera, Geometry area) {
    static Case random(Random random) {
      double lat = 42.3 + 0.4 * random.nextDouble();
      double lon = 1.3 + 0.4 * random.nextDouble();
      double south = lat + 0.15 * (random.nextDouble() - 0.5);
      double west = lon + 0.2 * (random.nextDouble() - 0.5);
      Envelope box =
          new Envelope(
              west,
              west + 0.001 + 0.02 * random.nextDouble(),
              south,
              south + 0.001 + 0.015 * random.nextDouble());
      return new Case(new LatLon(lat, lon), new GeometryFactory().toGeometry(box));
    }

    LatLon inside(Random random) {
      Coordinate[] corners = area.getCoordinates();
      double s = random.nextDouble();
      double t = random.nextDouble();
      return new LatLon(
          corners[0].y + s * (corners[2].y - corners[0].y),
          corners[0].x + t * (corners[2].x - corners[0].x));
    }
  }

  @Test
  void anAreaOfWhichAPointIsSeenIsNeverCalledHidden() throws IOException {
    TerrainTiles tiles = Tiles.shared(folder, "N42E001.hgt");
    LineOfSight points = new LineOfSight(tiles, 0.13, 0);
    LineOfSight areas = new LineOfSight(tiles);
    Random random = new Random(5);
    int hidden = 0;
    int seen = 0;
    for (int i = 0; i < 400; i++) {
      Case at = Case.random(random);
      ZoneSight area = areas.toArea(at.camera(), 2, at.area(), 0, Sector.allRound(30_000));
      hidden += area.seen() == Seen.HIDDEN ? 1 : 0;
      for (int k = 0; k < 60; k++) {
        Sight point = points.toPoint(at.camera(), 2, at.inside(random), 0);
        if (point.seen() == Seen.VISIBLE) {
          seen++;
          assertTrue(area.seen() != Seen.HIDDEN, at + " " + point);
          // a ray passes within a post, and the border within half a post
          assertTrue(area.nearestPossibleM() <= point.distanceM() + 200, at + " " + area);
        }
      }
    }
    assertTrue(hidden > 100 && seen > 500, hidden + " areas hidden, " + seen + " points seen");
  }

  @Test
  void aHigherCameraNeverSeesLess() throws IOException {
    LineOfSight sight = new LineOfSight(Tiles.shared(folder, "N42E001.hgt"));
    Random random = new Random(6);
    for (int i = 0; i < 300; i++) {
      Case at = Case.random(random);
      LatLon target = at.inside(random);
      int before = -1;
      for (double height : new double[] {1, 3, 20, 100, 500, 3000}) {
        Seen seen = sight.toPoint(at.camera(), height, target, 0).seen();
        int rank = seen == Seen.HIDDEN ? 0 : seen == Seen.UNKNOWN ? 1 : 2;
        assertTrue(rank >= before, at + " " + height);
        before = rank;
      }
    }
  }

  @Test
  void moreErrorNeverTurnsAnAnswerIntoHidden() throws IOException {
    TerrainTiles tiles = Tiles.shared(folder, "N42E001.hgt");
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      Case at = Case.random(random);
      boolean hidden = true;
      for (double error : new double[] {0, 5, 10, 50}) {
        boolean now =
            new LineOfSight(tiles, 0.13, error)
                    .toArea(at.camera(), 2, at.area(), 5, Sector.allRound(30_000))
                    .seen()
                == Seen.HIDDEN;
        assertTrue(hidden || !now, at + " " + error);
        hidden = now;
      }
    }
  }
}
