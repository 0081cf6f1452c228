package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Lens;
import org.sightline.view.AboveGround;
import org.sightline.view.View;

class ZoneChancesTest {
  private static final Times ANY = new Times(null, null, null);
  private static final double RANGE_M = 5000;

  /** What is thrown for a case: how much of the pose is known, and how wild it is. */
  private enum Kind {
    WEDGE,
    ROUND,
    OBLIQUE,
    HORIZON,
    ROLLED,
    NADIR,
    UPWARD
  }

  private record Case(View view, Geometry zone, String wkt, double told) {}

  private static @Nullable Angle angle(double deg, double sigma) {
    return new Angle(deg, sigma, "test");
  }

  private static Case thrown(Random random, Kind kind) {
    double lat = random.nextDouble() * 140 - 70;
    double lon = random.nextDouble() * 350 - 175;
    LatLon at = new LatLon(lat, lon);
    double yaw = random.nextDouble() * 360;
    double sigma = Math.exp(random.nextDouble() * 3.4);
    double fov = 10 + random.nextDouble() * 90;
    double up =
        switch (kind) {
          case OBLIQUE -> -15 - random.nextDouble() * 50;
          case NADIR -> -70 - random.nextDouble() * 20;
          case UPWARD -> random.nextDouble() * 60;
          default -> random.nextDouble() * 30 - 20;
        };
    double height = 3 + random.nextDouble() * random.nextDouble() * 500;
    boolean posed = kind != Kind.WEDGE && kind != Kind.ROUND;
    double roll = kind == Kind.ROLLED ? random.nextDouble() * 360 - 180 : random.nextGaussian() * 5;
    View view =
        new View(
            Wkt.fix(lat, lon, Math.exp(random.nextDouble() * 4.5)),
            new CameraPose(
                kind == Kind.ROUND ? null : angle(yaw, sigma),
                posed ? angle(up, 0.5 + random.nextDouble() * 5) : null,
                posed ? angle(roll, 0.5 + random.nextDouble() * 3) : null),
            new Lens(fov, fov * (0.6 + random.nextDouble() * 0.6), "test"),
            posed ? new AboveGround(height, 1 + height / 10, 0, "test") : null,
            4000,
            3000);
    // beside the edge of the picture where it matters most
    double bearing = yaw + fov / 2 * (random.nextInt(3) - 1) + random.nextGaussian() * sigma;
    double far = posed ? Math.min(4500, height * Math.exp(random.nextGaussian() + 1)) : 4800;
    double distance = posed ? far : Math.exp(3.5 + random.nextDouble() * 5);
    LatLon middle = Geodesics.direct(at, bearing, distance);
    String wkt = star(random, middle, distance * (0.05 + 0.8 * random.nextDouble()));
    List<ZoneContact> contacts = Wkt.set(wkt).contactsOf(view, RANGE_M, ANY);
    return new Case(
        view, Wkt.geometry(wkt), wkt, contacts.isEmpty() ? 0 : contacts.get(0).probability());
  }

  /** A star of some corners, half of them with a hole. */
  private static String star(Random random, LatLon middle, double radius) {
    int corners = 3 + random.nextInt(9);
    StringBuilder outer = new StringBuilder("(");
    StringBuilder inner = new StringBuilder("(");
    String first = "";
    String firstInner = "";
    for (int i = 0; i < corners; i++) {
      double deg = -360.0 * i / corners;
      double away = radius * (0.4 + 0.6 * random.nextDouble());
      LatLon p = Geodesics.direct(middle, deg, away);
      LatLon q = Geodesics.direct(middle, deg, away * 0.4);
      String one = p.lonDeg() + " " + p.latDeg();
      String two = q.lonDeg() + " " + q.latDeg();
      first = i == 0 ? one : first;
      firstInner = i == 0 ? two : firstInner;
      outer.append(one).append(',');
      inner.append(two).append(',');
    }
    outer.append(first).append(')');
    inner.append(firstInner).append(')');
    return "POLYGON(" + outer + (random.nextBoolean() ? "," + inner : "") + ")";
  }

  private static boolean standsIn(Case thrown) {
    return !Wkt.contacts(
            Wkt.set(thrown.wkt()),
            thrown.view().fix().position().latDeg(),
            thrown.view().fix().position().lonDeg(),
            0)
        .isEmpty();
  }

  /**
   * With tolerances of their own: three standard deviations of the dice, and the error of the
   * program's own 128 looks. Where one error decides, that is half a 128th; where several do, the
   * hard edge of the picture goes between the looks, up to 0.06. The mean over all cases shows that
   * nothing is off to one side.
   */
  @Test
  void agreesWithDiceForEveryKindOfPicture() {
    Random random = new Random(11);
    int n = 2000;
    for (Kind kind : Kind.values()) {
      int told = 0;
      double sum = 0;
      for (int i = 0; i < 40; i++) {
        Case thrown = thrown(random, kind);
        if (standsIn(thrown)) {
          continue;
        }
        double size = Math.sqrt(thrown.zone().getArea()) * 111_000;
        Dice dice = new Dice(thrown.view(), RANGE_M, thrown.zone(), Math.max(0.2, size / 60));
        double hits = dice.hits(random, n);
        double expected = thrown.told();
        double chance = 3 * Math.sqrt(Math.max(expected * (1 - expected), 3.0 / n) / n);
        // what is not told at all is less likely than one in twenty
        double own = expected == 0 ? 0.05 : 0.06;
        assertEquals(expected, hits, chance + own, kind + " " + i + " " + thrown);
        told += expected > 0 ? 1 : 0;
        sum += hits - expected;
      }
      assertTrue(told > 5, kind + ": only " + told);
      // 40 times 0.011 by the dice and 0.02 by the looks, 3σ
      assertEquals(0, sum / 40, 3 * 0.023 / Math.sqrt(40), kind.toString());
    }
  }
}
