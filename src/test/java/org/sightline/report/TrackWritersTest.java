package org.sightline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.geo.Height;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.telemetry.Fix;
import org.sightline.track.Gaps;
import org.sightline.track.Quality;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.track.TrackFiles;
import org.sightline.track.TrackReaders;
import org.sightline.track.Walk;
import org.w3c.dom.Document;

/** Tracks written for other programs, and read again by our own readers. */
class TrackWritersTest {
  @TempDir private Path folder;

  private final List<String> losses = new ArrayList<>();

  /** Five seconds, three without a fix, a gap of ten, three more. */
  private static Walk walk() {
    Walk walk = new Walk("gpmf:GPS9", 3).since("2026-05-10T09:12:00.250Z");
    for (int i = 0; i < 5; i++) {
      walk.height(400 + i, Height.Datum.MEAN_SEA_LEVEL).at(i, 47 + i * 1e-5, -7.5 - i * 1e-5);
    }
    walk.lost(5).lost(6).lost(7);
    for (int i = 15; i < 18; i++) {
      walk.at(i, 47.001 + i * 1e-5, -7.501);
    }
    return walk;
  }

  private Path written(String file, String name, Track track) throws IOException {
    Path path = folder.resolve(file);
    TrackWriter writer = TrackWriters.forFile(file);
    assertNotNull(writer, file);
    losses.clear();
    try (OutputStream out = Files.newOutputStream(path)) {
      writer.write(new ExportedTrack(name, track), out, losses::add);
    }
    return path;
  }

  private Track again(String file, Track track) throws IOException, InputException {
    Track read = TrackFiles.read(written(file, "LAP.MP4", track)).tracks().best();
    assertNotNull(read, file);
    return read;
  }

  private static List<Sample> good(Track track) {
    List<Sample> good = new ArrayList<>();
    for (int i = 0; i < track.size(); i++) {
      if (track.quality(i) == Quality.GOOD) {
        good.add(track.sample(i));
      }
    }
    return good;
  }

  private static Instant at(Sample sample) {
    Instant at = sample.at();
    assertNotNull(at);
    return at;
  }

  private static Fix fix(Sample sample) {
    Fix fix = sample.fix();
    assertNotNull(fix);
    return fix;
  }

  /** Half of the last decimal of a degree, and of a time. */
  private static void assertSame(String what, Track written, Track read) {
    // some receivers' times step back a little between two blocks: track files are in order of time
    List<Sample> one = good(written);
    one.sort((a, b) -> at(a).compareTo(at(b)));
    List<Sample> two = good(read);
    assertEquals(one.size(), two.size(), what);
    for (int i = 0; i < one.size(); i++) {
      Fix a = fix(one.get(i));
      Fix b = fix(two.get(i));
      assertEquals(a.position().latDeg(), b.position().latDeg(), 0.51e-7, what);
      assertEquals(a.position().lonDeg(), b.position().lonDeg(), 0.51e-7, what);
      assertEquals(one.get(i).at(), two.get(i).at(), what);
    }
  }

  @Test
  void everyFormatGivesTheSamePlacesTimesAndGapsBack() throws Exception {
    Track track = walk().track();
    for (String file : List.of("a.gpx", "a.kml", "a.CSV")) {
      Track read = again(file, track);
      assertSame(file, track, read);
      assertEquals(8, read.count(Quality.GOOD), file);
      Gaps gaps = Gaps.of(read, null);
      assertEquals(1, gaps.count(), file);
      assertEquals(11, gaps.lengthS(), 1e-6, file);
      assertEquals(List.of(), losses, file);
    }
  }

  @Test
  void segmentsEndAtGaps() throws Exception {
    String gpx = Files.readString(written("a.gpx", "LAP.MP4", walk().track()));
    assertEquals(3, gpx.split("<trkseg>").length);
    assertTrue(gpx.contains("</trkpt>\n</trkseg>\n<trkseg>\n<trkpt lat=\"47.0011500\""), gpx);
    assertTrue(gpx.contains("3 samples without a usable position are left out."), gpx);
    assertTrue(
        gpx.contains(
            "<trkpt lat=\"47.0000000\" lon=\"-7.5000000\"><ele>400.0</ele>"
                + "<time>2026-05-10T09:12:00.25Z</time></trkpt>"),
        gpx);
    String kml = Files.readString(written("a.kml", "LAP.MP4", walk().track()));
    assertEquals(3, kml.split("<gx:Track>").length);
    assertTrue(kml.contains("<gx:interpolate>0</gx:interpolate>"), kml);
    assertTrue(kml.contains("<gx:coord>-7.5000400 47.0000400 404.0</gx:coord>"), kml);
  }

  @Test
  void theTableKeepsEverySampleWithItsWorth() throws Exception {
    Track track = walk().looking(90, -30, 70).at(18, 47.00118, -7.501).track();
    String[] lines = Files.readString(written("a.csv", "LAP.MP4", track)).split("\r\n");
    assertEquals(1 + 12, lines.length);
    assertTrue(lines[0].startsWith("elapsed(s),datetime(utc),latitude(deg),"), lines[0]);
    assertEquals(
        "0.0,2026-05-10T09:12:00.25Z,47.0000000,-7.5000000,3.0,good,400.0,,,,,,,,,,gpmf:GPS9",
        lines[1]);
    assertEquals("5.0,2026-05-10T09:12:05.25Z,,,,no-fix,,,,,,,,,,,gpmf:GPS9", lines[6]);
    assertEquals(
        "18.0,2026-05-10T09:12:18.25Z,47.0011800,-7.5010000,3.0,good,404.0,,,,,90.0,-30.0,0.0,"
            + "70.0,42.0,gpmf:GPS9",
        lines[12]);
  }

  @Test
  void heightsKeepWhatTheyCountFrom() throws Exception {
    for (Height.Datum datum : Height.Datum.values()) {
      Walk walk = new Walk("srt", 3).since("2026-05-10T09:12:00Z").height(62.5, datum);
      Track track = walk.at(0, 47, 7).at(1, 47, 7.00001).track();
      boolean kml = datum == Height.Datum.MEAN_SEA_LEVEL || datum == Height.Datum.GROUND;
      assertEquals(
          kml ? new Height(62.5, datum) : null, fix(again("h.kml", track).sample(0)).height());
      assertEquals(kml ? 0 : 1, losses.size(), datum + " " + losses);
      // GPX does not say what its heights count from, and so neither does who reads it
      assertEquals(
          new Height(62.5, Height.Datum.UNKNOWN), fix(again("h.gpx", track).sample(0)).height());
      assertEquals(
          datum == Height.Datum.MEAN_SEA_LEVEL ? 0 : 1, losses.size(), datum + " " + losses);
      assertTrue(
          Files.readString(folder.resolve("h.gpx"))
              .contains("Heights are metres " + ExportedTrack.words(datum)));
      boolean csv = datum != Height.Datum.ELLIPSOID && datum != Height.Datum.GROUND;
      Height read = fix(again("h.csv", track).sample(0)).height();
      assertEquals(csv ? new Height(62.5, datum) : null, read);
    }
  }

  @Test
  void timesThatAreNotUtcAreNotWrittenAsSuch() throws Exception {
    Track track = new Walk("csv", 3).at(0, 47, 7).at(1, 47, 7.00001).at(60, 47, 7.001).track();
    assertFalse(Files.readString(written("u.gpx", "a", track)).contains("<time>"));
    assertEquals(1, losses.size(), losses.toString());
    String kml = Files.readString(written("u.kml", "a", track));
    assertFalse(kml.contains("<when>"), kml);
    assertEquals(1, kml.split("<LineString>", -1).length - 1, kml);
    assertEquals(1, kml.split("<Point>", -1).length - 1, kml);
    Track read = again("u.csv", track);
    assertEquals(60, read.offset(2).toSeconds());
    assertNull(read.sample(0).at());
  }

  @Test
  void hostileNamesStayText() throws Exception {
    String name = "a]]></name><b x=\"1\">&amp;\u0001\u202egpj\ud800\n=1+1,\".mp4";
    for (String file : List.of("x.gpx", "x.kml")) {
      Path path = written(file, name, walk().track());
      Document xml =
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(path.toFile());
      assertEquals(0, xml.getElementsByTagName("b").getLength(), file);
      assertEquals(
          "a]]></name><b x=\"1\">&amp;\ufffd\u202egpj\ufffd\n=1+1,\".mp4",
          xml.getElementsByTagName("name").item(0).getTextContent());
      assertEquals(-1, Files.readString(path, UTF_8).indexOf('\u202e'), file);
    }
  }

  @Test
  void smallNegativeDegreesKeepTheirSign() {
    assertEquals("-0.0000001", ExportedTrack.degrees(-1e-7));
    assertEquals("0.0000000", ExportedTrack.degrees(-1e-9));
    assertEquals("-179.9999999", ExportedTrack.degrees(-179.9999999));
    assertEquals("90.0000000", ExportedTrack.degrees(90));
  }

  @Test
  void realTracksComeBackTheSame() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String name :
        List.of(
            "video/hero5.raw",
            "video/hero7.raw",
            "video/max-heromode.mp4",
            "video/Truck.klv",
            "video/Garmin.fit",
            "srt/m2zoom.SRT",
            "srt/p4_rtk.SRT",
            "gpx/Geotag.gpx",
            "gpx/sf_30km_h.gpx",
            "gpx/Geotag.igc")) {
      files.add(Shared.folder("media").resolve(name));
    }
    int told = 0;
    for (Path file : files) {
      Track track = track(file);
      assertNotNull(track, file.toString());
      boolean timed = new ExportedTrack("x", track).isTimed();
      for (TrackWriter writer : TrackWriters.ALL) {
        if (timed) {
          Track read = again("real" + writer.ending(), track);
          assertSame(file.getFileName() + writer.ending(), track, read);
          told++;
        }
      }
    }
    assertTrue(told >= 15, told + " round trips");
  }

  private static @Nullable Track track(Path file) throws InputException {
    MediaItem item = new Probe().open(Input.of(file));
    return item instanceof MediaItem.Video video
        ? TrackReaders.read(video).best()
        : TrackReaders.read((MediaItem.TrackFile) item).best();
  }

  @Test
  void everyWriterIsInTheList() throws Exception {
    Path classes =
        Path.of(TrackWriter.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int written = 0;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(classes.resolve("org/sightline/report"), "*TrackWriter.class")) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type =
            Class.forName("org.sightline.report." + name, false, getClass().getClassLoader());
        written += TrackWriter.class.isAssignableFrom(type) && !type.isInterface() ? 1 : 0;
      }
    }
    assertEquals(TrackWriters.ALL.size(), written);
  }
}
