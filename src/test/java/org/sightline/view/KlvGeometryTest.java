package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.Shared;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;

/**
 * Against what a sensor system itself computed: MISB ST 0601 packets carry its pose and fields of
 * view and the frame centre, slant range and corners that it made of them.
 */
class KlvGeometryTest {
  /** Geoid below the ellipsoid near Cheyenne: heights there count from the sea. EGM96: −17 m. */
  private static final double GEOID_M = -17;

  @Test
  void poseAloneGivesTheFrameCentreTheRangeAndTheCornersOfTheSystem() throws IOException {
    Path file = Shared.folder("media").resolve("video").resolve("Truck.klv");
    List<Map<Integer, Double>> packets = KlvPackets.of(file);
    assertEquals(711, packets.size());
    List<Double> centres = new ArrayList<>();
    List<Double> ranges = new ArrayList<>();
    List<Double> corners = new ArrayList<>();
    for (Map<Integer, Double> packet : packets) {
      if (!packet.containsKey(23) || !packet.containsKey(21)) {
        continue;
      }
      ViewFootprint seen = Footprints.project(view(packet), 50_000);
      LatLon stated = new LatLon(packet.get(23), packet.get(24));
      GroundPoint centre = seen.centre();
      assertNotNull(centre);
      centres.add(Geodesics.distanceM(stated, centre.place()));
      ranges.add(Math.abs(packet.get(21) - centre.slantRangeM()));
      corner(packet, stated, 0, seen.corners().upperLeft(), corners);
      corner(packet, stated, 1, seen.corners().upperRight(), corners);
      corner(packet, stated, 2, seen.corners().lowerRight(), corners);
      corner(packet, stated, 3, seen.corners().lowerLeft(), corners);
    }
    report("frame centre, m", centres, 5, 17);
    report("slant range, m", ranges, 2.5, 13);
    report("corners, m", corners, 12, 31);
  }

  private static void corner(
      Map<Integer, Double> packet,
      LatLon centre,
      int index,
      GroundPoint computed,
      List<Double> errors) {
    Double lat = packet.get(82 + 2 * index);
    Double lon = packet.get(83 + 2 * index);
    if (lat == null && packet.containsKey(26 + 2 * index)) {
      lat = centre.latDeg() + packet.get(26 + 2 * index);
      lon = centre.lonDeg() + packet.get(27 + 2 * index);
    }
    if (lat != null) {
      assertNotNull(computed);
      errors.add(Geodesics.distanceM(new LatLon(lat, lon), computed.place()));
    }
  }

  private static void report(String what, List<Double> errors, double median, double p95) {
    assertTrue(errors.size() > 100, what + ": only " + errors.size());
    Collections.sort(errors);
    StringBuilder line = new StringBuilder(what).append(", n=").append(errors.size()).append(':');
    for (int percent : new int[] {5, 25, 50, 75, 90, 95, 99, 100}) {
      line.append(String.format(Locale.ROOT, " p%d %.2f", percent, at(errors, percent)));
    }
    System.out.println(line);
    assertTrue(at(errors, 50) <= median, line.toString());
    assertTrue(at(errors, 95) <= p95, line.toString());
  }

  private static double at(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static View view(Map<Integer, Double> packet) {
    double[][] turned =
        times(
            turn(packet.get(5), packet.get(6), packet.get(7)),
            turn(packet.get(18), packet.get(19), packet.get(20)));
    double yaw = Math.toDegrees(Math.atan2(turned[1][0], turned[0][0]));
    double pitch = Math.toDegrees(Math.asin(-turned[2][0]));
    double roll = Math.toDegrees(Math.atan2(turned[2][1], turned[2][2]));
    Fix fix =
        new Fix(null, new LatLon(packet.get(13), packet.get(14)), List.of(), 5, "test", "klv:0601");
    return new View(
        fix,
        new CameraPose(angle(yaw), angle(pitch), angle(roll)),
        new Lens(packet.get(16), packet.get(17), "klv:0601"),
        new AboveGround(packet.get(15) - packet.get(25), 1, packet.get(25) + GEOID_M, "klv:0601"),
        720,
        480);
  }

  private static Angle angle(double deg) {
    return new Angle(deg, 0.1, "klv:0601");
  }

  /** Columns: forward, right, down in north-east-down (ST 0601 items 5 to 7 and 18 to 20: ZYX). */
  private static double[][] turn(double yawDeg, double pitchDeg, double rollDeg) {
    double y = Math.toRadians(yawDeg);
    double p = Math.toRadians(pitchDeg);
    double r = Math.toRadians(rollDeg);
    double[][] aboutDown = {
      {Math.cos(y), -Math.sin(y), 0}, {Math.sin(y), Math.cos(y), 0}, {0, 0, 1}
    };
    double[][] aboutRight = {
      {Math.cos(p), 0, Math.sin(p)}, {0, 1, 0}, {-Math.sin(p), 0, Math.cos(p)}
    };
    double[][] aboutForward = {
      {1, 0, 0}, {0, Math.cos(r), -Math.sin(r)}, {0, Math.sin(r), Math.cos(r)}
    };
    return times(times(aboutDown, aboutRight), aboutForward);
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
