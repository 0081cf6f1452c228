package org.sightline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;
import org.sightline.track.Sample;

/**
 * GPX 1.1 (topografix.com/GPX/1/1): one track, a segment for each time without a gap. Its {@code
 * ele} has no datum of its own; which one it is stands in the description.
 */
final class GpxTrackWriter implements TrackWriter {
  @Override
  public String ending() {
    return ".gpx";
  }

  @Override
  public void write(ExportedTrack way, OutputStream to, Consumer<String> losses)
      throws IOException {
    tell(way, losses);
    Writer xml = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.write("<gpx version=\"1.1\" creator=\"Sightline\"");
    xml.write(" xmlns=\"http://www.topografix.com/GPX/1/1\">\n<trk>\n");
    xml.write("<name>" + XmlText.of(way.name()) + "</name>\n");
    xml.write("<desc>" + XmlText.of(way.description()) + "</desc>\n");
    xml.write("<src>" + XmlText.of(way.track().origin().source()) + "</src>\n");
    for (List<Sample> stretch : way.stretches()) {
      xml.write("<trkseg>\n");
      for (Sample sample : stretch) {
        point(xml, way, sample);
      }
      xml.write("</trkseg>\n");
    }
    xml.write("</trk>\n</gpx>\n");
    xml.flush();
  }

  private static void tell(ExportedTrack way, Consumer<String> losses) {
    Height.Datum datum = way.datum();
    if (datum != null && datum != Height.Datum.MEAN_SEA_LEVEL) {
      losses.accept(
          "heights are metres "
              + ExportedTrack.words(datum)
              + "; the description says so, but most programs take the heights of GPX as above the"
              + " sea");
    }
    if (!way.isTimed()) {
      losses.accept(
          "positions without a time in UTC are written without one; CSV keeps their times");
    }
    if (way.hasAngles()) {
      losses.accept("camera angles are left out: GPX has no place for them; CSV keeps them");
    }
  }

  private static void point(Writer xml, ExportedTrack way, Sample sample) throws IOException {
    Fix fix = ExportedTrack.fix(sample);
    LatLon place = fix.position();
    xml.write("<trkpt lat=\"" + ExportedTrack.degrees(place.latDeg()));
    xml.write("\" lon=\"" + ExportedTrack.degrees(place.lonDeg()) + "\">");
    Double height = way.heightM(sample);
    if (height != null) {
      xml.write("<ele>" + ExportedTrack.number(height, 1_000) + "</ele>");
    }
    Instant at = sample.at();
    if (at != null) {
      xml.write("<time>" + ExportedTrack.time(at) + "</time>");
    }
    xml.write("</trkpt>\n");
  }
}
