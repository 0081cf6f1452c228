package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.InputException;
import org.sightline.media.Note;

final class TrackFilesTest {
  @TempDir Path folder;

  private Tracks read(String name, String text) throws IOException, InputException {
    Path file = Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    return TrackFiles.read(file).tracks();
  }

  private Track best(String name, String text) throws IOException, InputException {
    Track track = read(name, text).best();
    assertNotNull(track, "no track");
    return track;
  }

  private static Track shared(String name) throws InputException {
    return TrackFiles.read(Shared.folder("media").resolve(name)).tracks().best();
  }

  private static void place(double lat, double lon, Sample sample) {
    LatLon written = sample.written();
    assertEquals(lat, written.latDeg(), 1e-9);
    assertEquals(lon, written.lonDeg(), 1e-9);
  }

  private static List<String> codes(Track track) {
    List<String> codes = new ArrayList<>();
    for (Note note : track.notes()) {
      codes.add(note.code());
    }
    return codes;
  }

  // KML

  @Test
  void pointsOfAKmlTrackHaveTheirTimes() throws Exception {
    Track track = shared("gpx/Geotag.kml");
    assertEquals(3, track.size());
    place(34.166232, -106.026069, track.sample(0));
    assertEquals(Instant.parse("2013-11-13T09:03:34.245Z"), track.sample(0).at());
    assertEquals(Duration.ofMillis(121_032), track.offset(2));
    // clamped to the ground: the zeros are no heights
    assertEquals(List.of(), track.sample(0).fix().heights());
  }

  @Test
  void aKmlLineHasPlacesAndNoTimes() throws Exception {
    Track track =
        best(
            "line.kml",
            "<kml><Document><Placemark><LineString><altitudeMode>absolute</altitudeMode>"
                + "<coordinates> 8.5,47.1,400\n8.6,47.2,410 8.7,47.3 </coordinates></LineString>"
                + "</Placemark></Document></kml>");
    assertEquals(3, track.count(Quality.GOOD));
    place(47.1, 8.5, track.sample(0));
    assertEquals(new Height(400, Height.Datum.MEAN_SEA_LEVEL), track.sample(0).fix().height());
    assertNull(track.sample(2).at());
    assertEquals(List.of("track-without-times"), codes(track));
  }

  @Test
  void timesOfAKmlTrackThatDoNotMatchItsPointsAreNotUsed() throws Exception {
    Track track =
        best(
            "odd.kml",
            "<kml><gx:Track><when>2024-01-01T00:00:00Z</when>"
                + "<gx:coord>8.5 47.1 0</gx:coord><gx:coord>8.6 47.2 0</gx:coord></gx:Track></kml>");
    assertEquals(2, track.size());
    assertNull(track.sample(0).at());
  }

  @Test
  void aKmlTrackBehindPagesOfStylesIsATrack() throws Exception {
    String styles = "<Style id=\"s\"><LineStyle><width>2</width></LineStyle></Style>\n".repeat(200);
    Track track =
        best(
            "styled.kml",
            "<kml><Document>"
                + styles
                + "<Placemark><TimeStamp><when>2024-01-01T00:00:01Z</when></TimeStamp>"
                + "<Point><coordinates>8.5,47.1,0</coordinates></Point></Placemark>"
                + "<Placemark><TimeStamp><when>2024-01-01T00:00:02Z</when></TimeStamp>"
                + "<Point><coordinates>8.5,47.1001,0</coordinates></Point></Placemark>"
                + "</Document></kml>");
    assertEquals(2, track.size());
    assertEquals(Instant.parse("2024-01-01T00:00:02Z"), track.sample(1).at());
  }

  // IGC

  @Test
  void recordsOfAGlidersRecorderAreRead() throws Exception {
    Track track = shared("gpx/Geotag.igc");
    assertEquals(10, track.count(Quality.GOOD));
    // 49°16.430' N 006°43.910' E at 07:23:15 on 5 January 2010
    place(49 + 16.430 / 60, 6 + 43.910 / 60, track.sample(0));
    assertEquals(Instant.parse("2010-01-05T07:23:15Z"), track.sample(0).at());
    assertEquals(new Height(443, Height.Datum.UNKNOWN), track.sample(0).fix().height());
    assertEquals(Instant.parse("2010-01-05T08:52:56Z"), track.sample(9).at());
  }

  @Test
  void aRecorderWithoutAFixRepeatsThePlace() throws Exception {
    Track track =
        best(
            "night.igc",
            "AXXX001\r\nHFDTEDATE:311224,01\r\nHFALGALTGPS:ELL\r\n"
                + "B2359584916430N00643910EA0000000443\r\n"
                + "B0000024916430N00643910EV0000000443\r\n"
                + "B0000034916431S00643910WA0000000444\r\n");
    assertEquals(3, track.size());
    assertEquals(Quality.STALE, track.quality(1));
    // over midnight the day goes on
    assertEquals(Instant.parse("2025-01-01T00:00:03Z"), track.sample(2).at());
    assertEquals(new Height(443, Height.Datum.ELLIPSOID), track.sample(0).fix().height());
  }

  // NMEA

  @Test
  void sentencesOfMagellanAreRead() throws Exception {
    Track track = shared("gpx/Geotag.log");
    assertEquals(12, track.count(Quality.GOOD));
    place(44 + 15.163 / 60, -(76 + 31.126 / 60), track.sample(0));
    assertEquals(Instant.parse("2009-04-03T11:08:33.530Z"), track.sample(0).at());
    assertEquals(new Height(95, Height.Datum.MEAN_SEA_LEVEL), track.sample(0).fix().height());
  }

  private static String sentence(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum ^= body.charAt(i);
    }
    return "$" + body + "*" + String.format("%02X", sum) + "\r\n";
  }

  @Test
  void sentencesOfOneTimeAreOneSample() throws Exception {
    // the first two sentences of the standard's own example, a second apart here
    Track track =
        best(
            "log.nmea",
            sentence("GPGGA,123519,4807.038,N,01131.000,E,1,08,5.0,545.4,M,46.9,M,,")
                + sentence("GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W")
                + sentence("GPGGA,123520,4807.039,N,01131.000,E,0,00,,,M,,M,,")
                + sentence("GPRMC,123520,V,,,,,,,230394,,")
                + "$GPGGA,123521,4907.039,N,01131.000,E,1,08,1.0,545.4,M,46.9,M,,*00\r\n"
                + sentence("GPRMC,123522,A,4807.040,N,01131.000,E,022.4,084.4,230394,003.1,W"));
    assertEquals(3, track.size());
    place(48 + 7.038 / 60, 11 + 31.0 / 60, track.sample(0));
    assertEquals(Instant.parse("1994-03-23T12:35:19Z"), track.sample(0).at());
    // a dilution of 5 at 3.3 m
    assertEquals(16.5, track.sample(0).fix().accuracyM(), 1e-9);
    assertEquals(new Height(545.4, Height.Datum.MEAN_SEA_LEVEL), track.sample(0).fix().height());
    assertEquals(Quality.STALE, track.quality(1));
    assertEquals(List.of("checksum-wrong"), codes(track));
  }

  @Test
  void aDateThatComesLateCountsForWhatCameBefore() throws Exception {
    Track track =
        best(
            "late.nmea",
            sentence("GPGGA,235959,4807.038,N,01131.000,E,1,08,1.0,545.4,M,46.9,M,,")
                + sentence("GPGGA,000001,4807.039,N,01131.000,E,1,08,1.0,545.4,M,46.9,M,,")
                + sentence("GPRMC,000001,A,4807.039,N,01131.000,E,022.4,084.4,010124,003.1,W"));
    assertEquals(Instant.parse("2023-12-31T23:59:59Z"), track.sample(0).at());
    assertEquals(Instant.parse("2024-01-01T00:00:01Z"), track.sample(1).at());
  }

  @Test
  void sentencesWithoutADateHaveNoTimeInUtc() throws Exception {
    Track track =
        best(
            "gga.nmea",
            sentence("GPGGA,123519,4807.038,N,01131.000,E,1,08,1.0,545.4,M,46.9,M,,")
                + sentence("GPGGA,123520,4807.038,N,01131.000,E,1,08,1.0,545.4,M,46.9,M,,"));
    assertNull(track.sample(0).at());
    assertEquals(Duration.ofSeconds(1), track.offset(1));
  }

  // tables

  @Test
  void aTableOfSecondsAndPlacesIsATrackWithoutUtc() throws Exception {
    Track track = shared("gpx/Geotag_DJI_2020-12-02_[07-50-31].csv");
    place(-44.69009395, 170.42456545, track.sample(0));
    assertEquals(Duration.ofMillis(300), track.offset(0));
    assertNull(track.sample(0).at());
    assertEquals(track.size(), track.count(Quality.GOOD));
  }

  @Test
  void anAirDataLogHasTimesHeightsAndAngles() throws Exception {
    Track track =
        best(
            "air.csv",
            "time(millisecond),datetime(utc),latitude,longitude,height_above_takeoff(feet),"
                + "altitude_above_seaLevel(feet),home_latitude,gimbal_heading(degrees),"
                + "gimbal_pitch(degrees),gimbal_roll(degrees)\n"
                + "0,2023-05-04 10:00:00,47.1000001,8.5000001,0,1000,1.0,350,-90,0\n"
                + "700,2023-05-04 10:00:01,47.1000002,8.5000001,10,1010,1.0,352,-90,0\n"
                + "1200,2023-05-04 10:00:01,47.1000003,8.5000001,20,1020,1.0,-6,-45.5,0\n");
    place(47.1000001, 8.5000001, track.sample(0));
    // the second began between the first row and the second: 300 ms late at the least
    assertEquals(Instant.parse("2023-05-04T10:00:00.300Z"), track.sample(0).at());
    assertEquals(Instant.parse("2023-05-04T10:00:01.500Z"), track.sample(2).at());
    assertEquals(2, track.sample(1).fix().heights().size());
    assertEquals(10 * 0.3048, track.sample(1).fix().height().metres(), 1e-9);
    assertEquals(Height.Datum.TAKE_OFF, track.sample(1).fix().height().datum());
    assertEquals(354, track.sample(2).pose().yaw().deg(), 1e-9);
    assertEquals(-45.5, track.sample(2).pose().pitch().deg(), 1e-9);
  }

  @Test
  void aLogViewersLocalClockIsNoUtc() throws Exception {
    Track track =
        best(
            "viewer.csv",
            "CUSTOM.date [local],CUSTOM.updateTime [local],OSD.flyTime [s],OSD.latitude,"
                + "OSD.longitude,OSD.height [ft],OSD.altitude [ft],GIMBAL.yaw,HOME.latitude\n"
                + "2022-05-04,9:45:31.12 PM,1.5,47.1,8.5000001,0,1000,10.5,3\n"
                + "2022-05-04,9:45:31.22 PM,1.6,47.1,8.5000001,0,1000,10.5,3\n");
    assertNull(track.sample(0).at());
    assertEquals(LocalDateTime.parse("2022-05-04T21:45:31.120"), track.local(0));
    assertEquals(Duration.ofMillis(100), track.offset(1));
    assertEquals(10.5, track.sample(0).pose().yaw().deg());
  }

  @Test
  void aNumberThatIsCutOffIsNoPlace() throws Exception {
    Track track =
        best("cut.csv", "time(seconds),latitude,longitude\n1,47.123456,8.123456\n2,47.123456,8.1");
    assertEquals(1, track.size());
    assertEquals(
        1,
        best("cut.geo", "EPSG:4326\na.jpg 8.123456 47.123456\nb.jpg 8.123456 4").size(),
        "nor in a list of images");
  }

  // images

  @Test
  void imagesHaveTheirPlacesByName() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("geo.txt"),
            "EPSG:4326\nDJI_0028.JPG\t-91.9942096111111\t46.84252125\t198.609\t0 0 0 1.5 3\n");
    GeoText places = GeoText.read(file);
    GeoText.Entry entry = places.find("dji_0028.jpg");
    assertEquals(46.84252125, entry.latDeg());
    assertEquals(-91.9942096111111, entry.lonDeg());
    assertEquals(1.5, entry.accuracyM());
    assertNull(places.find("DJI_0029.JPG"));
    assertEquals(1, TrackFiles.read(file).tracks().best().size());
  }

  @Test
  void imagesInUtmAreBroughtToDegrees() throws Exception {
    Path file =
        Files.writeString(folder.resolve("geo.txt"), "WGS84 UTM 32N\na.jpg 500000 5205000 400\n");
    GeoText.Entry entry = GeoText.read(file).find("a.jpg");
    // on the central meridian of zone 32; 5205000/0.9996 m of meridian are 46.99732° (Karney 2011)
    assertEquals(9, entry.lonDeg(), 1e-9);
    assertEquals(46.997, entry.latDeg(), 2e-3);
  }

  // GPX, TCX

  @Test
  void tracksOfOneTimeAreKeptApart() throws Exception {
    String first =
        "<trk><trkpt lat=\"47\" lon=\"8\"><time>2024-01-01T00:00:00Z</time></trkpt>"
            + "<trkpt lat=\"47\" lon=\"8\"><time>2024-01-01T00:00:10Z</time></trkpt></trk>";
    String second =
        "<trk><trkpt lat=\"48\" lon=\"8\"><time>2024-01-01T00:00:05Z</time></trkpt></trk>";
    String later =
        "<trk><trkpt lat=\"47\" lon=\"8\"><time>2024-01-01T00:00:20Z</time></trkpt></trk>";
    Tracks tracks = read("two.gpx", "<gpx>" + first + second + later + "</gpx>");
    assertEquals(2, tracks.all().size());
    assertEquals(3, tracks.best().size());
    assertEquals(1, tracks.all().get(1).size());
  }

  @Test
  void aPointWithoutAFixIsNoPosition() throws Exception {
    Track track =
        best(
            "fix.gpx",
            "<gpx><trk><trkpt lat='47.1' lon='8.1'><fix>none</fix></trkpt>"
                + "<trkpt lat='0.000000' lon='0.000000'/></trk></gpx>");
    assertEquals(1, track.count(Quality.STALE));
    assertEquals(1, track.count(Quality.NO_FIX));
  }

  @Test
  void whatADocumentTypeDeclaresIsNotFetchedNorExpanded() throws Exception {
    Track track =
        best(
            "xxe.gpx",
            "<?xml version=\"1.0\"?><!DOCTYPE gpx [<!ENTITY a SYSTEM \"file:///etc/passwd\">"
                + "<!ENTITY lat \"48.5\">]>"
                + "<gpx><trk><trkpt lat=\"&lat;\" lon=\"8.5\"></trkpt>"
                + "<trkpt lat=\"47.5\" lon=\"8.5\"><ele>&a;</ele></trkpt></trk></gpx>");
    assertEquals(1, track.size());
    assertEquals(List.of(), track.sample(0).fix().heights());
  }

  @Test
  void pointsOfATrainingWithoutAPlaceAreCounted() throws Exception {
    Track track =
        best(
            "run.tcx",
            "<TrainingCenterDatabase><Activities><Activity><Lap><Track>"
                + "<Trackpoint><Time>2024-01-01T00:00:00Z</Time></Trackpoint>"
                + "<Trackpoint><Time>2024-01-01T00:00:01Z</Time><Position>"
                + "<LatitudeDegrees>47.12345</LatitudeDegrees>"
                + "<LongitudeDegrees>8.12345</LongitudeDegrees></Position>"
                + "<AltitudeMeters>410.2</AltitudeMeters></Trackpoint>"
                + "</Track></Lap></Activity></Activities></TrainingCenterDatabase>");
    assertEquals(1, track.size());
    place(47.12345, 8.12345, track.sample(0));
    assertEquals(Instant.parse("2024-01-01T00:00:01Z"), track.sample(0).at());
    assertTrue(codes(track).contains("points-without-position"));
  }

  // SRT

  private static String block(int number, String text) {
    return number
        + "\n00:00:0"
        + number
        + ",000 --> 00:00:0"
        + (number + 1)
        + ",000\n"
        + text
        + "\n\n";
  }

  @Test
  void autelNamesTheHemispheres() throws Exception {
    Track track =
        best(
            "autel.srt",
            block(
                1,
                "HOME(W: 91.092283, N: 44.818967) 2019-12-21 13:06:35\n"
                    + "GPS(W: 91.092283, N: 44.818967, 17.40m)\n"
                    + "F.PRY (1.4\u00b0, -2.2\u00b0, 115.4\u00b0), G.PRY (-10.0\u00b0, 0.5\u00b0, 115.5\u00b0)"));
    place(44.818967, -91.092283, track.sample(0));
    assertEquals(115.5, track.sample(0).pose().yaw().deg());
    assertEquals(-10, track.sample(0).pose().pitch().deg());
  }

  @Test
  void theOrderOfCoordinatesIsSaidWhereItIsAssumed() throws Exception {
    Track open = best("open.srt", block(1, "GPS (8.2090, 47.4692, 18), D 49.21m, H 45.60m"));
    place(47.4692, 8.2090, open.sample(0));
    assertEquals(List.of("coordinate-order-assumed"), codes(open));
    // four decimals are 11 m, which no receiver's 3.3 m undoes
    assertEquals(Math.hypot(3.3, 11.132 / Math.sqrt(3)), open.sample(0).fix().accuracyM(), 1e-6);
    assertEquals(new Height(45.6, Height.Datum.TAKE_OFF), open.sample(0).fix().height());
  }

  @Test
  void oneBlockThatShowsTheOrderSettlesThoseBefore() throws Exception {
    Track track =
        best(
            "late.srt",
            block(1, "GPS(36.6146,89.9999,12) BAROMETER:0.3")
                + block(2, "GPS(36.6146,90.0001,12) BAROMETER:0.3"));
    place(36.6146, 89.9999, track.sample(0));
    place(36.6146, 90.0001, track.sample(1));
    assertEquals(List.of(), codes(track));
  }

  @Test
  void focalLengthsGiveTheFieldOfView() throws Exception {
    String place = "[latitude: 47.123456] [longitude: 8.123456] ";
    Track track =
        best(
            "lens.srt",
            block(1, place + "[focal_len: 24.00] [dzoom_ratio: 1.00]")
                + block(2, place + "[focal_len : 480] ]"));
    // 16:9 of a diagonal of 43.27 mm is 37.71 mm across, 4:3 is 25.96 mm down
    assertEquals(76.3, track.sample(0).lens().horizontalFovDeg(), 0.05);
    assertEquals(56.8, track.sample(0).lens().verticalFovDeg(), 0.05);
    assertEquals(42.9, track.sample(1).lens().horizontalFovDeg(), 0.05);
  }

  @Test
  void subtitlesThatStartAgainAreOfAnotherRecording() throws Exception {
    String place = "[latitude: 47.123456] [longitude: 8.123456]";
    Track track =
        best("twice.srt", block(1, place) + block(2, place) + block(5, place) + block(1, place));
    assertEquals(3, track.size());
    assertEquals(List.of("clock-backwards"), codes(track));
  }

  @Test
  void aLineOfTenMegabytesCostsNoneOfTheOthers() throws Exception {
    String place = "[latitude: 47.123456] [longitude: 8.123456]";
    Track track =
        best(
            "long.srt", block(1, place) + block(2, place + "x".repeat(10 << 20)) + block(3, place));
    assertEquals(Duration.ofSeconds(3), track.offset(track.size() - 1));
  }
}
