package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.sightline.containers.MadeMovie.ascii;
import static org.sightline.containers.MadeMovie.box;
import static org.sightline.containers.MadeMovie.bytes;
import static org.sightline.containers.MadeMovie.join;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.containers.MadeMatroska;
import org.sightline.containers.MadeMovie;
import org.sightline.formats.Probe;
import org.sightline.geo.LatLon;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.telemetry.TelemetryReaders;

/**
 * Small recordings of every kind, cut off at every byte and with bits turned over: a note, a
 * refusal or a track, never another exception, never a hang, and no good sample at 0, 0.
 */
final class StreamFuzzTest {
  private static final double LAT = 47.1234567;
  private static final double LON = -8.7654321;
  private static final int FLIPS = 500;

  @TempDir private Path folder;

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("gpmd", twice("gpmd", "meta", gpmf()));
    files.put("gpmf", join(gpmf(), gpmf()));
    files.put("djmd", twice("djmd", "meta", djmd("dvtm_wm265e.proto")));
    files.put("djmd-unknown", twice("djmd", "meta", djmd("dvtm_new.proto")));
    files.put("camm", twice("camm", "camm", camm()));
    files.put("rtmd", twice("rtmd", "meta", rtmd()));
    files.put("mebx", mebx());
    files.put("tx3g", twice("tx3g", "sbtl", subtitle()));
    files.put("klv", transport());
    files.put(
        "mkv", MadeMatroska.recording("S_TEXT/UTF8", words().getBytes(StandardCharsets.UTF_8)));
    files.put("mdpm", MdpmReaderTest.recording('A'));
    return files;
  }

  private static byte[] twice(String format, String handler, byte[] packet) {
    return new MadeMovie(format, handler)
        .packet(packet)
        .packet(packet)
        .place("+47.1234-008.7654/")
        .dataEdits(2000, 0)
        .bytes();
  }

  /** Key, type, size and count, then the content with its padding. */
  private static byte[] item(String key, int type, int size, byte[] content) {
    byte[] padding = new byte[-content.length & 3];
    return join(
        ascii(key),
        bytes(1, type),
        bytes(1, size),
        bytes(2, content.length / size),
        content,
        padding);
  }

  private static byte[] gpmf() {
    byte[] scale =
        join(
            bytes(4, 10_000_000),
            bytes(4, 10_000_000),
            bytes(4, 1000),
            bytes(4, 1000),
            bytes(4, 100));
    byte[] row =
        join(
            bytes(4, Math.round(LAT * 1e7)),
            bytes(4, Math.round(LON * 1e7)),
            bytes(4, 500_000),
            bytes(4, 0),
            bytes(4, 0));
    byte[] stream =
        join(
            item("GPSF", 'L', 4, bytes(4, 3)),
            item("GPSU", 'U', 16, ascii("240517165320.000")),
            item("GPSP", 'S', 2, bytes(2, 150)),
            item("SCAL", 'l', 4, scale),
            item("GPS5", 'l', 20, join(row, row)));
    return item("DEVC", 0, 1, join(item("DVID", 'L', 4, bytes(4, 1)), item("STRM", 0, 1, stream)));
  }

  private static byte[] proto(int field, byte[] message) {
    return join(bytes(1, field << 3 | 2), bytes(1, message.length), message);
  }

  private static byte[] fixed64(int field, double value) {
    byte[] bits = bytes(8, Long.reverseBytes(Double.doubleToLongBits(value)));
    return join(bytes(1, field << 3 | 1), bits);
  }

  private static byte[] djmd(String schema) {
    byte[] place =
        join(bytes(2, 0x0801), fixed64(2, LAT), fixed64(3, LON)); // field 1 is 1: degrees
    byte[] position = join(proto(1, place), bytes(2, 0x1064));
    byte[] gimbal = join(bytes(2, 0x080a), bytes(2, 0x1814));
    byte[] frame =
        join(proto(1, bytes(2, 0x0801)), proto(3, proto(4, position)), proto(4, proto(3, gimbal)));
    return join(proto(1, proto(1, proto(1, ascii(schema)))), proto(3, frame));
  }

  private static byte[] camm() {
    ByteBuffer fix = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
    fix.putShort((short) 0).putShort((short) 6).putDouble(1_400_000_000).putInt(3);
    fix.putDouble(LAT).putDouble(LON).putFloat(500).putFloat(3).putFloat(4);
    return fix.array();
  }

  private static byte[] rational(long... numbers) {
    byte[] all = new byte[0];
    for (long number : numbers) {
      all = join(all, bytes(4, number), bytes(4, 1_000_000));
    }
    return all;
  }

  private static byte[] tagged(int tag, byte[] value) {
    return join(bytes(2, tag), bytes(2, value.length), value);
  }

  private static byte[] rtmd() {
    byte[] items =
        join(
            tagged(0x8501, ascii("N\0")),
            tagged(0x8502, rational(Math.round(LAT * 1e6), 0, 0)),
            tagged(0x8503, ascii("W\0")),
            tagged(0x8504, rational(Math.round(-LON * 1e6), 0, 0)),
            tagged(0x8507, rational(12_000_000, 34_000_000, 56_000_000)),
            tagged(0x8509, ascii("A\0")),
            tagged(0x851d, ascii("2026:01:02")));
    byte[] key = join(bytes(8, 0x060e2b3402530101L), bytes(8, 0x0c0201017f010000L));
    return join(bytes(2, 0x1c), new byte[26], key, tagged(0x8300, items));
  }

  private static byte[] mebx() {
    byte[] name = ascii("mdtacom.apple.quicktime.location.ISO6709");
    byte[] key = box("\0\0\0\1", box("keyd", name), box("dtyp", bytes(4, 0), bytes(4, 1)));
    byte[] entry = join(new byte[6], bytes(2, 1), box("keys", key));
    byte[] packet = box("\0\0\0\1", ascii("+47.123457-008.765432+500/"));
    return new MadeMovie("mebx", "meta").description(entry).packet(packet).packet(packet).bytes();
  }

  private static byte[] subtitle() {
    byte[] utf = words().getBytes(StandardCharsets.UTF_8);
    return join(bytes(2, utf.length), utf);
  }

  private static String words() {
    return "[latitude: 47.123457] [longitude: -8.765432] [rel_alt: 10.0 abs_alt: 500.0]";
  }

  private static byte[] packet(int pid, byte[] payload) {
    byte[] stuffing = new byte[184 - payload.length - 2];
    Arrays.fill(stuffing, (byte) 0xff);
    byte[] field = join(bytes(1, stuffing.length + 1), bytes(1, 0), stuffing);
    return join(bytes(1, 0x47), bytes(2, 0x4000 | pid), bytes(1, 0x30), field, payload);
  }

  private static byte[] transport() {
    byte[] programmes =
        join(
            bytes(1, 0),
            bytes(3, 0x00b00dL),
            bytes(5, 0x0001c10000L),
            bytes(4, 0x0001e010L),
            new byte[4]);
    byte[] klv = join(bytes(2, 0x0504), ascii("KLVA"));
    byte[] map =
        join(
            bytes(1, 0),
            bytes(3, 0x02b018L),
            bytes(5, 0x0001c10000L),
            bytes(4, 0xe020f000L),
            bytes(5, 0x06e020f006L),
            klv,
            new byte[4]);
    byte[] set = KlvBytes.at(1_715_964_800_000_000L).place(LAT, LON).sealed();
    byte[] time = bytes(5, 0x2100010001L);
    byte[] pes = join(bytes(4, 0x1bdL), bytes(2, set.length + 8), bytes(3, 0x808005L), time, set);
    return join(packet(0, programmes), packet(0x10, map), packet(0x20, pes), packet(0x20, pes));
  }

  private Tracks read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("a"), bytes);
    try {
      MediaItem item = new Probe().open(Input.of(file));
      if (item instanceof MediaItem.Video video) {
        TelemetryReaders.read(video);
        return TrackReaders.read(video);
      }
      return item instanceof MediaItem.TrackFile track ? TrackReaders.read(track) : Tracks.NONE;
    } catch (InputException e) {
      return Tracks.NONE; // refused with a reason is one of the right answers
    }
  }

  private void sound(byte[] bytes) throws IOException {
    for (Track track : read(bytes).all()) {
      for (int i = 0; i < track.size(); i++) {
        boolean good = track.quality(i) == Quality.GOOD;
        assertFalse(good && new LatLon(0, 0).equals(track.sample(i).written()));
      }
    }
  }

  @Test
  void eachOfThemIsReadWhole() throws Exception {
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      Track track = read(file.getValue()).best();
      assertNotNull(track, file.getKey());
      assertEquals(track.size(), track.count(Quality.GOOD), file.getKey());
      Sample sample = track.sample(track.size() - 1);
      // a fraction of sixteen bits is good to a hundredth of a second of arc
      double step = file.getKey().equals("mdpm") ? 2e-6 : 1e-6;
      assertEquals(LAT, sample.fix().position().latDeg(), step, file.getKey());
      assertEquals(LON, sample.fix().position().lonDeg(), step, file.getKey());
      assertEquals(!file.getKey().equals("djmd-unknown"), track.origin().verified());
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpmd",
        "gpmf",
        "djmd",
        "djmd-unknown",
        "camm",
        "rtmd",
        "mebx",
        "tx3g",
        "klv",
        "mkv"
      })
  void cutOffOrFlippedTheyGiveNoOtherException(String name) {
    byte[] whole = files().get(name);
    Random random = new Random(name.hashCode());
    assertTimeoutPreemptively(
        Duration.ofMinutes(3),
        () -> {
          for (int length = 0; length < whole.length; length++) {
            sound(Arrays.copyOf(whole, length));
          }
          for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = whole.clone();
            for (int k = 0; k <= random.nextInt(4); k++) {
              flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            }
            sound(flipped);
          }
        });
  }
}
