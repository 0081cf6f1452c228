package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.Shared;
import org.sightline.geo.LatLon;

/** Small real files, cut at every byte and with bits turned: a track, fewer samples, or none. */
final class TrackFilesFuzzTest {
  private static final int MOST_BYTES = 3000;
  private static final int FLIPPED = 1500;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "srt/DJI_sample.SRT srt",
        "srt/p4_rtk.SRT srt",
        "srt/old_format.SRT srt",
        "gpx/Geotag.gpx gpx",
        "gpx/Geotag.kml kml",
        "gpx/Geotag.igc igc",
        "gpx/Geotag.log nmea",
        "gpx/Geotag_DJI_2020-12-02_[07-50-31].csv csv",
        "video/Garmin.fit fit"
      })
  void noCutMakesAPlaceThatTheWholeFileHasNot(String sample) throws IOException {
    int space = sample.lastIndexOf(' ');
    Path file = Shared.folder("media").resolve(sample.substring(0, space));
    String format = sample.substring(space + 1);
    byte[] all = Files.readAllBytes(file);
    byte[] whole = Arrays.copyOf(all, Math.min(MOST_BYTES, all.length));
    Track track = TrackReaders.read(file, format).best();
    Path made = folder.resolve("made");
    for (int length = 0; length < whole.length; length++) {
      Files.write(made, Arrays.copyOf(whole, length));
      for (Track cut : TrackReaders.read(made, format).all()) {
        assertTrue(cut.size() <= track.size(), "more samples at " + length);
        for (int i = 0; i < cut.size(); i++) {
          LatLon place = cut.sample(i).written();
          assertTrue(
              cut.quality(i) != Quality.GOOD || isOf(track, place),
              "cut at " + length + " makes " + place);
        }
      }
    }
    flip(whole, made, format);
  }

  private static boolean isOf(Track track, LatLon place) {
    for (int i = 0; i < track.size(); i++) {
      LatLon known = track.sample(i).written();
      // a cut in the last of seven decimals or more is a matter of metres
      if (known != null
          && Math.abs(known.latDeg() - place.latDeg()) < 1e-4
          && Math.abs(known.lonDeg() - place.lonDeg()) < 1e-4) {
        return true;
      }
    }
    return false;
  }

  private static void flip(byte[] whole, Path made, String format) throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < FLIPPED; i++) {
      byte[] turned = whole.clone();
      for (int k = 0; k <= i % 4; k++) {
        turned[random.nextInt(turned.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(made, turned);
      List<Track> tracks = TrackReaders.read(made, format).all();
      for (Track track : tracks) {
        assertTrue(track.size() <= turned.length, "no more samples than bytes");
      }
    }
  }
}
