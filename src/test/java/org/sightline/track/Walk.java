package org.sightline.track;

import java.time.Instant;
import org.sightline.geo.Height;

/** Makes tracks by hand. For tests. */
public final class Walk {
  private final TrackDraft draft;
  private double accuracyM = Double.NaN;
  private double heightM = Double.NaN;
  private Height.Datum datum = Height.Datum.UNKNOWN;
  private double yawDeg = Double.NaN;
  private double pitchDeg = Double.NaN;
  private double fovDeg = Double.NaN;
  private Instant start;

  /** A walk whose positions are good to so many metres. */
  public Walk(String source, double accuracyM) {
    this.draft =
        new TrackDraft(new Origin(source, accuracyM, "assumed:test", source, 3, 3, source, true));
  }

  /** The height of what comes next. */
  public Walk height(double metres, Height.Datum above) {
    heightM = metres;
    datum = above;
    return this;
  }

  /** The error of what comes next. */
  public Walk accuracy(double metres) {
    accuracyM = metres;
    return this;
  }

  /** The direction of what comes next. */
  public Walk looking(double yaw, double pitch, double fov) {
    yawDeg = yaw;
    pitchDeg = pitch;
    fovDeg = fov;
    return this;
  }

  /** The time of day at 0 s. */
  public Walk since(String instant) {
    start = Instant.parse(instant);
    return this;
  }

  /** A good position. */
  public Walk at(double seconds, double latDeg, double lonDeg) {
    Row row = row(seconds);
    row.latDeg = latDeg;
    row.lonDeg = lonDeg;
    draft.add();
    return this;
  }

  /** A moment without a position. */
  public Walk lost(double seconds) {
    row(seconds).quality = Quality.NO_FIX;
    draft.add();
    return this;
  }

  private Row row(double seconds) {
    Row row = draft.row();
    row.offsetNs = Math.round(seconds * 1e9);
    if (start != null) {
      row.atMicros = start.toEpochMilli() * 1000 + Math.round(seconds * 1e6);
    }
    row.accuracyM = accuracyM;
    row.heightM = heightM;
    row.datum = datum;
    row.yawDeg = yawDeg;
    row.pitchDeg = pitchDeg;
    row.rollDeg = Double.isNaN(yawDeg) ? Double.NaN : 0;
    row.horizontalFovDeg = fovDeg;
    row.verticalFovDeg = fovDeg * 0.6;
    return row;
  }

  /** The track. */
  public Track track() {
    return draft.finish();
  }
}
