package org.sightline.telemetry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;

/** Telemetry in words, one line a fact, for people. */
public final class TelemetryFacts {
  private TelemetryFacts() {}

  /**
   * One line.
   *
   * @param label what it is, such as {@code position}
   * @param value with its unit and its error
   * @param source the field it came from; empty where there is none to name
   */
  public record Fact(String label, String value, String source) implements Serializable {}

  /** Every fact of a still, what is unknown named as such. */
  public static List<Fact> of(Telemetry telemetry) {
    List<Fact> facts = new ArrayList<>();
    captured(telemetry.captured(), facts);
    facts.add(new Fact("camera", camera(telemetry), ""));
    if (telemetry.positions().isEmpty()) {
      position(telemetry.position(), "position", facts);
    }
    String label = telemetry.conflicting() ? "position (sources disagree)" : "position";
    for (Position position : telemetry.positions()) {
      position(position, label, facts);
    }
    angle("direction", telemetry.pose().yaw(), " from true north", facts);
    angle("elevation", telemetry.pose().pitch(), " above the horizon", facts);
    angle("tilt", telemetry.pose().roll(), " clockwise", facts);
    Lens lens = telemetry.lens();
    facts.add(
        lens == null
            ? new Fact("field of view", "unknown", "")
            : new Fact(
                "field of view",
                round(lens.horizontalFovDeg(), 10)
                    + "° wide, "
                    + round(lens.verticalFovDeg(), 10)
                    + "° high",
                lens.source()));
    return facts;
  }

  private static void captured(Captured captured, List<Fact> facts) {
    if (captured.at() != null) {
      String by = captured.clock() == Captured.Clock.GPS ? "GPS time" : "clock with offset";
      facts.add(new Fact("taken", captured.at().toString(), by));
    }
    if (captured.local() != null) {
      String zone = captured.at() == null ? ", zone unknown" : "";
      facts.add(new Fact("camera clock", captured.local() + zone, ""));
    } else if (captured.at() == null) {
      facts.add(new Fact("taken", "not stated", ""));
    }
  }

  private static String camera(Telemetry telemetry) {
    String make = telemetry.make();
    String model = telemetry.model();
    if (make == null || model == null) {
      return make != null ? make : model != null ? model : "not stated";
    }
    return make + ' ' + model;
  }

  private static void position(Position position, String label, List<Fact> facts) {
    if (position instanceof Position.Fixed fixed) {
      Fix fix = fixed.fix();
      facts.add(
          new Fact(
              label,
              round(fix.position().latDeg(), 1e7)
                  + ", "
                  + round(fix.position().lonDeg(), 1e7)
                  + " ± "
                  + round(fix.accuracyM(), 10)
                  + " m ("
                  + fix.accuracySource()
                  + ")",
              fix.source()));
      for (Height height : fix.heights()) {
        facts.add(new Fact("height", height(height), fix.source()));
      }
    } else if (position instanceof Position.Missing missing) {
      facts.add(new Fact(label, missing.message(), missing.source()));
    }
  }

  private static String height(Height height) {
    String metres = round(height.metres(), 10) + " m ";
    switch (height.datum()) {
      case ELLIPSOID:
        return metres + "above the ellipsoid";
      case MEAN_SEA_LEVEL:
        return metres + "above sea level";
      case TAKE_OFF:
        return metres + "above take-off";
      case GROUND:
        return metres + "above the ground";
      default:
        return metres + "above a level that is not stated";
    }
  }

  private static void angle(String label, @Nullable Angle angle, String from, List<Fact> facts) {
    facts.add(
        angle == null
            ? new Fact(label, "unknown", "")
            : new Fact(
                label,
                round(angle.deg(), 10) + "°" + from + " ± " + round(angle.sigmaDeg(), 10) + "°",
                angle.source()));
  }

  /** A number to a place, without the digits of its binary form. */
  private static String round(double value, double places) {
    double rounded = Math.rint(value * places) / places;
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
        ? Long.toString((long) rounded)
        : Double.toString(rounded);
  }
}
