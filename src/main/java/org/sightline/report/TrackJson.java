package org.sightline.report;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Fix;
import org.sightline.track.Gap;
import org.sightline.track.Gaps;
import org.sightline.track.Quality;
import org.sightline.track.Sample;
import org.sightline.track.Track;

/**
 * The record's {@code track}: a track in short. First, last, bounds, length and way are those of
 * the usable positions in order of time.
 */
final class TrackJson {
  private final Track track;
  private int first = -1;
  private int last = -1;
  private double lengthM;
  private double south = 90;
  private double north = -90;
  private double west = 180;
  private double east = -180;
  private double westOfSeam = 360;
  private double eastOfSeam;

  private TrackJson(Track track) {
    this.track = track;
    LatLon before = null;
    for (int i = 0; i < track.size(); i++) {
      LatLon here = place(track, i);
      if (here != null) {
        first = first < 0 ? i : first;
        if (before != null && track.joins(last, i)) {
          lengthM += new LocalFrame(before).toLocal(here).distanceM();
        }
        last = i;
        before = here;
        cover(here);
      }
    }
  }

  private static @Nullable LatLon place(Track track, int index) {
    return track.quality(index) == Quality.GOOD ? track.sample(index).written() : null;
  }

  private void cover(LatLon place) {
    south = Math.min(south, place.latDeg());
    north = Math.max(north, place.latDeg());
    double lon = place.lonDeg();
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    double turned = lon < 0 ? lon + 360 : lon;
    westOfSeam = Math.min(westOfSeam, turned);
    eastOfSeam = Math.max(eastOfSeam, turned);
  }

  /**
   * Writes the member.
   *
   * @param lengthS how long the picture lasts, seconds; null if there is none or it does not say
   */
  static void write(JsonWriter json, Track track, @Nullable Double lengthS) throws IOException {
    new TrackJson(track).write(json, lengthS);
  }

  private void write(JsonWriter json, @Nullable Double lengthS) throws IOException {
    json.open("track");
    json.whole("samples", track.size());
    json.whole("fixes", track.count(Quality.GOOD));
    json.whole("noFix", track.count(Quality.NO_FIX));
    json.whole("stale", track.count(Quality.STALE));
    end(json, "first", first);
    end(json, "last", last);
    bounds(json);
    json.number("lengthM", first < 0 ? null : lengthM, 1);
    json.text("source", track.origin().source());
    gaps(json, Gaps.of(track, lengthS));
    thinned(json);
    json.close('}');
  }

  private void end(JsonWriter json, String name, int index) throws IOException {
    Fix fix = index < 0 ? null : track.sample(index).fix();
    if (fix == null) {
      json.none(name);
      return;
    }
    json.open(name);
    TelemetryJson.fix(json, fix, "fixed");
    json.number("offsetS", seconds(index), 6);
    json.close('}');
  }

  /** West, south, east, north; west is the greater one of a track across the antimeridian. */
  private void bounds(JsonWriter json) throws IOException {
    if (first < 0) {
      json.none("bounds");
      return;
    }
    boolean seam = eastOfSeam - westOfSeam < east - west;
    json.openList("bounds");
    json.number(seam ? LocalFrame.shortWayDeg(westOfSeam) : west, 7);
    json.number(south, 7);
    json.number(seam ? LocalFrame.shortWayDeg(eastOfSeam) : east, 7);
    json.number(north, 7);
    json.close(']');
  }

  private static void gaps(JsonWriter json, Gaps gaps) throws IOException {
    json.openList("gaps");
    int shown = json.bounded("gaps", gaps.listed().size());
    for (Gap gap : gaps.listed().subList(0, shown)) {
      json.open();
      json.number("fromS", gap.fromS(), 3);
      json.number("toS", gap.toS(), 3);
      json.text("code", gap.code());
      json.close('}');
    }
    json.close(']');
    json.whole("gapCount", gaps.count());
    json.number("gapS", gaps.lengthS(), 3);
  }

  private void thinned(JsonWriter json) throws IOException {
    json.openList("thinned");
    for (int index : TrackThinning.of(track)) {
      point(json, track.sample(index));
    }
    json.close(']');
  }

  private static void point(JsonWriter json, Sample sample) throws IOException {
    Fix fix = sample.fix();
    if (fix == null) {
      return;
    }
    json.openList();
    json.number(sample.offset().toNanos() / 1e9, 3);
    json.number(fix.position().lonDeg(), 7);
    json.number(fix.position().latDeg(), 7);
    Height height = fix.height();
    if (height == null) {
      json.none();
    } else {
      json.number(height.metres(), 1);
    }
    json.close(']');
  }

  private double seconds(int index) {
    return track.offset(index).toNanos() / 1e9;
  }
}
