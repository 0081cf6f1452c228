package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

/** What real videos say once, against what an independent tool reads from them. */
class VideoReaderTest {
  private static Telemetry read(String name) throws InputException {
    Input input = Input.of(Shared.folder("media/video").resolve(name));
    return TelemetryReaders.read((MediaItem.Video) new Probe().open(input));
  }

  private static Fix fix(Telemetry telemetry) {
    return ((Position.Fixed) telemetry.position()).fix();
  }

  @Test
  void thePlaceOfAPhoneVideoIsWhereItBegan() throws InputException {
    Telemetry telemetry = read("with-gps.mov");
    assertEquals(new LatLon(32.0929, 34.862), fix(telemetry).position());
    assertEquals(
        List.of(new Height(28.516, Height.Datum.MEAN_SEA_LEVEL)), fix(telemetry).heights());
    assertEquals("quicktime:iso6709", fix(telemetry).source());
    assertEquals("Apple", telemetry.make());
    assertEquals("iPhone 6", telemetry.model());
    assertEquals(Instant.parse("2019-07-24T08:25:40Z"), telemetry.captured().at());
    assertEquals(Captured.Clock.OFFSET, telemetry.captured().clock());
    assertEquals(10.4, fix(telemetry).accuracyM());
    assertEquals("position-at-start", telemetry.notes().get(0).code());
  }

  @Test
  void theBoxOfOldUserDataIsReadToo() throws InputException {
    assertEquals(new LatLon(27.2939, 112.6932), fix(read("meta.mp4")).position());
    assertEquals(new LatLon(51.4169, -0.0806), fix(read("with-gps.mp4")).position());
    assertEquals(new LatLon(27.1281, 100.2508), fix(read("meta.mov")).position());
    Telemetry gopro = read("max-heromode.mp4");
    assertEquals(new LatLon(33.1268, -117.3273), fix(gopro).position());
    assertEquals("GoPro Max", gopro.model());
    // its clock is the user's, eight hours behind the receiver's
    assertNull(gopro.captured().at());
    assertEquals(LocalDateTime.parse("2019-11-18T15:45:32"), gopro.captured().local());
  }

  @Test
  void zeroIsNoPlace() throws InputException {
    Telemetry telemetry = read("ftyp3gp5.mp4");
    assertEquals(Position.State.ZEROED, ((Position.Missing) telemetry.position()).state());
  }

  @Test
  void aVideoWithoutAPlaceSaysSo() throws InputException {
    Telemetry telemetry = read("small_video.mp4");
    assertEquals(Position.State.ABSENT, ((Position.Missing) telemetry.position()).state());
    assertFalse(telemetry.conflicting());
    assertEquals(Captured.Clock.NONE, telemetry.captured().clock());
  }

  @Test
  void degreesMinutesAndSecondsAreToldByTheirDigits() {
    LatLon expected = new LatLon(40 + 12 / 60.0 + 13.1 / 3600, -(75 + 15.1 / 3600));
    Iso6709 place = Iso6709.parse("+401213.1-0750015.1+2.79CRSWGS_84/");
    assertEquals(expected, place.position());
    assertEquals(2.79, place.heightM());
    assertEquals(new LatLon(-(12 + 30.5 / 60), 3.25), Iso6709.parse("-1230.5+003.25/").position());
    assertNull(Iso6709.parse("somewhere"));
    assertNull(Iso6709.parse("+12.5"));
    assertEquals(Position.State.IMPLAUSIBLE, Iso6709.parse("+99.0000+010.0000/").problem());
  }
}
