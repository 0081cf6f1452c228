package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.containers.Packets;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.Bytes;
import org.sightline.media.DataStream;

final class KlvReaderTest {
  private static final long NOON = 1_348_056_000_000_000L;
  private static final DataStream STREAM = new DataStream(256, "KLVA", "", Bytes.EMPTY);

  @TempDir Path folder;

  private Track read(byte[]... sets) throws IOException {
    List<Track> tracks = tracks(sets);
    assertEquals(1, tracks.size());
    return tracks.get(0);
  }

  private List<Track> tracks(byte[]... sets) throws IOException {
    Path file = folder.resolve("made.klv");
    Files.write(file, KlvBytes.join(sets));
    return new KlvReader().read(file);
  }

  private static byte[] set(int number) {
    return KlvBytes.at(NOON + number * 200_000L)
        .place(47 + number * 1e-5, 8)
        .put(15, "4000")
        .angles()
        .put(16, "0400")
        .put(17, "0300")
        .put(65, "0d")
        .sealed();
  }

  private static boolean notes(Track track, String code) {
    return track.notes().stream().anyMatch(n -> n.code().equals(code));
  }

  private static Track shared(String folder, String name) throws IOException {
    Path file = Shared.folder(folder).resolve(name);
    List<Track> tracks = new KlvReader().read(file);
    assertEquals(1, tracks.size());
    return tracks.get(0);
  }

  @Test
  void itemsHaveTheValuesOfTheStandardsOwnExamples() {
    // MISB ST 0601.16, the example of each item; tolerance: half of the resolution it states
    check(5, "71c2", 159.974364843214, 5.5e-3 / 2);
    check(6, "fd3d", -0.4315317239906, 610e-6 / 2);
    check(7, "08b8", 3.40586565752129, 1525e-6 / 2);
    check(13, "5595b66d", 60.1768229669783, 42e-9 / 2);
    check(14, "5b5360c4", 128.426759042045, 84e-9 / 2);
    check(15, "c221", 14190.7194628824, 0.3 / 2);
    check(16, "cd9c", 144.571297779812, 2.7e-3 / 2);
    check(17, "d917", 152.643625543603, 2.7e-3 / 2);
    check(18, "724a0a20", 160.719211436976, 84e-9 / 2);
    check(19, "87f84b86", -168.792324833941, 84e-9 / 2);
    check(20, "7dc55ece", 176.865437690572, 84e-9 / 2);
    check(21, "03830926", 68590.9832987448, 1.2e-3 / 2);
    check(23, "f101a229", -10.5423886331461, 42e-9 / 2);
    check(24, "14bc082b", 29.157890122923, 84e-9 / 2);
    check(25, "34f3", 3216.03723201343, 0.3 / 2);
    check(26, "1750", 0.0136602540, 2.3e-6 / 2);
    check(29, "1750", 0.0136602540, 2.3e-6 / 2);
    check(33, "eb3f", -0.0121602540, 2.3e-6 / 2);
    check(75, "c221", 14190.7194628824, 0.3 / 2);
    check(78, "0bb3", 9.445334, 0.3 / 2);
    check(82, "f0f41244", -10.579637999887, 42e-9 / 2);
    check(83, "14bcb2c0", 29.161550376960857, 84e-9 / 2);
    check(90, "ff62e2f2", -0.43152510208614414, 42e-9 / 2);
    check(91, "04d804df", 3.4058139815022304, 42e-9 / 2);
    // ST 1201 rounds down to whole steps of 1/128 m
    check(104, "2f921e", 23456.24, 1 / 128.0);
    check(65, "0d", 13, 0);
  }

  private static void check(int tag, String hex, double value, double tolerance) {
    KlvItems items = new KlvItems();
    byte[] set = new KlvBytes().put(tag, hex).unsealed();
    assertTrue(items.read(set, 19, set.length));
    assertEquals(value, items.value(tag), tolerance, "item " + tag);
  }

  @Test
  void theLowestNumberAndAnotherLengthMeanNoValue() {
    for (int tag : new int[] {13, 14, 19, 23, 24, 82, 89, 90, 91}) {
      assertTrue(Double.isNaN(value(tag, "80000000")), "item " + tag);
      assertTrue(Double.isFinite(value(tag, "80000001")), "item " + tag);
    }
    for (int tag : new int[] {6, 7, 26, 33}) {
      assertTrue(Double.isNaN(value(tag, "8000")), "item " + tag);
    }
    assertTrue(Double.isNaN(value(5, "71c200")));
    assertTrue(Double.isNaN(value(13, "")));
    assertTrue(Double.isNaN(value(104, "c80000")), "minus infinity of ST 1201");
    assertTrue(Double.isNaN(value(104, "7fffff")), "beyond the range");
  }

  private static double value(int tag, String hex) {
    KlvItems items = new KlvItems();
    byte[] set = new KlvBytes().put(tag, hex).unsealed();
    assertTrue(items.read(set, 19, set.length));
    assertTrue(items.has(tag));
    return items.value(tag);
  }

  @Test
  void aFlightHasTheTruthsSamplesFirstLastAndBounds() throws IOException {
    Track track = shared("media", "video/Truck.klv");
    assertEquals(711, track.size());
    assertEquals(711, track.count(Quality.GOOD));
    assertEquals(List.of(), track.notes());
    Sample first = track.sample(0);
    Sample last = track.sample(710);
    at(first, 41.0957400319612, -104.870215693894, "2012-09-19T20:50:26.484970Z");
    at(last, 41.0825525322382, -104.869893325898, "2012-09-19T20:52:54.296682Z");
    assertEquals(Duration.ZERO, first.offset());
    assertEquals(Duration.ofNanos(147_811_712_000L), last.offset());
    // half of 0.3 m
    Height height = first.fix().height();
    assertEquals(2933.03120469978, height.metres(), 0.15);
    assertEquals(Height.Datum.MEAN_SEA_LEVEL, height.datum());
    assertEquals(3.06523231860838, first.lens().horizontalFovDeg(), 1.4e-3);
    assertEquals(1.72213321126116, first.lens().verticalFovDeg(), 1.4e-3);
    Stated stated = first.stated();
    assertEquals(41.1068024258627, stated.frameCentre().latDeg(), 21e-9);
    assertEquals(-104.851006299654, stated.frameCentre().lonDeg(), 42e-9);
    assertEquals(1867.20378423743, stated.frameCentreHeights().get(0).metres(), 0.15);
    assertEquals(2291.89056025164, stated.slantRangeM(), 6e-4);
    assertEquals(4, stated.corners().size());
    double south = 90;
    double east = -180;
    for (int i = 0; i < track.size(); i++) {
      LatLon place = track.sample(i).fix().position();
      south = Math.min(south, place.latDeg());
      east = Math.max(east, place.lonDeg());
    }
    assertEquals(41.0825525322382, south, 1e-9);
    assertEquals(-104.834880859049, east, 1e-9);
  }

  private static void at(Sample sample, double lat, double lon, String at) {
    assertEquals(lat, sample.fix().position().latDeg(), 1e-9);
    assertEquals(lon, sample.fix().position().lonDeg(), 1e-9);
    assertEquals(Instant.parse(at), sample.at());
  }

  @Test
  void keysWithoutTheirFirstBytesAreFoundAndTheirChecksumsHold() throws IOException {
    Track day = shared("telemetry", "samples/klv/day.klv");
    assertEquals(6, day.count(Quality.GOOD));
    assertTrue(notes(day, "klv-resynchronised"));
    assertFalse(notes(day, "klv-checksum"));
    Track night = shared("telemetry", "samples/klv/night.klv");
    assertEquals(18, night.count(Quality.GOOD));
  }

  @Test
  void theExampleWithAWrongChecksumIsShownAndNotUsed() throws IOException {
    Track track = shared("media", "video/DynamicConstantMISMMSPacketData.bin");
    assertEquals(1, track.size());
    assertEquals(0, track.count(Quality.GOOD));
    Sample sample = track.sample(0);
    assertNull(sample.fix());
    assertEquals(60.1768229669783, sample.written().latDeg(), 21e-9);
    assertEquals(128.426759042045, sample.written().lonDeg(), 42e-9);
    assertEquals(Instant.parse("2009-01-12T22:08:22Z"), sample.at());
    assertTrue(notes(track, "klv-checksum"));
    Track right = shared("telemetry", "samples/klv/DynamicOnlyMISMMSPacketData.bin");
    assertEquals(1, right.count(Quality.GOOD));
  }

  @Test
  void movingTargetsAloneHaveNoTrack() throws IOException {
    Path file = Shared.folder("media").resolve("video/0903.bin");
    assertEquals(List.of(), new KlvReader().read(file));
  }

  @Test
  void aDamagedSetAmongGoodOnesIsDroppedAndCounted() throws IOException {
    byte[] damaged = set(1);
    damaged[40] ^= 4;
    Track track = read(set(0), damaged, set(2));
    assertEquals(2, track.size());
    assertEquals(2, track.count(Quality.GOOD));
    assertTrue(track.notes().get(0).message().startsWith("1 packet was damaged"));
  }

  @Test
  void aLengthThatSwallowsTheNextSetsLosesOnlyItsOwn() throws IOException {
    byte[] damaged = set(1);
    damaged[17] = 0x7f; // now 32,000 bytes and more
    Track track = read(set(0), damaged, set(2), set(3), set(4));
    assertEquals(4, track.count(Quality.GOOD));
  }

  @Test
  void setsWithoutAChecksumAreBelievedOnlyAmongTheirLike() throws IOException {
    byte[] bare = KlvBytes.at(NOON).place(47, 8).unsealed();
    Track alone = read(bare);
    assertEquals(1, alone.count(Quality.GOOD));
    assertTrue(notes(alone, "klv-no-checksum"));
    Track mixed = read(bare, set(1), set(2));
    assertEquals(2, mixed.size());
    assertTrue(notes(mixed, "klv-no-checksum"));
  }

  @Test
  void aCameraOnALevelPlatformHasTheSumOfTheAngles() throws IOException {
    Sample sample = read(set(0)).sample(0);
    // 0x4000 of 0xffff of 360° is 90.0014°
    assertEquals(90.0014, sample.pose().yaw().deg(), 1e-4);
    assertEquals(-30, sample.pose().pitch().deg(), 1e-6);
    assertEquals(0, sample.pose().roll().deg(), 1e-6);
    assertEquals(1, sample.pose().yaw().sigmaDeg());
  }

  @Test
  void anglesLeftOutHoldForThreeSecondsWithAGrowingError() throws IOException {
    byte[] second = KlvBytes.at(NOON + 2_000_000).place(47, 8).sealed();
    byte[] third = KlvBytes.at(NOON + 4_000_000).place(47, 8).sealed();
    Track track = read(set(0), second, third);
    Sample held = track.sample(1);
    assertEquals(-30, held.pose().pitch().deg(), 1e-6);
    // two seconds of a standard-rate turn beside the half degree of a stated pitch
    assertEquals(Math.hypot(0.5, 6), held.pose().pitch().sigmaDeg(), 1e-6);
    assertNotNull(held.lens());
    assertNull(track.sample(2).pose());
    assertTrue(notes(track, "klv-held"));
  }

  @Test
  void betweenTwoSetsTheNearerSaysWhatIsInTheMiddle() throws IOException {
    byte[][] sets = new byte[2][];
    for (int i = 0; i < 2; i++) {
      sets[i] =
          KlvBytes.at(NOON + i * 200_000L)
              .place(47, 8)
              .angles()
              .degrees(23, 47.01 + i, 90)
              .degrees(24, 8, 180)
              .sealed();
    }
    Track track = read(sets);
    assertEquals(47.01, track.at(Duration.ofMillis(50)).stated().frameCentre().latDeg(), 21e-9);
    assertEquals(48.01, track.at(Duration.ofMillis(150)).stated().frameCentre().latDeg(), 21e-9);
  }

  @Test
  void aValueSaidToBeAbsentIsNotHeld() throws IOException {
    byte[] second = KlvBytes.at(NOON + 200_000).place(47, 8).put(19, "80000000").sealed();
    assertNull(read(set(0), second).sample(1).pose());
  }

  @Test
  void anUnknownAttitudeOfThePlatformWidensTheError() throws IOException {
    byte[] set =
        KlvBytes.at(NOON)
            .place(47, 8)
            .put(5, "4000")
            .put(18, "00000000")
            .degrees(19, -60, 180)
            .put(20, "00000000")
            .sealed();
    Sample sample = read(set).sample(0);
    // ten degrees of bank, which turn a camera at 60° down by twenty
    assertEquals(Math.hypot(1, 20), sample.pose().yaw().sigmaDeg(), 1e-3);
    assertEquals(Math.hypot(0.5, 10), sample.pose().pitch().sigmaDeg(), 1e-9);
  }

  @Test
  void aSetWithoutAPositionIsNoSampleAndOneThatSaysThereIsNoneHasNoFix() throws IOException {
    byte[] without = KlvBytes.at(NOON).angles().sealed();
    byte[] none = KlvBytes.at(NOON + 1000).put(13, "80000000").put(14, "80000000").sealed();
    Track track = read(without, none, set(1));
    assertEquals(2, track.size());
    assertEquals(Quality.NO_FIX, track.quality(0));
    assertEquals(List.of(), tracks(without));
  }

  @Test
  void theFullerItemsArePreferred() throws IOException {
    byte[] set =
        KlvBytes.at(NOON)
            .place(47, 8)
            .angles()
            .degrees(90, 0, 90)
            .degrees(91, 60, 90)
            .put(75, "4000")
            .put(104, "2f921e")
            .sealed();
    Sample sample = read(set).sample(0);
    // a camera 30° down ahead, rolled by 60° with the platform: sin(pitch) = −sin 30° · cos 60°
    double pitch = -Math.toDegrees(Math.asin(0.5 * 0.5));
    assertEquals(pitch, sample.pose().pitch().deg(), 1e-6);
    assertEquals(23456.24, sample.fix().height().metres(), 1 / 128.0);
    assertEquals(Height.Datum.ELLIPSOID, sample.fix().height().datum());
  }

  @Test
  void leapSecondsTurnThePacketsTimeIntoUtc() throws IOException {
    Track track = read(KlvBytes.at(NOON).place(47, 8).put(136, "ee").sealed());
    assertEquals(Instant.ofEpochSecond(NOON / 1_000_000 - 18), track.sample(0).at());
  }

  @Test
  void aClockThatJumpsBackGoesOnAfterAGap() throws IOException {
    byte[] earlier = KlvBytes.at(NOON - 60_000_000).place(47, 8).sealed();
    Track track = read(set(0), set(1), earlier);
    assertEquals(3, track.size());
    assertEquals(Duration.ofMillis(4200), track.offset(2));
    assertNull(track.at(Duration.ofMillis(2000)));
    assertTrue(notes(track, "klv-clock-jump"));
  }

  @Test
  void aStreamsSamplesLieOnThePicturesClock() throws IOException {
    byte[] two = KlvBytes.join(set(0), set(1));
    List<Track> tracks = new KlvReader().read(STREAM, new Pieces(two, two.length, 7_000_000_000L));
    Track track = tracks.get(0);
    assertEquals(Duration.ofSeconds(7), track.offset(0));
    assertEquals(Duration.ofMillis(7200), track.offset(1));
  }

  @Test
  void setsCutByPacketsAreJoined() throws IOException {
    byte[] all = KlvBytes.join(set(0), set(1), set(2));
    for (int size : new int[] {1, 7, 100}) {
      List<Track> tracks = new KlvReader().read(STREAM, new Pieces(all, size, 0));
      assertEquals(3, tracks.get(0).count(Quality.GOOD), "pieces of " + size);
    }
  }

  @Test
  void aFileCutAnywhereHasTheSetsThatAreWhole() throws IOException {
    byte[] all = KlvBytes.join(set(0), set(1), set(2));
    int one = set(0).length;
    for (int cut = 0; cut <= all.length; cut++) {
      List<Track> tracks = tracks(Arrays.copyOf(all, cut));
      int whole = cut / one;
      assertEquals(whole, tracks.isEmpty() ? 0 : tracks.get(0).count(Quality.GOOD), "cut " + cut);
    }
  }

  @Test
  void oneFlippedBitNeverMakesAPosition() throws IOException {
    byte[] all = KlvBytes.join(set(0), set(1), set(2));
    List<LatLon> real = places(read(all));
    for (int bit = 0; bit < 8 * all.length; bit++) {
      byte[] flipped = all.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Track track = read(flipped);
      assertTrue(track.count(Quality.GOOD) >= 2, "bit " + bit);
      assertTrue(real.containsAll(places(track)), "bit " + bit);
    }
  }

  private static List<LatLon> places(Track track) {
    List<LatLon> places = new ArrayList<>();
    for (int i = 0; i < track.size(); i++) {
      if (track.quality(i) == Quality.GOOD) {
        places.add(track.sample(i).fix().position());
      }
    }
    return places;
  }

  @Test
  void nothingButKeysThatClaimAMegabyteComesToAnEnd() throws IOException {
    byte[] claim =
        KlvBytes.join(KlvScanner.KEY, HexFormat.of().parseHex("83010000" + "0383010000"));
    byte[] all = new byte[claim.length * 20_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = claim[i % claim.length];
    }
    assertEquals(List.of(), tracks(all));
    assertEquals(1, tracks(KlvBytes.join(all, set(0))).get(0).count(Quality.GOOD));
  }

  /** Bytes as packets of one size, all beginning at one time. */
  private static final class Pieces implements Packets {
    private final byte[] bytes;
    private final int size;
    private final long startNs;
    private int at;

    Pieces(byte[] bytes, int size, long startNs) {
      this.bytes = bytes;
      this.size = size;
      this.startNs = startNs;
      this.at = -size;
    }

    @Override
    public boolean next() {
      at += size;
      return at < bytes.length;
    }

    @Override
    public long startNs() {
      return startNs;
    }

    @Override
    public long lengthNs() {
      return 0;
    }

    @Override
    public ByteBuffer bytes() {
      return ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at)).slice();
    }

    @Override
    public void close() {}
  }
}
