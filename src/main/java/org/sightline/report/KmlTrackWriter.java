package org.sightline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;
import org.sightline.track.Sample;

/**
 * KML 2.2 (OGC 07-147r2) with the tracks of Google's extension, which KML 2.3 took over (§12.4): a
 * {@code gx:Track} for each time without a gap, told not to be joined; lines where there are no
 * times. Heights are drawn only where KML knows their surface: mean sea level or the ground.
 */
final class KmlTrackWriter implements TrackWriter {
  @Override
  public String ending() {
    return ".kml";
  }

  @Override
  public void write(ExportedTrack way, OutputStream to, Consumer<String> losses)
      throws IOException {
    String mode = altitudeMode(way.datum());
    Height.Datum datum = way.datum();
    if (datum != null && mode.equals("clampToGround")) {
      losses.accept(
          "heights are left out: they are metres "
              + ExportedTrack.words(datum)
              + ", which KML does not know; CSV keeps them");
    }
    boolean timed = way.isTimed();
    if (!timed) {
      losses.accept("times are left out: not every position has one in UTC; CSV keeps them");
    }
    if (way.hasAngles()) {
      losses.accept("camera angles are left out; CSV keeps them");
    }
    Writer xml = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.write("<kml xmlns=\"http://www.opengis.net/kml/2.2\"");
    xml.write(" xmlns:gx=\"http://www.google.com/kml/ext/2.2\">\n<Document>\n");
    xml.write("<name>" + XmlText.of(way.name()) + "</name>\n");
    xml.write("<Style id=\"way\"><LineStyle><color>ff1e26b3</color><width>3</width></LineStyle>");
    xml.write("</Style>\n");
    if (timed) {
      xml.write("<Schema id=\"sample\"><gx:SimpleArrayField name=\"accuracyM\" type=\"float\">");
      xml.write("<displayName>Error, m, 1 sigma on each axis</displayName>");
      xml.write("</gx:SimpleArrayField></Schema>\n");
    }
    xml.write("<Placemark>\n<name>" + XmlText.of(way.name()) + "</name>\n");
    xml.write("<description>" + XmlText.of(way.description()) + "</description>\n");
    xml.write("<styleUrl>#way</styleUrl>\n");
    if (timed) {
      tracks(xml, way, mode);
    } else {
      lines(xml, way, mode);
    }
    xml.write("</Placemark>\n</Document>\n</kml>\n");
    xml.flush();
  }

  private static String altitudeMode(Height.@Nullable Datum datum) {
    if (datum == Height.Datum.MEAN_SEA_LEVEL) {
      return "absolute";
    }
    return datum == Height.Datum.GROUND ? "relativeToGround" : "clampToGround";
  }

  private static void tracks(Writer xml, ExportedTrack way, String mode) throws IOException {
    xml.write("<gx:MultiTrack>\n<altitudeMode>" + mode + "</altitudeMode>\n");
    xml.write("<gx:interpolate>0</gx:interpolate>\n");
    for (List<Sample> stretch : way.stretches()) {
      xml.write("<gx:Track>\n<altitudeMode>" + mode + "</altitudeMode>\n");
      for (Sample sample : stretch) {
        Instant at = sample.at();
        xml.write("<when>" + (at == null ? "" : ExportedTrack.time(at)) + "</when>\n");
      }
      for (Sample sample : stretch) {
        xml.write("<gx:coord>" + place(way, sample, mode, ' ') + "</gx:coord>\n");
      }
      xml.write("<ExtendedData><SchemaData schemaUrl=\"#sample\">");
      xml.write("<gx:SimpleArrayData name=\"accuracyM\">\n");
      for (Sample sample : stretch) {
        double accuracyM = ExportedTrack.fix(sample).accuracyM();
        xml.write("<gx:value>" + ExportedTrack.number(accuracyM, 1_000) + "</gx:value>\n");
      }
      xml.write("</gx:SimpleArrayData></SchemaData></ExtendedData>\n</gx:Track>\n");
    }
    xml.write("</gx:MultiTrack>\n");
  }

  private static void lines(Writer xml, ExportedTrack way, String mode) throws IOException {
    xml.write("<MultiGeometry>\n");
    for (List<Sample> stretch : way.stretches()) {
      String kind = stretch.size() == 1 ? "Point" : "LineString";
      xml.write("<" + kind + "><altitudeMode>" + mode + "</altitudeMode><coordinates>\n");
      List<String> places = new ArrayList<>(stretch.size());
      for (Sample sample : stretch) {
        places.add(place(way, sample, mode, ','));
      }
      xml.write(String.join("\n", places));
      xml.write("\n</coordinates></" + kind + ">\n");
    }
    xml.write("</MultiGeometry>\n");
  }

  /** Longitude first; a height only where it is known and KML knows what it counts from. */
  private static String place(ExportedTrack way, Sample sample, String mode, char separator) {
    Fix fix = ExportedTrack.fix(sample);
    LatLon at = fix.position();
    String place =
        ExportedTrack.degrees(at.lonDeg()) + separator + ExportedTrack.degrees(at.latDeg());
    Double height = mode.equals("clampToGround") ? null : way.heightM(sample);
    return height == null ? place : place + separator + ExportedTrack.number(height, 1_000);
  }
}
