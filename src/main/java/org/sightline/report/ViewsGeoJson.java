package org.sightline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.sightline.geo.LatLon;
import org.sightline.media.MediaItem;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.view.AboveGround;
import org.sightline.view.Detail;
import org.sightline.view.Footprints;
import org.sightline.view.Ground;
import org.sightline.view.Missing;
import org.sightline.view.SampleViews;
import org.sightline.view.View;
import org.sightline.view.ViewFootprint;

/**
 * GeoJSON (RFC 7946) of what cameras can have seen: for every photo, and for the samples of every
 * track, the camera as a point and the ground of its view as polygons. One document for all files,
 * written as it is made.
 */
public final class ViewsGeoJson {
  /** Views of one track; of more, an even choice. */
  private static final int MOST_VIEWS = 2000;

  private static final int ORDINARY_PX = 4000;

  private final JsonWriter json;
  private long withoutPosition;
  private long thinnedOut;

  /** Begins the document. */
  public ViewsGeoJson(OutputStream to) throws IOException {
    json = new JsonWriter(to);
    json.open();
    json.text("type", "FeatureCollection");
    json.openList("features");
  }

  /** The view of a photo from its preferred position. */
  public void add(MediaItem.Photo photo, Telemetry telemetry) throws IOException {
    if (telemetry.position() instanceof Position.Fixed fixed) {
      boolean sized = photo.widthPx() > 0 && photo.heightPx() > 0;
      View view =
          new View(
              fixed.fix(),
              telemetry.pose(),
              sized ? telemetry.lens() : null,
              AboveGround.of(fixed.fix()),
              sized ? photo.widthPx() : ORDINARY_PX,
              sized ? photo.heightPx() : ORDINARY_PX);
      features(photo, view, null, telemetry.captured().at());
    } else {
      withoutPosition++;
    }
  }

  /**
   * The views of a track.
   *
   * @param ground heights of the terrain; null for flat ground
   */
  public void add(MediaItem item, Track track, @Nullable Ground ground) throws IOException {
    int widthPx = item instanceof MediaItem.Video video ? video.widthPx() : 0;
    int heightPx = item instanceof MediaItem.Video video ? video.heightPx() : 0;
    int step = (track.size() + MOST_VIEWS - 1) / MOST_VIEWS;
    for (int i = 0; i < track.size(); i++) {
      if (i % step != 0) {
        thinnedOut++;
        continue;
      }
      Sample sample = track.sample(i);
      View view = SampleViews.of(sample, ground, widthPx, heightPx);
      if (view == null) {
        withoutPosition++;
      } else {
        features(item, view, sample.offset().toNanos() / 1e9, sample.at());
      }
    }
  }

  private void features(MediaItem item, View view, @Nullable Double offsetS, @Nullable Instant at)
      throws IOException {
    ViewFootprint seen = Footprints.project(view, Detail.rangeM(view));
    begin(item, "camera", offsetS, at);
    json.number("accuracyM", view.fix().accuracyM(), 3);
    json.close('}');
    json.open("geometry");
    json.text("type", "Point");
    json.openList("coordinates");
    lonLat(view.fix().position());
    json.close(']');
    end();
    begin(item, "view", offsetS, at);
    json.text("kind", ViewJson.kind(seen));
    json.number("rangeM", seen.rangeM(), 1);
    json.truth("reachesHorizon", seen.reachesHorizon());
    json.number("fromDeg", seen.fromDeg(), 2);
    json.number("toDeg", seen.toDeg(), 2);
    json.openList("unknown");
    for (Missing missing : seen.missing()) {
      json.text(RecordLine.name(missing));
    }
    json.close(']');
    json.close('}');
    json.open("geometry");
    json.text("type", "MultiPolygon");
    json.openList("coordinates");
    Geometry area = seen.ground();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        json.openList();
        json.openList();
        ViewJson.ring(json, polygon);
        json.close(']');
        json.close(']');
      }
    }
    json.close(']');
    end();
  }

  private void begin(MediaItem item, String what, @Nullable Double offsetS, @Nullable Instant at) {
    json.lineFeed();
    json.open();
    json.text("type", "Feature");
    json.open("properties");
    json.text("what", what);
    json.path("source", item.header().source().text());
    json.number("offsetS", offsetS, 6);
    json.instant("at", at);
  }

  private void end() throws IOException {
    json.close('}');
    json.close('}');
  }

  private void lonLat(LatLon place) {
    json.number(place.lonDeg(), 7);
    json.number(place.latDeg(), 7);
  }

  /** Ends the document, saying what it leaves out; the stream stays open. */
  public void finish() throws IOException {
    json.close(']');
    json.open("leftOut");
    json.whole("withoutPosition", withoutPosition);
    json.whole("thinned", thinnedOut);
    json.close('}');
    json.close('}');
    json.lineFeed();
    json.flush();
  }
}
